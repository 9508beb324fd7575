package contact

import (
	"slices"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/decision"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// Plan is a decision on how to see a child with what was arranged, and what was done.
type Plan struct {
	ArrangedBody
	*decision.Decision
	Took *decision.Act[TookPlaceBody] // nil while nobody said
}

// Day is the day of the visit; zero while it is to be arranged.
func (p *Plan) Day() calendar.Date { return casework.DayOfMoment(p.Starts) }

// Note is a wish, a risk or a need that was noted.
type Note struct {
	NotedBody
	Entry ledger.Entry
}

type folded struct {
	arranged []ArrangedBody
	took     []decision.Act[TookPlaceBody]
	notes    []Note
}

var folding = casework.NewFold(func(f *folded, e ledger.Entry) {
	switch b := e.Body.(type) {
	case ArrangedBody:
		f.arranged = append(f.arranged, b)
	case TookPlaceBody:
		f.took = append(f.took, decision.Act[TookPlaceBody]{Body: b, Entry: e})
	case NotedBody:
		f.notes = append(f.notes, Note{b, e})
	}
})

// State is how the children of a case are seen.
type State struct {
	plans []*Plan
	notes []Note
}

// Of is how the children of a case are seen.
func Of(h *ledger.History) *State {
	f, decisions := folding.Of(h), decision.Of(h)
	s := &State{notes: f.notes}
	for _, a := range f.arranged {
		d, ok := decisions.Find(a.Decision)
		if !ok {
			continue
		}
		p := &Plan{ArrangedBody: a, Decision: d}
		if i := slices.IndexFunc(f.took, func(t decision.Act[TookPlaceBody]) bool { return t.Body.Decision == a.Decision }); i >= 0 {
			p.Took = &f.took[i]
		}
		s.plans = append(s.plans, p)
	}
	return s
}

// Plan is a plan by its decision.
func (s *State) Plan(of ledger.Ref) (*Plan, bool) {
	i := slices.IndexFunc(s.plans, func(p *Plan) bool { return p.ArrangedBody.Decision == of })
	if i < 0 {
		return nil, false
	}
	return s.plans[i], true
}

// PlansFor are all plans for a child, the last first.
func (s *State) PlansFor(child ledger.Ref) []*Plan {
	var all []*Plan
	for _, p := range slices.Backward(s.plans) {
		if p.Child == child {
			all = append(all, p)
		}
	}
	return all
}

// Ahead is the plan for a child that is still to be carried out.
func (s *State) Ahead(child ledger.Ref) (*Plan, bool) {
	for _, p := range s.PlansFor(child) {
		if p.Decision.Ahead() {
			return p, true
		}
	}
	return nil, false
}

// NotesOf are what was noted of a child, the oldest first.
func (s *State) NotesOf(child ledger.Ref) []Note {
	return slices.DeleteFunc(slices.Clone(s.notes), func(n Note) bool { return n.Child != child })
}

// Known is what the record holds of a child that a decision should not pass over: risks that were noted, worries about them, and those whose wish counts.
func (s *State) Known(of *casework.State, child *casework.Person, guidance bool) decision.Known {
	k := decision.Known{Guidance: guidance, Concerned: []decision.Named{{Ref: child.Ref, Words: child.FirstName()}}}
	for _, a := range of.Adults() {
		if !a.Organisation() && a.Towards(child.Ref, casework.Responsibility).Value() == casework.Yes {
			k.Concerned = append(k.Concerned, decision.Named{Ref: a.Ref, Words: a.Called()})
		}
	}
	for _, n := range s.NotesOf(child.Ref) {
		if n.Sort == NotedRisk {
			k.Risks = append(k.Risks, decision.Named{Ref: n.Entry.Ref(), Words: n.Words})
		}
	}
	for _, w := range of.Worries() {
		if len(w.Children) == 0 || slices.Contains(w.Children, child.Ref) {
			k.Risks = append(k.Risks, decision.Named{Ref: w.Ref, Words: w.Cause})
		}
	}
	return k
}

// AgainstOrdinary is what speaks against deciding in one line that a child is seen as the policy says: a risk, a need or another wish on record, a way of
// seeing them that departed before. Nothing when one line suffices.
func (s *State) AgainstOrdinary(of *casework.State, child *casework.Person, policy pack.SeeingPolicy) []string {
	var all []string
	for _, r := range s.Known(of, child, false).Risks {
		all = append(all, "A risk is on record: "+r.Words)
	}
	for _, n := range s.NotesOf(child.Ref) {
		switch {
		case n.Sort == NotedNeed:
			all = append(all, "A need is on record: "+n.Words)
		case n.Sort == NotedWish && n.For != policy.Default:
			all = append(all, "A wish is on record: "+n.Words)
		}
	}
	if plans := s.PlansFor(child.Ref); len(plans) > 0 && plans[0].Mode != policy.Default {
		all = append(all, "The last decision was otherwise: "+ModeWords(plans[0].Mode))
	}
	if policy.Default == pack.AnyMode || len(policy.Needs) > 0 {
		all = append(all, "The policy in force asks for reasons each time")
	}
	return all
}
