package report_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"testing"
	"time"

	"pgregory.net/rapid"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
)

// memory is a record without a store: streams that acts add to. It makes properties over many cases quick to try.
type memory struct {
	t       *rapid.T
	desk    report.Desk
	now     time.Time
	streams map[ledger.StreamID]*ledger.History
	ids     int

	inCase, side, draft ledger.StreamID
	author              ledger.Author
	ref                 ledger.Ref
}

// kept is a place for files that holds nothing: no property asks for them.
type kept struct{}

func (kept) Put(_ context.Context, media string, plain io.Reader) (ledger.File, error) {
	data, err := io.ReadAll(plain)
	return ledger.File{ID: "f", Media: media, Size: int64(len(data)), SHA256: string(bytes.Repeat([]byte("0"), 64)), Key: "k"}, err
}
func (kept) Get(context.Context, ledger.File) (io.Reader, error) {
	return nil, errors.New("no files here")
}
func (kept) Sweep(context.Context, time.Time) (int64, error) { return 0, nil }

func newMemory(t *rapid.T, p *pack.Pack) *memory {
	desk := report.Desk{Pack: p, Footing: footing.New(p, evidence.Contribute(people), report.Contribute)}
	m := &memory{
		t: t, desk: desk, now: time.Date(2026, 5, 12, 9, 0, 0, 0, time.UTC), streams: map[ledger.StreamID]*ledger.History{},
		author: ledger.By(ledger.NewStreamID()), inCase: ledger.NewStreamID(), side: ledger.NewStreamID(), draft: ledger.NewStreamID(),
	}
	m.does(casework.OpenCase(p, m.author, m.id(), casework.OpenForm{
		Case: m.inCase, OpenedBody: casework.OpenedBody{Side: m.side, Law: pack.PrivateLaw, Track: "cap"},
	}))
	id := m.id()
	m.does(report.Open(p, casework.Of(m.history(m.inCase)), m.author, id, report.OpenedBody{Type: "letter", Draft: m.draft, Author: m.author.Person, Name: "Ruth Adeyemi"}))
	m.ref = ledger.Ref{Stream: m.inCase, Entry: id}
	return m
}

func (m *memory) id() ledger.EntryID {
	m.ids++
	return ledger.DerivedID(m.inCase, "form "+string(rune('0'+m.ids)))
}

func (m *memory) history(stream ledger.StreamID) *ledger.History {
	if h := m.streams[stream]; h != nil {
		return h
	}
	return ledger.NewHistory(stream)
}

// does puts a change on record.
func (m *memory) does(change ledger.Change, err error) {
	if err != nil {
		m.t.Fatalf("refused: %v", err)
	}
	m.now = m.now.Add(time.Minute)
	for stream, entries := range change.Entries {
		h := m.history(stream)
		all := h.Entries[:len(h.Entries):len(h.Entries)]
		for _, n := range entries {
			all = append(all, ledger.Entry{
				Stream: stream, Version: int64(len(all)) + 1, ID: n.ID, Recorded: m.now, Kind: n.Kind, Author: n.Author, Happened: n.Happened, Body: n.Body,
			})
		}
		m.streams[stream] = ledger.NewHistory(stream, all...)
	}
}

func (m *memory) do(act ledger.Act) (ledger.Histories, error) {
	change, err := act.Verb(ledger.Histories(m.streams))
	if err == nil {
		m.does(change, nil)
	}
	return m.streams, err
}

func (m *memory) evidence() *evidence.State { return evidence.Of(m.history(m.inCase)) }

