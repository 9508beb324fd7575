package typeset_test

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"candour/internal/typeset"
)

// spaces stand between two words of a line.
var spaces = regexp.MustCompile(`[ \x{a0}]+`)

// pages are the lines of a document, page by page, as another program reads them, once they were compared with the document.
func pages(t *testing.T, d typeset.Document) []string {
	t.Helper()
	pdf := render(t, d)
	if err := bench.Proof(context.Background(), d, pdf); err != nil {
		t.Error(err)
	}
	all := strings.Split(spaces.ReplaceAllString(tool(t, "poppler-utils", "pdftotext", "-layout", saved(t, pdf), "-"), " "), typeset.PageBreak)
	return all[:len(all)-1]
}

// letter is a letter of so many short paragraphs and three sources.
func letter(paragraphs int) typeset.Document {
	d := typeset.Document{Title: "Letter", Language: "en-GB", Date: "2026-03-12", Contents: true, Sections: []typeset.Section{{Number: "1", Heading: "Checks"}}}
	for i := range paragraphs {
		d.Sections[0].Blocks = append(d.Sections[0].Blocks, say(fmt.Sprintf("1.%d", i+1), "Nothing is on record.", i%3+1))
	}
	for n, name := range []string{"Police", "School", "Surgery"} {
		d.Sources = append(d.Sources, typeset.Source{Number: n + 1, Description: name})
	}
	return d
}

func TestOnlyMoreThanTwoPagesHaveAListOfContents(t *testing.T) {
	for paragraphs, want := range map[int]bool{5: false, 30: false, 60: true} {
		all := pages(t, letter(paragraphs))
		if has := strings.Contains(all[0], "Contents"); has != want || has != (len(all) > 2) {
			t.Errorf("%d pages with a list of contents: %t", len(all), has)
		}
	}
}

func TestSourcesBeginWithThreeRowsOnOnePage(t *testing.T) {
	for paragraphs := 16; paragraphs < 23; paragraphs++ {
		for _, page := range pages(t, letter(paragraphs)) {
			if strings.Contains(page, "Used in") && !strings.Contains(page, "Surgery") {
				t.Errorf("with %d paragraphs the table is torn:\n%s", paragraphs, page)
			}
		}
	}
}

func TestReferencesOfAParagraphStandInOneBracketAndOnOneLine(t *testing.T) {
	d := letter(3)
	for wide := range 6 { // wherever the line ends
		d.Sections[0].Blocks[2].Paragraph = &typeset.Paragraph{Number: "1.3", Sources: []int{3, 1}, Statements: []typeset.Statement{
			{Text: "She says so." + strings.Repeat(" So.", wide)}, {Text: "He does not, and both have said it more than once", Sources: []int{2, 1}, Paragraphs: []string{"1.1", "1.2"}},
		}}
		mustContain(t, "the paper", pages(t, d)[0], "once (1.1, 1.2) [1, 2, 3]")
	}
}

func TestTheDayStaysWithItsMonth(t *testing.T) {
	for wide := range 6 { // wherever the line ends
		d := letter(1)
		d.Sections[0].Blocks = append(d.Sections[0].Blocks, say("1.2", "It was asked for by letter and by telephone"+strings.Repeat(" again", wide)+" on 9 May 2026, ac eto ar 10 Mai."))
		mustContain(t, "the paper", pages(t, d)[0], "9 May", "10 Mai")
	}
}
