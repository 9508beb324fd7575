package typeset

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"candour/internal/fault"
)

// SameWords reads the Text of a PDF against the Document, from the title to the last source, as a proof-reader does: every word
// that the document says must be there, in its order, and no other. What it passes over are spaces, line ends and page breaks.
// The fault names the first place that differs, by its printed number.
func SameWords(d Document, text string) error {
	if d.Story != nil {
		return sameStory(d, text)
	}
	body, err := withoutRunningText(d, text)
	if err != nil {
		return err
	}
	return sameBody(d, body)
}

// WordSays is SameWords for the text of a Word file, which has neither heads nor feet of pages.
func WordSays(d Document, text string) error { return sameBody(d, plain(text)) }

func sameBody(d Document, body string) error {
	p := &proof{text: []rune(body), pages: 1 + strings.Count(body, PageBreak)}
	p.document(d)
	if p.failed == "" && strings.TrimFunc(string(p.text[p.at:]), unicode.IsSpace) != "" {
		p.failed = "after its end"
	}
	if p.failed != "" {
		return differs(p.failed)
	}
	return nil
}

func differs(where string) error {
	return fault.Refuse(fmt.Sprintf("The PDF does not say what the record says (%s). It was not signed.", where), nil)
}

// proof reads a text against what should stand there, and keeps the first place where it does not.
type proof struct {
	text   []rune
	pages  int
	at     int
	failed string
}

func (p *proof) document(d Document) {
	words := d.Words.orEnglish()
	p.must("the title", d.Title, d.Notice)
	for _, x := range d.Particulars {
		p.must("first page: "+x.Label, x.Label, x.Value)
	}
	for _, s := range d.Front {
		p.section(s)
	}
	if d.Contents && p.pages >= d.contentsFrom() {
		p.contents(d, words)
	}
	for _, s := range d.Sections {
		p.section(s)
	}
	if s := d.Signature; s != nil {
		p.must("the signature", s.Declaration, words.Signed, s.Name)
		if s.Role != "" {
			p.must("the signature", words.Role, s.Role)
		}
		p.must("the signature", words.Date, s.When)
	}
	if len(d.Sources) > 0 {
		p.sources(d, words)
	}
}

func (p *proof) contents(d Document, words Words) {
	p.must("the contents", words.Contents)
	for _, s := range d.Sections {
		p.must("the contents", s.Number, s.Heading)
		p.leader()
	}
	if len(d.Sources) > 0 {
		p.must("the contents", words.Sources)
		p.leader()
	}
}

// leader passes the dots and the page number that follow a line of the contents.
func (p *proof) leader() {
	for p.at < len(p.text) && (p.text[p.at] == '.' || unicode.IsSpace(p.text[p.at])) {
		p.at++
	}
	for p.at < len(p.text) && unicode.IsDigit(p.text[p.at]) {
		p.at++
	}
}

func (p *proof) section(s Section) {
	p.must("the heading of section "+s.Number, s.Number, s.Heading)
	for _, b := range s.Blocks {
		switch {
		case b.Heading != "":
			p.must("a heading in section "+s.Number, b.Heading)
		case b.Paragraph != nil:
			p.paragraph(b.Paragraph)
		case b.Table != nil:
			p.must("a table in section "+s.Number, b.Table.Caption)
			p.table("a table in section "+s.Number, b.Table.Columns, b.Table.Rows)
		case b.Picture != nil:
			p.must("a picture in section "+s.Number, b.Picture.Caption)
		}
	}
}

func (p *proof) paragraph(x *Paragraph) {
	p.must("paragraph "+x.Number, x.Number)
	for i, s := range x.Statements {
		p.must(fmt.Sprintf("paragraph %s, statement %d", x.Number, i+1), s.Text, bracketed("(", s.Paragraphs, ")"), bracketed("[", x.Cited(i), "]"))
	}
}

func bracketed[N int | string](left string, numbers []N, right string) string {
	if len(numbers) == 0 {
		return ""
	}
	var all []string
	for _, n := range numbers {
		all = append(all, fmt.Sprint(n))
	}
	return left + strings.Join(all, ", ") + right
}

