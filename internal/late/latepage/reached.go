package latepage

import (
	"time"

	"github.com/a-h/templ"

	"candour/internal/breach"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/late"
	"candour/internal/ledger"
	"candour/internal/web"
)

// reachedPage opens a breach for what left and reached somebody who may not have it. What is known of it stands in the form already.
type reachedPage struct {
	web.CaseForm
	told
	place *late.Find
	state *casework.State
	fresh ledger.StreamID
}

func (p reachedPage) Title() string         { return "It reached somebody who may not have it" }
func (p reachedPage) Body() templ.Component { return reachedBody(p) }

// freshField carries the name of the stream that the form begins, and openedField when it was opened: the service knew of it then.
const freshField, openedField = "breach", "opened"

func (p Pages) reachedPage(c *web.Case) (reachedPage, error) {
	t, f, err := p.placeIn(c)
	if err != nil {
		return reachedPage{}, err
	}
	if f.Sort != late.HasLeft || !f.Waits() {
		return reachedPage{}, fault.Absent(nil)
	}
	form, err := c.Form()
	page := reachedPage{CaseForm: web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, told: t, place: f, state: casework.Of(c.History)}
	if err != nil {
		return page, err
	}
	form.Set(openedField, ledger.FormatTime(c.Now.Truncate(time.Minute)))
	form.Set(freshField, string(ledger.NewStreamID()))
	page.fresh, err = ledger.ParseStreamID(form.Text(freshField))
	if err != nil {
		err = fault.BadInput("Open the form again, and send it once more.", err)
	}
	return page, err
}

// showReached fills in what is known: what left and to whom, and whose detail it says.
func (p Pages) showReached(c *web.Case) (web.Page, error) {
	page, err := p.reachedPage(c)
	if err != nil {
		return nil, err
	}
	if d, ok := page.departure(page.place); ok {
		page.Form.Set("what", d.What)
		page.Form.Set("to", d.To+", "+d.How)
	}
	var stake []string
	for _, d := range page.place.Details {
		stake = append(stake, string(d.Of.Entry))
	}
	page.Form.Set("stake", stake...)
	return page, nil
}

func (p Pages) reached(c *web.Case) (web.Page, error) {
	page, err := p.reachedPage(c)
	if err != nil {
		return nil, err
	}
	if err := c.Ledger().BeginStreams(c.Context(), page.fresh); err != nil {
		return nil, err
	}
	side, err := c.Ledger().Read(c.Context(), page.state.Side)
	if err != nil {
		return nil, err
	}
	gate, err := breach.Gate(page.state, casework.SideOf(side))
	if err != nil {
		return nil, err
	}
	f := page.Form
	form, step := page.form(), breach.Step{By: c.By(), ID: f.ID, Now: c.Now, Gate: gate}
	err = c.ActOn(f, []ledger.StreamID{page.state.Side, page.fresh}, func(hs ledger.Histories) (ledger.Change, error) {
		return late.Reach(p.Sweeper.Pack, hs, c.Stream, page.fresh, page.place.Entry.ID, step, form)
	})
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL("breach", string(page.fresh))), err
}

// form is the breach as it was sent.
func (p reachedPage) form() breach.OpenForm {
	f := p.Form
	aware, err := ledger.ParseTime(f.Text(openedField))
	if err != nil {
		aware = p.Now
	}
	form := breach.OpenForm{What: f.Text("what"), To: f.Text("to"), Nobody: f.Text("nobody"), Aware: aware}
	for _, id := range f.Entries("stake") {
		form.AtStake = append(form.AtStake, ledger.Ref{Stream: p.Stream(), Entry: id})
	}
	return form
}

// Stream is the case.
func (p reachedPage) Stream() ledger.StreamID { return p.CaseForm.Stream }

// people are those of the case whose safety may be at stake.
func (p reachedPage) people() []govuk.Option {
	var all []govuk.Option
	for _, who := range p.state.People() {
		if !who.Organisation() {
			all = append(all, govuk.Option{Value: string(who.Ref.Entry), Label: who.Name()})
		}
	}
	return all
}

func (p reachedPage) data() govuk.FormData {
	data := p.Form.Data()
	data.Hidden = append(data.Hidden, govuk.Hidden{Name: freshField, Value: string(p.fresh)}, govuk.Hidden{Name: openedField, Value: p.Form.Text(openedField)})
	return data
}
