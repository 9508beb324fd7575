package wellbeingpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
	"candour/internal/wellbeing"
)

// escalatePage asks whom the worker takes their assessment to, and what of it that one reads.
type escalatePage struct{ form }

func (p escalatePage) Title() string         { return "Take your assessment to a representative" }
func (p escalatePage) Errors() govuk.Errors  { return p.form.form.Errors }
func (p escalatePage) Body() templ.Component { return escalateBody(p) }

func (p Pages) escalateForm(v *web.Visit) (escalatePage, error) {
	f, err := withForm(p.mine(v))
	if err == nil && f.record.Now() == nil {
		err = fault.Absent(nil)
	}
	return escalatePage{f}, err
}

func (p Pages) showEscalate(v *web.Visit) (web.Page, error) {
	page, err := p.escalateForm(v)
	return page, err
}

func (p Pages) escalate(v *web.Visit) (web.Page, error) {
	page, err := p.escalateForm(v)
	if err != nil {
		return nil, err
	}
	f := page.form.form
	body := wellbeing.EscalatedBody{
		To: page.chosen(), Outside: f.Text("outside"), Shown: f.All("shown"), Arranged: f.Ticked("arranged"), Says: f.Text("says"),
	}
	err = page.act(func(h *ledger.History, step wellbeing.Step) (ledger.Change, error) {
		return wellbeing.Escalate(h, step, body)
	})
	return outcome(page, page.form, err, Home)
}

// colleagues are all who could be somebody’s representative: anybody else of the service.
func (p escalatePage) colleagues() []access.Person {
	return p.People.Those(func(who access.Person) bool { return who.ID != p.Person.ID && len(who.Roles) > 0 })
}

func (p escalatePage) chosen() wellbeing.Colleague {
	for _, who := range p.colleagues() {
		if string(who.ID) == p.form.form.Text("to") {
			return wellbeing.Colleague{Person: who.ID, Name: who.Name}
		}
	}
	return wellbeing.Colleague{}
}

// factors are what the worker wrote about, each to be shown or not.
func (p escalatePage) factors() []govuk.Option {
	var all []govuk.Option
	for _, f := range p.rules().Factors {
		if p.record.Now().Says(f.ID) != "" {
			all = append(all, govuk.Option{Value: f.ID, Label: f.Name})
		}
	}
	return all
}

// takeBackPage asks whether a representative is to read it no more.
type takeBackPage struct {
	form
	escalation *wellbeing.Escalation
}

func (p takeBackPage) Title() string         { return "Take it back from the representative?" }
func (p takeBackPage) Errors() govuk.Errors  { return p.form.form.Errors }
func (p takeBackPage) Body() templ.Component { return takeBackBody(p) }

func (p Pages) takeBackForm(v *web.Visit) (takeBackPage, error) {
	f, err := withForm(p.mine(v))
	if err != nil {
		return takeBackPage{}, err
	}
	id, err := v.Entry("escalation")
	if err != nil {
		return takeBackPage{}, err
	}
	for _, e := range f.record.Escalations() {
		if e.Entry.ID == id {
			return takeBackPage{f, e}, nil
		}
	}
	return takeBackPage{}, fault.Absent(nil)
}

func (p Pages) showTakeBack(v *web.Visit) (web.Page, error) {
	page, err := p.takeBackForm(v)
	return page, err
}

func (p Pages) takeBack(v *web.Visit) (web.Page, error) {
	page, err := p.takeBackForm(v)
	if err != nil {
		return nil, err
	}
	err = page.act(func(h *ledger.History, step wellbeing.Step) (ledger.Change, error) {
		return wellbeing.TakeBack(h, step, page.escalation.Entry.ID)
	})
	return outcome(page, page.form, err, Home)
}

// chosenPage is what a representative reads: what the worker chose, and nothing else.
type chosenPage struct {
	opened
	escalation *wellbeing.Escalation
	assessment *wellbeing.Assessment
}

func (p chosenPage) Title() string         { return "What was brought to you" }
func (p chosenPage) Body() templ.Component { return chosenBody(p) }

func (p Pages) chosen(v *web.Visit) (web.Page, error) {
	o, err := p.theirs(v, access.Representative)
	if err != nil {
		return nil, err
	}
	e, there := o.record.ShownTo(v.Person.ID)
	if !there {
		return nil, fault.Absent(nil)
	}
	return chosenPage{o, e, o.record.Of(e)}, nil
}

func (p chosenPage) read() []govuk.Fact {
	all := p.facts(p.assessment, p.escalation.Shows)
	if answer := p.assessment.Answer; answer != nil && p.escalation.Arranged {
		all = append(all, govuk.Fact{Term: answered(answer), Detail: govuk.SmallWords(answer.Says)})
	}
	return all
}
