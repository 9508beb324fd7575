package demopage

import (
	"slices"

	"candour/internal/casework"
	"candour/internal/demo"
	"candour/internal/fault"
	"candour/internal/pack"
	"candour/internal/web"
)

// act is something that the court can be made to do, by a button that posts to the path under Home.
type act struct{ path, words, means string }

var courtActs = []act{
	{"application", "Send an application", "A new family, for a manager to give to somebody."},
	{"hearing", "Move the next hearing", "Of Rowan and Isla Halloran, by a week."},
	{"filings", "Take in what was filed", "Private law waits for the court’s own staff."},
	{"lose", "Lose the next answer", "The next filing arrives, and nobody here knows it."},
}

func actOf(path string) act {
	if i := slices.IndexFunc(courtActs, func(a act) bool { return a.path == path }); i >= 0 {
		return courtActs[i]
	}
	return act{}
}

// doing is what is said when the court has done something, and the step to go on with.
type doing struct{ words, next string }

// done says what the court was made to do, by the word that the address carries.
var done = map[string]doing{
	"application": {"The court has sent an application. It waits under Team until a manager gives it to somebody.", stepID(1)},
	"hearing":     {"The court has moved the next hearing of Rowan and Isla Halloran by a week. What a rule counts from it has moved with it; what an order set has not.", ""},
	"accepted":    {"The court’s staff have taken in what waited for them.", stepID(10)},
	"waiting":     {"Nothing waits at the court: nothing was filed since it last took something in.", ""},
	"lost":        {"The court will take the next filing, and its answer will be lost on the way.", ""},
}

// sent answers that something was done, on the page from where it was asked for.
func sent(v *web.Visit, what string) web.Page { return v.SeeOther(Home + "?done=" + what) }

func (p Pages) application(v *web.Visit) (web.Page, error) {
	if err := p.Court.SendApplication(v.Context(), v.Ledger(), p.Pack); err != nil {
		return nil, err
	}
	return sent(v, "application"), p.Ask(v.Context())
}

func (p Pages) hearing(v *web.Visit) (web.Page, error) {
	stream, known, err := casework.ByNumber(v.Context(), v.DB(), pack.PrivateLaw, demo.MainNumber) // the court knows it, whoever may see it here
	if err != nil {
		return nil, err
	}
	if !known {
		return nil, fault.Refuse("The court has not told of the case of Rowan and Isla Halloran.", nil)
	}
	if err := p.Court.MoveHearing(v.Context(), v.Ledger(), stream, p.Pack); err != nil {
		return nil, err
	}
	return sent(v, "hearing"), p.Ask(v.Context())
}

func (p Pages) filings(v *web.Visit) (web.Page, error) {
	taken, err := p.Court.AcceptFilings()
	if err != nil {
		return nil, err
	}
	if taken == 0 {
		return sent(v, "waiting"), nil
	}
	return sent(v, "accepted"), p.Ask(v.Context())
}

func (p Pages) lose(v *web.Visit) (web.Page, error) {
	p.Court.LoseNextAnswer()
	return sent(v, "lost"), nil
}
