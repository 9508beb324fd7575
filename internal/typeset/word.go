package typeset

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Word makes the document a Word file (ECMA-376 transitional, .docx) of the same words in the same order as its PDF but for the heads and feet of its
// pages, with headings, tables whose first row is their head, and the document’s language. The same document always makes the same bytes. A document with
// pictures or with numbered sources is refused, as is one that fails its Check.
func Word(d Document) ([]byte, error) {
	if err := d.Check(); err != nil {
		return nil, err
	}
	var body wordBody
	if err := body.document(d); err != nil {
		return nil, err
	}
	return zipped([]wordPart{
		{"[Content_Types].xml", wordTypes}, {"_rels/.rels", wordRelations}, {"word/_rels/document.xml.rels", wordParts},
		{"docProps/core.xml", fmt.Sprintf(wordCore, escaped(d.Title), escaped(d.Author), d.Language, d.Date)},
		{"word/styles.xml", fmt.Sprintf(wordStyles, d.Language)},
		{"word/document.xml", wordHead + string(norm.NFC.Bytes([]byte(body.out.String()))) + wordFoot},
	})
}

// wordPart is one part of a Word file.
type wordPart struct{ name, content string }

// zipped is a Word file of its parts.
func zipped(all []wordPart) ([]byte, error) {
	var file bytes.Buffer
	parts := zip.NewWriter(&file)
	for _, p := range all {
		part, err := parts.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate}) // without a time: it would be another file each time
		if err != nil {
			return nil, fmt.Errorf("write a Word file: %w", err)
		}
		if _, err := io.WriteString(part, p.content); err != nil {
			return nil, fmt.Errorf("write a Word file: %w", err)
		}
	}
	if err := parts.Close(); err != nil {
		return nil, fmt.Errorf("write a Word file: %w", err)
	}
	return file.Bytes(), nil
}

// wordBody is the text of a Word file as it is written.
type wordBody struct{ out strings.Builder }

func (w *wordBody) document(d Document) error {
	words := d.Words.orEnglish()
	w.paragraph("Title", d.Title)
	if d.Notice != "" {
		w.paragraph("Strong", d.Notice)
	}
	for _, p := range d.Particulars {
		w.labelled(p.Label, p.Value)
	}
	for _, s := range slices.Concat(d.Front, d.Sections) {
		if err := w.section(s); err != nil {
			return err
		}
	}
	if s := d.Signature; s != nil {
		if s.Declaration != "" {
			w.paragraph("", s.Declaration)
		}
		w.labelled(words.Signed, s.Name)
		w.labelled(words.Role, s.Role)
		w.labelled(words.Date, s.When)
	}
	if len(d.Sources) > 0 {
		return errNotInWord
	}
	return nil
}

// errNotInWord keeps a document whose statements rest on numbered sources from losing them: reports leave as PDF alone.
var errNotInWord = fmt.Errorf("a document with pictures or sources is made as a PDF alone")

func (w *wordBody) section(s Section) error {
	if s.Heading != "" {
		w.paragraph("Heading1", strings.TrimSpace(s.Number+" "+s.Heading))
	}
	for _, b := range s.Blocks {
		switch {
		case b.Heading != "":
			w.paragraph("Heading2", b.Heading)
		case b.Table != nil:
			w.table(b.Table)
		case b.Paragraph != nil && !b.Paragraph.rests():
			w.said(b.Paragraph)
		default:
			return errNotInWord
		}
	}
	return nil
}

// rests reports whether a number is printed after a statement of the paragraph.
func (p *Paragraph) rests() bool {
	return len(p.sources()) > 0 || slices.ContainsFunc(p.Statements, func(s Statement) bool { return len(s.Paragraphs) > 0 })
}

func (w *wordBody) said(p *Paragraph) {
	style := ""
	if p.Quote {
		style = "Quote"
	}
	var all []string
	if p.Number != "" {
		all = append(all, p.Number)
	}
	for _, s := range p.Statements {
		all = append(all, s.Text)
	}
	w.paragraph(style, strings.Join(all, " "))
}

func (w *wordBody) table(t *Table) {
	w.paragraph("Strong", t.Caption)
	w.out.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="5000" w:type="pct"/><w:tblLook w:firstRow="1"/></w:tblPr>`)
	w.row(t.Columns, `<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`, "Strong")
	for _, row := range t.Rows {
		w.row(row, `<w:trPr><w:cantSplit/></w:trPr>`, "")
	}
	w.out.WriteString(`</w:tbl>`)
	w.paragraph("", "") // Word joins tables that follow each other
}

func (w *wordBody) row(cells []string, properties, style string) {
	w.out.WriteString(`<w:tr>` + properties)
	for _, text := range cells {
		w.out.WriteString(`<w:tc>`)
		w.paragraph(style, text)
		w.out.WriteString(`</w:tc>`)
	}
	w.out.WriteString(`</w:tr>`)
}

func (w *wordBody) paragraph(style, text string) {
	w.out.WriteString(`<w:p>`)
	if style != "" {
		w.out.WriteString(`<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`)
	}
	w.run("", text)
	w.out.WriteString(`</w:p>`)
}

// labelled is a line such as “To: Tomasz Wilk”, without what nobody gave.
func (w *wordBody) labelled(label, value string) {
	if value == "" {
		return
	}
	w.out.WriteString(`<w:p>`)
	w.run(`<w:rPr><w:b/></w:rPr>`, label+" ")
	w.run("", value)
	w.out.WriteString(`</w:p>`)
}

// run is a text with the line breaks it has.
func (w *wordBody) run(properties, text string) {
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			w.out.WriteString(`<w:r><w:br/></w:r>`)
		}
		w.out.WriteString(`<w:r>` + properties + `<w:t xml:space="preserve">` + escaped(line) + `</w:t></w:r>`)
	}
}

func escaped(text string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(text)) // a strings.Builder takes everything
	return out.String()
}

const (
	wordTypes = xml.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`
	wordRelations = xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`
	wordParts = xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`
	wordCore = xml.Header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>%s</dc:title><dc:creator>%s</dc:creator>` +
		`<dc:language>%s</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created></cp:coreProperties>`
	wordStyles = xml.Header + `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>` +
		`<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="24"/><w:lang w:val="%s"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:spacing w:after="200" w:line="336" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:rPr><w:b/><w:sz w:val="40"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="400"/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Strong"><w:name w:val="Strong line"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/>` +
		`<w:insideH w:val="single" w:sz="4"/></w:tblBorders></w:tblPr></w:style></w:styles>`
	wordHead = xml.Header + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	wordFoot = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/></w:sectPr></w:body></w:document>`
)
