package accesspage

import (
	"candour/internal/access"
	"candour/internal/message"
	"candour/internal/pack"
	"candour/internal/web"
)

// Pages holds what these pages stand on.
type Pages struct {
	Accounts access.Accounts
	Sessions access.Sessions
	Staff    access.Staff
	Door     *access.Door
	Pack     *pack.Pack
	Messages message.Ways // how messages leave; without any, nobody can ask for one
	Proxied  bool         // requests come through a proxy that puts who asks at the end of X-Forwarded-For
	Demo     bool         // the demonstration has its own door: choose a person
}

// Routes are the addresses of these pages. In the demonstration nobody signs in with a password and nobody is invited.
func (p Pages) Routes() []web.Route {
	routes := []web.Route{
		web.For("/sign-out", access.SignedIn, nil, p.signOut),
		web.For("/sign-out-everywhere", access.SignedIn, nil, p.signOutEverywhere),
		web.For("/me", access.SignedIn, p.me, nil),
		web.For("/people/{person}", access.SignedIn, p.showColleague, p.setStage),
		web.For("/people/{person}/end-role", access.Administrator, p.showEndRole, p.endRole),
		web.For("/people/{person}/leave-team", access.Administrator, p.showLeaveTeam, p.leaveTeam),
	}
	if p.Messages.Any() {
		routes = append(routes, web.For("/me/daily", access.SignedIn, p.showDaily, p.setDaily))
	}
	if p.Demo {
		return routes
	}
	return append(routes,
		web.For("/sign-in", access.Anyone, p.showSignIn, p.signIn),
		web.For("/join/{token}", access.Anyone, p.showJoin, p.join),
		web.For("/people", access.SignedIn, p.showPeople, p.addPerson),
		web.For("/people/confirm", access.SignedIn, nil, p.confirm),
		web.For("/people/team", access.Administrator, nil, p.addTeam),
	)
}
