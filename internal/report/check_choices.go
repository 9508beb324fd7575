package report

import (
	"fmt"
	"slices"
)

// choice is one of the choices that a section sets out: what stands under a heading or, where the section has none, one paragraph.
type choice struct {
	name string // the heading, or the number of the paragraph
	says []*Placed
}

// choices asks, once a report recommends something, whether every realistic choice is set out and weighed, where the pack says that the court
// needs that: fewer than two choices are no comparison, and one on which no recommendation rests was named and not weighed.
func (l *looking) choices() {
	if !l.advises() {
		return
	}
	for _, p := range l.Parts {
		if p.Choices == "" || len(p.Statements) == 0 {
			continue
		}
		all := choicesOf(p)
		if len(all) < 2 {
			l.find(Check{
				Sort: OneChoice, Advice: true, Sentence: fmt.Sprintf("Under “%s” %s.", p.Title, map[int]string{0: "no choice is set out in an opinion", 1: "only one choice is set out"}[len(all)]),
				Mend: p.Choices + " Is there no other realistic choice? A sentence can say why not.",
			}, p.ID)
		}
		for _, c := range all {
			l.compared(p, c)
		}
	}
}

// choicesOf are the choices that opinions of a section set out. An opinion that only rests on others of the section compares them, and is none.
func choicesOf(p Part) []choice {
	var all []choice
	headed := slices.ContainsFunc(p.Statements, func(s *Placed) bool { return s.Kind == Heading })
	for _, s := range p.Statements {
		switch {
		case s.Kind == Heading:
			all = append(all, choice{name: "“" + s.Text + "”"})
		case !headed && s.Opens:
			all = append(all, choice{name: s.Number})
		}
		if len(all) > 0 && s.Kind == Opinion && !p.comparesOnly(s) {
			last := &all[len(all)-1]
			last.says = append(last.says, s)
		}
	}
	return slices.DeleteFunc(all, func(c choice) bool { return len(c.says) == 0 })
}

// comparesOnly reports whether a statement rests on others of its section.
func (p Part) comparesOnly(s *Placed) bool {
	return slices.ContainsFunc(s.Rests, func(x Rest) bool {
		return slices.ContainsFunc(p.Statements, func(other *Placed) bool { return x.Sort == OnStatement && x.Ref == other.Ref })
	})
}

// compared asks about a choice on which no recommendation rests, by however many statements between.
func (l *looking) compared(p Part, c choice) {
	weighed := slices.ContainsFunc(l.Statements(), func(s *Placed) bool {
		return s.Kind == Recommendation && slices.ContainsFunc(c.says, func(said *Placed) bool { return l.leads(s, said.Ref, map[*Placed]bool{}) })
	})
	if !weighed {
		l.find(Check{
			Sort: NotCompared, Statement: c.says[0], Advice: true, Sentence: fmt.Sprintf("No recommendation rests on the choice set out in %s.", c.name),
			Mend: p.Choices + " What you recommend is weighed against each of them: let it rest on what you say of this one too, or say why it is not realistic.",
		})
	}
}
