package evidence

import (
	"fmt"

	"candour/internal/ledger"
	"candour/internal/pack"
)

// naming says what things are called in the middle of a sentence.
type naming struct {
	h      *ledger.History
	people People
}

func (n naming) who(w Who) string {
	if !w.Person.IsZero() && n.people != nil {
		if name := n.people(n.h, w.Person); name != "" {
			return name
		}
	}
	if w.Name != "" {
		return w.Name
	}
	return "somebody in the case"
}

// item is "evidence 14 (Hannah Ashdown, 1 September 2026)".
func (n naming) item(i *Item) string {
	if i.Source == nil {
		return fmt.Sprintf("evidence %d", i.Number)
	}
	return fmt.Sprintf("evidence %d (%s, %s)", i.Number, n.who(i.Source.Who), i.Source.On().Plain())
}

// matter is what an item says, in quotation marks; of the other side’s words in a dispute, whose account it is.
func (n naming) matter(s *State, i *Item) string {
	if i.Source != nil && s.isDenial(i.Ref()) {
		return fmt.Sprintf("%s account of %s", possessive(n.who(i.Source.Who)), i.Source.On().Plain())
	}
	return "“" + i.Says + "”"
}

// isDenial reports whether an item was given as the words of a dispute.
func (s *State) isDenial(ref ledger.Ref) bool {
	for _, d := range s.disputes {
		if d.Body.Denial == ref {
			return true
		}
	}
	return false
}

func (n naming) source(x *Source) string {
	if x.Paper.Name != "" {
		return x.Paper.Name
	}
	return fmt.Sprintf("what %s said on %s", n.who(x.Who), x.On().Plain())
}

// judgement is "our view of 3 June 2026 that evidence 22 (Wexshire Police, 28 August 2026) is better evidence". What it is better than
// stands before it in the sentence.
func (n naming) judgement(s *State, k Act[OutweighedBody]) string {
	better := "another item"
	if i, ok := s.Item(k.Body.Better); ok {
		better = n.item(i)
	}
	return fmt.Sprintf("our view of %s that %s is better evidence", k.On().Plain(), better)
}

// finding is "the finding of 3 June 2026 (Family Court at Wexcombe, paragraph 23)".
func (n naming) finding(f *Finding) string {
	if f.Provisional {
		return fmt.Sprintf("the finding of %s (%s, from a note of the hearing)", f.On().Plain(), f.Body.Court)
	}
	return fmt.Sprintf("the finding of %s (%s, paragraph %s)", f.On().Plain(), f.Body.Court, f.Paper.Paragraph)
}

func (n naming) admission(x Act[AdmittedBody]) string {
	return fmt.Sprintf("%s admission of %s", possessive(n.who(x.Body.By)), x.On().Plain())
}

func (n naming) conviction(x Act[OutcomeBody]) string {
	return fmt.Sprintf("the conviction of %s (%s)", x.On().Plain(), x.Body.Court)
}

func (n naming) opinion(o Act[NoWeightBody]) string {
	return "the author’s opinion of " + o.On().Plain()
}

func possessive(name string) string { return name + "’s" }

// stepWords names the step from what was said to what is so.
func stepWords(p *pack.Pack, i *Item) string {
	var kind pack.SourceKind
	if i.Source != nil {
		kind, _ = p.SourceKind(i.Source.Kind)
	}
	switch {
	case kind.Tool:
		return "what a tool gives for the answers put into it"
	case i.Hand == SecondHand:
		return "what somebody was told, they report"
	case i.Hand == LaterHand:
		return "what came through more than one person is reported"
	case kind.Child:
		return "what a child says of their own life"
	case kind.Record:
		return "what an official record says"
	case kind.Professional:
		return "what a professional wrote down or says"
	case kind.Author:
		return "what the practitioner saw or heard"
	case i.Hand == FirstHand:
		return "what somebody saw or heard themselves, they tell"
	default:
		return "what somebody says; how they know is not known yet"
	}
}
