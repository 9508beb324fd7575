package contactpage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/contact"
	"candour/internal/decision"
	"candour/internal/evidence"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/practice"
	"candour/internal/web"
	"candour/internal/words"
)

// decidePage is the full form: how to see one child, and why.
type decidePage struct {
	web.CaseForm
	pages    Pages
	child    *casework.Person
	state    *casework.State
	known    decision.Known
	notes    []contact.Note
	instead  *contact.Plan // that it takes the place of; nil when none
	guidance []practice.Listed
	policy   pack.SeeingPolicy
	asked    []decision.Question

	considered bool // the service has considered a constraint of whoever decides
}

func (p decidePage) Title() string         { return "How to see a child" }
func (p decidePage) Body() templ.Component { return decideBody(p) }

func (p Pages) decidePage(c *web.Case) (decidePage, error) {
	who, err := child(c)
	if err != nil {
		return decidePage{}, err
	}
	form, err := c.Form()
	if err != nil {
		return decidePage{}, err
	}
	state, seen := casework.Of(c.History), contact.Of(c.History)
	page := decidePage{CaseForm: web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, pages: p, child: who, state: state, notes: seen.NotesOf(who.Ref)}
	page.instead, _ = seen.Ahead(who.Ref)
	page.policy, _ = p.Pack.SeeingOn(calendar.DateInLondon(c.Now))
	if page.guidance, err = practice.List(c.Context(), c.DB()); err != nil {
		return page, err
	}
	page.known = seen.Known(state, who, len(page.pieces()) > 0)
	if p.Considered != nil {
		page.considered, err = p.Considered(c)
	}
	return page, err
}

func (p Pages) showDecide(c *web.Case) (web.Page, error) {
	page, err := p.decidePage(c)
	if err != nil {
		return nil, err
	}
	page.Form.Set("mode", string(page.policy.Default))
	for _, n := range page.notes {
		if n.Sort == contact.NotedWish {
			page.Form.Set("prefers-"+string(n.Who.Entry), n.Words)
		}
	}
	if old := page.instead; old != nil {
		page.Form.Set("where", old.Where)
		page.Form.SetDate("starts", old.Day())
		page.Form.Set("needs", old.Needs)
	}
	return page, nil
}

func (p Pages) decide(c *web.Case) (web.Page, error) {
	page, err := p.decidePage(c)
	if err != nil {
		return nil, err
	}
	f, form := page.Form, page.read()
	page.asked = decision.Check(form.MadeBody, page.known)
	form.Past, form.PastWhy = decision.IDs(page.asked), f.Text("past-why")
	if err := warn(c, f, append(form.MadeBody.Texts(), form.Arrangement.Texts()...)...); err != nil {
		return nil, err
	}
	return sent(c, page, f, c.URL(p.Decisions, string(f.ID)), form.Validate(), func(h *ledger.History) (ledger.Change, error) {
		return contact.Decide(h, c.By(), f.ID, p.Pack, calendar.DateInLondon(c.Now), form)
	})
}

// read is the decision that the form asks for.
func (p decidePage) read() contact.Form {
	f := p.Form
	form := contact.Form{Child: p.child.Ref, Arrangement: contact.Arrangement{
		Mode: pack.SeeingMode(f.Text("mode")), Where: f.Text("where"), Starts: starts(f), With: f.Text("with"), WhyWith: f.Text("why-with"), Asked: contact.Asked(f.Text("asked")),
		Needs: f.Text("needs"), Circumstances: f.Text("circumstances"), NotLearned: f.Text("not-learned"), Travel: f.Text("travel"), Constrained: p.constrained(),
		ForChild: f.Text("for-child"), ForFamily: f.Text("for-family"),
	}}
	form.MadeBody = decision.MadeBody{
		Question: contact.Question(p.child), Reasons: f.Text("reasons"), Review: f.Date("review", "The day of looking again"), Consulted: decision.Asked(f.Text("consulted")),
		Risks: append(p.addressed(), decision.Risks(f.Text("risks"))...), Preferences: p.preferences(), Changed: f.Text("changed"),
	}
	if form.Asked == notAsked {
		form.Asked = contact.NotAsked
	}
	if p.instead != nil {
		form.Instead = p.instead.Ref()
	}
	if form.Constrained && form.Reasons == "" {
		form.Reasons = words.UpperFirst(contact.Constraint) + "."
	}
	form.Options, form.Pieces = p.options(form)
	return form
}

