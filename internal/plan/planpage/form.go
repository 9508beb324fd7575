package planpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/decision"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/plan"
	"candour/internal/web"
)

// formPage makes a line, or changes one.
type formPage struct {
	web.CaseForm
	state    *casework.State
	instead  *plan.Line      // that it changes; nil for a new one
	question *casework.Asked // of an order that it answers; nil for none
}

func (p formPage) Title() string {
	if p.instead != nil {
		return "Change a line of the plan"
	}
	return "Add a line to the plan"
}
func (p formPage) Body() templ.Component { return formBody(p) }

func (p Pages) showNew(c *web.Case) (web.Page, error) {
	page, err := newFormPage(c, nil)
	if err != nil {
		return nil, err
	}
	page.question = asked(c, c.Query("order"), c.Query("question"))
	if page.question != nil {
		page.Form.Set("find", page.question.Text)
		page.Form.Set("why", "The court asked it")
	}
	return page, nil
}

func newFormPage(c *web.Case, instead *plan.Line) (formPage, error) {
	form, err := c.Form()
	return formPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, casework.Of(c.History), instead, nil}, err
}

// asked is a question of an order, by the order’s entry and the question’s key; nil when there is none.
func asked(c *web.Case, order, key string) *casework.Asked {
	for _, a := range casework.Of(c.History).QuestionsFor("") {
		if string(a.Order.Ref.Entry) == order && a.Key == key {
			return &a
		}
	}
	return nil
}

func (p Pages) add(c *web.Case) (web.Page, error) {
	page, err := newFormPage(c, nil)
	if err != nil {
		return nil, err
	}
	page.question = asked(c, page.Form.Text("order"), page.Form.Text("question"))
	return p.make(page)
}

func (p Pages) showChange(c *web.Case) (web.Page, error) {
	l, err := find(c)
	if err != nil {
		return nil, err
	}
	page, err := newFormPage(c, l)
	if err != nil {
		return nil, err
	}
	f := page.Form
	f.Set("find", l.Find)
	f.Set("from", string(l.From.Entry))
	f.Set("outside", l.Outside)
	f.Set("way", string(l.Way))
	f.Set("why", whyText(c, l))
	f.Set("tell", string(l.Tell))
	f.Set("plain", l.Plain)
	if !l.Due.IsZero() {
		f.SetDate("due", l.Due)
	}
	return page, nil
}

func (p Pages) change(c *web.Case) (web.Page, error) {
	l, err := find(c)
	if err != nil {
		return nil, err
	}
	page, err := newFormPage(c, l)
	if err != nil {
		return nil, err
	}
	return p.make(page)
}

func (p Pages) make(page formPage) (web.Page, error) {
	c, f := page.Case, page.Form
	body := p.read(page)
	if err := f.Without(casework.HeldIn(c.Context(), c.Ledger(), c.History, c.Words, body.Texts()...)); err != nil {
		return nil, err
	}
	return sent(c, page, f, c.URL(Home), body.Validate(), func(h *ledger.History) (ledger.Change, error) {
		return plan.Make(h, c.By(), f.ID, body)
	})
}

func (p Pages) read(page formPage) plan.LineBody {
	f, c := page.Form, page.Case
	body := plan.LineBody{
		Find: f.Text("find"), Outside: f.Text("outside"), Way: plan.Way(f.Text("way")), Tell: plan.Tell(f.Text("tell")), Plain: f.Text("plain"),
		Why: decision.Considerations(f.Text("why"), decision.ByNumber(p.Pack, evidence.Of(c.History))), Changed: f.Text("changed"), Say: f.Text("say"),
	}
	if id := f.Entry("from"); id != "" {
		body.From, body.Outside = ledger.Ref{Stream: c.Stream, Entry: id}, ""
	}
	if f.Text("due-day")+f.Text("due-month")+f.Text("due-year") != "" {
		body.Due = f.Date("due", "The day")
	}
	if page.question != nil {
		body.Order, body.Question = page.question.Order.Ref, page.question.Key
	}
	if page.instead != nil {
		body.Instead, body.Order, body.Question = page.instead.Ref(), page.instead.Order, page.instead.Question
	}
	return body
}

