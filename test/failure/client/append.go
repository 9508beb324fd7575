package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/ledger/store"
	"candour/internal/pack"
	"candour/packs/england"
)

type appendCommand struct {
	place
	For     time.Duration `default:"10s" help:"How long to write. What is under way then may still end, for as long as --patience."`
	Every   time.Duration `default:"20ms" help:"Pause of each writer between its notes."`
	Writers int           `default:"4" help:"How many write at once, each into cases of its own."`

	Patience time.Duration `default:"1m" help:"How long to go on sending what was not acknowledged when time is up."`
}

// author is whoever writes the notes, in every run: sent again, a note is the same to the last byte.
var author = ledger.By("7d1f3b52-5d0a-4c55-9e07-0f4b8a6f1c11")

// day is when all the calls were.
const day = "2026-01-05"

// notesOfACase is after how many notes a writer begins another case: real ones are of that length.
const notesOfACase = 100

// Run writes until time is up.
func (c appendCommand) Run(ctx context.Context) error {
	earlier, err := readJournal(c.Journal)
	if err != nil {
		return err
	}
	journal, err := openJournal(c.Journal)
	if err != nil {
		return err
	}
	record, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer record.Close()
	rules, err := pack.Load(england.FS)
	if err != nil {
		return err
	}
	end := time.Now().Add(c.For)
	ctx, cancel := context.WithDeadline(ctx, end.Add(c.Patience))
	defer cancel()
	w := &work{record: record, journal: journal, rules: rules, end: end, every: c.Every}
	return w.run(ctx, c.Writers, earlier.unanswered())
}

// work is what all writers of a run have in common.
type work struct {
	record  *store.Record
	journal *journal
	rules   *pack.Pack
	end     time.Time
	every   time.Duration
	weather weather
}

func (w *work) run(ctx context.Context, writers int, unanswered []note) error {
	for _, n := range unanswered {
		if err := w.keep(ctx, n); err != nil {
			return err
		}
	}
	errs := make([]error, writers)
	var all sync.WaitGroup
	for i := range writers {
		all.Go(func() { errs[i] = w.write(ctx, fmt.Sprintf("%d.%d", os.Getpid(), i)) })
	}
	all.Wait()
	w.weather.tell()
	return errors.Join(errs...)
}

// write is one writer: case after case.
func (w *work) write(ctx context.Context, name string) error {
	for n := 0; time.Now().Before(w.end); {
		stream, err := w.begin(ctx)
		if err != nil {
			return err
		}
		for range notesOfACase {
			if !time.Now().Before(w.end) {
				return nil
			}
			n++
			if err := w.send(ctx, note{ledger.NewEntryID(), stream, fmt.Sprintf("Writer %s rang for the %dth time.", name, n)}); err != nil {
				return err
			}
			time.Sleep(w.every)
		}
	}
	return nil
}

// begin opens a case.
func (w *work) begin(ctx context.Context) (stream ledger.StreamID, err error) {
	form := ledger.NewEntryID()
	var made []ledger.StreamID
	err = w.patiently(ctx, func() (err error) {
		if made == nil {
			if made, err = w.record.Ledger.NewStreams(ctx, 2); err != nil {
				made = nil
				return err
			}
		}
		return w.do(ctx, form, made, func(ledger.Histories) (ledger.Change, error) {
			return casework.OpenCase(w.rules, author, form, casework.OpenForm{
				Case: made[0], OpenedBody: casework.OpenedBody{Side: made[1], Law: pack.PrivateLaw, Title: "Invented"},
			})
		})
	})
	if err != nil {
		return "", err
	}
	return made[0], nil
}

// send sends a note until it is acknowledged.
func (w *work) send(ctx context.Context, n note) error {
	if err := w.journal.sent(n); err != nil {
		return err
	}
	return w.keep(ctx, n)
}

func (w *work) keep(ctx context.Context, n note) error {
	err := w.patiently(ctx, func() error {
		return w.do(ctx, n.id, []ledger.StreamID{n.stream}, func(hs ledger.Histories) (ledger.Change, error) {
			return casework.AddNote(casework.Of(hs[n.stream]), nil, author, n.id, casework.NoteForm{
				When: ledger.OnDay(day), NoteBody: casework.NoteBody{Sort: casework.Call, With: "Ms Ashdown", Said: n.words},
			})
		})
	})
	if err != nil {
		return err
	}
	return w.journal.kept(n)
}

func (w *work) do(ctx context.Context, form ledger.EntryID, on []ledger.StreamID, verb ledger.Verb) error {
	act := ledger.Act{Form: form, Verb: verb}
	for _, stream := range on {
		act.On = append(act.On, ledger.Seen{Stream: stream, Version: ledger.Any})
	}
	_, err := w.record.Ledger.Do(ctx, act)
	return err
}

// errUnanswered ends a run whose time and patience are up. The journal says which notes were never answered.
var errUnanswered = errors.New("time was up before everything was acknowledged")

// patiently tries until it is done or nobody has patience left. What nobody is sure about is tried again in the same words.
func (w *work) patiently(ctx context.Context, try func() error) error {
	for {
		err := try()
		w.weather.is(err)
		switch {
		case err == nil:
			return nil
		case errors.Is(err, ledger.ErrReused):
			return err
		case ctx.Err() != nil:
			return errUnanswered
		}
		time.Sleep(100 * time.Millisecond)
	}
}
