package evidence

import (
	"slices"

	"candour/internal/argument"
	"candour/internal/footing"
	"candour/internal/ledger"
)

// settlement is what settles a matter: a finding, an admission or a conviction.
type settlement struct {
	ref    ledger.Ref
	items  []ledger.Ref
	proved bool
	court  bool // a finding of the family court whose document is on record
	by     string
	name   func() string
}

// settles reports whether it is about a matter.
func (x settlement) settles(a *arguing, matter ledger.Ref) bool {
	return slices.ContainsFunc(x.items, func(item ledger.Ref) bool { return a.matter[item] == matter })
}

// settlements are all of them: those that prove a matter and those that do not. Everything else that came of a matter settles nothing.
func (a *arguing) settlements() []settlement {
	var out []settlement
	for _, f := range a.findings {
		out = append(out, settlement{
			ref: f.Ref(), items: f.Body.Items, proved: f.Body.Proved, court: !f.Provisional, by: "the court found it proved",
			name: func() string { return a.name.finding(f) },
		})
	}
	for _, x := range a.admissions {
		out = append(out, settlement{
			ref: x.Ref(), items: []ledger.Ref{x.Body.Item}, proved: true, by: "it was admitted",
			name: func() string { return a.name.admission(x) },
		})
	}
	for _, x := range a.outcomes {
		if x.Body.Outcome != Convicted {
			continue
		}
		out = append(out, settlement{
			ref: x.Ref(), items: []ledger.Ref{x.Body.Item}, proved: true, by: "a criminal court convicted",
			name: func() string { return a.name.conviction(x) },
		})
	}
	return out
}

// addSettlements adds what is settled: proved holds the matter up and answers every denial of it; not proved puts it out, one way.
func (a *arguing) addSettlements() {
	for _, x := range a.settlements() {
		a.c.Evidence(said(x.ref), x.name)
		done := map[ledger.Ref]bool{}
		for _, item := range x.items {
			matter, usable := a.matter[item]
			if !usable || done[matter] {
				continue
			}
			done[matter] = true
			if x.proved {
				a.prove(x, matter)
			} else {
				a.disprove(x, matter)
			}
		}
	}
}

func (a *arguing) prove(x settlement, matter ledger.Ref) {
	for _, i := range a.same[matter] {
		a.c.Step(footing.Step{
			Key: footing.Of(x.ref, "proves "+footing.Facet(i.Ref().Entry)), Conclusion: so(i.Ref()), Premises: []footing.Key{said(x.ref)},
			By: x.by, Court: x.court,
		})
	}
	a.c.Challenge(argument.DecidedAgainst, said(x.ref), a.opposing[matter]...)
}

func (a *arguing) disprove(x settlement, matter ledger.Ref) {
	a.c.Challenge(argument.NotProved, said(x.ref), a.stated(matter)...)
}

// addSetAsides adds that a decision was set aside: what it had switched off comes back.
func (a *arguing) addSetAsides() {
	for _, x := range a.setAsides {
		a.c.Evidence(said(x.Ref()), func() string { return "the decision of " + x.On().Plain() + " (" + x.Body.Court + ")" })
		if a.mayBeSetAside(x.Body.Of) {
			a.c.Challenge(argument.SetAside, said(x.Ref()), said(x.Body.Of))
		}
	}
}

// mayBeSetAside reports whether something is a decision of a court.
func (s *State) mayBeSetAside(ref ledger.Ref) bool {
	if _, finding := s.Finding(ref); finding {
		return true
	}
	return slices.ContainsFunc(s.setAsides, func(x Act[SetAsideBody]) bool { return x.Ref() == ref }) ||
		slices.ContainsFunc(s.outcomes, func(x Act[OutcomeBody]) bool { return x.Ref() == ref && x.Body.Outcome == Convicted })
}
