package app

import (
	"context"
	"fmt"
	"strings"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/ledger/store"
)

type adminCommand struct {
	Invite inviteCommand `cmd:"" help:"Invite an administrator: prints a link that works once, for 30 minutes. The first two confirm each other. For somebody who works here already, the link is for a new password."`
}

type inviteCommand struct {
	place
	Name    string `arg:"" help:"Their name, which is also their name for signing in."`
	Addr    string `env:"CANDOUR_ADDR" default:"localhost:8080" help:"Address under which the service is reached, for the link."`
	Proxied bool   `env:"CANDOUR_PROXIED" help:"The service is reached through a TLS proxy, so that the link begins https."`
}

// Run adds the person, asks for the role of administrator for them, and prints their link. Who works here already is given a link only:
// the one before ran out, or the password is forgotten.
func (c inviteCommand) Run(ctx context.Context, s streams) error {
	record, _, err := c.open(ctx, false, false)
	if err != nil {
		return err
	}
	defer record.Close()
	if record.Service.Demo {
		return errDemoFolder
	}
	staff, err := access.Staff{Ledger: record.Ledger, Service: record.Service.Stream}.People(ctx)
	if err != nil {
		return err
	}
	person, known := staff.Named(c.Name)
	if !known {
		if person, err = c.add(ctx, record); err != nil {
			return err
		}
	}
	accounts := access.Accounts{DB: record.Engine.Writer(), Clock: record.Ledger.Now}
	token, err := accounts.Invite(ctx, person.ID, person.Name)
	if err != nil {
		return err
	}
	scheme := "http"
	if c.Proxied {
		scheme = "https"
	}
	fmt.Fprintf(s.out, "%s://%s/join/%s\n", scheme, c.Addr, token)
	if known {
		fmt.Fprintln(s.notes, "They work here already. The link works once, for 30 minutes, and is for a new password; their roles stay as they are.")
		return nil
	}
	fmt.Fprintln(s.notes, "The link works once, for 30 minutes. The role holds once another administrator has confirmed it; the first two confirm each other.")
	return nil
}

// add puts the person on the service's record, with the role asked for.
func (c inviteCommand) add(ctx context.Context, record *store.Record) (access.Person, error) {
	made, err := record.Ledger.NewStreams(ctx, 1)
	if err != nil {
		return access.Person{}, err
	}
	service := record.Service.Stream
	newcomer := access.Newcomer{Person: made[0], Name: strings.TrimSpace(c.Name), Role: access.AdministratorIs}
	_, err = record.Ledger.Do(ctx, ledger.Act{
		On: []ledger.Seen{{Stream: service, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			return access.AddNewcomer(access.Directory.Of(hs[service]), access.Host, service, ledger.NewEntryID(), newcomer)
		},
	})
	return access.Person{ID: newcomer.Person, Name: newcomer.Name}, err
}
