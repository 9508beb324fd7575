package plan

import (
	"fmt"
	"strconv"
	"strings"

	"candour/internal/casework"
	"candour/internal/ledger"
)

// Words are the plan in plain words for somebody: the lines that they may be told, and what may be said of what changed since they were last given it.
// Why a line is needed and why it was changed stand on the record alone.
func Words(h *ledger.History, who *casework.Person, as Stage, worker string) string {
	s, of := Of(h), casework.Of(h)
	t := telling{of: of, as: as, who: who, worker: worker}
	lines := s.Tells(as)
	if as == ForYounger {
		return t.younger(lines, t.changes(s))
	}
	return t.older(lines, t.changes(s))
}

type telling struct {
	of     *casework.State
	as     Stage
	who    *casework.Person
	worker string
}

func (t telling) older(lines []*Line, changes []string) string {
	var b strings.Builder
	b.WriteString("My name is " + t.worker + ". This is what I plan to find out, and how.")
	if t.as == ForFamily {
		b.WriteString(" The court reads what I find.")
	} else {
		b.WriteString(" I will write to the court about it. What you tell me is not a secret: ask me who will read it.")
	}
	for i, l := range lines {
		b.WriteString("\n\n" + strconv.Itoa(i+1) + ". " + ended(l.says()) + " I will " + t.how(l) + t.by(l) + ".")
	}
	if len(changes) > 0 {
		b.WriteString("\n\nWhat is new:\n\n" + strings.Join(changes, "\n\n"))
	}
	return b.String() + "\n\nThe plan can change. If it does, I will tell you what is new. If something is wrong or missing, tell me."
}

// younger says it in short sentences, without days.
func (t telling) younger(lines []*Line, changes []string) string {
	all := []string{"My name is " + t.worker + ".", "This is my plan."}
	for _, l := range lines {
		all = append(all, "I will "+t.how(l)+".", "I want to know this: "+ended(l.says()))
	}
	if len(changes) > 0 {
		all = append(append(all, "Some of my plan is new."), changes...)
	}
	return strings.Join(append(all, "My plan can change.", "I will tell you if it does.", "You can ask me about it."), "\n")
}

func (l *Line) says() string {
	if given(l.Plain) {
		return l.Plain
	}
	return l.Find
}

func (t telling) how(l *Line) string { return fmt.Sprintf(wayWords[l.Way], t.name(l)) }

// name is what whoever a line is from is called to this reader; “you” when it is them.
func (t telling) name(l *Line) string {
	switch person, ok := t.of.Person(l.From); {
	case !ok:
		return l.Outside
	case person.Ref == t.who.Ref:
		return "you"
	case person.Kind == casework.Child:
		return person.FirstName()
	default:
		return person.Called()
	}
}

func (t telling) by(l *Line) string {
	if l.Due.IsZero() {
		return ""
	}
	return ", by " + l.Due.Plain()
}

// changes are what may be said of what changed since the reader was last given the plan.
func (t telling) changes(s *State) []string {
	last, ok := s.Last(t.who.Ref, t.as)
	if !ok {
		return nil
	}
	var all []string
	for _, ref := range last.Body.Lines {
		l, _ := s.Find(ref)
		if l == nil {
			continue
		}
		for ; l.After != nil; l = l.After {
			all = t.saying(all, l.After, l.After.Say)
		}
		if l.Ended != nil {
			all = t.saying(all, l, l.Ended.Body.Say)
		}
	}
	return all
}

// saying adds what may be said of a change of a line. What has come to be hidden is not said, nor that it is held back.
func (t telling) saying(all []string, l *Line, say string) []string {
	if !l.tells(t.as) || !given(say) || strings.Contains(say, casework.HeldBackWords) {
		return all
	}
	return append(all, ended(say))
}

func ended(sentence string) string {
	sentence = strings.TrimSpace(sentence)
	if strings.HasSuffix(sentence, ".") || strings.HasSuffix(sentence, "?") || strings.HasSuffix(sentence, "!") {
		return sentence
	}
	return sentence + "."
}
