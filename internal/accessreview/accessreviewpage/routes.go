package accessreviewpage

import (
	"candour/internal/access"
	"candour/internal/accessreview"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
)

// Home is the address of what waits for a decision.
const Home = "/access-review"

// Pages holds what these pages stand on.
type Pages struct {
	Pack    *pack.Pack
	Service ledger.StreamID
}

// Routes are the addresses of these pages. No one rule says who reviews: each page asks accessreview.Reviews, and of each finding Reviewer.MayDecide.
func (p Pages) Routes() []web.Route {
	const one = Home + "/finding/{day}/{finding}"
	return []web.Route{
		web.For(Home, access.SignedIn, reviewers(p.list), nil),
		web.For(Home+"/month/{month}", access.SignedIn, reviewers(p.month), nil),
		web.For(one, access.SignedIn, reviewers(p.showFinding), reviewers(p.decide)),
		web.For(one+"/answer", access.SignedIn, reviewers(p.showAnswer), reviewers(p.answer)),
	}
}

type handler = func(*web.Visit) (web.Page, error)

// reviewers is a page for those who have a part in the review. To others it is not there, and that they asked is on record.
func reviewers(show handler) handler {
	return func(v *web.Visit) (web.Page, error) {
		if !accessreview.Reviews(v.Person) {
			v.Look("", false)
			return nil, fault.Absent(nil)
		}
		return show(v)
	}
}
