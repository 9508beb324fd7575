package app

import (
	"fmt"
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/report"
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
			asks = append(asks, goneAsk("Something that a signed report rested on no longer stands. ", c.URL("no-longer-stands")))
			break
		}
	}
	return asks, nil
}

// asksOfToday is the same over all of a person's cases, live cases and nearest hearings first; for a head of practice, what was referred.
func (f *features) asksOfToday(v *web.Visit) ([]templ.Component, error) {
	waiting, err := answersOf(v)
	if err != nil {
		return nil, err
	}
	streams := make([]ledger.StreamID, len(waiting))
	for i, w := range waiting {
		streams[i] = w.Case
	}
	allowed, err := v.Allowed(access.CaseReader, streams...)
	if err != nil {
		return nil, err
	}
	var asks []templ.Component
	for _, w := range waiting {
		if !allowed[w.Case] {
			continue
		}
		words := fmt.Sprintf("%s: something that a signed report rested on no longer stands. ", w.Title)
		if w.Answer == report.Referred {
			words += "The case is closed, and it was referred to you. "
		}
		asks = append(asks, goneAsk(words, "/case/"+string(w.Case)+"/no-longer-stands"))
	}
	return asks, nil
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

// answersOf are the causes that wait for this person's answer, each case decided.
func answersOf(v *web.Visit) ([]report.ToAnswer, error) {
	rows, err := report.ListToAnswer(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return nil, err
	}
	streams := make([]ledger.StreamID, len(rows))
	for i, r := range rows {
		streams[i] = r.Case
	}
	may := map[bool]map[ledger.StreamID]bool{}
	for _, referred := range []bool{false, true} {
		if may[referred], err = v.Allowed(whoAnswers(referred), streams...); err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(rows, func(r report.ToAnswer) bool { return !may[r.Answer == report.Referred][r.Case] }), nil
}
