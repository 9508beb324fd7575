package court

import (
	"strings"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/report"
)

// OtherwiseForm says that a signed report reached the court without its system: by e-mail, by post, in the court room.
type OtherwiseForm struct {
	Signed ledger.Ref
	On     calendar.Date // in London
	How    string        // "by e-mail to the court office"
	Today  calendar.Date // in London
}

// FiledOtherwise records that a person filed a report another way. A report that the court has or may have by its system is refused.
func FiledOtherwise(h *ledger.History, by ledger.Author, id ledger.EntryID, form OtherwiseForm) (ledger.Change, error) {
	r, ok := report.Of(h).SignedReport(form.Signed)
	if !ok {
		return ledger.Change{}, fault.Refuse("Only a signed report can be filed.", nil)
	}
	for _, before := range Of(h).FilingsOf(form.Signed) {
		if before.mayBeThere() {
			return ledger.Change{}, fault.Refuse(already[before.State], nil)
		}
	}
	var ps fault.Fields
	ps.Need(!form.On.IsZero(), "on", "Enter the day on which it was filed")
	ps.Need(form.On.IsZero() || !form.On.Before(r.Signed.On), "on", "The day must not be before the report was signed")
	ps.Need(!form.On.After(form.Today), "on", "The day must not be after today")
	ps.Need(strings.TrimSpace(form.How) != "", "how", "Say how it was filed")
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	w := &filed{h: h, by: by}
	body := report.FiledBody{Signed: form.Signed, To: "the court", How: form.How}
	w.take(report.MarkFiled(report.Of(h), by, id, ledger.OnDay(form.On.String()), body))
	w.met(r, ledger.Ref{Stream: h.Stream, Entry: id}, casework.DutyDoneBody{On: form.On, How: "Filed with the court, " + form.How + "."})
	return w.change, w.err
}