func (p formPage) data() govuk.FormData {
	d := p.Form.Data()
	if p.question != nil {
		d.Hidden = append(d.Hidden, govuk.Hidden{Name: "order", Value: string(p.question.Order.Ref.Entry)}, govuk.Hidden{Name: "question", Value: p.question.Key})
	}
	return d
}

func (p formPage) people() []govuk.Option {
	all := []govuk.Option{{Label: "Somebody outside the case"}}
	for _, who := range p.state.People() {
		all = append(all, govuk.Option{Value: string(who.Ref.Entry), Label: who.Called()})
	}
	return all
}

func wayOptions() []govuk.Option {
	hints := map[plan.Way]string{
		plan.See: "Ticked when a visit or meeting with the child is recorded", plan.Talk: "Ticked when a call, a visit or a meeting with them is recorded",
		plan.Paper: "Ticked when something of theirs is recorded as evidence", plan.Check: "Ticked when the outcome of the check is recorded", plan.Other: "You tick it yourself",
	}
	var all []govuk.Option
	for _, w := range plan.Ways {
		all = append(all, govuk.Option{Value: string(w), Label: ways[w], Hint: hints[w]})
	}
	return all
}

func tellOptions() []govuk.Option {
	return []govuk.Option{
		{Value: string(plan.TellAll), Label: "The family, and the children"},
		{Value: string(plan.TellAdults), Label: "The adults of the family, and no child"},
		{Value: string(plan.TellNobody), Label: "Nobody", Hint: "It is in no copy that is given, and no copy shows that it is missing"},
	}
}

// leavePage leaves a question of an order out of the plan, or takes a line out; both ask for the reason.
type leavePage struct {
	web.CaseForm
	line     *plan.Line      // to be taken out; nil for a question
	question *casework.Asked // to be left out; nil for a line
}

func (p leavePage) Title() string         { return "Leave it out of the plan" }
func (p leavePage) Body() templ.Component { return leaveBody(p) }

func (p leavePage) text() string {
	if p.line != nil {
		return p.line.Find
	}
	return p.question.Text
}

func (p leavePage) data() govuk.FormData {
	return formPage{CaseForm: p.CaseForm, question: p.question}.data()
}

func (p Pages) showLeave(c *web.Case) (web.Page, error) {
	return leaving(c, asked(c, c.Query("order"), c.Query("question")))
}

func leaving(c *web.Case, question *casework.Asked) (leavePage, error) {
	if question == nil {
		return leavePage{}, fault.Absent(nil)
	}
	form, err := c.Form()
	return leavePage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, nil, question}, err
}

func (p Pages) leave(c *web.Case) (web.Page, error) {
	form, err := c.Form()
	if err != nil {
		return nil, err
	}
	page := leavePage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, nil, asked(c, form.Text("order"), form.Text("question"))}
	if page.question == nil {
		return nil, fault.Absent(nil)
	}
	body := plan.LeftOutBody{Order: page.question.Order.Ref, Question: page.question.Key, Why: form.Text("why")}
	if err := form.Without(casework.HeldIn(c.Context(), c.Ledger(), c.History, c.Words, body.Why)); err != nil {
		return nil, err
	}
	return sent(c, page, form, c.URL(Home), body.Validate(), func(h *ledger.History) (ledger.Change, error) { return plan.Leave(h, c.By(), form.ID, body) })
}

func endPage(c *web.Case) (leavePage, error) {
	l, err := find(c)
	if err != nil {
		return leavePage{}, err
	}
	form, err := c.Form()
	return leavePage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, l, nil}, err
}

func (p Pages) showEnd(c *web.Case) (web.Page, error) {
	page, err := endPage(c)
	if err != nil {
		return nil, err
	}
	return page, nil
}

func (p Pages) end(c *web.Case) (web.Page, error) {
	page, err := endPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	body := plan.EndedBody{Line: page.line.Ref(), Why: f.Text("why"), Say: f.Text("say")}
	if err := f.Without(casework.HeldIn(c.Context(), c.Ledger(), c.History, c.Words, body.Why, body.Say)); err != nil {
		return nil, err
	}
	return sent(c, page, f, c.URL(Home), body.Validate(), func(h *ledger.History) (ledger.Change, error) { return plan.End(plan.Of(h), c.By(), f.ID, body) })
}
