package accesspage

import (
	"context"

	"candour/internal/access"
	"candour/internal/access/passkey"
	"candour/internal/access/provider"
	"candour/internal/govuk"
	"candour/internal/message"
	"candour/internal/pack"
	"candour/internal/view"
	"candour/internal/web"
)

// Pages holds what these pages stand on.
type Pages struct {
	Accounts access.Accounts
	Sessions access.Sessions
	Factors  access.SecondFactors
	Passkeys *passkey.Passkeys  // nil when the service has no name for them to hold for
	Site     string             // where people reach the service, for the provider to send them back to
	Provider *provider.Provider // where people of the organisation sign in besides; nil when nowhere
	Groups   map[string]string  // the team of a group that the provider has somebody in
	List     string             // where the list of staff is given; "" where it cannot be
	Safety   []govuk.Link       // where somebody finds what is for their own safety; may be empty
	Staff    access.Staff
	Door     *access.Door
	Pack     *pack.Pack
	Courts   func(context.Context, view.DB) ([]string, error) // the names of the courts that have a case
	Messages message.Ways                                     // how messages leave; without any, nobody can ask for one
	Proxied  bool                                             // requests come through a proxy that puts who asks at the end of X-Forwarded-For
	Demo     bool                                             // the demonstration has its own door: choose a person
}

// Routes are the addresses of these pages. In the demonstration nobody signs in with a password and nobody is invited.
func (p Pages) Routes() []web.Route {
	routes := []web.Route{
		web.For(takeBackURL, access.SignedIn, p.showTakeBack, p.takeBack).Held().Forgetting(),
		web.For("/sign-out", access.SignedIn, nil, p.signOut),
		web.For("/sign-out-everywhere", access.SignedIn, nil, p.signOutEverywhere),
		web.For(devicesURL+"/end", access.SignedIn, nil, p.endDevice),
		web.For("/me", access.SignedIn, p.me, nil),
		web.For(PoliciesURL, access.SignedIn, showPolicies, nil),
		web.For(homeURL, access.SignedIn, p.showHome, p.setHome),
		web.For("/people/{person}", access.SignedIn, p.showColleague, p.setStage),
		web.For("/people/{person}/end-role", access.Administrator, p.showEndRole, p.endRole),
		web.For("/people/{person}/engagement", access.Administrator, p.showEngagement, p.engage),
		web.For("/court-duty", access.DutyKeeper, p.showCourtDuty, p.setCourtDuty),
		web.For("/court-duty/end", access.DutyKeeper, nil, p.endCourtDuty),
		web.For("/people/{person}/leave-team", access.Administrator, p.showLeaveTeam, p.leaveTeam),
	}
	if p.Messages.Any() {
		routes = append(routes, web.For("/me/daily", access.SignedIn, p.showDaily, p.setDaily))
	}
	if p.Demo {
		return routes
	}
	if p.Passkeys != nil {
		routes = append(routes, p.withPasskeys()...)
	}
	if p.Provider != nil {
		routes = append(routes, p.elsewhere()...)
	}
	return append(routes,
		web.For("/sign-in", access.Anyone, p.showSignIn, p.signIn),
		web.For("/sign-in/code", access.Anyone, beginAgain, p.signInCode),
		web.For("/sign-in/set-up", access.Anyone, beginAgain, p.signInSetUp),
		web.For(factorURL, access.SignedIn, p.showFactor, p.setFactor),
		web.For(factorURL+"/remove", access.SignedIn, p.showRemoveFactor, p.removeFactor),
		web.For("/join/{token}", access.Anyone, p.showJoin, p.join),
		web.For("/people", access.SignedIn, p.showPeople, p.addPerson),
		web.For("/people/confirm", access.SignedIn, nil, p.confirm),
		web.For("/people/{person}/renew", access.Administrator, p.showRenew, p.renew),
		web.For("/people/renew", access.Administrator, nil, p.confirmRenewal),
		web.For("/people/renew/half", access.Administrator, nil, p.showHalf),
		web.For(recoverURL+"{token}", access.Anyone, p.showRecover, p.recover),
		web.For("/people/team", access.Administrator, nil, p.addTeam),
	)
}
