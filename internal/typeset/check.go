package typeset

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // the two kinds of picture that a PDF holds as they are
	_ "image/png"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"candour/internal/fault"
)

var (
	numberShape     = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z.()]{0,11}$`)
	commitmentShape = regexp.MustCompile(`^[0-9a-f]{64}$`)
	languageShape   = regexp.MustCompile(`^[a-z]{2,3}(-[A-Z]{2})?$`)
)

// Check says what keeps a document from being made: the first thing found, as a fault with a sentence.
func (d Document) Check() error {
	letters, err := covered()
	if err != nil {
		return fmt.Errorf("read what our letters can print: %w", err)
	}
	c := &checker{letters: letters, contents: d.Contents || d.Apart, numbers: map[string]bool{}, sources: map[int]bool{}, paragraphs: d.numbers()}
	c.front(d)
	for _, s := range d.Sources {
		c.source(s)
	}
	for _, s := range slices.Concat(d.Front, d.Sections) {
		c.section(s)
	}
	c.story(d.Story)
	if s := d.Signature; s != nil {
		c.must(s.Name != "" && s.When != "", "The signature needs a name and a date.")
		c.text("signature", s.Declaration, s.Name, s.Role, s.When)
	}
	return c.err
}

// checker keeps the first thing found.
type checker struct {
	err      error
	letters  coverage
	contents bool            // sections are listed, or begin pages
	numbers  map[string]bool // of paragraphs, as they come
	sources  map[int]bool

	paragraphs map[string]bool // all there are
}

func (c *checker) must(ok bool, format string, args ...any) {
	if !ok && c.err == nil {
		c.err = fault.BadInput(fmt.Sprintf(format, args...), nil)
	}
}

func (c *checker) front(d Document) {
	c.must(strings.TrimSpace(d.Title) != "", "The document has no title.")
	c.must(languageShape.MatchString(d.Language), "The document’s language is not given.")
	_, err := time.Parse(time.DateOnly, d.Date)
	c.must(err == nil, "The document has no date.")
	c.must(d.Author == "" || d.prints(d.Author), "The author’s name is not printed in the document, so the file may not bear it.")
	c.line("first page", d.Title, d.Author, d.Banner, d.Notice)
	for _, p := range d.Particulars {
		c.must(p.Label != "", "A particular on the first page has no label.")
		c.line("first page", p.Label)
		c.text("first page", p.Value)
	}
	c.line("foot of the page", d.Reference, d.Checkpoint)
}

func (d Document) prints(name string) bool {
	if d.Signature != nil && strings.Contains(d.Signature.Name, name) {
		return true
	}
	return slices.ContainsFunc(d.Particulars, func(p Particular) bool { return strings.Contains(p.Value, name) })
}

func (c *checker) source(s Source) {
	c.must(s.Number > 0 && !c.sources[s.Number], "Source %d stands twice in the table of sources, or has no number.", s.Number)
	c.must(s.Description != "", "Source %d has no description.", s.Number)
	c.must(s.Commitment == "" || commitmentShape.MatchString(s.Commitment), "The commitment of source %d is not one.", s.Number)
	c.cells("the table of sources", 2, s.Description)
	c.sources[s.Number] = true
}

func (c *checker) section(s Section) {
	c.must(s.Heading != "" || s.Number == "" && !c.contents, "A section has no heading.")
	c.must(s.Number == "" || numberShape.MatchString(s.Number), "The number of a section is not one that can be printed.")
	c.line("section "+s.Number, s.Heading)
	for _, b := range s.Blocks {
		c.block(s, b)
	}
}

func (c *checker) block(s Section, b Block) {
	kinds := 0
	if b.Heading != "" {
		kinds++
		c.line("section "+s.Number, b.Heading)
	}
	if b.Paragraph != nil {
		kinds++
		c.paragraph(b.Paragraph)
	}
	if b.Table != nil {
		kinds++
		c.table(b.Table)
	}
	if b.Picture != nil {
		kinds++
		c.picture(b.Picture)
	}
	c.must(kinds == 1, "A part of section %s is empty, or two things at once.", s.Number)
}

func (c *checker) paragraph(p *Paragraph) {
	rests := p.sources()
	if p.Number == "" {
		c.must(len(rests) == 0, "A paragraph without a number rests on sources.")
	} else {
		c.must(numberShape.MatchString(p.Number), "The number of a paragraph is not one that can be printed.")
		c.must(!c.numbers[p.Number], "Two paragraphs have the number %s.", p.Number)
		c.numbers[p.Number] = true
	}
	c.must(len(p.Statements) > 0, "Paragraph %s says nothing.", p.Number)
	for _, s := range p.Statements {
		c.must(strings.TrimSpace(s.Text) != "", "A statement of paragraph %s says nothing.", p.Number)
		c.text("paragraph "+p.Number, s.Text)
		for _, n := range s.Paragraphs {
			c.must(c.paragraphs[n] && n != p.Number, "Paragraph %s rests on paragraph %s, which is not another one of this document.", p.Number, n)
		}
	}
	for _, n := range rests {
		c.must(c.sources[n], "Paragraph %s rests on source %d, which is not in the table of sources.", p.Number, n)
	}
}

func (c *checker) table(t *Table) {
	c.must(len(t.Columns) > 0 && len(t.Rows) > 0, "A table is empty.")
	c.must(t.Caption != "", "A table has no caption.")
	c.must(len(t.Widths) == 0 || len(t.Widths) == len(t.Columns) && slices.Min(t.Widths) > 0, "The widths of a table are not those of its columns.")
	c.must(len(t.Leads) == 0 || len(t.Leads) == len(t.Rows), "A table says of some rows only where they lead.")
	c.text("a table", t.Caption)
	where := fmt.Sprintf("the table “%s”", t.Caption)
	c.line(where, t.Columns...)
	c.cells(where, len(t.Columns), t.Columns...)
	for _, row := range t.Rows {
		c.must(len(row) == len(t.Columns), "A row of %s has %d cells, not %d.", where, len(row), len(t.Columns))
		c.cells(where, len(t.Columns), row...)
	}
}

func (c *checker) picture(p *Picture) {
	c.must(strings.TrimSpace(p.Alt) != "", "A picture has no words for those who cannot see it.")
	c.line("a picture", p.Alt)
	c.text("a picture", p.Caption)
	_, _, err := image.DecodeConfig(bytes.NewReader(p.Image))
	c.must(err == nil, "A picture is neither PNG nor JPEG.")
}

// text refuses what cannot be printed: on paper it would be an empty box, and nobody would know what was said.
func (c *checker) text(where string, texts ...string) {
	where = strings.TrimSpace(where)
	for _, t := range texts {
		c.must(utf8.ValidString(t), "The text of %s is damaged.", where)
		for _, r := range norm.NFC.String(t) {
			c.must(!unicode.IsControl(r) || r == '\n' || r == '\t', "The text of %s holds a control character.", where)
			c.must(c.letters.prints(r), "The letters of this document cannot print “%c” (%U), which stands in %s. Say it in words.", r, r, where)
		}
	}
}

// line refuses what must stand on one line and does not.
func (c *checker) line(where string, texts ...string) {
	for _, t := range texts {
		c.must(!strings.ContainsAny(t, "\n\t"), "The text of %s must be on one line.", strings.TrimSpace(where))
	}
	c.text(where, texts...)
}

// cells refuses a row that would not fit on a page, for rows are never torn.
func (c *checker) cells(where string, columns int, cells ...string) {
	const lettersPerLine, linesPerPage = 80, 45
	for _, cell := range cells {
		lines := 0
		for line := range strings.SplitSeq(cell, "\n") {
			lines += 1 + utf8.RuneCountInString(line)*columns/lettersPerLine
		}
		c.must(lines <= linesPerPage, "A row of %s is too long for a page.", where)
	}
	c.text(where, cells...)
}
