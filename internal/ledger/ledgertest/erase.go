package ledgertest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"candour/internal/ledger"
)

// eraser is a second program at work on the same store, whose login may erase.
func (r *rig) eraser() *rig {
	r.t.Helper()
	other := *r
	if other.store.Eraser != nil {
		other.store.Open = other.store.Eraser
	}
	other.open(&Own)
	return &other
}

// The two people of every erasure of the suite.
const (
	decider   ledger.StreamID = "3f2b8c1e-9a4d-4f0b-8a51-6d2c7b1e0f43"
	confirmer ledger.StreamID = "5b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a69"
)

// ordered is an erasure that a court ordered.
func ordered(streams []ledger.StreamID, entries ...ledger.Ref) ledger.Erasing {
	return ledger.Erasing{
		Streams: streams, Entries: entries, Ground: ledger.CourtOrder, Authority: "Order of 12 May 2026", Reason: "As directed.",
		Decided: decider, Confirmed: confirmer,
	}
}

func (r *rig) erase(e ledger.Erasing) ledger.Erased {
	r.t.Helper()
	done, err := r.Erase(r.t.Context(), ledger.NewEntryID(), e)
	must(r.t, err)
	return done
}

func (r *rig) sound() {
	r.t.Helper()
	if v := r.verify(); len(v.Faults) > 0 || v.Unfinished > 0 {
		r.t.Errorf("verify found %v, and %d unfinished", v.Faults, v.Unfinished)
	}
}

// typed puts a draft where what people are typing is kept, once what comes between has happened.
func (r *rig) typed(stream ledger.StreamID, subject, words string, between ...func()) {
	r.t.Helper()
	must(r.t, r.Keep(r.t.Context(), stream, "draft", []byte(words), func(kept []byte) error {
		for _, happens := range between {
			happens()
		}
		between = nil
		_, err := r.Writer.ExecContext(r.t.Context(), `INSERT INTO draft (person, form, subject, stream, version, words, saved) VALUES ($1, 'f', $2, $3, 0, $4, '')
			ON CONFLICT (person, form, subject) DO UPDATE SET words = excluded.words`, string(person), subject, string(stream), kept)
		return err
	}))
}

func (r *rig) draft(stream ledger.StreamID, subject string) (string, error) {
	r.t.Helper()
	var kept []byte
	must(r.t, r.DB().QueryRowContext(r.t.Context(), `SELECT words FROM draft WHERE subject = $1`, subject).Scan(&kept))
	plain, err := r.Decrypt(r.t.Context(), stream, "draft", kept)
	return string(plain), err
}

// keysOf are the numbers of a stream's keys.
func (r *rig) keysOf(stream ledger.StreamID) string {
	r.t.Helper()
	rows, err := r.Opened.Keys.QueryContext(r.t.Context(), `SELECT n FROM stream_key WHERE stream = $1 ORDER BY n`, string(stream))
	must(r.t, err)
	defer rows.Close()
	var keys []string
	for rows.Next() {
		var n int64
		must(r.t, rows.Scan(&n))
		keys = append(keys, fmt.Sprint(n))
	}
	must(r.t, rows.Err())
	return strings.Join(keys, " ")
}

