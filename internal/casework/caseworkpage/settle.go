package caseworkpage

import (
	"net/http"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// settlePage asks which of two versions is right, the court’s or ours.
type settlePage struct {
	formPage
	fact *casework.Fact
	back string
}

func (p settlePage) Title() string         { return "Which is right?" }
func (p settlePage) Body() templ.Component { return settleBody(p) }

// nobody stands in an address for no child.
const nobody = "-"

func settleURL(c *web.Case, f *casework.Fact) string {
	to := nobody
	if !f.To.IsZero() {
		to = string(f.To.Entry)
	}
	return c.URL("settle", string(f.Of.Entry), to, string(f.Field))
}

// toSettle is the fact that the address names, on which the court and we differ, or the court contradicts itself.
func (p Pages) toSettle(c *web.Case) (*casework.Fact, error) {
	s := p.seen(c)
	of, err := c.Entry("of")
	if err != nil {
		return nil, err
	}
	to := ledger.EntryID("")
	if c.Request.PathValue("to") != nobody {
		if to, err = c.Entry("to"); err != nil {
			return nil, err
		}
	}
	f := s.State.FactOf(s.inCase(of), s.inCase(to), casework.Field(c.Request.PathValue("field")))
	if !f.Differs() && !f.Contradictory() && c.Request.Method != http.MethodPost {
		return nil, fault.Absent(nil)
	}
	return f, nil
}

func (p Pages) settlePage(c *web.Case, f *casework.Fact) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page { return settlePage{p.formPage(c, form), f, settledAt(c, f)} }
}

// settledAt is the page on which a fact stands.
func settledAt(c *web.Case, f *casework.Fact) string {
	if who, ok := casework.Of(c.History).Person(f.Of); ok {
		return personURL(c, who)
	}
	return c.URL("court")
}

func (p Pages) showSettle(c *web.Case) (web.Page, error) {
	f, err := p.toSettle(c)
	if err != nil {
		return nil, err
	}
	return fresh(c, p.settlePage(c, f))
}

func (p Pages) settle(c *web.Case) (web.Page, error) {
	fact, err := p.toSettle(c)
	if err != nil {
		return nil, err
	}
	return send(c, p.settlePage(c, fact), func(f *web.Form) act {
		form := casework.SettleForm{Of: fact.Of, To: fact.To, Field: fact.Field, Keep: casework.Keep(f.Text("keep")), Why: f.Text("why")}
		if form.Keep != "" && form.Keep != casework.KeepOurs && form.Keep != casework.KeepCourts {
			form.Keep, form.Courts = casework.KeepCourts, f.Entry("keep")
		}
		return func(s *casework.State) (ledger.Change, error) { return casework.Settle(s, c.By(), f.ID, form) }
	}, settledAt(c, fact))
}

// versions are what we recorded, where we did, and what the court gives: each of several values under its entry.
func (p settlePage) versions() []govuk.Option {
	var all []govuk.Option
	if ours, weSay := p.fact.Ours(); weSay {
		all = append(all, govuk.Option{Value: string(casework.KeepOurs), Label: p.fact.Field.Show(p.Words, ours.Value), Hint: "As we recorded it"})
	}
	if !p.fact.Contradictory() {
		return append(all, govuk.Option{Value: string(casework.KeepCourts), Label: courts(p.Words, p.fact), Hint: "As the court gives it"})
	}
	for _, said := range p.fact.CourtNow() {
		all = append(all, govuk.Option{Value: string(said.Entry), Label: p.fact.Field.Show(p.Words, said.Value), Hint: "As the court gives it, beside another value for the same time"})
	}
	return all
}

// over is whom it is about.
func (p settlePage) over() string {
	if who, ok := p.State.Person(p.fact.Of); ok {
		return who.Name()
	}
	return ""
}
