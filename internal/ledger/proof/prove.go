package proof

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"candour/internal/ledger"
)

// Prover makes bundles. Every field is needed but Cosigned.
type Prover struct {
	Ledger   *ledger.Ledger
	Log      Log
	Known    note.Verifiers // the log's key
	LogKey   string         // the same, as it is given away
	Cosigned string         // the newest checkpoint that a witness co-signed; a bundle is of that one when it reaches far enough
}

// Asked is what a bundle shall prove: the entries of a stream from one version to another. Words says whether it tells them; Since is a size of the log,
// if any, from which it shall be shown to go on.
type Asked struct {
	Stream    ledger.StreamID
	From, To  int64
	Words     bool
	Since     int64
	Documents map[string][]byte
}

var (
	// ErrNotCounted says that what was asked for was not yet sealed and counted.
	ErrNotCounted = errors.New("what is to be proven was not sealed and counted yet")
	// ErrDoesNotHold says that the record cannot prove what it was asked to.
	ErrDoesNotHold = errors.New("the record does not prove it: run candour verify")
)

// Bundle makes a bundle and checks it as whoever it is given to will: what does not hold is given to nobody.
func (p Prover) Bundle(ctx context.Context, a Asked) (*Bundle, error) {
	newest, _, err := p.Log.Newest(ctx)
	if err != nil {
		return nil, err
	}
	for _, signed := range []string{p.Cosigned, newest} {
		if signed == "" {
			continue
		}
		b, err := p.at(ctx, signed, a)
		if err != nil && !errors.Is(err, ErrNotCounted) {
			return nil, err
		}
		if err == nil {
			_, err = b.Check(p.Known, nil)
			return b, because(err)
		}
	}
	return nil, ErrNotCounted
}

func because(err error) error {
	if err != nil {
		return fmt.Errorf("%w (%w)", ErrDoesNotHold, err)
	}
	return nil
}

// at makes a bundle under one checkpoint, or says ErrNotCounted.
func (p Prover) at(ctx context.Context, signed string, a Asked) (*Bundle, error) {
	c, err := OpenCheckpoint(signed, p.Known)
	if err != nil {
		return nil, err
	}
	b := &Bundle{logKey: p.LogKey, checkpoint: signed, documents: a.Documents, words: map[int64]hid{}}
	var counted int64
	if counted, b.census, err = newestCensus(ctx, p.Log.reads(), c.Size); err != nil {
		return nil, err
	}
	n, head, err := p.head(ctx, a, counted)
	if err != nil {
		return nil, err
	}
	b.head = head.Text()
	if b.headWay, err = p.inLog(ctx, c.Size, n); err != nil {
		return nil, err
	}
	if b.censusWay, err = p.inLog(ctx, c.Size, counted); err != nil {
		return nil, err
	}
	if b.since, err = p.goesOn(ctx, a.Since, c.Size); err != nil {
		return nil, err
	}
	if b.placeWay, err = p.place(ctx, head, counted); err != nil {
		return nil, err
	}
	return b, p.entries(ctx, b, a, head.Version)
}

// inLog is the way from a record to the root of the log at a size.
func (p Prover) inLog(ctx context.Context, size, n int64) (way, error) {
	found, err := tlog.ProveRecord(size, n, hashesIn(ctx, p.Log.reads()))
	return wayOf(found, size, n), because(err)
}

// head is where the stream stood last before a census, and the number of that record.
func (p Prover) head(ctx context.Context, a Asked, before int64) (n int64, h Head, err error) {
	h.Stream = a.Stream
	var link []byte
	err = p.Log.reads().QueryRowContext(ctx, `SELECT n, version, link FROM log_record WHERE stream = $1 AND n < $2 ORDER BY version DESC LIMIT 1`,
		string(a.Stream), before).Scan(&n, &h.Version, &link)
	if errors.Is(err, sql.ErrNoRows) || err == nil && h.Version < a.To {
		return 0, Head{}, ErrNotCounted
	}
	copy(h.Link[:], link)
	return n, h, err
}

// place is the way from a head to the root of a census.
func (p Prover) place(ctx context.Context, head Head, census int64) (way, error) {
	all, err := latestIn(ctx, p.Log.reads(), census)
	if err != nil {
		return nil, err
	}
	stream, _ := nameIn([]byte(head.Stream))
	at := slices.Index(all, stood{stream, place{head.Version, head.Link}})
	if at < 0 {
		return nil, because(errors.New("the sealed head is not the one that was counted"))
	}
	found, _ := wayAmong(leavesOf(all), at)
	return found, nil
}

// entries puts headers up to the sealed head into a bundle, and the words of what was asked for.
func (p Prover) entries(ctx context.Context, b *Bundle, a Asked, sealed int64) (err error) {
	if b.previous, err = p.Ledger.LinkBefore(ctx, a.Stream, a.From); err != nil {
		return err
	}
	all, err := p.Ledger.Disclose(ctx, a.Stream, a.From, sealed)
	if err != nil {
		return because(err)
	}
	link := b.previous
	for i, d := range all {
		if link = ledger.NextLink(link, d.Header); link != d.Link {
			return because(fmt.Errorf("version %d does not carry the chain on", a.From+int64(i)))
		}
		b.headers = append(b.headers, d.Header)
		if version := a.From + int64(i); a.Words && version <= a.To && d.R != nil {
			b.words[version] = hid{d.R, d.Envelope}
		}
	}
	return nil
}

// Write writes a bundle to a place where nothing is yet: a ZIP file when its name ends so, and a folder otherwise.
func (b *Bundle) Write(place string) error {
	if err := writeFiles(place, b.files()); err != nil {
		return fmt.Errorf("write the bundle: %w", err)
	}
	return nil
}

// String is what a bundle has shown, in sentences.
func (s Shown) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Stream %s, entries %d to %d, recorded from %s to %s: none was changed, taken out or put in since they were sealed.\n",
		s.Stream, s.From, s.To, ledger.FormatTime(s.Since), ledger.FormatTime(s.Until))
	if len(s.Told) > 0 {
		fmt.Fprintf(&b, "Told, and as they were written: %s.\n", strings.Trim(fmt.Sprint(s.Told), "[]"))
	}
	for _, name := range s.Documents {
		fmt.Fprintf(&b, "%s is the file that an entry names.\n", name)
	}
	fmt.Fprintf(&b, "The stream had gone no further when all %d streams were counted, over %d records of the log.\n", s.Census.Streams, s.Census.Size)
	fmt.Fprintf(&b, "Sealed in the log %s at %d records.\n", s.Checkpoint.Origin, s.Checkpoint.Size)
	for _, w := range s.Witnesses {
		fmt.Fprintf(&b, "Witnessed by %s on %s.\n", w.Witness, ledger.FormatTime(w.At))
	}
	return b.String()
}
