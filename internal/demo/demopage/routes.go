package demopage

import (
	"context"

	"candour/internal/access"
	"candour/internal/demo"
	"candour/internal/pack"
	"candour/internal/web"
)

// Home is the address of the walk-through.
const Home = "/demonstration"

// Pages holds what these pages stand on.
type Pages struct {
	Staff    access.Staff
	Sessions access.Sessions
	Pack     *pack.Pack
	Court    *demo.Court
	Ask      func(context.Context) error // asks the courts at once what has changed
}

// Routes are the addresses of these pages. The first takes the place of signing in with a password.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		web.For("/sign-in", access.Anyone, p.choose, p.chosen),
		web.For("/people", access.SignedIn, p.people, nil),
		web.For(Home, access.SignedIn, p.walk, nil),
		web.For(Home+"/application", access.SignedIn, nil, p.application),
		web.For(Home+"/hearing", access.SignedIn, nil, p.hearing),
		web.For(Home+"/filings", access.SignedIn, nil, p.filings),
		web.For(Home+"/lose", access.SignedIn, nil, p.lose),
	}
}
