package app

import (
	"fmt"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/govuk"
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
		if cause.Waits() {
			asks = append(asks, goneAsk("Something that a signed report rested on no longer stands. ", c.URL("no-longer-stands")))
			break
		}
	}
	return asks, nil
}

// asksOfToday is the same over all of a person's cases, live cases and nearest hearings first.
func (f *features) asksOfToday(v *web.Visit) ([]templ.Component, error) {
	waiting, err := report.ListToAnswer(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return nil, err
	}
	var asks []templ.Component
	head := v.Person.Has(access.HeadOfPracticeIs)
	for _, w := range waiting {
		words := fmt.Sprintf("%s: something that a signed report rested on no longer stands. ", w.Title)
		if referred := w.Answer == report.Referred; referred && head {
			words += "The case is closed, and it was left to you. "
		} else if referred {
			continue
		}
		asks = append(asks, goneAsk(words, "/case/"+string(w.Case)+"/no-longer-stands"))
	}
	return asks, nil
}

func goneAsk(words, href string) templ.Component {
	return govuk.GoneAsk(words, govuk.Link{Text: "See what rested on it, and answer", Href: href})
}
