package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// addHearingPage asks for a hearing that somebody told us of.
type addHearingPage struct{ formPage }

func (p addHearingPage) Title() string         { return "Add a hearing" }
func (p addHearingPage) Body() templ.Component { return addHearingBody(p) }

func (p Pages) addHearingPage(c *web.Case) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page { return addHearingPage{p.formPage(c, form)} }
}

func (p Pages) showAddHearing(c *web.Case) (web.Page, error) { return fresh(c, p.addHearingPage(c)) }

func (p Pages) addHearing(c *web.Case) (web.Page, error) {
	return send(c, p.addHearingPage(c), func(f *web.Form) act {
		body := casework.ListedBody{
			Type: f.Text("type"), Starts: momentIn(f, "starts"), Venue: f.Text("venue"), Attendance: f.Text("attendance"),
			Before: f.Text("before"), ToldBy: f.Text("toldBy"),
		}
		return func(s *casework.State) (ledger.Change, error) { return casework.List(s, p.Pack, c.By(), f.ID, body) }
	}, c.URL("court"))
}

// momentIn is the day and time of a form; a day without a time, and nothing without a day.
func momentIn(f *web.Form, name string) string {
	day, time := f.Date(name, "The day"), f.Time(name+"-at", "The time")
	if day.IsZero() {
		return ""
	}
	return casework.Moment(day, time)
}

// hearingTypes are those of the pack for the case’s law.
func (s seen) hearingTypes() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Choose one"}}
	for _, t := range s.Pack.Court.HearingTypes {
		if t.Law == s.State.Law {
			all = append(all, govuk.Option{Value: t.Name, Label: t.Name})
		}
	}
	return all
}

var attendances = []govuk.Option{
	{Value: "", Label: notKnown}, {Value: "In person", Label: "In person"}, {Value: "By video", Label: "By video"},
	{Value: "By telephone", Label: "By telephone"}, {Value: "Some in person, some by video", Label: "Some in person, some by video"},
}
