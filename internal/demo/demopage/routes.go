package demopage

import (
	"candour/internal/access"
	"candour/internal/demo"
	"candour/internal/web"
)

// Home is the address of the walk-through.
const Home = "/demonstration"

// Pages holds what these pages stand on.
type Pages struct {
	Staff    access.Staff
	Sessions access.Sessions
	Court    *demo.Court
}

// Routes are the addresses of these pages. The first takes the place of signing in with a password.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		web.For("/sign-in", access.Anyone, p.choose, p.chosen),
		web.For(Home, access.SignedIn, p.walk, nil),
	}
}
