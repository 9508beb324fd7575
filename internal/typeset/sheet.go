package typeset

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// sheet is a Document as the template wants it: everything decided, nothing left to work out.
type sheet struct {
	Document
	Words        Words       `json:"words"`
	Lang         string      `json:"lang"`
	Region       string      `json:"region"`
	Day          []int       `json:"day"`          // year, month, day
	ContentsFrom int         `json:"contentsFrom"` // so many pages
	Long         bool        `json:"long"`         // it has more than so many pages, as far as its letters tell
	Front        []section   `json:"front"`
	Sections     []section   `json:"sections"`
	Sources      []sourceRow `json:"sources"`
	Provenance   bool        `json:"provenance"` // whether there is any to attach
	Story        *storySheet `json:"story,omitempty"`
}

// contentsFrom is the least number of pages for which a list of contents is a help. Where the first page says what the document comes to, and in
// which paragraphs, a list helps only in a long one.
func (d Document) contentsFrom() int {
	if len(d.Front) > 0 {
		return 12
	}
	return 3
}

// fullPage is more letters than a page of paragraphs holds.
const fullPage = 3000

// letters are how many there are in all paragraphs.
func (d Document) letters() int {
	n := 0
	for _, p := range d.paragraphs() {
		for _, s := range p.Statements {
			n += utf8.RuneCountInString(s.Text)
		}
	}
	return n
}

type section struct {
	Number  string  `json:"number"`
	Heading string  `json:"heading"`
	Blocks  []block `json:"blocks"`
}

// block has one of its fields. Paragraphs that follow each other stand in one list.
type block struct {
	Heading    string       `json:"heading,omitempty"`
	Paragraphs []*paragraph `json:"paragraphs,omitempty"`
	Plain      *paragraph   `json:"plain,omitempty"` // without a number
	Table      *grid        `json:"table,omitempty"`
	Picture    *plate       `json:"picture,omitempty"`
}

// paragraph is a Paragraph with what is printed after each of its statements.
type paragraph struct {
	Number     string      `json:"number"`
	Quote      bool        `json:"quote"`
	Statements []Statement `json:"statements"`
}

// grid is a table whose cells are either a text or links to paragraphs.
type grid struct {
	Caption string   `json:"caption"`
	Columns []string `json:"columns"`
	Widths  []int    `json:"widths"`
	Rows    [][]cell `json:"rows"`
}

type cell struct {
	Text       string   `json:"text"`
	Paragraphs []string `json:"paragraphs,omitempty"`
	Lead       string   `json:"lead,omitempty"`
}

// plate is a picture as a file of the compiler, with its size on paper.
type plate struct {
	Path    string  `json:"path"`
	Width   float64 `json:"width"` // millimetres
	Alt     string  `json:"alt"`
	Caption string  `json:"caption"`
}

type sourceRow struct {
	Number      int      `json:"number"`
	Description string   `json:"description"`
	Used        []string `json:"used"` // numbers of the paragraphs that rest on it
}

// layOut makes the files for the compiler: the data, the pictures, the provenance.
func layOut(d Document) (map[string][]byte, error) {
	files := map[string][]byte{}
	date, err := time.Parse(time.DateOnly, d.Date)
	if err != nil {
		return nil, fmt.Errorf("the day of the document: %w", err)
	}
	day := []int{date.Year(), int(date.Month()), date.Day()}
	s := sheet{Document: d, Words: d.Words.orEnglish(), Day: day, ContentsFrom: d.contentsFrom(), Sources: sourceRows(d)}
	s.Long = d.letters() > d.contentsFrom()*fullPage
	s.Document.Words, s.Document.Front, s.Document.Sections, s.Document.Sources, s.Document.Story = Words{}, nil, nil, nil, nil
	s.Story = d.Story.sheet(files)
	s.Lang, s.Region, _ = strings.Cut(d.Language, "-")
	if s.Front, err = laySections(d.Front, d.numbers(), files); err != nil {
		return nil, err
	}
	if s.Sections, err = laySections(d.Sections, d.numbers(), files); err != nil {
		return nil, err
	}
	if p := provenance(d); p != nil {
		s.Provenance = true
		files["/provenance.json"] = p
	}
	data, err := json.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("write the document as JSON: %w", err)
	}
	files["/data.json"] = norm.NFC.Bytes(data) // as it is checked and read back
	return files, nil
}

