package wellbeingpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/web"
	"candour/internal/wellbeing"
)

// Today is what of assessments waits for somebody: an answer of theirs, a review that is due, a worker who asks for them. It says nothing of any of them.
func (p Pages) Today(v *web.Visit) ([]templ.Component, error) {
	agrees, err := tiedTo(v, access.Agrees, access.Assessor)
	if err != nil {
		return nil, err
	}
	var all []templ.Component
	for _, who := range agrees {
		h, err := v.Ledger().Read(v.Context(), wellbeing.Stream(who.ID))
		if err != nil {
			return nil, err
		}
		if words := waits(wellbeing.Of(h).Now(), calendar.DateInLondon(v.Now)); words != "" {
			all = append(all, ask(who.Name+": "+words+" ", workerURL(who.ID)))
		}
	}
	return all, nil
}

// waits is what of an assessment waits for the manager; "" for nothing.
func waits(now *wellbeing.Assessment, today calendar.Date) string {
	switch {
	case now == nil:
		return ""
	case now.Answer == nil:
		return "an individual risk assessment waits for your word."
	case now.Agreed() && now.ReviewBy().Before(today):
		return "an individual risk assessment is due to be looked at again."
	default:
		return ""
	}
}

func dayOf(e ledger.Entry) calendar.Date { return calendar.DateInLondon(e.Recorded) }
