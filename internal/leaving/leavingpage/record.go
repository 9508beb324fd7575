package leavingpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/web"
	"candour/internal/words"
)

// recordPage asks what left the case, to whom, and what allowed it.
type recordPage struct {
	web.CaseForm
	pages Pages
	state *casework.State
}

func (p recordPage) Title() string         { return "Record what left this case" }
func (p recordPage) Body() templ.Component { return recordBody(p) }

func (p Pages) recordPage(c *web.Case) (recordPage, error) {
	state := casework.Of(c.History)
	if !state.Began() {
		return recordPage{}, fault.Absent(nil)
	}
	form, err := c.Form()
	return recordPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, p, state}, err
}

// showRecord offers this moment as the one at which it left.
func (p Pages) showRecord(c *web.Case) (web.Page, error) {
	page, err := p.recordPage(c)
	if err != nil {
		return nil, err
	}
	page.Form.SetDate("when", calendar.DateInLondon(c.Now))
	page.Form.Set("at", calendar.InLondon(c.Now).Format("15:04"))
	return page, nil
}

func (p Pages) record(c *web.Case) (web.Page, error) {
	page, err := p.recordPage(c)
	if err != nil {
		return nil, err
	}
	f, body := page.Form, page.read()
	when := casework.When(f.Date("when", "The day"), f.Time("at", "The time"))
	if err := page.warn(body); err != nil {
		return nil, err
	}
	verb := func(h *ledger.History) (ledger.Change, error) {
		return leaving.Record(p.Pack, h, leaving.Recording{By: c.By(), Manages: c.May(access.CaseManager), Now: c.Now}, f.ID, when, body)
	}
	if len(f.Errors) > 0 {
		_, err = verb(c.History)
	} else {
		err = c.Act(f, verb)
	}
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL("left")), err
}

// read is the form as it was sent.
func (p recordPage) read() leaving.LeftBody {
	f := p.Form
	return leaving.LeftBody{
		What: f.Text("what"), Of: p.inCase(f.Entry("of")), To: p.recipient(), Purpose: f.Text("purpose"), Gateway: pack.GatewayID(f.Text("gateway")),
		Authority: f.Text("authority"), Decided: f.Text("decided"), How: leaving.How(f.Text("how")),
	}
}

// warn asks for hidden details to be taken out before it is kept: everybody on the case reads the register, and whoever asks what is held about them
// may be given it. Of what went to protect somebody in danger it may be said that they must stand: nothing is in the way of that.
func (p recordPage) warn(body leaving.LeftBody) error {
	reached := []casework.Recipient{casework.ToCourt()}
	if body.To.Sort == leaving.SomebodyInCase {
		reached = append(reached, casework.ToPerson(body.To.Person))
	}
	var held []string
	for _, to := range reached {
		gate, err := casework.GateOf(p.Context(), p.Ledger(), p.History, to)
		if err != nil {
			return err
		}
		for _, k := range gate.In(body.What, body.To.Name, body.Purpose, body.Authority, body.Decided) {
			if said := k.Words(p.Words); !slices.Contains(held, said) {
				held = append(held, said)
			}
		}
	}
	if p.urgent() {
		p.Form.HoldsHidden(held)
	} else {
		p.Form.MustGo(held)
	}
	return nil
}

// urgent reports whether it went to protect somebody in danger.
func (p recordPage) urgent() bool {
	g, _ := p.pages.Pack.Leaving.Gateway(pack.GatewayID(p.Form.Text("gateway")))
	return g.Urgent
}

// mustStand is what else can be done about hidden details than to take them out; "" when nothing can.
func (p recordPage) mustStand() string {
	if p.urgent() {
		return "It must stand: they were told exactly this"
	}
	return ""
}

// recipient is whom it went to: a person of the case is chosen by name, and of the others the name is typed.
func (p recordPage) recipient() leaving.Recipient {
	to := leaving.Recipient{Sort: leaving.Sort(p.Form.Text("to")), Name: p.Form.Text("to-name")}
	if to.Sort == leaving.SomebodyInCase {
		to.Person = p.inCase(p.Form.Entry("to-person"))
		to.Name = ""
	}
	return to
}

func (p recordPage) inCase(id ledger.EntryID) ledger.Ref {
	if id == "" {
		return ledger.Ref{}
	}
	return ledger.Ref{Stream: p.Stream, Entry: id}
}

// sorts are the answers to whom it went.
func (p recordPage) sorts() []govuk.Option {
	var all []govuk.Option
	for _, s := range leaving.Sorts {
		o := govuk.Option{Value: string(s), Label: words.UpperFirst(s.Words())}
		if s == leaving.SomebodyInCase {
			o.More = whichPerson(p)
		}
		all = append(all, o)
	}
	return all
}

func (p recordPage) people() []govuk.Option {
	all := []govuk.Option{{Label: "Choose"}}
	for _, who := range p.state.People() {
		all = append(all, govuk.Option{Value: string(who.Ref.Entry), Label: who.Name()})
	}
	return all
}

// gateways are what may allow it, with what each asks and where it comes from.
func (p recordPage) gateways() []govuk.Option {
	var all []govuk.Option
	for _, g := range p.pages.Pack.Leaving.InForce(calendar.DateInLondon(p.Now)) {
		hint := g.Explain + " " + g.Cite() + "."
		if g.Manager {
			hint += " A manager of the case decides it."
		}
		all = append(all, govuk.Option{Value: string(g.ID), Label: g.Name, Hint: hint})
	}
	return all
}

func (p recordPage) hows() []govuk.Option {
	var all []govuk.Option
	for _, h := range leaving.Hows {
		all = append(all, govuk.Option{Value: string(h), Label: words.UpperFirst(h.Words())})
	}
	return all
}

// papers are the signed reports and the notes that it may have been.
func (p recordPage) papers() []govuk.Option {
	all := []govuk.Option{{Label: "None of these"}}
	for _, r := range report.Of(p.History).Reports() {
		if r.Signed != nil {
			t, _ := p.pages.Pack.ReportType(r.Type)
			all = append(all, govuk.Option{Value: string(r.Ref.Entry), Label: t.Name + ", signed " + r.Signed.On.Plain()})
		}
	}
	for _, n := range p.state.Notes() {
		all = append(all, govuk.Option{Value: string(n.Entry.ID), Label: "Note of " + calendar.DateInLondon(n.At()).Plain() + ", " + n.With})
	}
	return all
}
