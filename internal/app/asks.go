package app

import (
	"fmt"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/practice/practicepage"
	"candour/internal/report"
	"candour/internal/voice/voicepage"
	"candour/internal/web"
)

// asksOfCase is what in a case asks for an answer because something that a signed report rested on no longer stands.
func (f *features) asksOfCase(c *web.Case) ([]templ.Component, error) {
	causes, err := f.desk.Consequences(calendar.DateInLondon(c.Now), c.History)
	if err != nil {
		return nil, err
	}
	var asks []templ.Component
	for _, cause := range causes {
		if cause.Waits() && c.May(whoAnswers(cause.Referred())) {
			asks = append(asks, goneAsk(f.desk.Sentence(cause)+" ", c.URL("no-longer-stands", string(cause.Ref.Entry))))
		}
	}
	if !isWritten(c.History) {
		return asks, nil
	}
	drafts, err := f.draftsOnWithdrawn(c.Visit)
	for _, d := range drafts {
		if d.Case == c.Stream {
			asks = append(asks, f.draftAsk("", d))
		}
	}
	return asks, err
}

// isWritten reports whether a report is being written in a case. In most cases none is, and the record is asked nothing.
func isWritten(h *ledger.History) bool {
	return slices.ContainsFunc(report.Of(h).Reports(), func(r *report.Report) bool { return r.Signed == nil })
}

// reportsTold are the reports of a case of which a child is told.
func (f *features) reportsTold(c *web.Case) []voicepage.Report {
	var all []voicepage.Report
	for _, r := range report.Of(c.History).Reports() {
		t, _ := f.pack.ReportType(r.Type)
		name := t.Name + ", being written"
		if r.Signed != nil {
			name = t.Name + " of " + r.Signed.On.Plain()
		}
		all = append(all, voicepage.Report{Ref: r.Ref, Name: name})
	}
	return all
}

// draftsOnWithdrawn are the reports being written that rest on guidance or a tool which is no longer in force, in the cases that it is for this
// person to see to, each case decided.
func (f *features) draftsOnWithdrawn(v *web.Visit) ([]report.OnPiece, error) {
	rows, err := report.ListOnWithdrawn(v.Context(), v.DB(), v.Person, v.Now, calendar.DateInLondon(v.Now))
	if err != nil {
		return nil, err
	}
	return web.Theirs(v, access.CaseWorker, rows, caseOf)
}

func caseOf(r report.OnPiece) ledger.StreamID { return r.Case }

func (f *features) draftAsk(before string, d report.OnPiece) templ.Component {
	words := "guidance or a tool was withdrawn on which a report rests that is being written: " + f.called(d.Type) + ". "
	if before == "" {
		words = "Guidance" + words[len("guidance"):]
	}
	to := "/case/" + string(d.Case) + "/report/" + string(d.Report)
	return govuk.GoneAsk(before+words, govuk.Link{Text: "See what rests on it", Href: to})
}

// called is what a type of report is called in the middle of a sentence.
func (f *features) called(id string) string {
	t, _ := f.pack.ReportType(id)
	return t.Called()
}

// restOnGuidance are the reports that rest on guidance or tools in the cases that a person may see.
func (f *features) restOnGuidance(v *web.Visit) ([]practicepage.Resting, error) {
	rows, err := report.ListOnGuidance(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return nil, err
	}
	if rows, err = web.Theirs(v, access.CaseReader, rows, caseOf); err != nil {
		return nil, err
	}
	resting := make([]practicepage.Resting, len(rows))
	for i, r := range rows {
		resting[i] = practicepage.Resting{
			Piece: r.Piece, Case: r.Case, Report: r.Report, Lines: int(r.Lines), State: stateOf(r), Filed: r.Filed == 1,
			To: govuk.Link{Text: r.Title + ": " + f.called(r.Type), Href: "/case/" + string(r.Case) + "/report/" + string(r.Report)},
		}
	}
	decided, err := decisionsOnGuidance(v)
	return append(resting, decided...), err
}

// wouldFall is what would fall in a report if a piece of guidance or a tool that it rests on were found unsound.
func (f *features) wouldFall(v *web.Visit, piece ledger.Ref, in practicepage.Resting) (practicepage.Falling, error) {
	var falls practicepage.Falling
	if in.Decides {
		return practicepage.Falling{Direct: 1}, nil
	}
	h, err := v.Ledger().Read(v.Context(), in.Case)
	if err != nil {
		return falls, fmt.Errorf("read a case: %w", err)
	}
	r, ok := report.Of(h).Report(ledger.Ref{Stream: in.Case, Entry: in.Report})
	if !ok {
		return falls, nil
	}
	all, err := f.desk.WouldFall(v.Context(), v.Ledger(), h, r, calendar.DateInLondon(v.Now), piece)
	for _, x := range all {
		if x.Direct {
			falls.Direct++
		} else {
			falls.Further++
		}
	}
	return falls, err
}

