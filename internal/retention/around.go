package retention

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
)

// Around is a case with the streams beside it that may repeat its words.
type Around struct {
	Pack   *pack.Pack
	Case   *ledger.History
	Beside ledger.Histories // the drafts of its reports, other cases that something was taken into, and what lies beside those
}

// Look reads what lies about a case.
func Look(ctx context.Context, l *ledger.Ledger, p *pack.Pack, h *ledger.History) (Around, error) {
	a := Around{Pack: p, Case: h, Beside: ledger.Histories{}}
	return a, a.alsoLook(ctx, l, Beside(h))
}

// alsoLook reads more streams, with what lies beside them.
func (a Around) alsoLook(ctx context.Context, l *ledger.Ledger, streams []ledger.StreamID) error {
	for len(streams) > 0 {
		stream := streams[0]
		streams = streams[1:]
		if a.history(stream) != nil {
			continue
		}
		h, err := l.Read(ctx, stream)
		if err != nil {
			return fmt.Errorf("look about a case: %w", err)
		}
		a.Beside[stream] = h
		streams = append(streams, Beside(h)...)
	}
	return nil
}

// history is a stream that was read; nil for another.
func (a Around) history(stream ledger.StreamID) *ledger.History {
	if stream == a.Case.Stream {
		return a.Case
	}
	return a.Beside[stream]
}

// Streams are those that lie beside the case.
func (a Around) Streams() []ledger.StreamID { return slices.Sorted(maps.Keys(a.Beside)) }

// seen are all streams that were looked at, as they stood then.
func (a Around) seen() []ledger.Seen {
	seen := []ledger.Seen{{Stream: a.Case.Stream, Version: a.Case.Version}}
	for _, stream := range a.Streams() {
		if h := a.Beside[stream]; h.Version > 0 {
			seen = append(seen, ledger.Seen{Stream: stream, Version: h.Version})
		}
	}
	return seen
}

// unhidden is the same with what was hidden in any of the streams: hidden words are words too.
func (a Around) unhidden() Around {
	all := Around{Pack: a.Pack, Case: casework.Unhidden(a.Case), Beside: ledger.Histories{}}
	for stream, h := range a.Beside {
		all.Beside[stream] = casework.Unhidden(h)
	}
	return all
}

// in is the same seen from another of the cases.
func (a Around) in(other *ledger.History) Around { return Around{a.Pack, other, a.Beside} }

// cases are the case itself and those into which something was taken, from one to the next.
func (a Around) cases() []*ledger.History {
	cases := []*ledger.History{a.Case}
	for i := 0; i < len(cases); i++ {
		for _, stream := range Beside(cases[i]) {
			if h := a.history(stream); h != nil && casework.Of(h).Began() && !slices.Contains(cases, h) {
				cases = append(cases, h)
			}
		}
	}
	return cases
}

// Beside are the streams, besides its own, in which a case's words may be repeated.
func Beside(h *ledger.History) []ledger.StreamID {
	var streams []ledger.StreamID
	add := func(s ledger.StreamID) {
		if s != "" && s != h.Stream && !slices.Contains(streams, s) {
			streams = append(streams, s)
		}
	}
	all := casework.Unhidden(h)
	for _, r := range report.Of(all).Reports() {
		add(r.Draft)
	}
	for _, c := range casework.Of(all).Crossings() {
		if c.Out {
			add(c.Other)
		}
	}
	for _, e := range h.Entries {
		if b, ok := casework.WrongCase.In(e); ok {
			add(b.Now.Stream)
		}
	}
	return streams
}
