package pack

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Replies are the fixed words by which a later document says that somebody disputes an earlier report. They take no side.
type Replies struct {
	Basis     `yaml:",inline"`
	Heading   string `yaml:"heading" need:"yes"`    // over the lines, on the first page
	Line      string `yaml:"line" need:"yes"`       // of somebody whose words are annexed: {who}, {what}
	PaperLine string `yaml:"paper_line" need:"yes"` // of somebody who gave a paper and no words: {who}, {what}
	Alone     string `yaml:"alone" need:"yes"`      // to whoever is given no annex: {who}, {what}
	Annex     string `yaml:"annex" need:"yes"`      // heads the annex
	Said      string `yaml:"said" need:"yes"`       // over each reply in it: {who}, {day}, {what}
	Through   string `yaml:"through" need:"yes"`    // under the words of somebody for whom others speak: {through}
	Paper     string `yaml:"paper" need:"yes"`      // names a paper: {paper}
	Wrong     string `yaml:"wrong" need:"yes"`      // over what somebody says is wrong in fact
	Right     string `yaml:"right" need:"yes"`      // over what they say is right
}

// Filled is one of these wordings with its names filled in, given as pairs: "who", "Mr Kersey".
func Filled(wording string, pairs ...string) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		pairs[i] = "{" + pairs[i] + "}"
	}
	return strings.NewReplacer(pairs...).Replace(wording)
}

// checkReplies asks that each wording names what it speaks of, and nothing that nobody fills in.
func (l *loader) checkReplies() {
	const file = "replies.yaml"
	r := l.pack.Replies
	l.fills(file, "heading", r.Heading)
	l.fills(file, "line", r.Line, "who", "what")
	l.fills(file, "paper_line", r.PaperLine, "who", "what")
	l.fills(file, "alone", r.Alone, "who", "what")
	l.fills(file, "annex", r.Annex)
	l.fills(file, "said", r.Said, "who", "day", "what")
	l.fills(file, "through", r.Through, "through")
	l.fills(file, "paper", r.Paper, "paper")
	l.fills(file, "wrong", r.Wrong)
	l.fills(file, "right", r.Right)
}

var blank = regexp.MustCompile(`\{[^}]*\}`)

// fills asks that a wording has a place for each of some names, and for no other.
func (l *loader) fills(file, field, wording string, names ...string) {
	for _, name := range names {
		if !strings.Contains(wording, "{"+name+"}") {
			l.problem(file, field, fmt.Sprintf("must say {%s}, in whose place it is filled in", name))
		}
	}
	for _, found := range blank.FindAllString(wording, -1) {
		if !slices.Contains(names, strings.Trim(found, "{}")) {
			l.problem(file, field, fmt.Sprintf("%s is filled in by nobody", found))
		}
	}
}
