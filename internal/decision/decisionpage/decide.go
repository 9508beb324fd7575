package decisionpage

import (
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/decision"
	"candour/internal/evidence"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/practice"
	"candour/internal/web"
)

// decidePage asks for a question, the ways that are open, the choice and the reasons.
type decidePage struct {
	web.CaseForm
	state    *casework.State
	guidance []practice.Listed
	instead  *decision.Decision // that it takes the place of; nil when none
	asked    []decision.Question
}

func (p decidePage) Title() string         { return "Decide something" }
func (p decidePage) Body() templ.Component { return decideBody(p) }

// ways is how many ways the form has room for.
const ways = 3

func newDecidePage(c *web.Case) (decidePage, error) {
	form, err := c.Form()
	if err != nil {
		return decidePage{}, err
	}
	page := decidePage{CaseForm: web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, state: casework.Of(c.History)}
	id := form.Text("instead")
	if id == "" {
		id = c.Query("instead")
	}
	if entry, err := ledger.ParseEntryID(id); err == nil {
		page.instead, _ = decision.Of(c.History).Find(ledger.Ref{Stream: c.Stream, Entry: entry})
	}
	page.guidance, err = practice.List(c.Context(), c.DB())
	return page, err
}

func (p Pages) showDecide(c *web.Case) (web.Page, error) {
	page, err := newDecidePage(c)
	if err != nil {
		return nil, err
	}
	if page.instead != nil {
		page.Form.Set("question", page.instead.Question)
		for i, o := range page.instead.Options {
			page.Form.Set("option-"+strconv.Itoa(i+1), o.Name)
		}
	}
	return page, nil
}

func (p Pages) decide(c *web.Case) (web.Page, error) {
	page, err := newDecidePage(c)
	if err != nil {
		return nil, err
	}
	body, pieces := p.read(page)
	known := decision.Known{Guidance: len(page.pieces()) > 0}
	for _, ref := range body.About {
		if person, ok := page.state.Person(ref); ok {
			known.Concerned = append(known.Concerned, decision.Named{Ref: ref, Words: person.Called()})
		}
	}
	page.asked = decision.Check(body, known)
	body.Past, body.PastWhy = decision.IDs(page.asked), page.Form.Text("past-why")
	if err := page.Form.Without(casework.HeldIn(c.Context(), c.Ledger(), c.History, c.Words, body.Texts()...)); err != nil {
		return nil, err
	}
	return sent(c, page, page.Form, c.URL(Home, string(page.Form.ID)), body.Validate(), func(h *ledger.History) (ledger.Change, error) {
		return decision.Make(h, c.By(), page.Form.ID, pieces, body)
	})
}

// read is the decision that the form asks for, with the guidance that it cites.
func (p Pages) read(page decidePage) (decision.MadeBody, practice.Cites) {
	f, c := page.Form, page.Case
	body := decision.MadeBody{
		Question: f.Text("question"), Reasons: f.Text("reasons"), Capacity: f.Text("capacity"), Review: f.Date("review", "The day of looking again"),
		Risks: decision.Risks(f.Text("risks")), Consulted: decision.Asked(f.Text("consulted")), Changed: f.Text("changed"), Chosen: -1,
	}
	if page.instead != nil {
		body.Instead = page.instead.Ref()
	}
	find := decision.ByNumber(p.Pack, evidence.Of(c.History))
	for n := 1; n <= ways; n++ {
		i := strconv.Itoa(n)
		if f.Text("option-"+i) == "" {
			continue
		}
		if f.Text("chosen") == i {
			body.Chosen = len(body.Options)
		}
		body.Options = append(body.Options, decision.Option{Name: f.Text("option-" + i), WhyNot: f.Text("why-not-" + i), For: decision.Considerations(f.Text("for-"+i), find), Against: decision.Considerations(f.Text("against-"+i), find)})
	}
	bear, pieces := decision.OnGuidance(page.guidance, calendar.DateInLondon(c.Now), f.Entries("guidance"))
	if body.Chosen >= 0 {
		chosen := &body.Options[body.Chosen]
		chosen.For = append(append(chosen.For, bear...), decision.OnRecords(page.state, f.Entries("records"))...)
	}
	for _, id := range f.Entries("about") {
		body.About = append(body.About, ledger.Ref{Stream: c.Stream, Entry: id})
	}
	for _, person := range page.state.People() {
		if says := f.Text("prefers-" + string(person.Ref.Entry)); says != "" {
			body.Preferences = append(body.Preferences, decision.Preference{Who: person.Ref, Says: says})
		}
	}
	return body, pieces
}

func (p decidePage) people() []govuk.Option {
	var all []govuk.Option
	for _, person := range p.state.People() {
		all = append(all, govuk.Option{Value: string(person.Ref.Entry), Label: person.Called()})
	}
	return all
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

// data is the form, with the decision that it takes the place of.
func (p decidePage) data() govuk.FormData {
	d := p.Form.Data()
	if p.instead != nil {
		d.Hidden = append(d.Hidden, govuk.Hidden{Name: "instead", Value: string(p.instead.Entry.ID)})
	}
	return d
}

func chosenOptions() []govuk.Option {
	var all []govuk.Option
	for n := 1; n <= ways; n++ {
		all = append(all, govuk.Option{Value: strconv.Itoa(n), Label: []string{"The first", "The second", "The third"}[n-1]})
	}
	return all
}
