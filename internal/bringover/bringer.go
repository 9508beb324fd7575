package bringover

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// By is the author of what is brought over.
var By = ledger.ByService("brought over")

// Bringer brings files over into a record.
type Bringer struct {
	Ledger  *ledger.Ledger
	Service ledger.StreamID
	Pack    *pack.Pack
	Source  string        // what the service worked with before, as its people call it
	AsOf    calendar.Date // the day as of which the files were made
	Write   bool          // otherwise everything is worked out and nothing is written

	Progress func(done, of int) // optional: hears of each case
}

// Errors of a whole run.
var (
	ErrSource = errors.New("say from where the files come, and as of which day")
	ErrTwice  = errors.New("a file is named twice")
	// ErrNotThere says that what was just made is not all there. It would be a mistake in the program.
	ErrNotThere = errors.New("the counts do not agree: not everything that was made stands on the record")
)

// Run works out what becomes of each line, and with Write does it. Then it looks at the record again: whatever was made must be there.
func (b *Bringer) Run(ctx context.Context, files []File) (Result, error) {
	if strings.TrimSpace(b.Source) == "" || b.AsOf.IsZero() {
		return Result{}, ErrSource
	}
	names := map[string]bool{}
	for _, f := range files {
		if names[f.Name] {
			return Result{}, fmt.Errorf("%w: %s", ErrTwice, f.Name)
		}
		names[f.Name] = true
	}
	result, err := b.once(ctx, files)
	if err != nil || !b.Write {
		return result, err
	}
	again := *b
	again.Write, again.Progress = false, nil
	after, err := again.once(ctx, files)
	if err != nil {
		return result, err
	}
	for i, a := range after.Accounts {
		if before := result.Accounts[i]; a.Made != 0 || a.There != before.Made+before.There || a.Refused != before.Refused {
			return result, ErrNotThere
		}
	}
	return result, nil
}

func (b *Bringer) once(ctx context.Context, files []File) (Result, error) {
	h, err := b.Ledger.Read(ctx, b.Service)
	if err != nil {
		return Result{}, fmt.Errorf("read who works for the service: %w", err)
	}
	r := &run{Bringer: b, ctx: ctx, books: newBooks(files), service: h, people: access.Directory.Of(h)}
	if err := r.teams(); err != nil {
		return Result{}, err
	}
	if err := r.staff(); err != nil {
		return Result{}, err
	}
	if err := r.cases(); err != nil {
		return Result{}, err
	}
	return r.books.result(), nil
}

// run is one going through of the files.
type run struct {
	*Bringer
	ctx     context.Context
	books   *books
	service *ledger.History
	people  *access.People // as they will stand after the lines before
}

// begin names fresh streams: with keys of their own when something will be written there.
func (r *run) begin(n int) ([]ledger.StreamID, error) {
	if r.Write {
		return r.Ledger.NewStreams(r.ctx, n)
	}
	names := make([]ledger.StreamID, n)
	for i := range names {
		names[i] = ledger.NewStreamID()
	}
	return names, nil
}

// act does something to the service's people and teams: on the record, or on what a dry run holds in its hands.
func (r *run) act(verb func(*access.People, ledger.EntryID) (ledger.Change, error)) error {
	id := ledger.NewEntryID()
	if !r.Write {
		change, err := verb(r.people, id)
		if err != nil {
			return err
		}
		r.service = after(r.service, change.Entries[r.Service])
		r.people = access.Directory.Of(r.service)
		return nil
	}
	hs, err := r.Ledger.Do(r.ctx, ledger.Act{
		Form: id, On: []ledger.Seen{{Stream: r.Service, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) { return verb(access.Directory.Of(hs[r.Service]), id) },
	})
	if err != nil {
		return err
	}
	r.people = access.Directory.Of(hs[r.Service])
	return nil
}

// after is a history as it will stand with more entries.
func after(h *ledger.History, entries []ledger.New) *ledger.History {
	all := append(make([]ledger.Entry, 0, len(h.Entries)+len(entries)), h.Entries...)
	for _, n := range entries {
		all = append(all, ledger.Entry{
			Stream: h.Stream, Version: int64(len(all)) + 1, ID: n.ID, Recorded: h.Last(), Kind: n.Kind, Author: n.Author, Body: n.Body,
		})
	}
	return ledger.NewHistory(h.Stream, all...)
}

// settle puts down what came of a line's verb. An error that is not about what stands in the line ends the run.
func (r *run) settle(l Line, err error) error {
	fields := fault.FieldsOf(err)
	switch {
	case err == nil:
		r.books.set(l, made)
	case len(fields) > 0:
		for _, f := range fields {
			r.books.refuse(l, columnOf(f.Name), f.Sentence)
		}
	case fault.KindOf(err) == fault.Denied:
		r.books.refuse(l, "", fault.Sentence(err))
	default:
		return fmt.Errorf("%s line %d: %w", l.File, l.Number, err)
	}
	return nil
}

// columnOf is the column that a field of a form stands in.
func columnOf(field string) string {
	if field == "team-name" {
		return "team"
	}
	return field
}
