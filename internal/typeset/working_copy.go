package typeset

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// WorkingCopy is a report to be written on in a word processor, and read again by this program. It is no document for others.
type WorkingCopy struct {
	Title    string
	Language string // BCP 47
	Date     string // on which it was made, as 2026-03-12
	Header   string // at the head of every page: that it is a working copy
	Facts    []Particular
	Passages []CopyPassage
}

// CopyStyle is how a passage looks.
type CopyStyle string

// The styles of passages. Sections, statements and those that go on in a paragraph are numbered by the word processor: 4, 4.2, 4.2(b).
const (
	CopyTitle     CopyStyle = "Title"
	CopyPlain     CopyStyle = ""
	CopySection   CopyStyle = "Heading1"
	CopyHeading   CopyStyle = "Heading2"
	CopyStatement CopyStyle = "Statement"
	CopyGoesOn    CopyStyle = "GoesOn"
)

// CopyPassage is one paragraph. A Mark is the tag of a content control around it and the name of a bookmark over its words, by which it is known again:
// letters, digits and underscores, a letter first, up to 40.
type CopyPassage struct {
	Style   CopyStyle
	Mark    string
	Text    string
	Note    string // in a footnote: what it rests on; "" for none
	Remarks []Remark
}

// Remark is a comment beside a passage.
type Remark struct{ By, Text string }

// Word makes the working copy a Word file (ECMA-376 transitional, .docx). The same copy always makes the same bytes.
func (c WorkingCopy) Word() ([]byte, error) {
	var w copyBody
	for _, p := range c.Passages {
		w.passage(p)
	}
	return zipped([]wordPart{
		{"[Content_Types].xml", copyTypes}, {"_rels/.rels", copyRelations}, {"word/_rels/document.xml.rels", copyParts},
		{"docProps/core.xml", fmt.Sprintf(wordCore, escaped(c.Title), "", escaped(c.Language), escaped(c.Date))},
		{"docProps/custom.xml", customFacts(c.Facts)},
		{"word/styles.xml", strings.Replace(fmt.Sprintf(wordStyles, escaped(c.Language)), "</w:styles>", copyStyles+"</w:styles>", 1)},
		{"word/numbering.xml", copyNumbering},
		{"word/header1.xml", fmt.Sprintf(copyHeader, escaped(c.Header))},
		{"word/footnotes.xml", copyNotes + w.notes.String() + `</w:footnotes>`},
		{"word/comments.xml", xml10 + `<w:comments` + wordSpace + `>` + w.remarks.String() + `</w:comments>`},
		{"word/document.xml", copyHead + string(norm.NFC.Bytes([]byte(w.out.String()))) + copyFoot},
	})
}

// Texts are all words that the copy holds, wherever they stand.
func (c WorkingCopy) Texts() []string {
	all := []string{c.Title, c.Header}
	for _, f := range c.Facts {
		all = append(all, f.Value)
	}
	for _, p := range c.Passages {
		all = append(all, p.Text, p.Note)
		for _, r := range p.Remarks {
			all = append(all, r.By, r.Text)
		}
	}
	return all
}

// copyBody is the text of a working copy as it is written.
type copyBody struct {
	wordBody
	notes, remarks strings.Builder
	marks          int // bookmarks so far
	noted          int // footnotes so far
	remarked       int // comments so far
}

// passage is a paragraph.
func (w *copyBody) passage(p CopyPassage) {
	w.out.WriteString(`<w:p>`)
	switch p.Style {
	case CopyPlain:
	case CopySection:
		w.out.WriteString(`<w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>`)
	default:
		w.out.WriteString(`<w:pPr><w:pStyle w:val="` + string(p.Style) + `"/></w:pPr>`)
	}
	for i := range p.Remarks {
		fmt.Fprintf(&w.out, `<w:commentRangeStart w:id="%d"/>`, w.remarked+i)
	}
	w.marked(p)
	for _, r := range p.Remarks {
		w.remark(r)
	}
	if p.Note != "" {
		w.note(p.Note)
	}
	w.out.WriteString(`</w:p>`)
}

// marked is the words of a passage within a content control and under a bookmark. Of LibreOffice 7.4 the bookmark alone comes back, and only from a
// control within a paragraph: around a whole one, it loses the words beside a comment or a footnote.
func (w *copyBody) marked(p CopyPassage) {
	if p.Mark == "" {
		w.run("", p.Text)
		return
	}
	w.marks++
	fmt.Fprintf(&w.out, `<w:sdt><w:sdtPr><w:tag w:val="%s"/><w:richText/></w:sdtPr><w:sdtContent><w:bookmarkStart w:id="%d" w:name="%s"/>`, escaped(p.Mark), w.marks, escaped(p.Mark))
	w.run("", p.Text)
	fmt.Fprintf(&w.out, `<w:bookmarkEnd w:id="%d"/></w:sdtContent></w:sdt>`, w.marks)
}

func (w *copyBody) remark(r Remark) {
	id := w.remarked
	w.remarked++
	fmt.Fprintf(&w.out, `<w:commentRangeEnd w:id="%d"/><w:r><w:commentReference w:id="%d"/></w:r>`, id, id)
	var text wordBody
	text.paragraph("", r.Text)
	fmt.Fprintf(&w.remarks, `<w:comment w:id="%d" w:author="%s">%s</w:comment>`, id, escaped(r.By), text.out.String())
}

func (w *copyBody) note(text string) {
	w.noted++
	fmt.Fprintf(&w.out, `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="%d"/></w:r>`, w.noted)
	var words wordBody
	words.run(`<w:rPr><w:sz w:val="20"/></w:rPr>`, " "+text)
	fmt.Fprintf(&w.notes, `<w:footnote w:id="%d"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>%s</w:p></w:footnote>`, w.noted, words.out.String())
}

// customFacts are properties of the file (ECMA-376 part 1, 22.3), by which it is known again.
func customFacts(facts []Particular) string {
	var out strings.Builder
	out.WriteString(xml10 + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"` +
		` xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`)
	for i, f := range facts {
		out.WriteString(`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="` + strconv.Itoa(i+2) + `" name="` + escaped(f.Label) + `"><vt:lpwstr>` + escaped(f.Value) + `</vt:lpwstr></property>`)
	}
	out.WriteString(`</Properties>`)
	return out.String()
}
