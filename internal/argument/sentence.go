package argument

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"candour/internal/words"
)

// Sentence explains a record's standing in one sentence, naming records by name, which answers in the middle of a sentence: "the
// school’s letter of 12 May". Where name answers "", the reader may not know of the record, and the sentence says only that
// there is a reason.
func (l *Labelling) Sentence(id ID, name func(ID) string) string {
	t := telling{Labelling: l, name: name}
	w := l.Why(id)
	subject := t.name(id)
	if subject == "" {
		subject = "this"
	}
	sentence := t.sentence(w, subject)
	if t.hidden {
		sentence = subject + " " + verb(w) + ", for a reason you may not see"
	}
	return words.Ended(capital(sentence))
}

// Words is the standing as a tag or a list shows it, with the cause if it no longer stands.
func (w Why) Words() string {
	switch {
	case w.Standing != NoLongerStands:
		return w.Standing.String()
	case w.Cause == Unsupported:
		return "nothing supports it"
	case causes[w.Cause].words == "":
		return w.Standing.String()
	default:
		return w.Standing.String() + ": " + causes[w.Cause].words
	}
}

// causes gives each cause its words: alone, after "it no longer stands:", and as what happened to a record, after "it" or "which". %s is
// the record that brought it about, where it has one; it comes last, for it is often long.
var causes = map[Cause]struct{ words, how string }{
	Unstated:       {"", "is challenged by %s"},
	Denied:         {"denied", "is denied by %s"},
	Outweighed:     {"outweighed", "is outweighed by %s"},
	Replaced:       {"replaced", "was replaced by %s"},
	OutOfDate:      {"out of date", "is out of date by %s"},
	NotProved:      {"not proved", "was not proved, by %s"},
	DecidedAgainst: {"decided against", "was decided against by %s"},
	SetAside:       {"set aside", "was set aside by %s"},
	NoWeight:       {"given no weight", "is given no weight in %s"},
	ErasedByLaw:    {"erased by law", "was erased by law"},
	Withdrawn:      {"withdrawn", "was withdrawn"},
	SourceGone:     {"what it rested on no longer stands", "rested on something that no longer stands"},
	Excepted:       {"an exception applies", "gives way to %s"},
	Unsupported:    {"nothing supports it", "has nothing that supports it"},
	Circular:       {"rests only on itself", "rests only on itself"},
	Supposed:       {"taken out", "is taken out to see what follows"},
}

// telling is one sentence being made.
type telling struct {
	*Labelling
	name   func(ID) string
	hidden bool // a record had to be named that may not be
}

func verb(w Why) string {
	switch w.Standing {
	case Stands, StandsAnswered:
		return "stands"
	case Disputed:
		return "is disputed"
	case NoLongerStands:
		return "no longer stands"
	default:
		return "has not been checked"
	}
}

func (t *telling) sentence(w Why, subject string) string {
	switch w.Standing {
	case Stands, StandsAnswered:
		return subject + " stands: " + t.stands(w)
	case Disputed:
		return subject + " is disputed" + t.disputed(w)
	case NoLongerStands:
		return t.noLonger(w, subject)
	default:
		return subject + " " + verb(w)
	}
}

func (t *telling) stands(w Why) string {
	var parts []string
	if premises := w.Records(Premise); len(premises) > 0 {
		parts = append(parts, "it rests on "+t.list(premises))
	}
	if answered := append(w.Records(Challenge), w.Records(Undercut)...); len(answered) > 0 {
		parts = append(parts, t.answered(answered))
	}
	if len(parts) == 0 {
		return "nothing challenges it"
	}
	return strings.Join(parts, ", and ")
}

// answered says how the challenge to a record was met, or that all of several were.
func (t *telling) answered(challenges []ID) string {
	if len(challenges) > 1 {
		return "the challenges from " + t.list(challenges) + " are answered"
	}
	challenger := t.known(challenges[0])
	if met := t.Why(challenges[0]).Records(Challenge); len(met) > 0 {
		return "the challenge from " + challenger + " is answered by " + t.list(met)
	}
	return "the challenge from " + challenger + " no longer stands"
}

