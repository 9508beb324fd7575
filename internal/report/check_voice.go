package report

import (
	"fmt"
	"slices"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/voice"
)

// childsWord asks whether what a report gives of a child’s words is still what the child says, and whether the child was told what it says about them.
func (l *looking) childsWord() {
	for _, s := range l.Statements() {
		for _, x := range s.Rests {
			l.corrected(s, x)
		}
	}
	for _, child := range l.Case.Children() {
		if l.givesWordsOf(child) && len(l.voice.Told(child.Ref, l.Ref)) == 0 {
			l.find(Check{
				Sort: NotTold, Sentence: fmt.Sprintf("It is not on record that %s was told what the report says about them.", child.FirstName()),
				Mend: "Tell them before it goes to the court, in words that they understand, and record it with the child’s words. If that cannot be, keep this with the reason.",
			}, string(child.Ref.Entry))
		}
	}
}

// corrected finds words that the child has corrected since, where the report does not give what the child says now. A changed mind is found as what no
// longer stands.
func (l *looking) corrected(s *Placed, x Rest) {
	if x.Sort != OnItem {
		return
	}
	for _, c := range l.voice.CorrectionsOf(x.Ref) {
		if c.Body.Sort == voice.ChangedMind || l.restsOn(c.Body.Account) {
			continue
		}
		l.find(Check{
			Sort: ChildSays, Statement: s, About: x, Sentence: fmt.Sprintf("%s rests on words of which the child says since: “%s”.", s.Number, c.Body.Sort),
			Mend: "Both versions stay on record. Give what the child says now as well, or change the statement.",
		}, string(c.Entry.ID))
	}
}

// restsOn reports whether a statement of the report rests on an item.
func (r *Reading) restsOn(item ledger.Ref) bool {
	return slices.ContainsFunc(r.Statements(), func(s *Placed) bool {
		return slices.ContainsFunc(s.Rests, func(x Rest) bool { return x.Ref == item })
	})
}

// givesWordsOf reports whether a report rests on words of a child that were recorded as such, or is one that gives the children’s words.
func (r *Reading) givesWordsOf(child *casework.Person) bool {
	said := r.voice.Said(child.Ref)
	return slices.ContainsFunc(said, func(a voice.Act[voice.SaidBody]) bool { return r.Type.ChildsVoice || r.restsOn(a.Body.Item) })
}