func erasedEntry(t *testing.T, r *rig) {
	s, file, beside := r.stream(), r.put("a letter"), r.stream()
	one, two, three := r.note("one"), r.naming(file), r.note("three")
	for _, n := range []ledger.New{one, two, three} {
		_, err := r.Do(t.Context(), r.writing(s, n))
		must(t, err)
	}
	must(t, r.Append(t.Context(), ledger.Append{Jobs: []ledger.Job{job(s, one), job(s, two)}}))
	r.typed(s, "/about/"+string(two.ID), "a correction")
	r.typed(beside, "/beside/about/"+string(two.ID), "a correction too")
	r.typed(s, "/about/other", "something else")

	r.clock.Advance(time.Hour)
	done := r.eraser().erase(ordered(nil, ledger.Ref{Stream: s, Entry: two.ID}))
	if !done.At.Equal(r.clock.Now()) || done.Record != -1 || !done.Copies.After(done.At.Add(35*24*time.Hour)) {
		t.Errorf("the erasure was answered %+v", done)
	}
	r.says(s, "one", "", "three", "")
	if keys := r.keysOf(s); keys != "2" {
		t.Errorf("the stream's keys are %s, want a new one alone", keys)
	}
	gap := r.read(s).Entries[1]
	if !gap.Erased || gap.Body != nil || gap.Gap == nil || gap.Gap.Kind != Noted.Name() || gap.Gap.Ground != ledger.CourtOrder || !gap.Gap.On.Equal(done.At) {
		t.Errorf("the gap is read as %+v, %+v", gap, gap.Gap)
	}
	if got := r.rowsOf(s); got != "one@4 three@4" {
		t.Errorf("the view says %q", got)
	}
	for what, query := range map[string]string{
		"rows":   `SELECT COUNT(*) - 3 FROM ledgertest_added_1 WHERE stream = $1`,
		"files":  `SELECT COUNT(*) FROM file WHERE stream = $1`,
		"parts":  `SELECT COUNT(*) FROM file_part WHERE $1 <> ''`,
		"jobs":   `SELECT COUNT(*) - 1 FROM job WHERE stream = $1`,
		"drafts": `SELECT COUNT(*) - 1 FROM draft WHERE $1 <> ''`,
	} {
		if n := r.count(query, string(s)); n != 0 {
			t.Errorf("%d %s too many are left", n, what)
		}
	}
	if words, err := r.again().draft(s, "/about/other"); err != nil || words != "something else" {
		t.Errorf("what somebody else was typing is now %q, %v", words, err)
	}
	r.sound()
}

func erasedStream(t *testing.T, r *rig) {
	s := r.streams(2)
	_, err := r.Do(t.Context(), r.writing(s[0], r.note("one"), r.naming(r.put("a letter"))))
	must(t, err)
	_, err = r.Do(t.Context(), r.writing(s[1], r.note("two")))
	must(t, err)
	r.typed(s[0], "/a", "typing")
	must(t, r.Append(t.Context(), ledger.Append{Jobs: []ledger.Job{job(s[0], r.note(""))}}))

	done := r.eraser().erase(ordered(s[:1]))
	r.says(s[0], "", "", "")
	r.says(s[1], "two")
	for what, query := range map[string]string{
		"words":  `SELECT COUNT(*) FROM entry WHERE stream = $1 AND body IS NOT NULL`,
		"rows":   `SELECT COUNT(*) FROM ledgertest_note_1 WHERE stream = $1`,
		"added":  `SELECT COUNT(*) FROM ledgertest_added_1 WHERE stream = $1`,
		"files":  `SELECT COUNT(*) FROM file WHERE stream = $1`,
		"parts":  `SELECT COUNT(*) FROM file_part WHERE $1 <> ''`,
		"jobs":   `SELECT COUNT(*) FROM job WHERE stream = $1`,
		"drafts": `SELECT COUNT(*) FROM draft WHERE stream = $1`,
	} {
		if n := r.count(query, string(s[0])); n != 0 {
			t.Errorf("%d %s are left", n, what)
		}
	}
	if keys := r.keysOf(s[0]); keys != "" {
		t.Errorf("keys %s are left", keys)
	}
	account, found := r.read(done.Account.Stream).Find(done.Account.Entry)
	if body, ok := ledger.ErasedByLaw.In(account); !found || !ok || len(body.Streams) != 1 || body.Streams[0] != (ledger.ErasedStream{Stream: s[0], Version: 3}) {
		t.Errorf("the account is %+v", account)
	}
	for _, program := range []*rig{r, r.again()} {
		if err := program.add(s[0], ledger.Any, r.note("more")); !errors.Is(err, ledger.ErrUnknownStream) {
			t.Errorf("an append to an erased stream was told %v", err)
		}
	}
	if err := r.BeginStreams(t.Context(), s[0]); err != nil || r.keysOf(s[0]) != "" {
		t.Errorf("an erased stream began again: %v", err)
	}
	r.sound()
}

