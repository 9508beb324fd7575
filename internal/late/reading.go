package late

import (
	"io"
	"regexp"
	"strings"
	"unicode"

	"candour/internal/ledger"
	"candour/internal/typeset"
)

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

func (c *looking) readFile(f ledger.File) reading {
	isPDF := f.Media == "application/pdf" && c.Reader != nil
	if !isPDF && f.Media != "text/plain" {
		return reading{}
	}
	from, err := c.Files.Get(c.ctx, f)
	if err != nil {
		return reading{}
	}
	content, err := io.ReadAll(from)
	if err != nil || !isPDF {
		return reading{string(content), err == nil}
	}
	text, err := c.Reader.Text(c.ctx, content)
	return reading{text, err == nil && everyPageHasWords(text) && !picture.Match(content)}
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
