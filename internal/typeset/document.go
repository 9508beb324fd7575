package typeset

import "slices"

// Document is one document for one recipient, in the order in which it is read. It is data: no field is ever taken for markup.
// Whatever must not leave the service must not be in it. A line feed within a text is a new line on paper.
type Document struct {
	Title       string       `json:"title"`                 // heads the first page, and is the PDF's title
	Language    string       `json:"language"`              // BCP 47, such as "en-GB" or "cy"
	Author      string       `json:"author,omitempty"`      // the PDF's author; must be printed as a particular or in the signature
	Date        string       `json:"date"`                  // the day the document bears, as 2026-03-12: PDF/A wants one; the PDF knows no time of day
	Banner      string       `json:"banner,omitempty"`      // at the head of every page, such as "Draft: not signed"
	Notice      string       `json:"notice,omitempty"`      // under the title: whom it is for, and that it is for nobody else
	Particulars []Particular `json:"particulars,omitempty"` // court, case number, children, who wrote it: under the title
	Front       []Section    `json:"front,omitempty"`       // what the first page says besides, without numbers: with it that page can be read alone
	Contents    bool         `json:"contents,omitempty"`    // whether a list of sections with their pages follows, if there are pages enough
	Large       bool         `json:"large,omitempty"`       // in large print: letters of 16 points and more
	Apart       bool         `json:"apart,omitempty"`       // each section begins a page, after the first page
	Sections    []Section    `json:"sections"`
	Sources     []Source     `json:"sources,omitempty"`    // the table at the end
	Signature   *Signature   `json:"signature,omitempty"`  // after the last section, before the table of sources
	Reference   string       `json:"reference,omitempty"`  // at the foot of every page, beside the page number
	Checkpoint  string       `json:"checkpoint,omitempty"` // under it: size, root, key name and date of the record's checkpoint
	Words       Words        `json:"words,omitzero"`
	Story       *Story       `json:"story,omitempty"` // pictures for a child, in the place of all sections: no head or foot of a page
}

// Particular is one line of what the document is about.
type Particular struct {
	Label string `json:"label"`
	Value string `json:"value"`
}

// Section is a part with a heading. An empty number prints none. A letter is one section without a heading.
type Section struct {
	Number  string  `json:"number,omitempty"`
	Heading string  `json:"heading"`
	Blocks  []Block `json:"blocks"`
}

// Block is exactly one of its fields.
type Block struct {
	Heading   string     `json:"heading,omitempty"` // a heading within the section
	Paragraph *Paragraph `json:"paragraph,omitempty"`
	Table     *Table     `json:"table,omitempty"`
	Picture   *Picture   `json:"picture,omitempty"`
}

// Paragraph is one or more statements under one printed number, such as 4.2, by which others cite it.
// Sources of the paragraph hold for each of its statements.
type Paragraph struct {
	Number     string      `json:"number,omitempty"` // unique in the document; only a numbered paragraph may rest on sources
	Quote      bool        `json:"quote,omitempty"`  // somebody's own words at length, set apart
	Statements []Statement `json:"statements"`
	Sources    []int       `json:"sources,omitempty"`
}

// Statement is one thing said, and the numbers of what it rests on: sources, and other paragraphs of the document.
type Statement struct {
	Text       string   `json:"text"`
	Sources    []int    `json:"sources,omitempty"`
	Paragraphs []string `json:"paragraphs,omitempty"`
}

// Table is a table with one heading row, repeated on each page it reaches.
type Table struct {
	Caption string     `json:"caption"`
	Columns []string   `json:"columns"`
	Widths  []int      `json:"widths,omitempty"` // of the columns, against each other; all the same without
	Leads   []string   `json:"leads,omitempty"`  // for each row the address to which its cells are links; none where it is empty
	Cites   bool       `json:"cites,omitempty"`  // numbers of paragraphs in the last column, such as "4.1, 7.2", are links to them
	Rows    [][]string `json:"rows"`
}

// Picture is a PNG or JPEG image, already cleaned, with words for those who do not see it.
type Picture struct {
	Image   []byte `json:"image"`
	Alt     string `json:"alt"`
	Caption string `json:"caption,omitempty"`
}

// Source is one row of the table of sources: what may be said of it to this recipient.
type Source struct {
	Number      int    `json:"number"`
	Description string `json:"description"`
	Commitment  string `json:"commitment,omitempty"` // of the entry in the record, 64 hexadecimal digits; in the attached provenance only
}

// Signature is who signs, as printed.
type Signature struct {
	Declaration string `json:"declaration,omitempty"` // such as a statement of truth
	Name        string `json:"name"`
	Role        string `json:"role,omitempty"`
	When        string `json:"when"`
}

// Words are the fixed words of a document in its language. Empty ones are English.
type Words struct {
	Page       string `json:"page,omitempty"`
	Of         string `json:"of,omitempty"`
	Contents   string `json:"contents,omitempty"`
	Sources    string `json:"sources,omitempty"`
	Number     string `json:"number,omitempty"`
	Source     string `json:"source,omitempty"`
	Paragraphs string `json:"paragraphs,omitempty"`
	Signed     string `json:"signed,omitempty"`
	Role       string `json:"role,omitempty"`
	Date       string `json:"date,omitempty"`
	Attachment string `json:"attachment,omitempty"` // describes the attached provenance
}

func (w Words) orEnglish() Words {
	for _, f := range []struct {
		word    *string
		english string
	}{
		{&w.Page, "Page"}, {&w.Of, "of"}, {&w.Contents, "Contents"},
		{&w.Sources, "Sources"}, {&w.Number, "No."}, {&w.Source, "Source"}, {&w.Paragraphs, "Used in paragraph"},
		{&w.Signed, "Signed"}, {&w.Role, "Role"}, {&w.Date, "Date"},
		{&w.Attachment, "What each statement rests on: statement number, source number and commitment"},
	} {
		if *f.word == "" {
			*f.word = f.english
		}
	}
	return w
}

// paragraphs are the document's paragraphs in reading order.
func (d Document) paragraphs() []*Paragraph {
	var all []*Paragraph
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if b.Paragraph != nil {
				all = append(all, b.Paragraph)
			}
		}
	}
	return all
}

// numbers are those of all paragraphs that have one.
func (d Document) numbers() map[string]bool {
	all := map[string]bool{}
	for _, p := range d.paragraphs() {
		if p.Number != "" {
			all[p.Number] = true
		}
	}
	return all
}

// Cited are the numbers printed after a statement of the paragraph, ascending: those of the sources it rests on and, after the last one,
// of the sources that hold for all of them.
func (p *Paragraph) Cited(statement int) []int {
	cited := slices.Clone(p.Statements[statement].Sources)
	if statement == len(p.Statements)-1 {
		cited = append(cited, p.Sources...)
	}
	slices.Sort(cited)
	return slices.Compact(cited)
}

// sources are the numbers that the paragraph and its statements rest on, each once, in the order printed.
func (p *Paragraph) sources() []int {
	var all []int
	for i := range p.Statements {
		for _, n := range p.Cited(i) {
			if !slices.Contains(all, n) {
				all = append(all, n)
			}
		}
	}
	return all
}
