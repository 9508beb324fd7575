package typeset_test

import (
	"context"
	"strings"
	"testing"

	"candour/internal/fault"
	"candour/internal/typeset"
)

func TestPDFIsComparedWithTheRecordWordByWord(t *testing.T) {
	text, err := bench.Text(context.Background(), render(t, sectionSeven(t)))
	if err != nil {
		t.Fatal(err)
	}
	if err := typeset.SameWords(sectionSeven(t), text); err != nil {
		t.Fatalf("the same words: %v", err)
	}
	for _, c := range []struct {
		name   string
		change func(*typeset.Document)
		where  string
	}{
		{"a word changed", func(d *typeset.Document) {
			statement(d, 3, 0, 1).Text = "Mr Doyle says that the door was jammed, and that he was trying to open it."
		}, "paragraph 4.1, statement 2"},
		{"a word less", func(d *typeset.Document) { statement(d, 3, 0, 2).Text = "No court decided what happened." }, "paragraph 4.1, statement 3"},
		{"a word more", func(d *typeset.Document) { statement(d, 4, 0, 0).Text += " So." }, "paragraph 5.1, statement 1"},
		{"two words made one", func(d *typeset.Document) {
			statement(d, 0, 0, 0).Text = strings.Replace(statement(d, 0, 0, 0).Text, "the court", "thecourt", 1)
		}, "paragraph 1.1, statement 1"},
		{"one word made two", func(d *typeset.Document) {
			statement(d, 0, 0, 0).Text = strings.Replace(statement(d, 0, 0, 0).Text, "report", "re port", 1)
		}, "paragraph 1.1, statement 1"},
		{"another source", func(d *typeset.Document) { d.Sections[4].Blocks[1].Paragraph.Sources = []int{5} }, "paragraph 5.2"},
		{"another paragraph", func(d *typeset.Document) { statement(d, 5, 0, 0).Paragraphs = []string{"5.2"} }, "paragraph 6.1, statement 1"},
		{"whom it is for", func(d *typeset.Document) { d.Notice = "" }, "first page"},
		{"statements the other way round", func(d *typeset.Document) {
			s := d.Sections[3].Blocks[0].Paragraph.Statements
			s[0], s[1] = s[1], s[0]
		}, "paragraph 4.1, statement 1"},
		{"no source any more", func(d *typeset.Document) { d.Sections[3].Blocks[2].Paragraph.Sources = nil }, "heading of section 5"},
		{"a paragraph left out", func(d *typeset.Document) { d.Sections[4].Blocks = d.Sections[4].Blocks[:1] }, "section 6"},
		{"a cell of a table", func(d *typeset.Document) { d.Sections[1].Blocks[1].Table.Rows[1][3] = "Nobody" }, "section 2, row 2"},
		{"the last source", func(d *typeset.Document) { d.Sources[7].Description = "Head teacher" }, "sources, row 8"},
		{"who signs", func(d *typeset.Document) { d.Signature.Name = "Somebody Else" }, "signature"},
		{"no longer a draft", func(d *typeset.Document) { d.Banner = "Draft" }, "page 1"},
	} {
		d := sectionSeven(t)
		c.change(&d)
		err := typeset.SameWords(d, text)
		if fault.KindOf(err) != fault.Denied || !strings.Contains(fault.Sentence(err), c.where) {
			t.Errorf("%s: SameWords = %v, want it named as %s", c.name, err, c.where)
		}
	}
}

func TestWordsAfterTheEndAreSeen(t *testing.T) {
	d := typeset.Document{Title: "T", Language: "en-GB", Sections: []typeset.Section{{Heading: "H"}}}
	if err := typeset.SameWords(d, "T\nH\nand more\nPage 1 of 1"); err == nil {
		t.Error("added words were not seen")
	}
	if err := typeset.SameWords(d, "T\nH\nPage 1 of 1"); err != nil {
		t.Error(err)
	}
}

func TestLigaturesAndLineEndsAreNoDifference(t *testing.T) {
	d := typeset.Document{Title: "Café  office", Language: "en-GB", Sections: []typeset.Section{{Heading: "H"}}}
	if err := typeset.SameWords(d, "Cafe\u0301\nof\nfice H Page 1 of 1"); err != nil {
		t.Error(err)
	}
}

func statement(d *typeset.Document, section, block, n int) *typeset.Statement {
	return &d.Sections[section].Blocks[block].Paragraph.Statements[n]
}
