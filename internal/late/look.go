package late

import (
	"context"
	"fmt"
	"slices"

	"candour/internal/casework"
	"candour/internal/ledger"
)

// sight is what is hidden in one case, as it is looked for in that case and in others.
type sight struct {
	of    *casework.State
	court *casework.Gate               // what must reach none of the parties, and what gives it away: all that is put down
	pages *casework.Gate               // what is kept from a colleague who was shown nothing: what is held back
	about func(person ledger.Ref) bool // whose details are looked for
}

// found is a place with the texts that are to be held back.
type found struct {
	StandsBody
	at []string
}

// sights are what is looked for in a case: what is hidden in it, in its twin, and of the people whom it shares with a case it is linked to.
func (s Sweeper) sights(ctx context.Context, of *casework.State) ([]sight, error) {
	everybody := func(ledger.Ref) bool { return true }
	first, err := s.sight(ctx, of.Stream, everybody)
	if err != nil {
		return nil, err
	}
	all := []sight{first}
	for _, stream := range beside(of) {
		other, err := s.sight(ctx, stream, everybody)
		if err != nil {
			return nil, fmt.Errorf("a case beside this one: %w", err)
		}
		if stream != of.Twin() {
			other.about = shared(of, other.of)
		}
		all = append(all, other)
	}
	return all, nil
}

// beside are the twin of a case and those that it is linked to.
func beside(of *casework.State) []ledger.StreamID {
	var all []ledger.StreamID
	if twin := of.Twin(); twin != "" {
		all = append(all, twin)
	}
	for _, l := range of.Links() {
		if !slices.Contains(all, l.To) {
			all = append(all, l.To)
		}
	}
	return all
}

// shared reports of the people of another case whether they are in this one too.
func shared(of, other *casework.State) func(ledger.Ref) bool {
	return func(person ledger.Ref) bool {
		p, ok := other.Person(person)
		return ok && slices.ContainsFunc(p.Streams, func(stream ledger.StreamID) bool { _, here := of.PersonOf(stream); return here })
	}
}

func (s Sweeper) sight(ctx context.Context, stream ledger.StreamID, about func(ledger.Ref) bool) (sight, error) {
	h, err := s.Ledger.Read(ctx, stream)
	if err != nil {
		return sight{}, err
	}
	of := casework.Of(h)
	side, err := s.Ledger.Read(ctx, of.Side)
	if err != nil {
		return sight{}, fmt.Errorf("read the closed side: %w", err)
	}
	return sightOf(h, side, about)
}

func sightOf(h, side *ledger.History, about func(ledger.Ref) bool) (x sight, err error) {
	x = sight{of: casework.Of(h), about: about}
	if x.court, err = casework.GateFor(x.of, casework.SideOf(side), casework.ToCourt()); err != nil {
		return x, err
	}
	x.pages, err = casework.GateFor(x.of, casework.SideOf(side), casework.ToColleague(""))
	return x, err
}

// look looks through the body of an entry. An entry that is itself the detail in the open does not speak of it.
func look(sights []sight, e ledger.Entry) (details []Detail, at []string, err error) {
	for _, x := range sights {
		held, _, err := x.court.Look(e.Body)
		if err != nil {
			return nil, nil, fmt.Errorf("look through an entry: %w", err)
		}
		kept, places, err := x.pages.Look(e.Body)
		if err != nil {
			return nil, nil, err
		}
		details = append(details, x.details(append(held, kept...), e.Ref())...)
		if len(x.details(kept, e.Ref())) > 0 {
			at = append(at, places...)
		}
	}
	slices.Sort(at)
	return unlike(details), slices.Compact(at), nil
}

// lookAt looks through a text.
func lookAt(sights []sight, text string) (details []Detail) {
	for _, x := range sights {
		details = append(details, x.details(append(x.court.In(text), x.pages.In(text)...), ledger.Ref{})...)
	}
	return unlike(details)
}

// details are what gates found, of the people whose details are looked for, but for what one entry itself gives in the open.
func (x sight) details(kept []casework.Kept, but ledger.Ref) []Detail {
	var all []Detail
	for _, k := range kept {
		if !x.about(k.Of) || k.Ref == but {
			continue
		}
		d := Detail{Ref: k.Ref, Of: k.Of, Who: k.Who, Kind: k.Kind}
		if by, ok := x.of.HidBy(k.Ref); ok {
			d.Hidden, d.By, d.At = by.ID, by.Author, ledger.FormatTime(by.Recorded)
		}
		all = append(all, d)
	}
	return all
}

// unlike are details, each once.
func unlike(all []Detail) []Detail {
	var out []Detail
	for _, d := range all {
		if !slices.ContainsFunc(out, func(o Detail) bool { return o.Ref == d.Ref }) {
			out = append(out, d)
		}
	}
	return out
}

// ours are kinds of entry by which the look itself is told, and that somebody was shown a detail: none is looked through.
var ours = []string{casework.HeldBack.Name(), casework.MayStand.Name()}

// readable are the entries of a stream that anybody can read, from one entry on: neither erased nor hidden, whatever is held back of them.
func readable(h *ledger.History, from ledger.EntryID) []ledger.Entry {
	hidden, all := casework.Hidden(h), h.Entries
	if i := slices.IndexFunc(all, func(e ledger.Entry) bool { return e.ID == from }); i > 0 {
		all = all[i:]
	}
	return slices.DeleteFunc(slices.Clone(all), func(e ledger.Entry) bool {
		return e.Erased || hidden[e.ID] != "" || slices.Contains(ours, e.Kind)
	})
}
