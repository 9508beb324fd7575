package report

import (
	"fmt"
	"slices"
	"strings"

	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/pack"
)

// secret is something that may not reach others than the service.
type secret struct {
	sentence string // what is found, after the number of a statement: "names somebody who may not be named"
	mend     string
	in       func(text string) bool
}

// secrets are all that no text of the report may hold, wherever it stands: hidden details, people who may not be named, and words given under
// a condition that keeps them from documents for others.
func (r *Reading) secrets() []secret {
	all := r.hiddenDetails()
	for _, source := range r.Evidence.Sources() {
		if name := source.Who.Name; name != "" && source.NamedTo(r.Pack) != evidence.Named && !r.namedElsewhere(name) {
			all = append(all, secret{
				sentence: "names somebody who may not be named to others.",
				mend:     "Describe the source instead, or record with the source that it may be named.",
				in:       func(text string) bool { return mentions(text, name) },
			})
		}
	}
	for _, i := range r.Evidence.Items() {
		if i.Forbids(r.Pack, pack.InDocuments) {
			all = append(all, secret{
				sentence: "uses words that may not be in a document for others.",
				mend:     fmt.Sprintf("They are those of evidence %d. %s", i.Number, r.conditions(i)),
				in:       func(text string) bool { return quotes(text, i.Words) || quotes(text, i.Says) },
			})
		}
	}
	return all
}

// HoldsHidden reports whether the document repeats a confidential detail: whoever may not read the closed side does not read it here. What could not
// be searched is held to.
func (r *Reading) HoldsHidden() bool {
	texts, err := textsOf(r.Document())
	return err != nil || len(r.gate.In(texts...)) > 0
}

// RefuseHidden refuses such a document to whoever opened the case in an emergency.
func (r *Reading) RefuseHidden() error {
	if !r.HoldsHidden() {
		return nil
	}
	return fault.Refuse("This report repeats a confidential detail, and those stay closed in an emergency. Telephone the duty manager.", nil)
}

// hiddenDetails are the confidential details of the case that are hidden from anybody: what the court is sent, the parties get.
func (r *Reading) hiddenDetails() []secret {
	return []secret{{
		sentence: "holds a detail that is confidential.",
		mend:     "It would show where somebody can be found or reached. Take it out.",
		in:       func(text string) bool { return len(r.gate.In(text)) > 0 },
	}, {
		sentence: "has words that are held back: they say something that is now hidden.",
		mend:     "Write it anew without that. Where it is evidence whose words are held back, correct that first.",
		in:       func(text string) bool { return strings.Contains(text, casework.HeldBackWords) },
	}}
}

// Hidden are the hidden details of the case that a text holds.
func (r *Reading) Hidden(text string) []casework.Kept { return r.gate.In(text) }

// namedElsewhere reports whether somebody who is no person of the case may be named for something else.
func (r *Reading) namedElsewhere(name string) bool {
	return slices.ContainsFunc(r.Evidence.Sources(), func(s *evidence.Source) bool {
		return s.Who.Name == name && s.NamedTo(r.Pack) == evidence.Named
	})
}

// conditions explains what an item was given under, and who can lift it.
func (r *Reading) conditions(i *evidence.Item) string {
	if i.Source == nil {
		return "Its source is not on record."
	}
	for _, id := range i.Source.Handling {
		if h, ok := r.Pack.Handling(id); ok && h.Forbidden(pack.InDocuments) {
			return fmt.Sprintf("%s. %s", h.Name, h.Explain)
		}
	}
	return "It was given under a condition."
}

// namesAndConditions finds what may not reach others: in the words of a statement, and in what it rests on.
func (l *looking) namesAndConditions() {
	secrets := l.secrets()
	for _, s := range l.Statements() {
		for _, x := range secrets {
			if x.in(s.Text) {
				l.bar(s, x.sentence, x.mend)
			}
		}
		for _, x := range s.Rests {
			l.mayBeUsed(s, x)
		}
	}
	l.aroundStatements(secrets)
}

// aroundStatements finds what may not reach others in what the document says besides its statements: a question as it was asked, how a
// source is described.
func (l *looking) aroundStatements(secrets []secret) {
	texts, _ := textsOf(l.document(l.Day)) // what could not be searched is refused when it is printed
	for _, text := range texts {
		if slices.ContainsFunc(l.Statements(), func(s *Placed) bool { return s.Text == text }) {
			continue
		}
		for _, x := range secrets {
			if x.in(text) {
				l.find(Check{
					Sort: NotForOthers, Bars: true, Sentence: "Outside its statements, the document " + x.sentence,
					Mend: "It stands in “" + text + "”. " + x.mend,
				}, x.sentence, text)
			}
		}
	}
}

func (l *looking) bar(s *Placed, sentence, mend string) {
	number := s.Number
	if number == "" {
		number = "The heading “" + s.Text + "”"
	}
	l.find(Check{Sort: NotForOthers, Statement: s, Bars: true, Sentence: number + " " + sentence, Mend: mend}, sentence)
}

// mayBeUsed finds a statement that rests on what may not be used in a document, or names the source of what it rests on against its wish.
func (l *looking) mayBeUsed(s *Placed, x Rest) {
	i, ok := l.Evidence.Item(x.Ref)
	if !ok {
		return
	}
	if i.Forbids(l.Pack, pack.InDocuments) {
		l.bar(s, "rests on something that may not be in a document for others.", l.conditions(i))
		return
	}
	if i.Source.NamedTo(l.Pack) == evidence.Named {
		return
	}
	if slices.ContainsFunc(l.namesOf(i.Source), func(name string) bool { return mentions(s.Text, name) }) {
		l.bar(s, "names whose words it gives, who may not be named for them.",
			fmt.Sprintf("That is how %s may be used. Describe the source instead, or record with the source that it may be named.", l.itemLabel(i)))
	}
}

// namesOf are what somebody is called, each as a whole.
func (r *Reading) namesOf(s *evidence.Source) []string {
	p, ok := r.Case.Person(s.Who.Person)
	if !ok {
		return []string{s.Who.Name}
	}
	return []string{p.Name(), p.Called(), p.FirstName()}
}

// quoted is how many words in a row make a quotation.
const quoted = 6

// quotes reports whether a text has six words in a row of others, or all of them where there are fewer.
func quotes(text, of string) bool {
	words := strings.Fields(fold(of))
	n := min(quoted, len(words))
	if n < 2 {
		return false
	}
	for i := 0; i+n <= len(words); i++ {
		if mentions(text, strings.Join(words[i:i+n], " ")) {
			return true
		}
	}
	return false
}
