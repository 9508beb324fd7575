package report

import (
	"fmt"
	"slices"
	"strings"

	"candour/internal/casework"
	"candour/internal/ledger"
)

// parties asks about a party whose own account is nowhere in a report that gives another’s.
func (l *looking) parties() {
	var heard, not []*casework.Person
	for _, p := range l.Case.Adults() {
		switch {
		case p.Part() != "applicant" && p.Part() != "respondent":
		case l.accountOf(p):
			heard = append(heard, p)
		default:
			not = append(not, p)
		}
	}
	for _, p := range not {
		if len(heard) > 0 {
			l.find(Check{
				Sort: OneParty, Advice: true, Sentence: fmt.Sprintf("What %s says is in the report, and nothing that %s says.", heard[0].Called(), p.Called()),
				Mend: "A reader sees one side only. Were they asked, and when, and what did they answer?",
			}, string(p.Ref.Entry))
		}
	}
}

// accountOf reports whether an account in the report comes from somebody.
func (r *Reading) accountOf(p *casework.Person) bool {
	return slices.ContainsFunc(r.Statements(), func(s *Placed) bool {
		return s.Kind == Account && slices.ContainsFunc(s.Rests, func(x Rest) bool {
			i, ok := r.Evidence.Item(x.Ref)
			if !ok || i.Source == nil {
				return false
			}
			who, known := r.Case.Person(i.Source.Who.Person)
			return known && who.Ref == p.Ref
		})
	})
}

// children asks about each child’s words: whether they are the child’s own, and whether anything follows from them.
func (l *looking) children() {
	for _, s := range l.Statements() {
		if s.Kind != ChildsWords || s.Instead {
			continue
		}
		if !strings.ContainsAny(l.paragraphText(s), "“\"‘") {
			l.find(Check{
				Sort: Paraphrased, Statement: s, Advice: true, Sentence: s.Number + " tells a child’s words in others’.",
				Mend: "What a child said can be read otherwise than you read it. Which words did the child use?",
			})
		}
		if l.advises() && !l.weighs(s.Ref) {
			l.find(Check{
				Sort: NotWeighed, Statement: s, Advice: true, Sentence: "No opinion in the report rests on what a child said in " + s.Number + ".",
				Mend: "A child may read what you advise and find nothing of what they said. Does the advice follow it, or depart from it, and why?",
			})
		}
	}
}

// advises reports whether the report recommends anything yet.
func (r *Reading) advises() bool {
	return slices.ContainsFunc(r.Statements(), func(s *Placed) bool { return s.Kind == Recommendation })
}

// weighs reports whether an opinion or a recommendation rests on a statement, or on something that the statement rests on.
func (r *Reading) weighs(words ledger.Ref) bool {
	said, _ := r.Statement(words)
	return slices.ContainsFunc(r.Statements(), func(s *Placed) bool {
		return !reports(s.Kind) && s.Kind != Observation && (r.leads(s, words, map[*Placed]bool{}) || slices.ContainsFunc(said.Rests, func(x Rest) bool {
			return r.leads(s, x.Ref, map[*Placed]bool{})
		}))
	})
}
