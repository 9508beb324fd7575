package demopage

import (
	"candour/internal/demo"
	"candour/internal/fault"
	"candour/internal/pack"
	"candour/internal/web"
)

// done says what the court was made to do, by the word that the address carries.
var done = map[string]string{
	"application": "The court has sent an application. It waits under Team until a manager gives it to somebody.",
	"hearing":     "The court has moved the next hearing of Rowan and Isla Halloran by a week. What a rule counts from it has moved with it; what an order set has not.",
	"accepted":    "The court’s staff have taken in what waited for them. The filing shows it once the court has been asked again.",
	"waiting":     "Nothing waits at the court: nothing was filed since the demonstration was started.",
	"lost":        "The court will take the next filing, and its answer will be lost on the way.",
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
	at, err := p.place(v, pack.PrivateLaw, demo.MainNumber)
	if err != nil {
		return nil, err
	}
	if at.stream == "" {
		return nil, fault.Refuse("This is for somebody who sees the case of Rowan and Isla Halloran. Sign in as "+demo.Newcomer+".", nil)
	}
	if err := p.Court.MoveHearing(v.Context(), v.Ledger(), at.stream, p.Pack); err != nil {
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