func laySections(all []Section, numbers map[string]bool, files map[string][]byte) ([]section, error) {
	laid := make([]section, len(all))
	for i, s := range all {
		var err error
		if laid[i], err = laySection(s, numbers, files); err != nil {
			return nil, err
		}
	}
	return laid, nil
}

func laySection(s Section, numbers map[string]bool, files map[string][]byte) (section, error) {
	laid := section{Number: s.Number, Heading: s.Heading}
	for _, b := range s.Blocks {
		switch {
		case b.Paragraph != nil && b.Paragraph.Number != "":
			if last := len(laid.Blocks) - 1; last >= 0 && laid.Blocks[last].Paragraphs != nil {
				laid.Blocks[last].Paragraphs = append(laid.Blocks[last].Paragraphs, layParagraph(b.Paragraph))
				continue
			}
			laid.Blocks = append(laid.Blocks, block{Paragraphs: []*paragraph{layParagraph(b.Paragraph)}})
		case b.Paragraph != nil:
			laid.Blocks = append(laid.Blocks, block{Plain: layParagraph(b.Paragraph)})
		case b.Table != nil:
			laid.Blocks = append(laid.Blocks, block{Table: layTable(b.Table, numbers)})
		case b.Picture != nil:
			p, err := layPicture(b.Picture, files)
			if err != nil {
				return section{}, err
			}
			laid.Blocks = append(laid.Blocks, block{Picture: p})
		default:
			laid.Blocks = append(laid.Blocks, block{Heading: b.Heading})
		}
	}
	return laid, nil
}

func layParagraph(p *Paragraph) *paragraph {
	laid := &paragraph{Number: p.Number, Quote: p.Quote}
	for i, s := range p.Statements {
		laid.Statements = append(laid.Statements, Statement{Text: s.Text, Paragraphs: s.Paragraphs, Sources: p.Cited(i)})
	}
	return laid
}

func layTable(t *Table, numbers map[string]bool) *grid {
	laid := &grid{Caption: t.Caption, Columns: t.Columns, Widths: t.Widths}
	if len(laid.Widths) == 0 {
		laid.Widths = slices.Repeat([]int{1}, len(t.Columns))
	}
	for n, row := range t.Rows {
		cells := make([]cell, len(row))
		for i, text := range row {
			cells[i].Text = text
			if len(t.Leads) > 0 && text != "" {
				cells[i].Lead = t.Leads[n]
			}
			if t.Cites && i == len(row)-1 {
				cells[i].Paragraphs = paragraphsIn(text, numbers)
			}
		}
		laid.Rows = append(laid.Rows, cells)
	}
	return laid
}

// paragraphsIn are the numbers that a text consists of, when it names paragraphs of the document and nothing else.
func paragraphsIn(text string, numbers map[string]bool) []string {
	all := strings.Split(text, ", ")
	if slices.ContainsFunc(all, func(n string) bool { return !numbers[n] }) {
		return nil
	}
	return all
}

// layPicture prints 150 dots to the inch where the page has room for it.
func layPicture(p *Picture, files map[string][]byte) (*plate, error) {
	const dotsPerMillimetre, widest, highest = 150 / 25.4, 160.0, 190.0
	c, format, err := image.DecodeConfig(bytes.NewReader(p.Image))
	if err != nil {
		return nil, fmt.Errorf("read the size of a picture: %w", err)
	}
	w, h := float64(max(c.Width, 1)), float64(max(c.Height, 1))
	path := fmt.Sprintf("/picture-%d.%s", len(files)+1, format)
	files[path] = p.Image
	return &plate{Path: path, Width: min(w/dotsPerMillimetre, widest, highest*w/h), Alt: p.Alt, Caption: p.Caption}, nil
}

func sourceRows(d Document) []sourceRow {
	used := map[int][]string{}
	for _, p := range d.paragraphs() {
		for _, n := range p.sources() {
			used[n] = append(used[n], p.Number)
		}
	}
	var rows []sourceRow
	for _, s := range d.Sources {
		rows = append(rows, sourceRow{s.Number, s.Description, used[s.Number]})
	}
	slices.SortFunc(rows, func(a, b sourceRow) int { return a.Number - b.Number })
	return rows
}