// constrained reports whether the worker’s constraint is a reason. It is one only where the service has considered it.
func (p decidePage) constrained() bool {
	ticked := p.Form.Ticked("constrained")
	if ticked && !p.considered {
		p.Form.Errors.Add("reasons", "How you can work safely is not considered by the service now, so it cannot be the reason. Speak with your manager, or give another")
	}
	return ticked && p.considered
}

// options are the way chosen, with what was weighed, and each other way of which it is said why not.
func (p decidePage) options(form contact.Form) ([]decision.Option, practice.Cites) {
	f, find := p.Form, decision.ByNumber(p.pages.Pack, evidence.Of(p.History))
	bear, pieces := decision.OnGuidance(p.guidance, calendar.DateInLondon(p.Now), f.Entries("guidance"))
	chosen := decision.Option{Name: form.Arrangement.Words(), For: decision.Considerations(f.Text("for-1"), find), Against: decision.Considerations(f.Text("against-1"), find)}
	if form.Constrained {
		bear = append(bear, decision.Consideration{Words: words.UpperFirst(contact.Constraint)})
	}
	chosen.For = append(append(chosen.For, bear...), decision.OnRecords(p.state, f.Entries("records"))...)
	all := []decision.Option{chosen}
	for _, m := range pack.SeeingModes {
		if why := f.Text("why-not-" + string(m)); why != "" && m != form.Mode {
			all = append(all, decision.Option{Name: words.UpperFirst(contact.ModeWords(m)), Against: decision.Considerations(why, find)})
		}
	}
	return all, pieces
}

// addressed are the risks on record with what is done about each.
func (p decidePage) addressed() []decision.Risk {
	var all []decision.Risk
	for _, r := range p.known.Risks {
		if done := p.Form.Text("risk-" + string(r.Ref.Entry)); done != "" {
			all = append(all, decision.Risk{Known: r.Ref, What: r.Words, Done: done})
		}
	}
	return all
}

func (p decidePage) preferences() []decision.Preference {
	var all []decision.Preference
	for _, who := range p.known.Concerned {
		if says := p.Form.Text("prefers-" + string(who.Ref.Entry)); says != "" {
			all = append(all, decision.Preference{Who: who.Ref, Says: says})
		}
	}
	return all
}

// borne are the needs on record, in one line.
func (p decidePage) borne() string {
	var all []string
	for _, n := range p.notes {
		if n.Sort == contact.NotedNeed {
			all = append(all, n.Words)
		}
	}
	return strings.Join(all, "; ")
}

func modes() []govuk.Option {
	var all []govuk.Option
	for _, m := range pack.SeeingModes {
		all = append(all, govuk.Option{Value: string(m), Label: words.UpperFirst(contact.ModeWords(m))})
	}
	return all
}

// notAsked is the answer of the form that the child did not say.
const notAsked = "no"

func askedOptions(name string) []govuk.Option {
	return []govuk.Option{
		{Value: string(contact.AsAsked), Label: "It is what " + name + " asked for"}, {Value: string(contact.OtherAsked), Label: name + " asked for something else"},
		{Value: string(contact.Refused), Label: name + " does not want to meet"}, {Value: notAsked, Label: name + " was not asked, or did not say"},
	}
}

func (p decidePage) pieces() []govuk.Option {
	var all []govuk.Option
	for _, l := range p.guidance {
		if l.InForce(calendar.DateInLondon(p.Now)) {
			all = append(all, govuk.Option{Value: string(l.Entry), Label: l.Cited().Label()})
		}
	}
	return all
}

func (p decidePage) records() []govuk.Option {
	var all []govuk.Option
	for _, r := range decision.Records(p.state) {
		all = append(all, govuk.Option{Value: string(r.Ref.Entry), Label: r.Words})
	}
	return all
}

// follows says what the policy in force takes for granted.
func (p decidePage) follows() string {
	if p.policy.Name == "" {
		return "No policy on how children are seen is in force."
	}
	return p.policy.Name + ": " + p.policy.Says + ". " + p.policy.Cite() + "."
}