const unsettled = ", and nothing on record settles it"

func (t *telling) disputed(w Why) string {
	if by := w.Records(Challenge); len(by) > 0 {
		return " by " + t.disputers(w.Record, by) + unsettled
	}
	if by := w.Records(Undercut); len(by) > 0 {
		return ": the step that leads to it is disputed by " + t.list(by) + unsettled
	}
	if unless := w.Records(Exception); len(unless) > 0 {
		return ": it gives way to " + t.list(unless) + " if that stands" + unsettled
	}
	return ": " + t.restsOn(w)
}

func (t *telling) disputers(of ID, by []ID) string {
	if len(by) == 1 && by[0] == of {
		return "itself"
	}
	return t.list(by)
}

func (t *telling) noLonger(w Why, subject string) string {
	if w.Cause == Unsupported {
		return "nothing supports " + subject
	}
	reason := t.reason(w)
	if len(w.Grounds) > 1 {
		reason += ", and on nothing else that stands"
	}
	return subject + " no longer stands: " + reason
}

func (t *telling) reason(w Why) string {
	if len(w.Grounds) == 0 {
		return "it " + causes[w.Cause].how
	}
	switch g := w.Grounds[0]; g.Role {
	case Premise:
		return t.restsOn(w)
	case Undercut:
		return "the step that leads to it " + t.because(w, causes[g.Cause].how)
	case Circle:
		if g.Record == w.Record {
			return "it rests only on itself"
		}
		return "it rests only on " + t.known(g.Record) + ", which comes back to it"
	default:
		return "it " + t.because(w, causes[w.Cause].how)
	}
}

// because fills in the foremost ground of a phrase, where the phrase names one.
func (t *telling) because(w Why, phrase string) string {
	if !strings.Contains(phrase, "%s") {
		return phrase
	}
	return fmt.Sprintf(phrase, t.known(w.Grounds[0].Record))
}

// restsOn follows a standing that came from a premise down to the record where it began.
func (t *telling) restsOn(w Why) string {
	root, steps := w, 0
	for len(root.Grounds) > 0 && root.Grounds[0].Role == Premise {
		root = t.Why(root.Grounds[0].Record)
		steps++
	}
	said := "it rests on " + t.known(w.Grounds[0].Record)
	switch steps {
	case 1:
	case 2:
		said += ", and that on " + t.known(root.Record)
	default:
		said += ", and that in the end on " + t.known(root.Record)
	}
	return said + ", " + t.which(root)
}

// which says why the beginning of a chain is disputed or no longer stands.
func (t *telling) which(root Why) string {
	if len(root.Grounds) == 0 {
		return "which " + causes[root.Cause].how
	}
	foremost := root.Grounds[0]
	switch {
	case foremost.Role == Undercut && root.Standing == Disputed:
		return "and the step that leads to that is disputed by " + t.known(foremost.Record)
	case foremost.Role == Undercut:
		return "and the step that leads to that " + t.because(root, causes[foremost.Cause].how)
	case foremost.Role == Exception && root.Standing == Disputed:
		return "which gives way to " + t.known(foremost.Record) + " if that stands"
	case root.Standing == Disputed:
		return "which is disputed by " + t.list(root.Records(Challenge))
	default:
		return "which " + t.because(root, causes[root.Cause].how)
	}
}

// known names a record, or notes that it may not be named.
func (t *telling) known(id ID) string {
	name := t.name(id)
	t.hidden = t.hidden || name == ""
	return name
}

// listed is how many names a sentence bears.
const listed = 3

// list joins names as a sentence does, and counts those beyond what it bears.
func (t *telling) list(ids []ID) string {
	names := make([]string, 0, listed+1)
	for _, id := range ids[:min(listed, len(ids))] {
		names = append(names, t.known(id))
	}
	if more := len(ids) - listed; more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
