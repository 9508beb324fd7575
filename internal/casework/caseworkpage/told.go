package caseworkpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// toldPage asks for something that a court wants, as somebody was told before the order has come.
type toldPage struct{ formPage }

func (p toldPage) Title() string         { return "Told by the court" }
func (p toldPage) Body() templ.Component { return toldBody(p) }

func (p Pages) toldPage(c *web.Case) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page {
		page := toldPage{p.formPage(c, form)}
		form.SetDate("told", page.Today)
		return page
	}
}

func (p Pages) showTold(c *web.Case) (web.Page, error) { return fresh(c, p.toldPage(c)) }

func (p Pages) told(c *web.Case) (web.Page, error) {
	s := p.seen(c)
	return sendOpenly(c, p.toldPage(c), func(f *web.Form) act {
		form := casework.ToldForm{
			Ask: s.askIn(f, ""), Told: s.tellingIn(f), Questions: paragraphsOf(f.Text("questions")), Today: s.Today,
		}
		return func(s *casework.State) (ledger.Change, error) {
			return casework.TellDuty(s, p.Pack, c.By(), f.ID, form)
		}
	}, c.URL("court"), "what", "questions", "by")
}

// tellingIn is who told something how, when and at which hearing.
func (s seen) tellingIn(f *web.Form) casework.Telling {
	return casework.Telling{
		How: casework.Way(f.Text("how")), By: f.Text("by"), On: f.Date("told", "The day"), Hearing: s.inCase(f.Entry("hearing")),
	}
}

// askIn is one thing that a court asks for, in the fields whose names begin with a prefix.
func (s seen) askIn(f *web.Form, prefix string) casework.Ask {
	a := casework.Ask{
		Report: f.Text(prefix + "report"), What: f.Text(prefix + "what"), By: f.Date(prefix+"on", "The day"), At: f.Time(prefix+"at", "The time"),
		Paragraph: f.Text(prefix + "paragraph"),
	}
	if a.What == "" && a.Report != "" {
		a.What = capital(s.reportName(a.Report))
	}
	return a
}

var ways = []govuk.Option{
	{Value: string(casework.InCourt), Label: "In court"}, {Value: string(casework.ByEmail), Label: "By e-mail"},
	{Value: string(casework.ByTelephone), Label: "By telephone"},
}

// hearingOptions are the hearings at which something may have been said, the latest first.
func (s seen) hearingOptions() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "None, or not known"}}
	for _, h := range slices.Backward(s.State.Hearings()) {
		all = append(all, govuk.Option{Value: string(h.Ref.Entry), Label: s.hearingType(h) + ", " + s.hearingWhen(h)})
	}
	return all
}