// draws puts an item of some kind and age on record, and perhaps a dispute of an earlier one.
func (m *memory) draws() {
	kind := rapid.SampledFrom([]string{"party", "school", "police", "court"}).Draw(m.t, "kind")
	day := calendar.MustParse("2026-05-12").AddDays(-rapid.IntRange(0, 300).Draw(m.t, "age"))
	id := m.id()
	m.does(evidence.Draw(m.desk.Pack, m.evidence(), m.author, id, evidence.ItemForm{
		ItemBody: evidence.ItemBody{Words: "words", Says: "says", Hand: evidence.FirstHand},
		From: &evidence.SourceForm{
			SourceBody: evidence.SourceBody{Who: evidence.Who{Name: "Somebody"}, Kind: kind, Obtained: "in_person", Naming: evidence.Named}, Said: ledger.OnDay(day.String()),
		},
	}))
	items := m.evidence().Items()
	last := items[len(items)-1]
	if kind == "party" && len(items) > 1 && rapid.Bool().Draw(m.t, "disputes") {
		other := rapid.SampledFrom(items[:len(items)-1]).Draw(m.t, "disputed")
		m.does(evidence.Dispute(m.desk.Pack, m.evidence(), m.author, m.id(), evidence.DisputeForm{Item: other.Ref(), Denial: evidence.AccountForm{Ref: last.Ref()}}))
	}
}

// writes adds a statement of some kind that rests on some of what there is.
func (m *memory) writes() {
	d := report.DraftOf(m.history(m.draft))
	s := report.Saying{Kind: rapid.SampledFrom([]string{report.Account, report.Opinion, report.Recommendation, report.Observation}).Draw(m.t, "kind"), Text: "Somebody said so."}
	for _, i := range m.evidence().Items() {
		if rapid.Bool().Draw(m.t, "rests") {
			s.RestsOn = append(s.RestsOn, report.Rest{Ref: i.Ref(), Sort: report.OnItem})
		}
	}
	for _, other := range d.Statements() {
		if rapid.IntRange(0, 3).Draw(m.t, "on another") == 0 {
			s.RestsOn = append(s.RestsOn, report.Rest{Ref: other.Ref, Sort: report.OnStatement})
		}
	}
	s.Continues = rapid.Bool().Draw(m.t, "continues")
	m.does(report.Write(m.desk.Pack, d, m.author, m.id(), report.WrittenBody{Section: "letter", Saying: s}))
}

func (m *memory) read(day calendar.Date) *report.Reading {
	r, err := m.desk.Read(day, report.Streams{Case: m.history(m.inCase), Side: m.history(m.side), Draft: m.history(m.draft)}, m.ref)
	if err != nil {
		m.t.Fatal(err)
	}
	return r
}

// signs keeps every check with a reason and signs.
func (m *memory) signs(day calendar.Date) {
	r := m.read(day)
	for _, c := range r.OpenChecks() {
		m.does(report.Keep(r, m.author, m.id(), c.Key, "for the property"))
	}
	err := report.Signer{Press: plainPress{}, Files: kept{}}.Sign(m.t.Context(), m.read(day), report.SignForm{ID: m.id(), By: m.author.Person, Stage: "experienced"}, m.do)
	if err != nil {
		m.t.Fatal(err)
	}
}

func (m *memory) causes(day calendar.Date) []report.Cause {
	all, err := m.desk.Consequences(day, m.history(m.inCase))
	if err != nil {
		m.t.Fatal(err)
	}
	return all
}

func TestWhateverASignedReportRestsOnNothingIsAskedUntilSomethingChanges(t *testing.T) {
	t.Parallel()
	p, err := england1()
	must(t, err)
	signedOn := calendar.MustParse("2026-05-12")
	rapid.Check(t, func(rt *rapid.T) {
		m := newMemory(rt, p)
		for range rapid.IntRange(1, 6).Draw(rt, "items") {
			m.draws()
		}
		for range rapid.IntRange(1, 6).Draw(rt, "statements") {
			m.writes()
		}
		m.signs(signedOn)
		if all := m.causes(signedOn); len(all) != 0 {
			rt.Fatalf("asked for %+v on the day of the signature", all)
		}
		m.does(report.MarkFiled(report.Of(m.history(m.inCase)), m.author, m.id(), nil, report.FiledBody{
			Signed: report.Of(m.history(m.inCase)).Reports()[0].Signed.Ref, To: "the court", How: "by post",
		}))
		later := signedOn.AddDays(rapid.IntRange(1, 4000).Draw(rt, "days later"))
		if all := m.causes(later); len(all) != 0 {
			rt.Fatalf("asked for %+v for its age", all)
		}
	})
}

