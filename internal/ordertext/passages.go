package ordertext

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"candour/internal/redaction"
)

// Passage is a paragraph of an order, or a question within one.
type Passage struct {
	Page      int    // from 1
	Paragraph string // as printed: "5", "5(a)"; "" when it has no number
	Words     string // on one line
}

// Key names a passage in a form by what it says and where, so that a text that changed meanwhile has none of that name.
func (p Passage) Key() string {
	sum := sha256.Sum256([]byte(strconv.Itoa(p.Page) + "\n" + p.Paragraph + "\n" + p.Words))
	return hex.EncodeToString(sum[:8])
}

// numbered begins a paragraph: "5.", "5)", "12A.", and "5.1", with a mark after it or a capital. A day such as "12 May" and a time such as "4.30 pm"
// begin none. lettered begins a part of one: "(a)", "(iv)", "a)".
var (
	numbered = regexp.MustCompile(`^(?:(\d{1,3}(?:\.\d{1,3})*[A-Za-z]?)[.):]\s+(\S.*)|(\d{1,3}(?:\.\d{1,3})+)\s+(\p{Lu}.*))$`)
	lettered = regexp.MustCompile(`^(?:\(([a-z]{1,4})\)|([a-z])[.)])\s+(\S.*)$`)
)

// Passages are the paragraphs of a text in order. What follows a question mark is a passage of its own. A paragraph that goes on over a page’s end is one
// passage on each page.
func Passages(t redaction.Text) []Passage {
	var r reading
	for i, page := range t.Pages {
		r.page, r.open = i+1, false
		for line := range strings.Lines(page.Words) {
			r.line(strings.TrimSpace(line))
		}
	}
	var all []Passage
	for _, p := range r.all {
		all = append(all, p.questions()...)
	}
	return all
}

// reading is a text of which some lines have been read.
type reading struct {
	all    []Passage
	page   int
	number string // of the paragraph of which parts may follow
	open   bool   // the next line may go on with the passage before it
}

func (r *reading) line(line string) {
	number, part := numbered.FindStringSubmatch(line), lettered.FindStringSubmatch(line)
	switch {
	case line == "":
		r.open = false
	case number != nil:
		r.number = number[1] + number[3]
		r.begin(r.number, number[2]+number[4])
	case part != nil:
		r.begin(r.number+"("+part[1]+part[2]+")", part[3])
	case r.open:
		r.all[len(r.all)-1].Words += " " + line
	default:
		r.begin("", line)
	}
}

func (r *reading) begin(paragraph, words string) {
	r.all, r.open = append(r.all, Passage{r.page, paragraph, words}), true
}

// questions are the passage parted after each question mark. What has no letters is no passage.
func (p Passage) questions() (all []Passage) {
	for _, words := range strings.SplitAfter(strings.Join(strings.Fields(p.Words), " "), "? ") {
		if strings.ContainsFunc(words, unicode.IsLetter) {
			all = append(all, Passage{p.Page, p.Paragraph, strings.TrimSpace(words)})
		}
	}
	return all
}
