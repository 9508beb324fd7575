package contactpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/contact"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
)

// childrenPage is every child of a case with how they are to be seen, and one line that decides for those of whom nothing speaks against it.
type childrenPage struct {
	web.CaseForm
	pages   Pages
	state   *casework.State
	seen    *contact.State
	policy  pack.SeeingPolicy
	inForce bool // a policy is
}

func (p childrenPage) Title() string         { return "How to see the children" }
func (p childrenPage) Body() templ.Component { return childrenBody(p) }

func (p Pages) childrenPage(c *web.Case) (childrenPage, error) {
	form, err := c.Form()
	page := childrenPage{CaseForm: web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, pages: p, state: casework.Of(c.History), seen: contact.Of(c.History)}
	page.policy, page.inForce = p.Pack.SeeingOn(calendar.DateInLondon(c.Now))
	return page, err
}

func (p Pages) show(c *web.Case) (web.Page, error) {
	page, err := p.childrenPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	for _, v := range page.state.PlannedVisits() {
		if page.forSome(v.People) {
			f.Set("where", v.Where)
			f.SetDate("starts", casework.DayOfMoment(v.Starts))
			f.Set("starts-at", timeOf(v.Starts))
			break
		}
	}
	var ids []string
	for _, o := range page.ordinary() {
		ids = append(ids, o.Value)
	}
	f.Set("children", ids...)
	return page, nil
}

// forSome reports whether somebody planned to see one of those for whom one line suffices.
func (p childrenPage) forSome(people []ledger.Ref) bool {
	return slices.ContainsFunc(p.ordinary(), func(o govuk.Option) bool {
		return slices.ContainsFunc(people, func(r ledger.Ref) bool { return string(r.Entry) == o.Value })
	})
}

// timeOf is the time of day of a moment; "" when only the day is known.
func timeOf(moment string) string {
	at, err := ledger.ParseTime(moment)
	if err != nil {
		return ""
	}
	return calendar.InLondon(at).Format("15:04")
}

func (p Pages) line(c *web.Case) (web.Page, error) {
	page, err := p.childrenPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	line := contact.Line{Where: f.Text("where"), Starts: starts(f)}
	for _, id := range f.Entries("children") {
		line.Children = append(line.Children, ledger.Ref{Stream: c.Stream, Entry: id})
	}
	if err := warn(c, f, line.Where); err != nil {
		return nil, err
	}
	return sent(c, page, f, c.URL(Home), nil, func(h *ledger.History) (ledger.Change, error) {
		return contact.DecideOrdinary(h, c.By(), f.ID, p.Pack, calendar.DateInLondon(c.Now), line)
	})
}

// ordinary are the children for whom one line suffices and nothing is decided yet.
func (p childrenPage) ordinary() []govuk.Option {
	var all []govuk.Option
	for _, child := range p.state.Children() {
		if _, ahead := p.seen.Ahead(child.Ref); !ahead && p.inForce && len(p.against(child)) == 0 {
			all = append(all, govuk.Option{Value: string(child.Ref.Entry), Label: child.FirstName()})
		}
	}
	return all
}

func (p childrenPage) against(child *casework.Person) []string {
	return p.seen.AgainstOrdinary(p.state, child, p.policy)
}

// follows says how an ordinary visit is.
func (p childrenPage) follows() string {
	return contact.Arrangement{Mode: p.policy.Default}.Words() + ", each child by themselves, as the policy in force says: " + p.policy.Name + "."
}

func (p childrenPage) touched(of *contact.Plan) []string {
	for _, t := range p.seen.SecondLook(p.pages.Pack, calendar.DateInLondon(p.Now)) {
		if t.Ref() == of.Ref() {
			return t.Why
		}
	}
	return nil
}

// row is one child with what is decided.
func (p childrenPage) row(child *casework.Person) govuk.RowData {
	name := govuk.Link{Text: child.FirstName(), Href: p.URL(Home, string(child.Ref.Entry))}
	of, ahead := p.seen.Ahead(child.Ref)
	switch {
	case ahead && len(p.touched(of)) > 0:
		name.Href = p.pages.decisionURL(p.Case, of)
		return govuk.RowData{What: name, Why: govuk.Text(decided(of) + " The policy has changed: " + p.touched(of)[0] + "."), State: govuk.Tag("Look again")}
	case ahead:
		name.Href = p.pages.decisionURL(p.Case, of)
		return govuk.RowData{What: name, Why: govuk.Text(decided(of)), State: govuk.Tag("Decided")}
	case len(p.against(child)) > 0:
		return govuk.RowData{What: name, Why: govuk.Text("The full form is needed. " + p.against(child)[0] + "."), State: govuk.Tag("To decide")}
	default:
		return govuk.RowData{What: name, Why: govuk.Text(p.last(child)), State: govuk.Tag("To decide")}
	}
}

// decided is how a child is to be seen, and when.
func decided(of *contact.Plan) string {
	if of.Starts == "" {
		return of.Arrangement.Words() + ". The day is to be arranged."
	}
	return of.Arrangement.Words() + ", on " + casework.ShowMoment(of.Starts) + "."
}

// last is how a child was last seen.
func (p childrenPage) last(child *casework.Person) string {
	for _, of := range p.seen.PlansFor(child.Ref) {
		if of.Took != nil {
			return "Last: " + of.Took.Body.Words() + ", on " + of.Took.On().Plain() + "."
		}
	}
	return "Nothing on record speaks against an ordinary visit."
}

func (p childrenPage) rows() []govuk.RowData {
	var all []govuk.RowData
	for _, child := range p.state.Children() {
		all = append(all, p.row(child))
	}
	return all
}

// acts lead to what is noted of each child, and to the full form.
func (p childrenPage) acts() []govuk.ActData {
	var all []govuk.ActData
	for _, child := range p.state.Children() {
		id := string(child.Ref.Entry)
		all = append(all, govuk.ActData{Link: govuk.Link{Text: "Note a wish, a risk or a need of " + child.FirstName(), Href: p.URL(Home, id, "note")}, Means: "It is borne in mind each time."})
		if _, ahead := p.seen.Ahead(child.Ref); !ahead {
			all = append(all, govuk.ActData{Link: govuk.Link{Text: "Decide for " + child.FirstName() + " by the full form", Href: p.URL(Home, id)}, Means: "When it departs from the policy, or something speaks against it."})
		}
	}
	return all
}

// Asks says in a case’s overview of each decision ahead that the policy in force touches.
func (p Pages) Asks(c *web.Case) ([]templ.Component, error) {
	var all []templ.Component
	for _, t := range contact.Of(c.History).SecondLook(p.Pack, calendar.DateInLondon(c.Now)) {
		words := "The policy on how children are seen has changed. “" + t.Question + "” asks for a second look: " + t.Why[0] + ". "
		all = append(all, ask(words, govuk.Link{Text: "Look again", Href: p.decisionURL(c, t.Plan, "look-again")}))
	}
	return all, nil
}
