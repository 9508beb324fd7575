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

// givesWordsOf reports whether a report gives a child’s words, rests on something that the child said, or says something where their wishes belong.
func (r *Reading) givesWordsOf(child *casework.Person) bool {
	if r.Type.ChildsVoice && len(r.voice.Said(child.Ref)) > 0 {
		return true
	}
	for _, part := range r.Parts {
		if slices.ContainsFunc(part.Statements, func(s *Placed) bool { return r.isOfWishes(s, part, child) }) {
			return true
		}
	}
	return false
}

// isOfWishes reports whether a statement of a part gives a child’s words or wishes. Why there are none is neither.
func (r *Reading) isOfWishes(s *Placed, part Part, child *casework.Person) bool {
	theirs := s.Child.Entry == child.Ref.Entry
	switch {
	case s.Instead:
		return false
	case theirs && part.ChildsVoice, s.Kind == ChildsWords && (theirs || s.Child.IsZero()):
		return true
	default:
		return slices.ContainsFunc(s.Rests, func(x Rest) bool { return r.speaks(x.Ref, child) })
	}
}

// speaks reports whether an item is what a child said first hand, whoever wrote it down.
func (r *Reading) speaks(item ledger.Ref, child *casework.Person) bool {
	if who, known := r.voice.SpeakerOf(item); known {
		return who == child.Ref
	}
	i, known := r.Evidence.Item(item)
	return known && i.Source != nil && i.Source.Who.Person == child.Ref
}