// erasedElsewhere has two programs hold words in memory while a third erases them.
func erasedElsewhere(t *testing.T, r *rig) {
	s, reader, writer := r.streams(2), r.again(), r.again()
	two := r.note("two")
	must(t, r.add(s[0], 0, r.note("one"), two))
	must(t, r.add(s[1], 0, r.note("three")))
	for _, program := range []*rig{r, reader, writer} {
		program.says(s[0], "one", "two")
		program.says(s[1], "three")
	}
	before := reader.read(s[0])
	r.eraser().erase(ordered(s[1:], ledger.Ref{Stream: s[0], Entry: two.ID}))

	must(t, writer.add(s[0], ledger.Any, r.note("four"))) // under the key that it remembers, until it is told
	var moved *ledger.Moved
	if err := writer.add(s[0], 2, r.note("five")); !errors.As(err, &moved) {
		t.Errorf("an append to the stream as it was is told %v", err)
	}
	for _, program := range []*rig{r, reader, writer} {
		program.says(s[0], "one", "", "", "four")
		program.says(s[1], "", "")
	}
	if before.Entries[1].Erased {
		t.Error("a history at hand changed")
	}
	r.sound()
}

// secondFactorMoves takes a word out of a person's stream, under whose key lies what their one-time codes are made with.
func secondFactorMoves(t *testing.T, r *rig) {
	s, one := r.stream(), r.note("one")
	must(t, r.add(s, 0, one))
	must(t, r.Keep(t.Context(), s, ledger.SecondFactorLabel, []byte("a secret"), func(kept []byte) error {
		_, err := r.Writer.ExecContext(t.Context(), `INSERT INTO second_factor (person, secret, confirmed, step) VALUES ($1, $2, '', 0)
			ON CONFLICT (person) DO UPDATE SET secret = excluded.secret`, string(s), kept)
		return err
	}))
	r.eraser().erase(ordered(nil, ledger.Ref{Stream: s, Entry: one.ID}))
	var kept []byte
	must(t, r.DB().QueryRowContext(t.Context(), `SELECT secret FROM second_factor WHERE person = $1`, string(s)).Scan(&kept))
	if secret, err := r.again().Decrypt(t.Context(), s, ledger.SecondFactorLabel, kept); err != nil || string(secret) != "a secret" {
		t.Errorf("under the new key it reads %q, %v", secret, err)
	}
}

// typedMeanwhile saves a draft that was encrypted just before its stream got a new key.
func typedMeanwhile(t *testing.T, r *rig) {
	s, one, eraser := r.stream(), r.note("one"), r.eraser()
	must(t, r.add(s, 0, one))
	r.typed(s, "/a", "typing", func() { eraser.erase(ordered(nil, ledger.Ref{Stream: s, Entry: one.ID})) })
	if words, err := r.again().draft(s, "/a"); err != nil || words != "typing" { // again: it does not remember the old key
		t.Errorf("what was typed is now %q, %v", words, err)
	}
}

func erasedAtOnce(t *testing.T, r *rig) {
	s, one, id := r.streams(2), r.note("one"), ledger.NewEntryID()
	must(t, r.add(s[0], 0, one, r.note("two"), r.note("three")))
	must(t, r.add(s[1], 0, r.note("four")))
	e := ordered(s[1:], ledger.Ref{Stream: s[0], Entry: one.ID})
	var both sync.WaitGroup
	answers, errs := make([]ledger.Erased, 3), make([]error, 3)
	for i := range answers {
		eraser := r.eraser()
		both.Go(func() { answers[i], errs[i] = eraser.Erase(t.Context(), id, e) })
	}
	both.Wait()
	must(t, errors.Join(errs...))
	if answers[0] != answers[1] || answers[0] != answers[2] {
		t.Errorf("they were answered %+v", answers)
	}
	r.says(s[0], "", "two", "three", "")
	r.says(s[1], "", "")
	if len(r.keysOf(s[0])) != 1 {
		t.Errorf("the stream's keys are %s", r.keysOf(s[0]))
	}
	r.sound()
}

