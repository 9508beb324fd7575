package ledger

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// erasures is what a whole record tells of streams that were erased, as the walk finds it.
type erasures struct {
	service StreamID             // where accounts of whole streams stand
	gone    map[StreamID]int64   // streams whose head says that they were erased as a whole, with their version
	told    map[StreamID][]int64 // streams of which accounts say so, with the version that each gives
}

// gaps is what one stream tells of its own entries.
type gaps struct {
	missing map[EntryID]int64 // entries without words, with their version
	told    map[EntryID]int   // entries of which accounts say that they were erased, and how many do
	present int64             // entries with words
}

func newGaps() gaps { return gaps{missing: map[EntryID]int64{}, told: map[EntryID]int{}} }

// account notes what an entry tells of erasures, if it is an account of one.
func (v *verifier) account(e Entry) {
	body, ok := ErasedByLaw.In(e)
	if !ok {
		return
	}
	for _, gone := range body.Entries {
		if gone.Stream == e.Stream {
			v.at.gaps.told[gone.Entry]++
		}
	}
	if e.Stream == v.erasures.service {
		for _, gone := range body.Streams {
			v.erasures.told[gone.Stream] = append(v.erasures.told[gone.Stream], gone.Version)
		}
	}
}

// answered checks that every missing body of a stream is answered by exactly one account, and every account by a missing body.
func (v *verifier) answered() {
	at := v.at
	switch {
	case !v.out.WordsRead || at.head == nil:
	case at.head.keyed == erasedWhole:
		v.erasures.gone[at.stream] = at.version
		if at.gaps.present > 0 {
			v.fault(at.stream, 0, "its head says that it was erased as a whole, and words of it are there")
		}
	case at.key != nil:
		v.answeredEach(at.stream, at.gaps)
	}
}

func (v *verifier) answeredEach(stream StreamID, g gaps) {
	for _, id := range slices.SortedFunc(maps.Keys(g.missing), func(a, b EntryID) int { return int(g.missing[a] - g.missing[b]) }) {
		switch g.told[id] {
		case 0:
			v.fault(stream, g.missing[id], "its words are missing, and no erasure on the record says why")
		case 1:
		default:
			v.fault(stream, g.missing[id], fmt.Sprintf("%d erasures say that its words went", g.told[id]))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(g.told)) {
		if _, missing := g.missing[id]; !missing {
			v.fault(stream, 0, fmt.Sprintf("an erasure says that the words of entry %s went, and they did not", id))
		}
	}
}

// wholes does the same for streams that were erased as a whole, once all accounts are read.
func (v *verifier) wholes(ctx context.Context) error {
	if !v.out.WordsRead {
		return nil
	}
	for _, stream := range slices.Sorted(maps.Keys(v.erasures.gone)) {
		version, told := v.erasures.gone[stream], v.erasures.told[stream]
		switch {
		case len(told) == 0:
			v.fault(stream, 0, "all its words are missing, and no erasure on the record says why")
		case len(told) > 1:
			v.fault(stream, 0, fmt.Sprintf("%d erasures say that it was erased as a whole", len(told)))
		case told[0] != version:
			v.fault(stream, version, fmt.Sprintf("it was erased as a whole at version %d", told[0]))
		}
		if err := v.keyGone(ctx, stream); err != nil {
			return err
		}
	}
	for _, stream := range slices.Sorted(maps.Keys(v.erasures.told)) {
		if _, gone := v.erasures.gone[stream]; !gone {
			v.fault(stream, 0, "an erasure says that it was erased as a whole, and it was not")
		}
	}
	return v.unfinished(ctx)
}

// keyGone finds a key that outlived its stream though its erasure was finished.
func (v *verifier) keyGone(ctx context.Context, stream StreamID) error {
	_, err := v.ledger.keys.afresh(ctx, stream)
	if errors.Is(err, ErrUnknownStream) {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	pending := false
	if err := v.tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM erasing WHERE stream = $1)`, string(stream)).Scan(&pending); err != nil {
		return err
	}
	if !pending {
		v.fault(stream, 0, "it was erased as a whole, and its key is still there")
	}
	return nil
}

func (v *verifier) unfinished(ctx context.Context) error {
	return v.tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM erasing`).Scan(&v.out.Unfinished)
}
