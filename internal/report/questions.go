package report

import (
	"cmp"
	"fmt"
	"slices"

	"candour/internal/evidence"
	"candour/internal/footing"
)

// Turning is an open dispute and what of the report changes when it is settled, either way.
type Turning struct {
	footing.Dispute
	For, Against []Turned // decided for what the dispute is about, and against it
}

// Turned is a statement that would stand otherwise.
type Turned struct {
	*Placed
	Is footing.Standing
}

// Changed are the statements that change when the dispute is settled one way or the other, in the order in which they are read.
func (t Turning) Changed() []*Placed {
	var all []*Placed
	for _, x := range slices.Concat(t.For, t.Against) {
		if !slices.Contains(all, x.Placed) {
			all = append(all, x.Placed)
		}
	}
	return all
}

// recommendations are how many of the changed statements recommend something.
func (t Turning) recommendations() (n int) {
	for _, s := range t.Changed() {
		if s.Kind == Recommendation {
			n++
		}
	}
	return n
}

// TurnsOn are the open disputes on which the report turns: first those that change the most recommendations, of equals those that change
// the most statements. A dispute that changes nothing in the report is left out. It is one evaluation of the case for each way of each dispute.
func (r *Reading) TurnsOn() ([]Turning, error) {
	if r.turning != nil {
		return slices.Clone(*r.turning), nil
	}
	var all []Turning
	for _, d := range r.Argument.Disputes() {
		t := Turning{Dispute: d}
		var err error
		if t.For, err = r.turned(footing.Settlement{Dispute: d, For: true}); err != nil {
			return nil, err
		}
		if t.Against, err = r.turned(footing.Settlement{Dispute: d}); err != nil {
			return nil, err
		}
		if len(t.Changed()) > 0 {
			all = append(all, t)
		}
	}
	slices.SortStableFunc(all, func(a, b Turning) int {
		return cmp.Or(cmp.Compare(b.recommendations(), a.recommendations()), cmp.Compare(len(b.Changed()), len(a.Changed())))
	})
	r.turning = &all
	return slices.Clone(all), nil
}

func (r *Reading) turned(s footing.Settlement) ([]Turned, error) {
	then, err := r.Argument.Settle(s)
	if err != nil {
		return nil, fmt.Errorf("see on what a report turns: %w", err)
	}
	return r.otherwise(then), nil
}

// otherwise are the statements that stand otherwise in another argument.
func (r *Reading) otherwise(then *footing.Case) []Turned {
	var all []Turned
	for _, s := range r.Statements() {
		if is := then.Standing(r.Key(s)); leans(is) != leans(r.Standing(s)) {
			all = append(all, Turned{s, is})
		}
	}
	return all
}

// leans is how far something of a standing can be leaned on: asserted, reported, or neither.
func leans(s footing.Standing) int { return leaning[s.String()] }

// Fallen is one thing that a statement rests on, with the statements of the report that would stand otherwise if it no longer stood.
type Fallen struct {
	Rest
	Changed []Turned
}

// IfFell asks of each thing that a statement rests on what in the report would change if it no longer stood.
func (r *Reading) IfFell(s *Placed) ([]Fallen, error) {
	var all []Fallen
	for _, x := range s.Rests {
		then, err := r.Argument.Without(r.sides(s.Kind, x)...)
		if err != nil {
			return nil, fmt.Errorf("see what would follow: %w", err)
		}
		all = append(all, Fallen{x, r.otherwise(then)})
	}
	return all, nil
}

// sides are the records of the argument about a thing: of another statement, that statement alone.
func (r *Reading) sides(kind string, x Rest) []footing.Key {
	k := r.restKey(kind, x)
	if x.Sort == OnStatement && r.Argument.Has(k) {
		return []footing.Key{k}
	}
	return r.Argument.Facets(k.Ref)
}

// Alone is a statement that rests on the words of one source only, and the item to which they lead back.
type Alone struct {
	*Placed
	On *evidence.Item
}

// OnOneSource are the statements that assert something on the words of one source only, however often they are repeated. What only reports
// who said what is left out.
func (r *Reading) OnOneSource() []Alone {
	var all []Alone
	for _, s := range r.asserting() {
		if on, ok := r.Evidence.OneSource(r.accounts(s)); ok {
			all = append(all, Alone{s, on})
		}
	}
	return all
}

// OnSecondHand are the statements that assert something on words of people who did not see or hear it themselves, and on nothing else.
func (r *Reading) OnSecondHand() []*Placed {
	return slices.DeleteFunc(r.asserting(), func(s *Placed) bool { return !r.accounts(s).SecondHand() })
}

// asserting are the statements that assert something.
func (r *Reading) asserting() []*Placed {
	return slices.DeleteFunc(r.Statements(), func(s *Placed) bool { return needsNothing(s.Kind) || reports(s.Kind) })
}

// accounts are whose words a statement rests on, by however many statements between. Guidance and tools are nobody’s account of the case.
func (r *Reading) accounts(s *Placed) evidence.Accounts {
	return r.accountsUnder(s, map[*Placed]bool{})
}

func (r *Reading) accountsUnder(s *Placed, seen map[*Placed]bool) evidence.Accounts {
	var all evidence.Accounts
	if seen[s] {
		return all
	}
	seen[s] = true
	for _, x := range s.Rests {
		switch {
		case x.Gone || x.Sort == OnGuidance:
		case x.Sort == OnItem:
			all = all.Add(r.Evidence.Accounts(r.Argument, r.restKey(s.Kind, x)))
		case x.Sort == OnStatement:
			if below, ok := r.Statement(x.Ref); ok {
				all = all.Add(r.accountsUnder(below, seen))
			}
		default:
			all.Other = true
		}
	}
	return all
}
