package caseworkpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// restrictPage restricts the case to named people, or names others than before.
type restrictPage struct{ formPage }

func (p restrictPage) Title() string         { return "Restrict the case to named people" }
func (p restrictPage) Body() templ.Component { return restrictBody(p) }

func (p Pages) restrictPage(c *web.Case) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page { return restrictPage{p.formPage(c, form)} }
}

// showRestrict proposes those who are named already or, of a case that is not restricted, its worker and whoever asks.
func (p Pages) showRestrict(c *web.Case) (web.Page, error) {
	form, err := c.Form()
	if err != nil {
		return nil, err
	}
	page := restrictPage{p.formPage(c, form)}
	form.Set("people", page.proposed()...)
	return page, nil
}

// restrict leads whoever did not name themselves back to their own cases.
func (p Pages) restrict(c *web.Case) (web.Page, error) {
	next := "/cases"
	return sendWhole(c, p.restrictPage(c), func(f *web.Form) wholeAct {
		body := casework.RestrictForm{Why: f.Text("why"), Leaves: f.Ticked("leaves")}
		for _, who := range p.namedBy(c, f) {
			body.People = append(body.People, casework.NamedPerson{Person: who.ID, Name: who.Name, Manages: who.Has(access.Manager)})
			if who.ID == c.Person.ID {
				next = c.URL("who-sees")
			}
		}
		return func(w casework.Whole) (ledger.Change, error) { return casework.Restrict(w, c.By(), f.ID, body) }
	}, func() string { return next })
}

// namedBy are the people whom a form names: ticked, or by their whole name. Whoever works here under no role that reads cases is not among them.
func (p Pages) namedBy(c *web.Case, f *web.Form) []access.Person {
	var all []access.Person
	for _, who := range p.mayBeNamed(c) {
		if slices.Contains(f.All("people"), string(who.ID)) {
			all = append(all, who)
		}
	}
	name := f.Text("other")
	if name == "" {
		return all
	}
	other, known := c.People.Named(name)
	if !known || !other.ReadsCases() {
		f.Errors.Add("other", "Nobody of that name reads cases here. Enter the whole name, as it stands in the list of people")
		return all
	}
	if !slices.ContainsFunc(all, func(who access.Person) bool { return who.ID == other.ID }) {
		all = append(all, other)
	}
	return all
}

// mayBeNamed are those whom the form offers: who sees the case now in the course of their work, and the team that has it.
func (p Pages) mayBeNamed(c *web.Case) []access.Person {
	team, _ := casework.Of(c.History).Team()
	return c.People.Those(func(who access.Person) bool {
		inTeam := slices.ContainsFunc(who.Teams, func(m access.Membership) bool { return team != "" && m.Team == team })
		closed := !access.Decide(who, access.SignedIn, c.Ties).Allowed // a conflict of interest wins over every rule
		return !closed && (who.ReadsCases() && inTeam || access.Decide(who, access.Answerer, c.Ties).Allowed)
	})
}

func (p restrictPage) proposed() []string {
	if r := p.State.Restricted(); r != nil {
		var all []string
		for _, n := range r.People {
			all = append(all, string(n.Person))
		}
		return all
	}
	all := []string{string(p.Person.ID)}
	if a, ok := p.State.Worker(p.Now); ok && a.Worker != p.Person.ID {
		all = append(all, string(a.Worker))
	}
	return all
}

func (p restrictPage) people() []govuk.Option {
	var all []govuk.Option
	for _, who := range p.mayBeNamed(p.Case) {
		one := govuk.Option{Value: string(who.ID), Label: who.Name}
		if who.Has(access.Manager) {
			one.Hint = "A manager"
		}
		all = append(all, one)
	}
	return all
}

// liftRestrictionPage asks why a restriction ends.
type liftRestrictionPage struct{ formPage }

func (p liftRestrictionPage) Title() string         { return "End the restriction" }
func (p liftRestrictionPage) Body() templ.Component { return liftRestrictionBody(p) }

func (p Pages) liftRestrictionPage(c *web.Case) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page { return liftRestrictionPage{p.formPage(c, form)} }
}

func (p Pages) showLiftRestriction(c *web.Case) (web.Page, error) {
	return fresh(c, p.liftRestrictionPage(c))
}

func (p Pages) liftRestriction(c *web.Case) (web.Page, error) {
	return sendWhole(c, p.liftRestrictionPage(c), func(f *web.Form) wholeAct {
		why := f.Text("why")
		return func(w casework.Whole) (ledger.Change, error) { return casework.LiftRestriction(w, c.By(), f.ID, why) }
	}, whoSeesOf(c))
}
