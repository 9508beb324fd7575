package access_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"candour/internal/access"
)

// Lists read only the ties of whoever asks: who else is tied to a case must not matter. Whether a case opens in an emergency is asked of all its ties,
// and of no list.
func TestOnlyTheirOwnTiesDecide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		person, all := anyPerson(t), anyTies(t)
		own := slices.DeleteFunc(slices.Clone(all), func(tie access.Tie) bool { return !slices.Contains(person.Subjects(), tie.Subject) })
		for _, rule := range access.Rules {
			if by, of := access.Decide(person, rule, own), access.Decide(person, rule, all); by != of && rule != access.GlassOpener {
				t.Errorf("%s: %+v by their own ties, %+v by all", rule, by, of)
			}
		}
	})
}

func TestNobodyWithAConflictOfInterestMayDoAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, ties := anyPerson(t), anyTies(t)
		p.ID = ruth
		ties = append(ties, access.Tie{Subject: ruth, Relation: access.Conflict})
		for _, rule := range access.Rules {
			if d := access.Decide(p, rule, ties); d.Allowed {
				t.Errorf("%s: %s", rule, d.Why)
			}
		}
	})
}
