package wellbeingpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
	"candour/internal/wellbeing"
)

// assessPage asks the worker what of the work is a risk to them.
type assessPage struct{ form }

func (p assessPage) Title() string         { return "Your individual risk assessment" }
func (p assessPage) Errors() govuk.Errors  { return p.form.form.Errors }
func (p assessPage) Body() templ.Component { return assessBody(p) }

func (p Pages) showAssess(v *web.Visit) (web.Page, error) {
	f, err := withForm(p.mine(v))
	if err != nil {
		return nil, err
	}
	if now := f.record.Now(); now != nil { // what they said last is where they begin
		for _, a := range now.Answers {
			f.form.Set(a.Factor, a.Says)
		}
		f.form.Set("needs", now.Needs)
		f.form.Set("manager", string(now.Manager.Person))
	}
	return assessPage{f}, nil
}

func (p Pages) assess(v *web.Visit) (web.Page, error) {
	f, err := withForm(p.mine(v))
	if err != nil {
		return nil, err
	}
	page := assessPage{f}
	body := wellbeing.AssessedBody{Manager: page.manager(), Needs: f.form.Text("needs")}
	for _, factor := range f.rules().Factors {
		body.Answers = append(body.Answers, wellbeing.Answer{Factor: factor.ID, Says: f.form.Text(factor.ID)})
	}
	err = f.act(func(h *ledger.History, step wellbeing.Step) (ledger.Change, error) {
		return wellbeing.Assess(f.rules(), h, step, body)
	})
	return outcome(page, f, err, Home)
}

// managers are those who manage a team of the worker’s.
func (p assessPage) managers() []access.Person {
	return p.People.Those(func(who access.Person) bool {
		return who.Has(access.Manager) && access.MaySetStage(who, p.Person)
	})
}

func (p assessPage) manager() wellbeing.Colleague {
	for _, who := range p.managers() {
		if string(who.ID) == p.form.form.Text("manager") {
			return wellbeing.Colleague{Person: who.ID, Name: who.Name}
		}
	}
	return wellbeing.Colleague{}
}

func options(people []access.Person) []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Choose one"}}
	for _, who := range people {
		all = append(all, govuk.Option{Value: string(who.ID), Label: who.Name})
	}
	return all
}
