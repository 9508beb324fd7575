package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// joinPage asks which two people of the case are one.
type joinPage struct{ formPage }

func (p joinPage) Title() string         { return "Two people are one" }
func (p joinPage) Body() templ.Component { return joinBody(p) }

func (p Pages) joinPage(c *web.Case) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page { return joinPage{p.formPage(c, form)} }
}

func (p Pages) showJoin(c *web.Case) (web.Page, error) { return fresh(c, p.joinPage(c)) }

func (p Pages) join(c *web.Case) (web.Page, error) {
	return send(c, p.joinPage(c), func(f *web.Form) act {
		s := p.seen(c)
		body := casework.JoinBody{Kept: s.inCase(f.Entry("kept")), Same: s.inCase(f.Entry("same")), Why: f.Text("why")}
		return func(s *casework.State) (ledger.Change, error) {
			if body.Kept.IsZero() || body.Same.IsZero() {
				return ledger.Change{}, fault.Fields{{Name: "same", Sentence: "Choose both people"}}
			}
			return casework.Join(s, c.By(), f.ID, body)
		}
	}, c.URL("people"))
}

func (p joinPage) people() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Choose one"}}
	for _, who := range p.State.People() {
		all = append(all, govuk.Option{Value: string(who.Ref.Entry), Label: p.aged(who)})
	}
	return all
}
