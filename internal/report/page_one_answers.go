package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"candour/internal/typeset"
	"candour/internal/wording"
)

// How many letters of answers the first page gives beside the questions: of all together, and of each.
const (
	answersRoom   = 900
	longestAnswer = 150
	shortestShare = 50
	overRoom      = 30 // for the end of a sentence
	labelLongest  = 30 // a sentence of fewer letters, such as “Harm.”, only says what the next one is about
)

// askedFor says what was asked and what the report answers: in the first words of the answer, unless it stands whole further down the page, and with the
// paragraphs in which all of it is.
func (f *frontPage) askedFor() typeset.Section {
	s := typeset.Section{Heading: "What the court asked, and what is answered"}
	room, given := f.roomForEach(), map[*Placed]string{}
	for _, q := range f.Questions {
		if q.Order == nil {
			s.Heading = "What this report answers"
		}
		answering := f.Answering(q)
		text := "(" + q.Letter + ") " + typeset.Printable(q.Text)
		s.Blocks = append(s.Blocks, line(strings.TrimSpace(text+" "+f.answer(q, answering, given, room)), paragraphsOf(answering)...))
	}
	return s
}

// answer is what stands beside a question. Given are the statements that did so already, with the letters of their questions.
func (f *frontPage) answer(q Question, answering []*Placed, given map[*Placed]string, room int) string {
	plainest := plainestOf(answering)
	switch {
	case len(answering) == 0:
		return "Not answered."
	case len(plainest) == 0:
		return ""
	case given[plainest[0]] != "":
		return fmt.Sprintf("See (%s).", given[plainest[0]])
	}
	given[plainest[0]] = q.Letter
	if heading := f.standsBelow(plainest); heading != "" {
		return fmt.Sprintf("See “%s”.", heading)
	}
	var short []string
	share := min(longestAnswer, room/len(plainest))
	for _, s := range plainest {
		if share >= shortestShare {
			short = append(short, f.ofChild(s)+inShort(s.Text, share))
		}
	}
	return strings.Join(short, " ")
}

// roomForEach is how many letters there are for the answer to one question, where its words stand nowhere else on the page.
func (f *frontPage) roomForEach() int {
	n := 0
	for _, q := range f.Questions {
		if plainest := plainestOf(f.Answering(q)); len(plainest) > 0 && f.standsBelow(plainest) == "" {
			n++
		}
	}
	return answersRoom / max(n, 1)
}

// standsBelow is the heading under which statements stand on the page whole, all of them; "" when they do not. What is recommended is said beside its
// question all the same: it is what a reader looks for there.
func (f *frontPage) standsBelow(all []*Placed) string {
	heading := f.quoted[all[0]]
	if heading == recommendedHeading || slices.ContainsFunc(all, func(s *Placed) bool { return f.quoted[s] != heading }) {
		return ""
	}
	return heading
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

// inShort is the first sentence of a text that says something, or as much of it as there is room for.
func inShort(text string, room int) string {
	short := ""
	for _, sentence := range wording.Sentences(text) {
		if utf8.RuneCountInString(short) >= labelLongest {
			break
		}
		short = strings.TrimSpace(short + " " + sentence)
	}
	if utf8.RuneCountInString(short) > room+overRoom {
		short = string([]rune(short)[:room])
		short = strings.TrimRight(short[:max(strings.LastIndex(short, " "), 0)], " ,;:") + " …"
	}
	if strings.Count(short, "“") > strings.Count(short, "”") {
		short = strings.TrimSuffix(short, " …") + " …”"
	}
	return short
}
