package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// addDutyPage asks for something to be done that no rule and no order made: a promise, or somebody’s own plan.
type addDutyPage struct{ formPage }

func (p addDutyPage) Title() string         { return "Add something to be done" }
func (p addDutyPage) Body() templ.Component { return addDutyBody(p) }

func (p Pages) addDutyPage(c *web.Case) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page { return addDutyPage{p.formPage(c, form)} }
}

func (p Pages) showAddDuty(c *web.Case) (web.Page, error) { return fresh(c, p.addDutyPage(c)) }

func (p Pages) addDuty(c *web.Case) (web.Page, error) {
	return send(c, p.addDutyPage(c), func(f *web.Form) act {
		body := casework.DutyBody{
			What: f.Text("what"), To: f.Text("to"), Owner: casework.Owner(f.Text("owner")), Children: p.seen(c).inCaseAll(f.Entries("children")),
			Because: casework.Because{Made: casework.Made(f.Text("made")), Words: f.Text("because")},
			Due:     casework.Due{On: f.Date("on", "The day"), At: f.Time("at", "The time")},
		}
		if body.Because.Made == "" {
			body.Because.Made = casework.ByHand
		}
		return func(s *casework.State) (ledger.Change, error) { return casework.OpenDuty(s, c.By(), f.ID, body) }
	}, c.URL("court"))
}

var madeBy = []govuk.Option{
	{Value: string(casework.ByPromise), Label: "A promise to a child or another person"},
	{Value: string(casework.ByEvent), Label: "Something that happened"},
	{Value: string(casework.ByHand), Label: "My own plan"},
}

var owners = []govuk.Option{{Value: string(casework.OfWorker), Label: "The worker"}, {Value: string(casework.OfManager), Label: "The manager"}}
