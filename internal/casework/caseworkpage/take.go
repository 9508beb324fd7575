package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// takePage asks the worker whether they can take the case safely.
type takePage struct {
	formPage
	a *casework.Allocation
}

func (p takePage) Title() string         { return "Can you take this case safely?" }
func (p takePage) Body() templ.Component { return takeBody(p) }

func (p Pages) takePage(c *web.Case, a *casework.Allocation) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page { return takePage{p.formPage(c, form), a} }
}

// toTake is the work that the address names, if whoever looks was asked whether they take it.
func (p Pages) toTake(c *web.Case) (*casework.Allocation, error) {
	a, err := p.allocationIn(c)
	if err == nil && (a.Worker != c.Person.ID || a.Taking == nil) {
		return nil, fault.Absent(nil)
	}
	return a, err
}

func (p Pages) showTake(c *web.Case) (web.Page, error) {
	a, err := p.toTake(c)
	if err == nil && (!a.NotTaken() || !a.Until.IsZero()) {
		return c.SeeOther(c.URL()), nil
	}
	if err != nil {
		return nil, err
	}
	return fresh(c, p.takePage(c, a))
}

// cannot and takes are what the worker sends; stays and back what the manager answers.
const (
	takes  = "yes"
	cannot = "no"
	stays  = "stays"
	back   = "back"
)

func (p Pages) take(c *web.Case) (web.Page, error) {
	a, err := p.toTake(c)
	if err != nil {
		return nil, err
	}
	return sendOpenly(c, p.takePage(c, a), func(f *web.Form) act {
		chosen, why := f.Text("take"), f.Text("why")
		return func(s *casework.State) (ledger.Change, error) {
			switch chosen {
			case takes:
				return casework.Take(s, c.By(), f.ID, a.Ref)
			case cannot:
				return casework.RefuseToTake(s, c.By(), f.ID, a.Ref, why)
			default:
				return ledger.Change{}, fault.Fields{{Name: "take", Sentence: "Say whether you can take it"}}
			}
		}
	}, c.URL(), "why")
}

// answerTakePage asks a manager to answer somebody who cannot take a case safely.
type answerTakePage struct {
	formPage
	a *casework.Allocation
}

func (p answerTakePage) Title() string         { return "They cannot take it safely" }
func (p answerTakePage) Body() templ.Component { return answerTakeBody(p) }

func (p Pages) answerTakePage(c *web.Case, a *casework.Allocation) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page { return answerTakePage{p.formPage(c, form), a} }
}

func (p Pages) showAnswerTake(c *web.Case) (web.Page, error) {
	a, err := p.allocationIn(c)
	if err != nil {
		return nil, err
	}
	if a.WhyNot() == "" || a.Ended != "" {
		return c.SeeOther(c.URL("allocate")), nil
	}
	return fresh(c, p.answerTakePage(c, a))
}

func (p Pages) answerTake(c *web.Case) (web.Page, error) {
	a, err := p.allocationIn(c)
	if err != nil {
		return nil, err
	}
	next := c.URL("allocate")
	return sendOpenlyThen(c, p.answerTakePage(c, a), func(f *web.Form) act {
		chosen := f.Text("answer")
		stay := casework.TakeAnsweredBody{TakeBody: casework.TakeBody{Allocation: a.Ref}, Why: f.Text("why"), Changes: f.Text("changes")}
		return func(s *casework.State) (ledger.Change, error) {
			switch chosen {
			case stays:
				next = c.URL()
				return casework.KeepWith(s, c.By(), f.ID, stay)
			case back:
				return casework.TakeBack(s, c.By(), f.ID, a.Ref, stay.Why)
			default:
				return ledger.Change{}, fault.Fields{{Name: "answer", Sentence: "Choose what becomes of it"}}
			}
		}
	}, func() string { return next }, "why", "changes")
}

// TodayOfTaking is each case of which this person is asked whether they can take it safely, and each of which somebody told them, as manager, that they cannot.
func TodayOfTaking(v *web.Visit) ([]templ.Component, error) {
	if !v.Person.HasCases() {
		return nil, nil
	}
	asked, more, err := casework.ToTake(v.Context(), v.DB(), v.Person)
	if err != nil {
		return nil, err
	}
	if asked, err = web.Theirs(v, access.CaseWorker, asked, caseOfTaking); err != nil {
		return nil, err
	}
	var all []templ.Component
	for _, r := range asked {
		all = append(all, takeAsk(r.Title+" was given to you. It is not yours until you say that you can take it safely. ", govuk.Link{Text: "Take it, or say why not", Href: takeURL(r)}))
	}
	if more {
		all = append(all, web.More("cases given to you"))
	}
	cannot, err := cannotTake(v)
	return append(all, cannot...), err
}

func cannotTake(v *web.Visit) ([]templ.Component, error) {
	rows, more, err := casework.CannotBeTaken(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return nil, err
	}
	rows, err = web.Theirs(v, access.Allocator, rows, caseOfTaking)
	var all []templ.Component
	for _, r := range rows {
		all = append(all, takeAsk(r.Name+" cannot take "+r.Title+" safely. It waits for your answer in writing. ", govuk.Link{Text: "Answer", Hidden: r.Name, Href: takeURL(r) + "/answer"}))
	}
	if more {
		all = append(all, web.More("cases that somebody cannot take"))
	}
	return all, err
}

func caseOfTaking(r casework.TakingRow) ledger.StreamID { return r.Case }

func takeURL(r casework.TakingRow) string {
	return "/case/" + string(r.Case) + "/take/" + string(r.Allocation)
}

// AsksOfTaking is the same for one case.
func AsksOfTaking(c *web.Case) ([]templ.Component, error) {
	a, is := casework.Of(c.History).Offered()
	if !is {
		return nil, nil
	}
	at := c.URL("take", string(a.Ref.Entry))
	switch {
	case a.WhyNot() == "" && a.Worker == c.Person.ID:
		return []templ.Component{takeAsk("The case was given to you. It is not yours until you say that you can take it safely. ", govuk.Link{Text: "Take it, or say why not", Href: at})}, nil
	case a.WhyNot() != "" && c.May(access.Allocator):
		return []templ.Component{takeAsk(a.Name+" cannot take the case safely. It waits for your answer in writing. ", govuk.Link{Text: "Answer", Hidden: a.Name, Href: at + "/answer"})}, nil
	}
	return nil, nil
}