// erasedByAFaster asks for an erasure that another program carries out after this one has looked whether it was.
func erasedByAFaster(t *testing.T, r *rig) {
	s, one, id := r.stream(), r.note("one"), ledger.NewEntryID()
	must(t, r.add(s, 0, one, r.note("two")))
	e := ordered(nil, ledger.Ref{Stream: s, Entry: one.ID})
	faster, slower := r.eraser(), r.eraser()
	var first ledger.Erased
	overtaken := sync.OnceFunc(func() {
		var err error
		first, err = faster.Erase(t.Context(), id, e)
		must(t, err)
	})
	registry, err := ledger.NewRegistry(&Own)
	must(t, err)
	late, err := ledger.Over(t.Context(), ledger.Config{
		Engine: slower.Engine, Keys: ledger.OpenKeyStore(slower.Opened.Keys, r.ring), Registry: registry, Views: r.views,
		Clock: func() time.Time { overtaken(); return r.clock.Now() },
	})
	must(t, err)
	defer late.Close()
	second, err := late.Erase(t.Context(), id, e)
	if err != nil || second != first {
		t.Errorf("the slower was answered %+v, %v; the faster %+v", second, err, first)
	}
	r.says(s, "", "two", "")
	r.sound()
}

// erasedAmidWriting erases the first of a stream's entries one after another while somebody writes on.
func erasedAmidWriting(t *testing.T, r *rig) {
	s, eraser := r.stream(), r.eraser()
	var gone []ledger.New
	for n := range 4 {
		gone = append(gone, r.note(fmt.Sprint("gone ", n)))
	}
	must(t, r.add(s, 0, gone...))
	const written = 30
	var writing sync.WaitGroup
	var failed error
	writing.Go(func() {
		for n := range written {
			note, err := Noted.New(ledger.NewEntryID(), ledger.By(person), nil, NotedBody{Words: fmt.Sprint("kept ", n)})
			failed = errors.Join(failed, err, r.Append(t.Context(), at(s, ledger.Any, note)))
		}
	})
	for _, n := range gone {
		eraser.erase(ordered(nil, ledger.Ref{Stream: s, Entry: n.ID}))
	}
	writing.Wait()
	must(t, failed)
	kept := 0
	for _, e := range r.again().read(s).Entries {
		if _, ok := Noted.In(e); ok {
			kept++
		}
	}
	if kept != written {
		t.Errorf("%d of %d notes are there", kept, written)
	}
	r.sound()
}

func erasedTwice(t *testing.T, r *rig) {
	s, one := r.stream(), r.note("one")
	must(t, r.add(s, 0, one, r.note("two")))
	eraser, id, e := r.eraser(), ledger.NewEntryID(), ordered(nil, ledger.Ref{Stream: s, Entry: one.ID})
	first, err := eraser.Erase(t.Context(), id, e)
	must(t, err)
	r.clock.Advance(time.Hour)
	again, err := r.eraser().Erase(t.Context(), id, e)
	if err != nil || again != first {
		t.Errorf("sent again it was answered %+v, %v; the first time %+v", again, err, first)
	}
	e.Reason = "Another."
	if _, err := eraser.Erase(t.Context(), id, e); !errors.Is(err, ledger.ErrReused) {
		t.Errorf("sent again with another reason: %v", err)
	}
	if _, err := eraser.Erase(t.Context(), ledger.NewEntryID(), e); !errors.Is(err, ledger.ErrErasedBefore) {
		t.Errorf("erased by another act: %v", err)
	}
	eraser.erase(ordered([]ledger.StreamID{s}))
	if _, err := eraser.Erase(t.Context(), ledger.NewEntryID(), ordered([]ledger.StreamID{s})); !errors.Is(err, ledger.ErrErasedBefore) {
		t.Errorf("a stream erased by another act: %v", err)
	}
	r.sound()
}

