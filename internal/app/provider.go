package app

import (
	"errors"
	"fmt"
	"strings"

	"candour/internal/access/accesspage"
	"candour/internal/access/provider"
	"candour/internal/ledger"
)

// provided is where people of the organisation may sign in with their work account. The secret stands in a file of its own.
type provided struct {
	Issuer string            `name:"oidc-issuer" env:"CANDOUR_OIDC_ISSUER" placeholder:"https://…" help:"OpenID Connect provider of your organisation, with whose accounts people may sign in. It needs CANDOUR_OIDC_CLIENT, CANDOUR_OIDC_SECRET_FILE and CANDOUR_SITE; it sends people back to /sign-in/back below that address, and after signing out to /sign-out/done."`
	Client string            `name:"oidc-client" env:"CANDOUR_OIDC_CLIENT" help:"Name by which the OpenID Connect provider knows this service."`
	Secret string            `name:"oidc-secret-file" env:"CANDOUR_OIDC_SECRET_FILE" placeholder:"FILE" help:"File with the secret that the OpenID Connect provider gave this service."`
	Claim  string            `name:"oidc-groups-claim" env:"CANDOUR_OIDC_GROUPS_CLAIM" placeholder:"groups" help:"Claim in which the OpenID Connect provider says in which groups somebody is. It needs CANDOUR_OIDC_TEAMS."`
	Teams  map[string]string `name:"oidc-teams" env:"CANDOUR_OIDC_TEAMS" mapsep:";" placeholder:"GROUP=TEAM;…" help:"The team of each of these groups. Whoever signs in is moved to it from that day; no role follows from it."`
}

// at is the provider, for a service that people reach at an address; nil when none is set.
func (p provided) at(site string, clock ledger.Clock) (*provider.Provider, error) {
	if p.Issuer == "" {
		if p.Client != "" || p.Secret != "" || p.Claim != "" {
			return nil, usage{errors.New("there is a name or a secret for an OpenID Connect provider, and no provider (CANDOUR_OIDC_ISSUER)")}
		}
		return nil, nil
	}
	if (p.Claim == "") != (len(p.Teams) == 0) {
		return nil, usage{errors.New("a claim of groups and the teams they mean belong together (CANDOUR_OIDC_GROUPS_CLAIM, CANDOUR_OIDC_TEAMS)")}
	}
	if site == "" {
		return nil, usage{errors.New("the OpenID Connect provider must know where to send people back to (CANDOUR_SITE)")}
	}
	secret, err := secretOf(p.Secret)
	if err != nil {
		return nil, err
	}
	at, err := provider.New(provider.Settings{Issuer: p.Issuer, Client: p.Client, Secret: secret, Back: below(site) + accesspage.BackURL, Groups: p.Claim}, clock)
	if err != nil {
		return nil, usage{fmt.Errorf("%w (CANDOUR_OIDC_ISSUER, CANDOUR_OIDC_CLIENT, CANDOUR_OIDC_SECRET_FILE)", err)}
	}
	return at, nil
}

// below is an address to which a path is added.
func below(site string) string { return strings.TrimSuffix(site, "/") }
