package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"candour/internal/typeset"
	"candour/internal/words"
)

// How many letters of answers the first page gives beside the questions, where they stand nowhere else on it: of all together, of each, and at most as many
// as leave the page room for the rest. An answer is given whole or not at all: one that is cut off says something else.
const (
	answersRoom   = 600
	longestAnswer = 300
	pageRoom      = 2100
)

// askedFor says what was asked, in which paragraphs it is answered, and where on the page the answer stands. One that stands nowhere else on it, and is
// short, is given here, as far as what stands above leaves room.
func (f *frontPage) askedFor(above []typeset.Section) typeset.Section {
	s := typeset.Section{Heading: "What the court asked, and where it is answered"}
	room, given := min(answersRoom, pageRoom-lettersOf(above)-f.lettersAsked()), map[*Placed]string{}
	for _, q := range f.Questions {
		if q.Order == nil {
			s.Heading = "What this report answers, and where"
		}
		answering := f.Answering(q)
		above, said := f.answer(q, answering, given, room)
		room -= utf8.RuneCountInString(said)
		text := strings.Join([]string{"(" + q.Letter + ")", typeset.Printable(q.Text), above, said}, " ")
		s.Blocks = append(s.Blocks, line(strings.Join(strings.Fields(text), " "), paragraphsOf(answering)...))
	}
	return s
}

func lettersOf(sections []typeset.Section) (n int) {
	for _, s := range sections {
		for _, b := range s.Blocks {
			for _, said := range b.Paragraph.Statements {
				n += utf8.RuneCountInString(said.Text)
			}
		}
	}
	return n
}

func (f *frontPage) lettersAsked() (n int) {
	for _, q := range f.Questions {
		n += utf8.RuneCountInString(q.Text)
	}
	return n
}

// answer is what stands beside a question: where on the page its answer is, and what of it stands nowhere else and has room. Given are the statements that
// stand there already, with the letters of their questions.
func (f *frontPage) answer(q Question, answering []*Placed, given map[*Placed]string, room int) (above, said string) {
	plainest := plainestOf(answering)
	switch {
	case len(answering) == 0:
		return "Not answered.", ""
	case len(plainest) == 0:
		return "", ""
	}
	if letter := given[plainest[0]]; letter != "" && !slices.ContainsFunc(plainest, func(s *Placed) bool { return given[s] != letter }) {
		return fmt.Sprintf("See (%s).", letter), ""
	}
	above, rest := f.above(plainest)
	said = f.whole(rest, min(room, longestAnswer))
	if said != "" && above == "" {
		for _, s := range plainest {
			given[s] = q.Letter
		}
	}
	return above, said
}

// above says under which headings of the page statements stand whole, and gives those that stand under none.
func (f *frontPage) above(all []*Placed) (above string, rest []*Placed) {
	var headings []string
	for _, s := range all {
		switch heading := f.quoted[s]; {
		case heading == "":
			rest = append(rest, s)
		case !slices.Contains(headings, "“"+heading+"”"):
			headings = append(headings, "“"+heading+"”")
		}
	}
	if len(headings) > 0 {
		above = "See " + words.List(headings) + "."
	}
	return above, rest
}

// whole are the words of statements where there is room for all of them, so that nobody’s account stands there alone.
func (f *frontPage) whole(all []*Placed, room int) string {
	var said []string
	for _, s := range all {
		said = append(said, f.ofChild(s)+ended(s.Text))
	}
	if text := strings.Join(said, " "); utf8.RuneCountInString(text) <= room {
		return text
	}
	return ""
}

// plainestOf are, of statements that answer a question, those that do it most plainly: what is recommended, else what the author makes of it, of each child
// one; else all that say something, so that nobody’s account stands there alone; else why there is nothing to say.
func plainestOf(answering []*Placed) []*Placed {
	for _, kind := range []string{Recommendation, Opinion} {
		var one []*Placed
		for _, s := range answering {
			if s.Kind == kind && !slices.ContainsFunc(one, func(o *Placed) bool { return o.Child == s.Child }) {
				one = append(one, s)
			}
		}
		if len(one) > 0 {
			return one
		}
	}
	if all := speaking(answering); len(all) > 0 {
		return all
	}
	return slices.DeleteFunc(slices.Clone(answering), func(s *Placed) bool { return s.Kind == Heading })
}