func notErasable(t *testing.T, r *rig) {
	s, one, eraser := r.stream(), r.note("one"), r.eraser()
	must(t, r.add(s, 0, one))
	mine := ledger.Ref{Stream: s, Entry: one.ID}
	service, err := r.FindService(t.Context())
	must(t, err)
	opened := r.read(service.Stream).Entries[0].Ref()
	elsewhere := ledger.Ref{Stream: s, Entry: ledger.NewEntryID()}
	for what, e := range map[string]ledger.Erasing{
		"the service stream":            ordered([]ledger.StreamID{service.Stream}),
		"its first entry":               ordered(nil, opened),
		"an entry that is not there":    ordered(nil, mine, elsewhere),
		"a stream that is not there":    ordered([]ledger.StreamID{ledger.NewStreamID()}),
		"a stream that never was begun": ordered(r.streams(1), mine),
	} {
		if _, err := eraser.Erase(t.Context(), ledger.NewEntryID(), e); !errors.Is(err, ledger.ErrNotErasable) {
			t.Errorf("%s: %v", what, err)
		}
	}
	for what, change := range map[string]func(*ledger.Erasing){
		"without a second person": func(e *ledger.Erasing) { e.Confirmed = e.Decided },
		"without an authority":    func(e *ledger.Erasing) { e.Authority = "" },
		"on no ground":            func(e *ledger.Erasing) { e.Ground = "tidying up" },
		"of nothing":              func(e *ledger.Erasing) { e.Entries = nil },
	} {
		e := ordered(nil, mine)
		change(&e)
		if _, err := eraser.Erase(t.Context(), ledger.NewEntryID(), e); err == nil {
			t.Errorf("an erasure %s was carried out", what)
		}
	}
	r.says(s, "one")
	done := eraser.erase(ordered(nil, mine))
	for _, account := range []ledger.Ref{done.Account, r.read(s).Entries[1].Ref()} {
		if _, err := eraser.Erase(t.Context(), ledger.NewEntryID(), ordered(nil, account)); !errors.Is(err, ledger.ErrNotErasable) {
			t.Errorf("an account of an erasure: %v", err)
		}
	}
	r.sound()
}

// overtaken is an engine before whose next commit somebody else writes.
type overtaken struct {
	ledger.Engine
	writes func()
}

func (o *overtaken) Commit(ctx context.Context, batches []*ledger.Batch) []error {
	if writes := o.writes; writes != nil {
		o.writes = nil
		writes()
	}
	return o.Engine.Commit(ctx, batches)
}

func movedSince(t *testing.T, r *rig) {
	s, one := r.streams(3), r.note("one")
	must(t, r.add(s[0], 0, one))
	must(t, r.add(s[1], 0, r.note("two")))
	must(t, r.add(s[2], 0, r.note("three")))
	e := ordered(s[1:2], ledger.Ref{Stream: s[0], Entry: one.ID})
	for i, what := range []string{"a stream of which an entry goes", "a stream that goes", "a stream that was only looked at"} {
		e.Seen = nil
		for _, stream := range s {
			e.Seen = append(e.Seen, ledger.Seen{Stream: stream, Version: r.read(stream).Version})
		}
		late := r.eraser()
		late.Engine = &overtaken{late.Engine, func() { must(t, r.add(s[i], ledger.Any, r.note("more"))) }}
		must(t, late.overIt(t.Context(), &Own))
		for _, when := range []string{"while it was erased", "before"} {
			if _, err := late.Erase(t.Context(), ledger.NewEntryID(), e); !errors.Is(err, ledger.ErrMovedSince) {
				t.Errorf("%s was written to %s: %v", what, when, err)
			}
		}
	}
	r.says(s[0], "one", "more")
	r.says(s[1], "two", "more")
	e.Seen = []ledger.Seen{{Stream: s[0], Version: 2}, {Stream: s[1], Version: 2}, {Stream: s[2], Version: 2}}
	id := ledger.NewEntryID()
	_, err := r.eraser().Erase(t.Context(), id, e)
	must(t, err)
	if _, err := r.eraser().Erase(t.Context(), id, e); err != nil {
		t.Errorf("asked again, when its own account is what has moved the streams: %v", err)
	}
	r.says(s[0], "", "more", "")
	r.says(s[1], "", "", "")
	e = ordered(nil, ledger.Ref{Stream: s[0], Entry: r.read(s[0]).Entries[1].ID})
	e.Seen = []ledger.Seen{{Stream: s[1], Version: 3}} // which has no key any more
	r.eraser().erase(e)
	r.sound()
}

