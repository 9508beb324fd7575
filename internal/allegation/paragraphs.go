package allegation

import (
	"regexp"
	"strconv"
	"strings"
)

// Paragraph is a numbered paragraph of a document.
type Paragraph struct {
	Number string // as printed: "3", "3(a)", "2.1"
	Words  string // on one line
}

// numbered begins a paragraph: "3.", "3)", "3a.", and "2.1", "3(a)" with or without a mark after them. A day such as "12 May" begins none.
var numbered = regexp.MustCompile(`^(?:(\d{1,3}[a-z]?)[.):]|(\d{1,3}(?:\.\d{1,3})+|\d{1,3}\([a-z]{1,4}\))[.):]?)\s+(\S.*)$`)

// Paragraphs are the numbered paragraphs of a text. A line without a number goes on with the paragraph before it, until a line is empty. A text that
// numbers nothing has one paragraph on each line, numbered from 1.
func Paragraphs(text string) []Paragraph {
	var all []Paragraph
	open := false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		found := numbered.FindStringSubmatch(line)
		switch {
		case found != nil:
			all, open = append(all, Paragraph{found[1] + found[2], found[3]}), true
		case line == "":
			open = false
		case open:
			all[len(all)-1].Words += " " + line
		}
	}
	if all == nil {
		return lines(text)
	}
	return all
}

func lines(text string) (all []Paragraph) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, Paragraph{strconv.Itoa(len(all) + 1), line})
		}
	}
	return all
}