func TestWhatIsReplacedIsAskedForExactlyWhereItWasRestedOnAndHeld(t *testing.T) {
	t.Parallel()
	p, err := england1()
	must(t, err)
	day := calendar.MustParse("2026-05-12")
	rapid.Check(t, func(rt *rapid.T) {
		m := newMemory(rt, p)
		for range rapid.IntRange(2, 5).Draw(rt, "items") {
			m.draws()
		}
		for range rapid.IntRange(1, 5).Draw(rt, "statements") {
			m.writes()
		}
		m.signs(day)
		before := m.read(day)
		older := rapid.SampledFrom(m.evidence().Items()).Draw(rt, "older")
		if !evidence.Replaceable(p, older.Source) {
			rt.Skip("a person’s words are not replaced")
		}
		held := before.Argument.Standing(footing.Of(older.Ref(), footing.Said)).Holds()
		m.does(evidence.Draw(p, m.evidence(), m.author, m.id(), evidence.ItemForm{
			ItemBody: evidence.ItemBody{Words: "new words", Says: "says otherwise", Hand: evidence.FirstHand}, From: &evidence.SourceForm{SourceBody: older.Source.SourceBody, Said: ledger.OnDay(day.String())},
		}))
		items := m.evidence().Items()
		m.does(evidence.Replace(p, m.evidence(), m.author, m.id(), evidence.ReplaceForm{
			Older: older.Ref(), Newer: evidence.AccountForm{Ref: items[len(items)-1].Ref()}, Why: "corrected",
		}))
		asked := map[string]bool{}
		for _, c := range m.causes(day) {
			for _, l := range c.Lines {
				if c.Ref == older.Ref() {
					asked[l.Statement.Number] = true
				}
			}
		}
		for _, s := range before.RestingOn(older.Ref()) {
			if want := held && before.Standing(s) != footing.NothingSupports; asked[s.Number] != want && before.Standing(s).Holds() {
				rt.Fatalf("%s, which stood and rests on what was replaced: asked %v, want %v", s.Number, asked[s.Number], want)
			}
			delete(asked, s.Number)
		}
		if len(asked) > 0 {
			rt.Fatalf("asked for %v, which do not rest on it", asked)
		}
	})
}

func TestWhatStoodAtAMomentIsWhatStoodWhenNothingMoreWasOnRecord(t *testing.T) {
	t.Parallel()
	p, err := england1()
	must(t, err)
	rapid.Check(t, func(rt *rapid.T) {
		m := newMemory(rt, p)
		for range rapid.IntRange(2, 8).Draw(rt, "items") {
			m.draws()
		}
		m.writes()
		m.signs(calendar.MustParse("2026-05-12"))
		m.draws()
		whole := m.history(m.inCase)
		n := rapid.IntRange(1, len(whole.Entries)).Draw(rt, "entries")
		for n < len(whole.Entries) && whole.Entries[n].Recorded.Equal(whole.Entries[n-1].Recorded) {
			n++ // the rest of the same act
		}
		day := calendar.MustParse("2026-05-12").AddDays(rapid.IntRange(0, 300).Draw(rt, "days later"))
		was, err := m.desk.Footing.At(day, ledger.NewHistory(whole.Stream, whole.Entries[:n:n]...))
		must(t, err)
		is, err := m.desk.Footing.At(day, casework.AsAt(whole, whole.Entries[n-1].Recorded))
		must(t, err)
		if changes := footing.Changes(was, is); len(changes) != 0 {
			rt.Fatalf("after %d entries these stood otherwise than is shown: %+v", n, changes)
		}
	})
}
