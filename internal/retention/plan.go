package retention

import (
	"slices"

	"candour/internal/breach"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/privilege"
	"candour/internal/report"
)

// Plan is what exactly an erasure takes away.
type Plan struct {
	Streams []ledger.StreamID
	Entries []ledger.Ref
}

// Plan is what goes when a thing is erased with the places answered so. A person's own stream holds no words and stays.
func (a Around) Plan(t Target, places []AnsweredPlace) Plan {
	a = a.unhidden()
	var p Plan
	if t.Whole() {
		p.stream(a.Case.Stream)
		p.stream(casework.Of(a.Case).Side)
		if privilege.Holds(a.Case) {
			p.stream(privilege.Side(a.Case.Stream))
		}
		for _, r := range report.Of(a.Case).Reports() {
			p.stream(r.Draft)
		}
		for _, b := range breach.In(a.Case) {
			p.stream(b)
		}
	} else {
		a.take(&p, t.Ref())
	}
	for _, place := range places {
		if place.Answer == EraseToo {
			a.takePlace(&p, place.Place)
		}
	}
	a.takeEmptied(&p)
	p.Entries = slices.DeleteFunc(p.Entries, func(ref ledger.Ref) bool { return slices.Contains(p.Streams, ref.Stream) })
	return p
}

// takeEmptied takes the sources that are nothing but a note which goes, once every item drawn from them goes too.
func (a Around) takeEmptied(p *Plan) {
	for _, stream := range p.touched() {
		h := a.history(stream)
		if h == nil {
			continue
		}
		items := evidence.Of(h).Items()
		for _, i := range items {
			source := i.Source
			if source == nil || !slices.Contains(p.Entries, source.Paper.Note) {
				continue
			}
			stays := slices.ContainsFunc(items, func(other *evidence.Item) bool {
				return other.Source == source && !slices.Contains(p.Entries, other.Ref())
			})
			if !stays {
				p.entry(source.Ref())
			}
		}
	}
}

// take takes an entry of the case with all that goes with it.
func (a Around) take(p *Plan, ref ledger.Ref) {
	for _, goes := range a.goesWith(ref) {
		p.entry(goes)
	}
	if _, draft, ok := report.Whole(a.Case, ref); ok {
		p.stream(draft)
	}
}

func (a Around) takePlace(p *Plan, place Place) {
	switch place.Sort {
	case DraftStatement:
		for _, e := range report.Versions(a.Beside[place.Ref.Stream], place.Ref) {
			p.entry(e)
		}
	case DraftComment:
		p.entry(place.Ref)
	default:
		if h := a.history(place.Ref.Stream); h != nil {
			a.in(h).take(p, place.Ref)
		}
	}
}

// touched are the streams of which something goes.
func (p Plan) touched() []ledger.StreamID {
	streams := slices.Clone(p.Streams)
	for _, ref := range p.Entries {
		streams = append(streams, ref.Stream)
	}
	slices.Sort(streams)
	return slices.Compact(streams)
}

// same reports whether another plan takes away the same, in whatever order.
func (p Plan) same(other Plan) bool {
	return sameSet(p.Streams, other.Streams) && sameSet(p.Entries, other.Entries)
}

func sameSet[T comparable](a, b []T) bool {
	missing := func(all []T) func(T) bool { return func(one T) bool { return !slices.Contains(all, one) } }
	return !slices.ContainsFunc(a, missing(b)) && !slices.ContainsFunc(b, missing(a))
}

func (p *Plan) stream(s ledger.StreamID) {
	if s != "" && !slices.Contains(p.Streams, s) {
		p.Streams = append(p.Streams, s)
	}
}

func (p *Plan) entry(ref ledger.Ref) {
	if !slices.Contains(p.Entries, ref) {
		p.Entries = append(p.Entries, ref)
	}
}
