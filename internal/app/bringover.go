package app

import (
	"context"
	"errors"
	"fmt"
	"os"

	"candour/internal/bringover"
	"candour/internal/calendar"
	"candour/internal/ledger/store"
)

type bringOverCommand struct {
	place
	From  string   `required:"" placeholder:"WORDS" help:"What the service worked with before, as its people call it. Everything that is made is marked with it."`
	AsOf  string   `required:"" placeholder:"YYYY-MM-DD" help:"The day as of which the files were made."`
	Write bool     `help:"Write it. Without this, everything is worked out and nothing is written."`
	Files []string `arg:"" help:"CSV files of teams, staff, cases and people, told apart by their first line. All of them together: a case names its team and its worker."`
}

// Run says what comes, or would come, of each line: made, there already, or refused and why.
func (c bringOverCommand) Run(ctx context.Context, s streams) error {
	day, err := calendar.ParseDate(c.AsOf)
	if err != nil {
		return usage{fmt.Errorf("--as-of: %w", err)}
	}
	files, err := c.read()
	if err != nil {
		return usage{err}
	}
	record, features, err := c.openAs(ctx, store.Place{Existing: true, Reading: !c.Write})
	if err != nil {
		return err
	}
	defer record.Close()
	if record.Service.Demo {
		return errDemoFolder
	}
	b := &bringover.Bringer{
		Ledger: record.Ledger, Service: record.Service.Stream, Pack: features.pack, Source: c.From, AsOf: day, Write: c.Write,
		Progress: func(done, of int) {
			if done%100 == 0 {
				fmt.Fprintf(s.notes, "%d of %d cases\n", done, of)
			}
		},
	}
	result, err := b.Run(ctx, files)
	c.tell(s, result)
	switch {
	case err != nil:
		return err
	case !result.Agrees():
		return bringover.ErrNotThere
	case result.Refused():
		return errRefused
	}
	return nil
}

// read reads all files before anything is opened.
func (c bringOverCommand) read() ([]bringover.File, error) {
	var files []bringover.File
	for _, name := range c.Files {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("a file cannot be opened: %w", err)
		}
		file, err := bringover.Read(name, f)
		if err := errors.Join(err, f.Close()); err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

func (c bringOverCommand) tell(s streams, r bringover.Result) {
	for _, f := range r.Faults {
		fmt.Fprintln(s.notes, f)
	}
	were := "would be made"
	if c.Write {
		were = "made"
	}
	for _, a := range r.Accounts {
		fmt.Fprintf(s.out, "%s: %d lines read = %d %s + %d there already + %d refused\n", a.File, a.Read, a.Made, were, a.There, a.Refused)
	}
	if !c.Write {
		fmt.Fprintln(s.out, "Nothing was written. With --write it is.")
	}
}