// affectedBy are the cases that a person may see in which something rests on what a withdrawal ended, with what falls there.
func (f *features) affectedBy(v *web.Visit, withdrawn, withdrawal ledger.Ref) ([]practicepage.Affected, error) {
	rows, err := report.ListAffected(v.Context(), v.DB(), v.Person, v.Now, withdrawn, withdrawal)
	if err != nil {
		return nil, err
	}
	if rows, err = web.Theirs(v, access.CaseReader, rows, func(a report.Affected) ledger.StreamID { return a.Case }); err != nil {
		return nil, err
	}
	affected, at := make([]practicepage.Affected, len(rows)), map[ledger.StreamID]int{}
	for i, a := range rows {
		at[a.Case] = i
		affected[i] = practicepage.Affected{
			To: govuk.Link{Text: a.Title, Href: whereAnswered(a)}, Looked: a.Looked(), Waits: a.Waits > 0,
			Signed:  practicepage.Falling{Direct: int(a.Signed - a.SignedFurther), Further: int(a.SignedFurther)},
			Drafted: practicepage.Falling{Direct: int(a.Drafted - a.DraftFurther), Further: int(a.DraftFurther)},
		}
	}
	return withDecisions(v, withdrawn.Stream, at, affected)
}

// withDecisions adds what was decided, plans included: to the row of its case, or in a row of its own where no report of the case rests on the piece.
func withDecisions(v *web.Visit, piece ledger.StreamID, at map[ledger.StreamID]int, all []practicepage.Affected) ([]practicepage.Affected, error) {
	decided, err := decisionsOnGuidance(v)
	for _, d := range decided {
		if d.Piece != piece {
			continue
		}
		i, known := at[d.Case]
		if !known {
			i, at[d.Case] = len(all), len(all)
			all = append(all, practicepage.Affected{To: d.To, Looked: true})
		}
		if d.State == ahead {
			all[i].Ahead++
		} else {
			all[i].Done++
		}
	}
	return all, err
}

// whereAnswered is where somebody answers for what falls in a case; its reports where none of those that are signed is concerned.
func whereAnswered(a report.Affected) string {
	if a.Signed > 0 {
		return "/case/" + string(a.Case) + "/no-longer-stands"
	}
	return "/case/" + string(a.Case) + "/reports"
}

// stateOf is how far a report has come.
func stateOf(r report.OnPiece) string {
	switch {
	case r.Filed == 1:
		return "Filed"
	case r.Signed != "":
		return "Signed"
	default:
		return "Draft"
	}
}

// asksOfToday is the same over all of a person's cases, live cases and nearest hearings first, and no more than are read at once; for a head of practice,
// what was referred.
func (f *features) asksOfToday(v *web.Visit) ([]templ.Component, error) {
	waiting, more, err := answersOf(v)
	if err != nil {
		return nil, err
	}
	var asks []templ.Component
	for i, w := range waiting {
		words := w.Title + ": " + w.Sentence() + " " + whyYours(v, w)
		if more && i == len(waiting)-1 {
			words += "More wait behind this one, and come here as these are answered. "
		}
		asks = append(asks, goneAsk(words, strings.TrimSuffix("/case/"+string(w.Case)+"/no-longer-stands/"+string(w.Cause), "/")))
	}
	drafts, err := f.draftsOnWithdrawn(v)
	for _, d := range drafts {
		asks = append(asks, f.draftAsk(d.Title+": ", d))
	}
	return asks, err
}

// whyYours says why a question of a closed case is this person's.
func whyYours(v *web.Visit, w report.ToAnswer) string {
	switch {
	case w.Answer == report.Referred:
		return "The case is closed, and it was referred to you. "
	case !w.Live() && w.WorkerName != "" && w.WorkerName != v.Person.Name:
		return "The case is closed; it was " + w.WorkerName + "’s, and the team answers for it. "
	default:
		return ""
	}
}

func goneAsk(words, href string) templ.Component {
	return govuk.GoneAsk(words, govuk.Link{Text: "See what rested on it, and answer", Href: href})
}

// whoAnswers is the rule for who must answer: who works on the case, or the head of practice once it was referred to them.
func whoAnswers(referred bool) access.Rule {
	if referred {
		return access.ReferredTo
	}
	return access.CaseWorker
}

// mostAnswers are shown at once of what waits for a person’s answer. A head of practice is asked from every team: as these are answered, others come.
const mostAnswers = 20

// answersOf are the first causes that wait for this person's answer, each case decided, and whether there are more.
func answersOf(v *web.Visit) (theirs []report.ToAnswer, more bool, err error) {
	for after := 0; ; after += mostAnswers {
		rows, err := report.ListToAnswer(v.Context(), v.DB(), v.Person, v.Now, mostAnswers, after)
		if err != nil {
			return nil, false, err
		}
		some, err := answeredByThem(v, rows)
		if err != nil {
			return nil, false, err
		}
		theirs = append(theirs, some...)
		if len(theirs) > mostAnswers {
			return theirs[:mostAnswers], true, nil
		}
		if len(rows) < mostAnswers {
			return theirs, false, nil
		}
	}
}

// answeredByThem are those of some causes that it is for this person to answer.
func answeredByThem(v *web.Visit, rows []report.ToAnswer) ([]report.ToAnswer, error) {
	streams := make([]ledger.StreamID, len(rows))
	for i, r := range rows {
		streams[i] = r.Case
	}
	may := map[bool]map[ledger.StreamID]bool{}
	for _, referred := range []bool{false, true} {
		var err error
		if may[referred], err = v.Allowed(whoAnswers(referred), streams...); err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(rows, func(r report.ToAnswer) bool { return !may[r.Answer == report.Referred][r.Case] }), nil
}
