package late

import (
	"context"
	"io"
	"regexp"
	"strings"
	"unicode"

	"candour/internal/disclosure"
	"candour/internal/ledger"
	"candour/internal/typeset"
	"candour/internal/workbench"
)

// Reader takes the words out of PDFs, texts in any encoding and Word files. A workbench.Bench is one.
type Reader interface {
	disclosure.Reader
	Plain(ctx context.Context, file []byte) (string, error)
	Word(ctx context.Context, file []byte) (workbench.Words, error)
}

// reading is what came of reading a file: its words, and whether a machine could read all of it.
type reading struct {
	text  string
	whole bool
}

// wordsOf reads a file, once.
func (c *looking) wordsOf(f ledger.File) reading {
	read, ok := c.read[f.ID]
	if !ok {
		read = c.readFile(f)
		c.read[f.ID] = read
	}
	return read
}

// readFile reads a file as what its bytes say that it is.
func (c *looking) readFile(f ledger.File) reading {
	from, err := c.Files.Get(c.ctx, f)
	if err != nil {
		return reading{}
	}
	content, err := io.ReadAll(from)
	if err != nil {
		return reading{}
	}
	if c.Reader == nil {
		return reading{}
	}
	switch workbench.Sniff(content) {
	case workbench.PDF:
		return c.readPDF(content)
	case workbench.Plain:
		text, err := c.Reader.Plain(c.ctx, content)
		return reading{text, err == nil}
	case workbench.Word:
		said, err := c.Reader.Word(c.ctx, content)
		return reading{said.Text + "\n" + said.Besides, err == nil && !said.Missing}
	default:
		return reading{}
	}
}

// readPDF reads the pages of a PDF, and what is written in it besides them: titles, notes, data about it.
func (c *looking) readPDF(content []byte) reading {
	text, err := c.Reader.Text(c.ctx, content)
	besides, errBesides := disclosure.Besides(content)
	whole := everyPageHasWords(text) && !picture.Match(content) && !enclosed.MatchString(besides)
	return reading{text + "\n" + besides, err == nil && errBesides == nil && whole}
}

// everyPageHasWords reports whether a machine found letters or digits on each page. One without may be a scan.
func everyPageHasWords(text string) bool {
	for page := range strings.SplitSeq(text, typeset.PageBreak) {
		if !strings.ContainsFunc(page, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			return false
		}
	}
	return true
}

// picture is how a PDF begins a picture (ISO 32000-1, 8.9.5). It stands in the file in clear, as no stream is inside of another. A scan that somebody stamped
// with a page number has words, and is a picture all the same.
var picture = regexp.MustCompile(`/Subtype\s*/Image\b`)

// enclosed is how a PDF names a file within it (ISO 32000-1, 7.11.4), which may be of any kind.
var enclosed = regexp.MustCompile(`/EmbeddedFiles?\b|/EF\b`)
