package redactionpage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/redaction"
	"candour/internal/web"
	"candour/internal/words"
)

// newPage asks which document is made ready, for whom, for what, and what allows it.
type newPage struct {
	web.CaseForm
	desk    redaction.Desk
	state   *casework.State
	side    *ledger.History
	choices []redaction.Choice
}

func (p newPage) Title() string         { return "Make a document ready for somebody" }
func (p newPage) Body() templ.Component { return newBody(p) }

func (p Pages) newPage(c *web.Case) (newPage, error) {
	side, err := sideOf(c)
	if err != nil {
		return newPage{}, err
	}
	form, err := c.Form()
	return newPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, p.Desk, casework.Of(c.History), side, redaction.Choices(p.Desk.Pack, c.History, side)}, err
}

// showNew takes from the address what another page knows already: the document, or the
// person who asked for what is held about them, or that it is for the court.
func (p Pages) showNew(c *web.Case) (web.Page, error) {
	page, err := p.newPage(c)
	if err != nil {
		return nil, err
	}
	if document := c.Query("document"); document != "" {
		page.Form.Set("document", document)
	}
	if c.Query("to") == string(leaving.TheCourt) {
		page.Form.Set("to", string(leaving.TheCourt))
		page.Form.Set("gateway", string(p.Desk.Pack.Leaving.ToCourt().ID))
		page.Form.Set("purpose", "For the bundle, which the court and the parties read")
	}
	if person := c.Query("person"); person != "" {
		page.Form.Set("to", string(leaving.SomebodyInCase))
		page.Form.Set("to-person", person)
		page.Form.Set("gateway", string(p.Desk.Pack.Leaving.ToSubject().ID))
	}
	return page, nil
}

func (p Pages) begin(c *web.Case) (web.Page, error) {
	page, err := p.newPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	there := c.URL("copies", string(f.ID))
	if _, begun := redaction.Of(c.History).Copy(ledger.Ref{Stream: c.Stream, Entry: f.ID}); begun {
		return c.SeeOther(there), nil
	}
	if err := holdsHidden(c, f, "to-name", "purpose", "authority"); err != nil {
		return nil, err
	}
	wanted := page.wanted()
	verb, err := p.Desk.Begin(c.Context(), c.History, page.side, redaction.BeginForm{ID: f.ID, By: c.By(), Now: c.Now, Document: f.Text("document"), Wanted: wanted})
	if f.Refused(err) {
		return page, nil
	}
	if err != nil {
		return nil, err
	}
	err = c.ActOn(f, []ledger.StreamID{page.side.Stream}, verb)
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(there), err
}

// wanted is the form as it was sent.
func (p newPage) wanted() leaving.LeftBody {
	f := p.Form
	to := leaving.Recipient{Sort: leaving.Sort(f.Text("to")), Name: f.Text("to-name")}
	if to.Sort == leaving.SomebodyInCase {
		to.Person, to.Name = p.chosen(f.Text("to-person"))
	}
	return leaving.LeftBody{To: to, Purpose: f.Text("purpose"), Gateway: pack.GatewayID(f.Text("gateway")), Authority: f.Text("authority")}
}

// forSolicitor stands after somebody whose solicitor is chosen.
const forSolicitor = " solicitor"

// chosen is who was chosen of the people of the case, and by which name when it is their solicitor.
func (p newPage) chosen(value string) (of ledger.Ref, name string) {
	entry, solicitor := strings.CutSuffix(value, forSolicitor)
	id, err := ledger.ParseEntryID(entry)
	if err != nil {
		return ledger.Ref{}, ""
	}
	of = ledger.Ref{Stream: p.Stream, Entry: id}
	if who, known := p.state.Person(of); known && solicitor {
		name = leaving.SolicitorOf(who)
	}
	return of, name
}

func (p newPage) documents() []govuk.Option {
	all := []govuk.Option{{Label: "Choose"}}
	for _, c := range p.choices {
		all = append(all, govuk.Option{Value: c.Key(), Label: c.Called})
	}
	return all
}

func (p newPage) sorts() []govuk.Option {
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

func (p newPage) people() []govuk.Option {
	all := []govuk.Option{{Label: "Choose"}}
	for _, who := range p.state.People() {
		all = append(all, govuk.Option{Value: string(who.Ref.Entry), Label: who.Name()})
		if solicitor := leaving.SolicitorOf(who); solicitor != "" {
			all = append(all, govuk.Option{Value: string(who.Ref.Entry) + forSolicitor, Label: solicitor})
		}
	}
	return all
}

func (p newPage) gateways() []govuk.Option {
	var all []govuk.Option
	for _, g := range p.desk.Pack.Leaving.InForce(calendar.DateInLondon(p.Now)) {
		hint := g.Explain + " " + g.Cite() + "."
		if g.Manager {
			hint += " A manager of the case decides before it leaves."
		}
		all = append(all, govuk.Option{Value: string(g.ID), Label: g.Name, Hint: hint})
	}
	return all
}