func (p *proof) sources(d Document, words Words) {
	p.must("the table of sources", words.Sources)
	var rows [][]string
	for _, s := range sourceRows(d) {
		rows = append(rows, []string{fmt.Sprint(s.Number), s.Description, strings.Join(s.Used, ", ")})
	}
	p.table("the table of sources", []string{words.Number, words.Source, words.Paragraphs}, rows)
}

// table reads rows of cells; where a page begins, the heading row stands again.
func (p *proof) table(where string, columns []string, rows [][]string) {
	p.must(where, columns...)
	for i, row := range rows {
		if p.atPageBreak() {
			p.must(where, columns...)
		}
		p.must(fmt.Sprintf("%s, row %d", where, i+1), row...)
	}
}

func (p *proof) atPageBreak() bool {
	for i := p.at; i < len(p.text) && unicode.IsSpace(p.text[i]); i++ {
		if string(p.text[i]) == PageBreak {
			return true
		}
	}
	return false
}

func (p *proof) must(where string, texts ...string) {
	for _, t := range texts {
		if p.failed == "" && !p.read(t) {
			p.failed = where
		}
	}
}

// read passes t, and says whether it stood there. A space of t must be a space, a line end or a page break; within a word of t
// there may be a line end, for some lines are set in several pieces.
func (p *proof) read(t string) bool {
	p.pass(unicode.IsSpace)
	for _, r := range strings.Join(strings.Fields(plain(t)), " ") {
		switch {
		case r == ' ':
			if p.pass(unicode.IsSpace) == 0 {
				return false
			}
		case p.next() == r:
			p.at++
		default:
			p.pass(isLineEnd)
			if p.next() != r {
				return false
			}
			p.at++
		}
	}
	return true
}

// next is the rune to be read, or 0 at the end.
func (p *proof) next() rune {
	if p.at == len(p.text) {
		return 0
	}
	return p.text[p.at]
}

func (p *proof) pass(f func(rune) bool) (passed int) {
	for p.at < len(p.text) && f(p.text[p.at]) {
		p.at++
		passed++
	}
	return passed
}

func isLineEnd(r rune) bool { return r == '\n' || string(r) == PageBreak }

// breakHere is a place without width at which a line may end: the template puts it into words too long for a line.
const breakHere = "\u200b"

// plain is t without what is not seen: two spellings of one letter are made one, and places where a word may break are left out.
func plain(t string) string {
	return norm.NFC.String(strings.ReplaceAll(t, breakHere, ""))
}

// withoutRunningText takes head and foot from every page, and refuses a page that lacks them.
func withoutRunningText(d Document, text string) (string, error) {
	words := d.Words.orEnglish()
	pages := strings.Split(plain(text), PageBreak)
	for i, page := range pages {
		foot := fmt.Sprintf("%s %s %d %s %d %s", d.Reference, words.Page, i+1, words.Of, len(pages), d.Checkpoint)
		body, hasFoot := cutEnd(page, foot)
		body, hasHead := cutStart(body, d.Banner)
		if !hasFoot || !hasHead {
			return "", differs(fmt.Sprintf("the head or foot of page %d", i+1))
		}
		pages[i] = body
	}
	return strings.Join(pages, PageBreak), nil
}

// cutStart takes words from the start of s, whatever the spaces between their letters.
func cutStart(s, words string) (rest string, ok bool) {
	for _, w := range strings.Join(strings.Fields(plain(words)), "") {
		s = strings.TrimLeftFunc(s, unicode.IsSpace)
		if s, ok = strings.CutPrefix(s, string(w)); !ok {
			return "", false
		}
	}
	return s, true
}

func cutEnd(s, words string) (rest string, ok bool) {
	letters := []rune(strings.Join(strings.Fields(plain(words)), ""))
	for i := len(letters) - 1; i >= 0; i-- {
		s = strings.TrimRightFunc(s, unicode.IsSpace)
		if s, ok = strings.CutSuffix(s, string(letters[i])); !ok {
			return "", false
		}
	}
	return s, true
}
