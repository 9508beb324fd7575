package ledger

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// erasures is what streams tell of those that were erased as a whole.
type erasures struct {
	gone map[StreamID]int64   // streams whose head says that they were, with their version
	told map[StreamID][]int64 // streams of which accounts say so, with the version that each gives
}

func (e *erasures) add(other erasures) {
	maps.Copy(e.gone, other.gone)
	for stream, versions := range other.told {
		e.told[stream] = append(e.told[stream], versions...)
	}
}

func (e *erasures) isGone(stream StreamID, version int64) {
	if e.gone == nil {
		e.gone = map[StreamID]int64{}
	}
	e.gone[stream] = version
}

func (e *erasures) tells(gone ErasedStream) {
	if e.told == nil {
		e.told = map[StreamID][]int64{}
	}
	e.told[gone.Stream] = append(e.told[gone.Stream], gone.Version)
}

// gaps is what one stream tells of its own entries.
type gaps struct {
	missing map[EntryID]int64 // entries without words, with their version
	told    map[EntryID]int   // entries of which accounts say that they were erased, and how many do
	present int64             // entries with words
}

func (g *gaps) isMissing(id EntryID, version int64) {
	if g.missing == nil {
		g.missing = map[EntryID]int64{}
	}
	g.missing[id] = version
}

func (g *gaps) tells(id EntryID) {
	if g.told == nil {
		g.told = map[EntryID]int{}
	}
	g.told[id]++
}

// account notes what an entry tells of erasures, if it is an account of one.
func (w *walker) account(at *streamCheck, e Entry) {
	body, ok := ErasedByLaw.In(e)
	if !ok {
		return
	}
	for _, gone := range body.Entries {
		if gone.Stream == e.Stream {
			at.gaps.tells(gone.Entry)
		}
	}
	if e.Stream == w.serviceStream {
		for _, gone := range body.Streams {
			at.erasures.tells(gone)
		}
	}
}

// answered checks that every missing body of a stream is answered by exactly one account, and every account by a missing body.
func (w *walker) answered(at *streamCheck) {
	switch {
	case !w.out.WordsRead || at.head == nil:
	case at.head.keyed == erasedWhole:
		at.isGone(at.stream, at.version)
		if at.gaps.present > 0 {
			at.fault(0, "its head says that it was erased as a whole, and words of it are there")
		}
	case at.key != nil:
		at.answeredEach()
	}
}

func (at *streamCheck) answeredEach() {
	g := at.gaps
	for _, id := range slices.SortedFunc(maps.Keys(g.missing), func(a, b EntryID) int { return int(g.missing[a] - g.missing[b]) }) {
		switch g.told[id] {
		case 0:
			at.fault(g.missing[id], "its words are missing, and no erasure on the record says why")
		case 1:
		default:
			at.fault(g.missing[id], fmt.Sprintf("%d erasures say that its words went", g.told[id]))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(g.told)) {
		if _, missing := g.missing[id]; !missing {
			at.fault(0, fmt.Sprintf("an erasure says that the words of entry %s went, and they did not", id))
		}
	}
}

// streams are those that are told of, or gone.
func (e *erasures) streams() []StreamID {
	all := slices.AppendSeq(slices.Collect(maps.Keys(e.gone)), maps.Keys(e.told))
	slices.Sort(all)
	return slices.Compact(all)
}

// unanswered are the streams among some that are gone and not told of once, or told of and not gone.
func (e *erasures) unanswered(among []StreamID) (faults []Fault) {
	for _, stream := range among {
		version, gone := e.gone[stream]
		told := e.told[stream]
		switch {
		case !gone && len(told) > 0:
			faults = append(faults, Fault{stream, 0, "an erasure says that it was erased as a whole, and it was not"})
		case gone && len(told) == 0:
			faults = append(faults, Fault{stream, 0, "all its words are missing, and no erasure on the record says why"})
		case len(told) > 1:
			faults = append(faults, Fault{stream, 0, fmt.Sprintf("%d erasures say that it was erased as a whole", len(told))})
		case gone && told[0] != version:
			faults = append(faults, Fault{stream, version, fmt.Sprintf("it was erased as a whole at version %d", told[0])})
		}
	}
	return faults
}

// wholes checks that every stream that was erased as a whole is answered by one account, once all are read. One that is not is read again
// beside the accounts, as both then stand: it may have been erased since.
func (v *verifier) wholes(ctx context.Context, tx Moment) error {
	if !v.out.WordsRead {
		return nil
	}
	faults := v.erasures.unanswered(v.erasures.streams())
	for n := 0; n < readings && len(faults) > 0; n++ {
		var err error
		if faults, err = v.unansweredNow(ctx, faults); err != nil {
			return err
		}
	}
	v.out.Faults = append(v.out.Faults, faults...)
	for _, stream := range slices.Sorted(maps.Keys(v.erasures.gone)) {
		if err := v.keyGone(ctx, stream); err != nil {
			return err
		}
	}
	return tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM erasing`).Scan(&v.out.Unfinished)
}

func (v *verifier) unansweredNow(ctx context.Context, before []Fault) ([]Fault, error) {
	among, read := make([]StreamID, len(before)), []any{string(v.serviceStream)}
	for i, f := range before {
		among[i], read = f.Stream, append(read, string(f.Stream))
	}
	streams, err := v.now(ctx, read...)
	if err != nil {
		return nil, fmt.Errorf("read accounts of erasures again: %w", err)
	}
	now := newFound()
	for _, at := range streams {
		now.erasures.add(at.erasures)
	}
	return now.unanswered(among), nil
}

// keyGone finds a key that outlived its stream though its erasure was finished. The key is looked for again after the erasure was: it may have
// been finished in between.
func (v *verifier) keyGone(ctx context.Context, stream StreamID) error {
	for range 2 {
		_, err := v.ledger.keys.afresh(ctx, stream)
		if errors.Is(err, ErrUnknownStream) {
			return nil
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		pending := false
		if err := v.ledger.DB().QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM erasing WHERE stream = $1)`, string(stream)).Scan(&pending); err != nil || pending {
			return err
		}
	}
	v.fault(stream, 0, "it was erased as a whole, and its key is still there")
	return nil
}