// cutOff is an engine whose program dies after so many commits. What it asks of the key store then is refused too.
type cutOff struct {
	ledger.Engine
	left int
	dies func()
}

func (c *cutOff) Commit(ctx context.Context, batches []*ledger.Batch) []error {
	if c.left--; c.left < 0 {
		return []error{errors.New("the program was killed")}
	}
	errs := c.Engine.Commit(ctx, batches)
	if c.left == 0 {
		c.dies()
	}
	return errs
}

func interrupted(t *testing.T, r *rig) {
	for commits := range 3 {
		for _, keysToo := range []bool{false, true} {
			s, two := r.streams(2), r.note("two")
			must(t, r.add(s[0], 0, r.note("one"), two))
			must(t, r.add(s[1], 0, r.note("three")))
			r.typed(s[0], "/a", "typing")
			id, e := ledger.NewEntryID(), ordered(s[1:], ledger.Ref{Stream: s[0], Entry: two.ID})

			dying := r.eraser()
			keys := dying.Opened.Keys
			dying.Engine = &cutOff{dying.Engine, commits, func() {
				if keysToo {
					must(t, keys.Close())
				}
			}}
			must(t, dying.overIt(t.Context(), &Own))
			if _, err := dying.Erase(t.Context(), id, e); err == nil {
				t.Fatalf("after %d commits it was not interrupted", commits)
			}
			if commits > 0 {
				r.says(s[0], "one", "", "")
				must(t, r.add(s[0], 3, r.note("four")))
				if v := r.verify(); len(v.Faults) > 0 || v.Unfinished != 2 {
					t.Errorf("after %d commits: %v, %d unfinished", commits, v.Faults, v.Unfinished)
				}
				must(t, r.eraser().FinishErasing(t.Context()))
			} else {
				_, err := r.eraser().Erase(t.Context(), id, e)
				must(t, err)
				must(t, r.add(s[0], 3, r.note("four")))
			}
			for _, program := range []*rig{r, r.again()} {
				program.says(s[0], "one", "", "", "four")
				program.says(s[1], "", "")
			}
			if words, err := r.again().draft(s[0], "/a"); err != nil || words != "typing" {
				t.Errorf("after %d commits, what was being typed is %q, %v", commits, words, err)
			}
			r.change(`DELETE FROM draft`)
			if keys := r.keysOf(s[0]); keys != "2" && keys != "3" || r.keysOf(s[1]) != "" {
				t.Errorf("after %d commits the keys are %s and %s", commits, keys, r.keysOf(s[1]))
			}
			r.sound()
		}
	}
}

