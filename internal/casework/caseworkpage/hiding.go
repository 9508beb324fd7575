package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// undecided is the answer of somebody who cannot say yet from whom a detail is hidden: until then it is hidden from everyone.
const undecided = "undecided"

// hidingIn is from whom a form says that a detail is hidden. No answer hides it.
func (s seen) hidingIn(f *web.Form) casework.Hiding {
	h := casework.Hiding{From: casework.HiddenFrom(f.Text("hiding"))}
	if h.From == undecided {
		h.From = casework.Undecided
	}
	if h.From == casework.FromSome {
		h.People = s.inCaseAll(f.Entries("hiddenFrom"))
	}
	return h
}

// others are the adults of the case besides the person a detail is about.
func (p formPage) others(who *casework.Person) []govuk.Option {
	var all []govuk.Option
	for _, adult := range p.State.Adults() {
		if adult != who {
			all = append(all, govuk.Option{Value: string(adult.Ref.Entry), Label: adult.Name()})
		}
	}
	return all
}

// hidingPage asks from whom a detail is hidden: one on the closed side, or one in the open that turns out to be confidential.
type hidingPage struct {
	formPage
	who *casework.Person
	d   *casework.Detail
}

func (p hidingPage) Title() string         { return "From whom it is hidden" }
func (p hidingPage) Body() templ.Component { return hidingBody(p) }

func (p Pages) hidingPage(c *web.Case, who *casework.Person, d *casework.Detail) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page { return hidingPage{p.formPage(c, form), who, d} }
}

func (p Pages) showHiding(c *web.Case) (web.Page, error) {
	who, d, err := p.detailIn(c)
	if err != nil {
		return nil, err
	}
	return fresh(c, p.hidingPage(c, who, d))
}

func (p Pages) decideHiding(c *web.Case) (web.Page, error) {
	who, d, err := p.detailIn(c)
	if err != nil {
		return nil, err
	}
	seen := p.seen(c)
	return sendTo(c, []ledger.StreamID{seen.State.Side}, p.hidingPage(c, who, d), func(f *web.Form) act {
		hiding, why := seen.hidingIn(f), f.Text("why")
		return func(s *casework.State) (ledger.Change, error) {
			if d.Confidential() {
				return casework.DecideHiding(s, c.By(), f.ID, casework.HidingDecidedBody{Fact: d.Ref, Hiding: hiding, Why: why})
			}
			return casework.Conceal(s, c.By(), f.ID, casework.ConcealForm{Detail: d.Ref, Hiding: hiding, Why: why})
		}
	}, c.URL("people"))
}
