package redaction

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"candour/internal/workbench"
)

// Text is what a document says, page by page, as it was read once. It is the content of the file that a ReadBody names, as JSON.
type Text struct {
	Pages []Page `json:"pages"`
}

// Page is the words of one page, in lines; an empty line parts paragraphs.
type Page struct {
	Words  string `json:"words"`
	Unseen bool   `json:"unseen,omitempty"` // something is drawn or pictured there that is no words
}

// TextOf is what a reading of a PDF says.
func TextOf(r workbench.Reading) Text {
	var t Text
	for _, p := range r.Pages {
		t.Pages = append(t.Pages, Page{Words: p.Text, Unseen: p.Missing || len(p.Pictures) > 0})
	}
	return t
}

// Page is a page by its number, from 1.
func (t Text) Page(number int) (Page, bool) {
	if number < 1 || number > len(t.Pages) {
		return Page{}, false
	}
	return t.Pages[number-1], true
}

// Readable are the numbers of the pages that have words; of the others nothing is checked, and they do not leave.
func (t Text) Readable() []int {
	var all []int
	for i, p := range t.Pages {
		if p.Readable() {
			all = append(all, i+1)
		}
	}
	return all
}

// Readable reports whether a machine found any words on the page.
func (p Page) Readable() bool { return letters(p.Words) != "" }

// Line is a line of a page that has words. Numbers are from 1.
type Line struct {
	Number int
	First  int // number of its first word on the page
	Words  []string
	Opens  bool // a paragraph begins with it
}

// numbered begins a paragraph of a statement or a schedule: "3.", "3)", "2.1" or "3(a)" before its words. A day such as "12 May" begins none.
var numbered = regexp.MustCompile(`^\s*(?:(\d{1,3}[a-z]?)[.):]|(\d{1,3}(?:\.\d{1,3})+|\d{1,3}\([a-z]{1,4}\))[.):]?)\s+(\S.*)$`)

// Numbered is the number that a paragraph bears, and its words without it; "" when it bears none.
func Numbered(paragraph string) (number, words string) {
	if found := numbered.FindStringSubmatch(paragraph); found != nil {
		return found[1] + found[2], found[3]
	}
	return "", paragraph
}

// Lines are the lines of a page that have words.
func (p Page) Lines() []Line {
	var all []Line
	word, opens := 1, true
	for line := range strings.SplitSeq(p.Words, "\n") {
		words := strings.Fields(line)
		if len(words) == 0 {
			opens = true
			continue
		}
		all = append(all, Line{Number: len(all) + 1, First: word, Words: words, Opens: opens || numbered.MatchString(line)})
		word, opens = word+len(words), false
	}
	return all
}

// words are all words of the page in order.
func (p Page) words() []string { return strings.Fields(p.Words) }

// Span is words of a page that follow each other, by their numbers from 1, both included.
type Span struct {
	Page int `json:"page"`
	From int `json:"from"`
	To   int `json:"to"`
}

// in reports whether the text has the words of the span.
func (s Span) in(t Text) bool {
	p, ok := t.Page(s.Page)
	return ok && s.From >= 1 && s.From <= s.To && s.To <= len(p.words())
}

// Says are the words of a span; "" when the text has no such words.
func (t Text) Says(s Span) string {
	if !s.in(t) {
		return ""
	}
	return strings.Join(t.Pages[s.Page-1].words()[s.From-1:s.To], " ")
}

// Find is every place where words stand, on whatever page, whatever their capitals, accents, commas, spaces and line ends.
func (t Text) Find(words string) []Span {
	var all []Span
	for i := range t.Pages {
		all = append(all, t.FindOn(i+1, words)...)
	}
	return all
}

// FindOn is Find on one page.
func (t Text) FindOn(page int, words string) []Span {
	p, ok := t.Page(page)
	if !ok {
		return nil
	}
	var all []Span
	for _, at := range placesOf(p.words(), letters(words)) {
		all = append(all, Span{page, at[0] + 1, at[1] + 1})
	}
	return all
}

// glued is from how many letters on something is found inside of words too: text taken out of a PDF often lacks spaces.
const glued = 6

// placesOf are the first and last of the words that spell something, at each place where they do. A possessive s may follow.
func placesOf(words []string, spelt string) (all [][2]int) {
	if spelt == "" {
		return nil
	}
	var text strings.Builder
	begins := make([]int, 0, len(words)+1) // where each word begins among all letters
	for _, w := range words {
		begins = append(begins, text.Len())
		text.WriteString(letters(w))
	}
	begins = append(begins, text.Len())
	whole := text.String()
	for at := 0; at <= len(whole)-len(spelt); at++ {
		if whole[at:at+len(spelt)] != spelt {
			continue
		}
		first, last := wordAt(begins, at), wordAt(begins, at+len(spelt)-1)
		after := whole[at+len(spelt) : begins[last+1]]
		if len(spelt) >= glued || begins[first] == at && (after == "" || after == "s") {
			all = append(all, [2]int{first, last})
		}
	}
	return all
}

// wordAt is the word to which a letter belongs. Words without letters begin where the next one does.
func wordAt(begins []int, letter int) int {
	return slices.IndexFunc(begins, func(b int) bool { return b > letter }) - 1
}

// letters are the letters and digits of a text, small and without accents.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(text))
}

// LinesOf reads which lines somebody typed: “4”, “4-6”, “4 to 6”. It is the words of those lines on the page.
func (t Text) LinesOf(page int, typed string) (Span, error) {
	p, _ := t.Page(page)
	lines := p.Lines()
	from, to, err := twoNumbers(typed)
	if err != nil || from < 1 || to < from || to > len(lines) {
		return Span{}, fmt.Errorf("lines %q of %d: %w", typed, len(lines), errLines)
	}
	last := lines[to-1]
	return Span{page, lines[from-1].First, last.First + len(last.Words) - 1}, nil
}
