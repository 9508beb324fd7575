package typeset_test

import (
	"strings"
	"testing"

	"candour/internal/typeset"
)

// inShort is sectionSeven with a first page that can be read alone.
func inShort(t *testing.T) typeset.Document {
	t.Helper()
	d := sectionSeven(t)
	d.Front = []typeset.Section{
		{Heading: "What the court asked, and where it is answered", Blocks: []typeset.Block{pointing("(a) What do Mia and Óscar wish and feel?", "3.1", "3.4")}},
		{Heading: "What is recommended", Blocks: []typeset.Block{pointing(strings.Repeat("Saturdays with their father, with handover at the contact centre. ", 12), "6.1", "6.2")}},
		{Heading: "What was not seen, or is not back", Blocks: []typeset.Block{pointing("The records of the police of an earlier address.", "2.2")}},
	}
	return d
}

func pointing(text string, paragraphs ...string) typeset.Block {
	return typeset.Block{Paragraph: &typeset.Paragraph{Statements: []typeset.Statement{{Text: strings.TrimSpace(text), Paragraphs: paragraphs}}}}
}

// saysTheSame fails unless a PDF is sound and says its document, word for word.
func saysTheSame(t *testing.T, d typeset.Document, pdf []byte) (path string) {
	t.Helper()
	text, err := typeset.Text(pdf)
	if err == nil {
		err = typeset.SameWords(d, text)
	}
	if err != nil {
		t.Fatal(err)
	}
	path = saved(t, pdf)
	tool(t, "qpdf", "qpdf", "--check", path)
	return path
}

func TestAFirstPageThatIsReadAloneIsOnePageWithoutAListOfContents(t *testing.T) {
	d := inShort(t)
	path := saysTheSame(t, d, render(t, d))
	first := tool(t, "poppler-utils", "pdftotext", "-f", "1", "-l", "1", path, "-")
	mustContain(t, "the first page", first, "What the court asked, and where it is answered", "(3.1, 3.4)", "What was not seen, or is not back", "Page 1 of")
	if strings.Contains(first, "Contents") || strings.Contains(first, "By its order of") {
		t.Errorf("the first page says more:\n%s", first)
	}
	second := tool(t, "poppler-utils", "pdftotext", "-f", "2", "-l", "2", path, "-")
	mustContain(t, "the second page", second, "By its order of 8 January 2026")
	mustContain(t, "the structure tree", tool(t, "poppler-utils", "pdfinfo", "-struct-text", path), "H1", "What is recommended", "Link")
}

func TestLargePrintSaysTheSameOnMorePages(t *testing.T) {
	d := inShort(t)
	small := len(pages(t, d))
	d.Large = true
	saysTheSame(t, d, render(t, d))
	if large := len(pages(t, d)); small >= large {
		t.Errorf("%d pages in large print, %d else", large, small)
	}
}