func falseErasures(t *testing.T, r *rig) {
	s, two := r.streams(2), r.note("two")
	must(t, r.add(s[0], 0, r.note("one"), two))
	must(t, r.add(s[1], 0, r.note("three")))
	key := r.storedKey(s[1], 1)
	r.eraser().erase(ordered(s[1:], ledger.Ref{Stream: s[0], Entry: two.ID}))
	var body []byte
	at := `WHERE stream = $1 AND version = `
	must(t, r.DB().QueryRowContext(t.Context(), `SELECT body FROM entry `+at+`1`, string(s[0])).Scan(&body))
	r.seenBy("words missing that no erasure names",
		func() { r.change(`UPDATE entry SET body = NULL `+at+`1`, string(s[0])) },
		func() { r.change(`UPDATE entry SET body = $2 `+at+`1`, string(s[0]), body) })
	for _, stream := range s {
		version := fmt.Sprint(len(r.read(stream).Entries) - 1)
		r.seenBy("words put in an erased entry's place",
			func() { r.change(`UPDATE entry SET body = $2 `+at+version, string(stream), body) },
			func() { r.change(`UPDATE entry SET body = NULL `+at+version, string(stream)) })
	}
	r.seenBy("the key of an erased stream put back",
		func() {
			_, err := r.KeysWriter.ExecContext(t.Context(), `INSERT INTO stream_key (stream, n, epoch, wrapped) VALUES ($1, 1, 1, $2)`,
				string(s[1]), sealed(key, r.ring.Epochs[0].Key, string(s[1])))
			must(t, err)
		},
		func() {
			_, err := r.KeysWriter.ExecContext(t.Context(), `DELETE FROM stream_key WHERE stream = $1`, string(s[1]))
			must(t, err)
		})
	var keyed int64
	must(t, r.DB().QueryRowContext(t.Context(), `SELECT keyed FROM head WHERE stream = $1`, string(s[0])).Scan(&keyed))
	r.seenBy("a stream that says it was erased",
		func() { r.change(`UPDATE head SET keyed = 0 WHERE stream = $1`, string(s[0])) },
		func() { r.change(`UPDATE head SET keyed = $2 WHERE stream = $1`, string(s[0]), keyed) })
	r.seenBy("an erased stream that says it was not",
		func() { r.change(`UPDATE head SET keyed = 1 WHERE stream = $1`, string(s[1])) },
		func() { r.change(`UPDATE head SET keyed = 0 WHERE stream = $1`, string(s[1])) })
}

// erasedAgain does to a record what a restore of an older copy does: words come back that the register names.
func erasedAgain(t *testing.T, r *rig) {
	s, two, eraser := r.streams(3), r.note("two"), r.eraser()
	must(t, r.add(s[0], 0, r.note("one"), two))
	must(t, r.add(s[1], 0, r.note("three")))
	key := sealed(r.storedKey(s[1], 1), r.ring.Epochs[0].Key, string(s[1]))
	never := ledger.Ref{Stream: ledger.NewStreamID(), Entry: ledger.NewEntryID()}
	named := []ledger.Ref{{Stream: s[0], Entry: two.ID}, never}
	n, err := eraser.EraseAgain(t.Context(), []ledger.StreamID{s[1], s[2], never.Stream}, named)
	if err != nil || n != 2 {
		t.Errorf("%d were erased again, %v; want a stream and an entry", n, err)
	}
	if n, err := eraser.EraseAgain(t.Context(), s[1:2], named); err != nil || n != 0 {
		t.Errorf("a second time %d were, %v", n, err)
	}
	r.says(s[0], "one", "", "")
	r.says(s[1], "", "")
	r.sound()

	// An older copy may hold that it was confirmed, and not that it was carried out.
	accounts := r.count(`SELECT COUNT(*) FROM entry`)
	done, err := eraser.Erase(t.Context(), ledger.NewEntryID(), ordered(s[1:2], named[0]))
	if err != nil || !done.At.Equal(r.clock.Now()) || r.count(`SELECT COUNT(*) FROM entry`) != accounts {
		t.Errorf("what the register has carried out is answered %+v, %v", done, err)
	}

	_, err = r.KeysWriter.ExecContext(t.Context(), `INSERT INTO stream_key (stream, n, epoch, wrapped) VALUES ($1, 1, 1, $2)`, string(s[1]), key)
	must(t, err)
	if n, err := eraser.EraseAgain(t.Context(), s[1:2], named); err != nil || n != 0 || r.keysOf(s[1]) != "" {
		t.Errorf("a key that a copy brought back is there: %d, %v", n, err)
	}
	r.sound()
}
