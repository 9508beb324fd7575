package app

import (
	"context"
	"errors"
	"fmt"
	"os"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/csvfile"
	"candour/internal/ledger"
	"candour/internal/ledger/store"
	"candour/internal/roster"
)

type peopleCommand struct {
	place
	Write bool   `help:"Write it. Without this, everything is worked out and nothing is written."`
	File  string `arg:"" help:"CSV file of people (name,role,team,manages,from,until) or of teams (team)."`
}

// Run says what a list of staff would change, or changes it.
func (c peopleCommand) Run(ctx context.Context, s streams) error {
	file, err := c.read()
	if err != nil {
		return usage{err}
	}
	record, _, err := c.openAs(ctx, store.Place{Existing: true, Reading: !c.Write})
	if err != nil {
		return err
	}
	defer record.Close()
	if record.Service.Demo {
		return errDemoFolder
	}
	given := c.given(record, file)
	h, err := record.Ledger.Read(ctx, given.Service)
	if err != nil {
		return fmt.Errorf("read who works for the service: %w", err)
	}
	plan := roster.Compare(access.PeopleOn(h, given.Today), given)
	if len(plan.Faults) > 0 {
		for _, fault := range plan.Faults {
			fmt.Fprintln(s.notes, fault)
		}
		return errRefused
	}
	if c.Write && !plan.Empty() {
		err = c.write(ctx, record, given, plan)
	}
	if err == nil {
		c.tell(s, plan)
	}
	return err
}

func (c peopleCommand) read() (csvfile.File, error) {
	f, err := os.Open(c.File)
	if err != nil {
		return csvfile.File{}, fmt.Errorf("the file cannot be opened: %w", err)
	}
	file, err := roster.Read(c.File, f)
	return file, errors.Join(err, f.Close())
}

func (c peopleCommand) given(record *store.Record, file csvfile.File) roster.Given {
	form := ledger.NewEntryID()
	return roster.Given{
		File: file, By: access.Host, Service: record.Service.Stream, Form: form, Today: calendar.DateInLondon(record.Ledger.Now()),
		Begin: func(name string) ledger.StreamID { return ledger.DerivedStreamID(form, record.Service.Stream, name) },
	}
}

// write does what the list says on the record as it stands by then.
func (c peopleCommand) write(ctx context.Context, record *store.Record, given roster.Given, seen roster.Plan) error {
	if err := record.Ledger.BeginStreams(ctx, seen.Begins...); err != nil {
		return err
	}
	_, err := record.Ledger.Do(ctx, ledger.Act{
		Form: given.Form, On: []ledger.Seen{{Stream: given.Service, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			plan := roster.Compare(access.PeopleOn(hs[given.Service], given.Today), given)
			if plan.Digest() != seen.Digest() || len(plan.Faults) > 0 {
				return ledger.Change{}, errors.New("the record has changed meanwhile; run it again")
			}
			return plan.Change(), nil
		},
	})
	return err
}

func (c peopleCommand) tell(s streams, p roster.Plan) {
	for _, step := range p.Steps {
		fmt.Fprintf(s.out, "line %d: %s %s\n", step.Line, step.Who, step.What)
	}
	for _, who := range p.Missing {
		fmt.Fprintf(s.out, "not on the list, and nothing is done about them: %s\n", who.Name)
	}
	switch {
	case p.Empty():
		fmt.Fprintln(s.out, "Nothing changes: the record says already what the list says.")
	case !c.Write:
		fmt.Fprintln(s.out, "Nothing was written. With --write it is.")
	default:
		fmt.Fprintln(s.out, "Written. Each role that was asked for holds once an administrator has confirmed it.")
	}
}
