package planpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/contact"
	"candour/internal/fault"
	"candour/internal/govuk"
	register "candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/plan"
	"candour/internal/web"
	"candour/internal/words"
)

// givePage shows the plan in plain words for somebody, and records that they were given it.
type givePage struct {
	web.CaseForm
	pages Pages
	who   *casework.Person
	as    plan.Stage
}

func (p givePage) Title() string         { return "Give the plan" }
func (p givePage) Body() templ.Component { return giveBody(p) }

func (p Pages) givePage(c *web.Case, to func(*web.Form) (string, string)) (givePage, error) {
	form, err := c.Form()
	if err != nil {
		return givePage{}, err
	}
	id, as := to(form)
	entry, err := ledger.ParseEntryID(id)
	if err != nil {
		return givePage{}, fault.Absent(err)
	}
	who, ok := casework.Of(c.History).Person(ledger.Ref{Stream: c.Stream, Entry: entry})
	if !ok {
		return givePage{}, fault.Absent(nil)
	}
	return givePage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, p, who, plan.Stage(as)}, nil
}

func (p Pages) showGive(c *web.Case) (web.Page, error) {
	page, err := p.givePage(c, func(*web.Form) (string, string) { return c.Query("to"), c.Query("as") })
	if err != nil {
		return nil, err
	}
	page.Form.SetDate("on", calendar.DateInLondon(c.Now))
	return page, nil
}

func (p Pages) give(c *web.Case) (web.Page, error) {
	page, err := p.givePage(c, func(f *web.Form) (string, string) { return f.Text("to"), f.Text("as") })
	if err != nil {
		return nil, err
	}
	f := page.Form
	g := plan.Giving{
		Pack: p.Pack, Recording: register.Recording{By: c.By(), Manages: c.May(access.CaseManager), Now: c.Now}, Worker: page.worker(),
		To: page.who.Ref, As: page.as, Gateway: pack.GatewayID(f.Text("gateway")), Authority: f.Text("authority"), How: register.How(f.Text("how")), On: f.Date("on", "The day"),
	}
	if err := page.gate(g.Authority); err != nil {
		return nil, err
	}
	if len(f.Errors) == 0 { // what is on record as given is what was read on the page, and what the gate was asked about
		err = c.ActStrictly(f, func(h *ledger.History) (ledger.Change, error) { return plan.Give(h, f.ID, g) })
	}
	if f.Refused(err) || len(f.Errors) > 0 {
		return page, nil
	}
	return c.SeeOther(c.URL(Home, "given", string(f.ID))), err
}

// gate refuses words that hold what is hidden from the person or from the court: everybody on the case reads what was given.
func (p givePage) gate(more string) error {
	var held []string
	for _, to := range []casework.Recipient{casework.ToCourt(), casework.ToPerson(p.who.Ref)} {
		gate, err := casework.GateOf(p.Context(), p.Ledger(), p.History, to)
		if err != nil {
			return err
		}
		for _, k := range gate.In(p.words(), more) {
			held = append(held, k.Words(p.Words))
		}
	}
	p.Form.MustGo(held)
	return nil
}

// worker is what whoever gives the plan is called in it.
func (p givePage) worker() string { return p.People.Name(p.By()) }

func (p givePage) words() string {
	return plan.Words(p.History, p.who, p.as, p.worker())
}

// long are the sentences that are long for a younger child.
func (p givePage) long() []string {
	if p.as != plan.ForYounger {
		return nil
	}
	return contact.LongSentences(p.words())
}

func (p givePage) data() govuk.FormData {
	d := p.Form.Data()
	d.Hidden = append(d.Hidden, govuk.Hidden{Name: "to", Value: string(p.who.Ref.Entry)}, govuk.Hidden{Name: "as", Value: string(p.as)})
	return d
}

func (p givePage) gateways() []govuk.Option {
	var all []govuk.Option
	for _, g := range p.pages.Pack.Leaving.InForce(calendar.DateInLondon(p.Now)) {
		if !g.Urgent {
			all = append(all, govuk.Option{Value: string(g.ID), Label: g.Name, Hint: g.Explain + " " + g.Cite() + "."})
		}
	}
	return all
}

func hows() []govuk.Option {
	var all []govuk.Option
	for _, h := range register.Hows {
		all = append(all, govuk.Option{Value: string(h), Label: words.UpperFirst(h.Words())})
	}
	return all
}

// givenPage is the plan as somebody was given it, for reading and printing.
type givenPage struct {
	web.CasePage
	act plan.Act[plan.GivenBody]
}

func (p givenPage) Title() string         { return "The plan as it was given" }
func (p givenPage) Body() templ.Component { return givenBody(p) }

func (p Pages) showGiven(c *web.Case) (web.Page, error) {
	id, err := c.Entry("given")
	if err != nil {
		return nil, err
	}
	act, ok := plan.Of(c.History).Given(id)
	if !ok {
		return nil, fault.Absent(nil)
	}
	return givenPage{web.CasePage{Case: c}, act}, nil
}

func lineOn(l *plan.Line) string { return calendar.DateInLondon(l.Entry.Recorded).Plain() }
