// Package argumenttest is what tests of reasoning share: the answer by its definition, and records drawn by chance.
package argumenttest

import (
	"candour/internal/argument"
)

// WellFounded is the definition of the answer, as written down and as slow: the alternating fixpoint (Van Gelder 1989) of one rule per
// piece of evidence and per justification (REASONING.md section 2). It shares nothing with the engine.
func WellFounded(r argument.Records) map[argument.ID]argument.Label {
	rules := rulesOf(r)
	sure := map[argument.ID]bool{}
	for {
		possible := consequences(rules, sure)
		next := consequences(rules, possible)
		if len(next) == len(sure) {
			return labels(r, sure, possible)
		}
		sure = next
	}
}

type rule struct {
	head      argument.ID
	body, not []argument.ID
}

func rulesOf(r argument.Records) []rule {
	attackers := map[argument.ID][]argument.ID{}
	for _, d := range r.Defeats {
		attackers[d.To] = append(attackers[d.To], d.From)
	}
	var rules []rule
	for _, item := range r.Items {
		if item.Sort == argument.Evidence {
			rules = append(rules, rule{head: item.ID, not: attackers[item.ID]})
		}
	}
	for _, j := range r.Justifications {
		not := append(append(append([]argument.ID{}, j.Unless...), attackers[j.ID]...), attackers[j.Conclusion]...)
		rules = append(rules, rule{j.Conclusion, j.Premises, not})
	}
	return rules
}

// consequences is the least set closed under the rules, where "not x" holds of what is outside assumed.
func consequences(rules []rule, assumed map[argument.ID]bool) map[argument.ID]bool {
	got := map[argument.ID]bool{}
	for {
		before := len(got)
		for _, r := range rules {
			if all(r.body, got, true) && all(r.not, assumed, false) {
				got[r.head] = true
			}
		}
		if len(got) == before {
			return got
		}
	}
}

func all(ids []argument.ID, in map[argument.ID]bool, want bool) bool {
	for _, id := range ids {
		if in[id] != want {
			return false
		}
	}
	return true
}

func labels(r argument.Records, sure, possible map[argument.ID]bool) map[argument.ID]argument.Label {
	answer := map[argument.ID]argument.Label{}
	for _, item := range r.Items {
		switch {
		case sure[item.ID]:
			answer[item.ID] = argument.In
		case possible[item.ID]:
			answer[item.ID] = argument.Undecided
		default:
			answer[item.ID] = argument.Out
		}
	}
	return answer
}
