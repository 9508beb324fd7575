package app

import (
	"context"
	"fmt"

	"candour/internal/access"
	"candour/internal/ledger"
)

type adminCommand struct {
	Invite inviteCommand `cmd:"" help:"Invite an administrator: prints a link that works once, for 30 minutes. The first two confirm each other."`
}

type inviteCommand struct {
	place
	Name string `arg:"" help:"Their name, which is also their name for signing in."`
	Addr string `env:"CANDOUR_ADDR" default:"localhost:8080" help:"Address under which the service is reached, for the link."`
	TLS  bool   `env:"CANDOUR_TLS" help:"The service is reached over TLS."`
}

// Run adds the person, asks for the role of administrator for them, and prints their link.
func (c inviteCommand) Run(ctx context.Context, s streams) error {
	record, _, err := c.open(ctx, false, false)
	if err != nil {
		return err
	}
	defer record.Close()
	made, err := record.Ledger.NewStreams(ctx, 1)
	if err != nil {
		return err
	}
	service := record.Service.Stream
	newcomer := access.Newcomer{Person: made[0], Name: c.Name, Role: access.AdministratorIs}
	if _, err := record.Ledger.Do(ctx, ledger.Act{
		On: []ledger.Seen{{Stream: service, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			return access.AddNewcomer(access.Directory.Of(hs[service]), access.Host, service, ledger.NewEntryID(), newcomer)
		},
	}); err != nil {
		return err
	}
	accounts := access.Accounts{DB: record.Engine.Writer(), Clock: record.Ledger.Now}
	token, err := accounts.Invite(ctx, newcomer.Person, newcomer.Name)
	if err != nil {
		return err
	}
	scheme := "http"
	if c.TLS {
		scheme = "https"
	}
	fmt.Fprintf(s.out, "%s://%s/join/%s\n", scheme, c.Addr, token)
	fmt.Fprintln(s.notes, "The link works once, for 30 minutes. The role holds once another administrator has confirmed it; the first two confirm each other.")
	return nil
}
