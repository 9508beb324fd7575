package typeset_test

import (
	"strings"
	"testing"

	"candour/internal/fault"
	"candour/internal/typeset"
)

func TestDocumentThatCannotBeMadeSaysWhy(t *testing.T) {
	for _, c := range []struct {
		change func(*typeset.Document)
		says   string
	}{
		{func(d *typeset.Document) { d.Title = " " }, "has no title"},
		{func(d *typeset.Document) { d.Language = "English" }, "language is not given"},
		{func(d *typeset.Document) { d.Date = "12 March" }, "has no date"},
		{func(d *typeset.Document) { d.Author = "Somebody Unprinted" }, "author’s name is not printed"},
		{func(d *typeset.Document) { d.Sections[0].Heading = "" }, "section has no heading"},
		{func(d *typeset.Document) { d.Sections[0].Blocks[0] = typeset.Block{} }, "part of section 1 is empty"},
		{func(d *typeset.Document) { d.Sections[0].Blocks[0].Heading = "Two things" }, "two things at once"},
		{func(d *typeset.Document) { d.Sections[0].Blocks[0].Paragraph.Number = "1.2" }, "Two paragraphs have the number 1.2"},
		{func(d *typeset.Document) { d.Sections[0].Blocks[0].Paragraph.Number = "" }, "without a number rests on sources"},
		{func(d *typeset.Document) { d.Sections[0].Blocks[0].Paragraph.Sources = []int{99} }, "source 99, which is not in the table"},
		{func(d *typeset.Document) { statement(d, 0, 0, 0).Text = "" }, "paragraph 1.1 says nothing"},
		{func(d *typeset.Document) { statement(d, 0, 0, 0).Text = "He sent 😡." }, "cannot print “😡” (U+1F621), which stands in paragraph 1.1"},
		{func(d *typeset.Document) { statement(d, 0, 0, 0).Text = "a\x00b" }, "control character"},
		{func(d *typeset.Document) { statement(d, 0, 0, 0).Text = "a\xffb" }, "is damaged"},
		{func(d *typeset.Document) { d.Sections[1].Blocks[1].Table.Rows[0] = []string{"one"} }, "has 1 cells, not 4"},
		{func(d *typeset.Document) { d.Sections[1].Blocks[1].Table.Rows[0][0] = strings.Repeat("long ", 400) }, "too long for a page"},
		{func(d *typeset.Document) { d.Sections[0].Blocks[1].Table.Widths = []int{4} }, "widths of a table are not those of its columns"},
		{func(d *typeset.Document) { d.Sections[0].Blocks[1].Table.Widths = []int{4, 0} }, "widths of a table are not those of its columns"},
		{func(d *typeset.Document) { statement(d, 5, 0, 0).Paragraphs = []string{"5.9"} }, "6.1 rests on paragraph 5.9, which is not another one"},
		{func(d *typeset.Document) { statement(d, 5, 0, 0).Paragraphs = []string{"6.1"} }, "6.1 rests on paragraph 6.1, which is not another one"},
		{func(d *typeset.Document) { d.Sections[2].Blocks[3].Picture.Alt = "" }, "no words for those who cannot see it"},
		{func(d *typeset.Document) { d.Sections[2].Blocks[3].Picture.Image = []byte("GIF89a") }, "neither PNG nor JPEG"},
		{func(d *typeset.Document) { d.Sources[1].Number = 1 }, "Source 1 stands twice"},
		{func(d *typeset.Document) { d.Sources[1].Description = "" }, "Source 2 has no description"},
		{func(d *typeset.Document) { d.Sources[1].Commitment = "Mia" }, "commitment of source 2 is not one"},
		{func(d *typeset.Document) { d.Signature.When = "" }, "needs a name and a date"},
	} {
		d := sectionSeven(t)
		c.change(&d)
		if err := d.Check(); fault.KindOf(err) != fault.Invalid || !strings.Contains(fault.Sentence(err), c.says) {
			t.Errorf("Check = %v, want it to say %q", err, c.says)
		}
	}
}

func TestReportCanBeMade(t *testing.T) {
	if err := sectionSeven(t).Check(); err != nil {
		t.Error(err)
	}
}

func TestWordsFromOutsideArePrintedAsFarAsTheyCanBe(t *testing.T) {
	if got := typeset.Printable("Ŵyn 😡 e\u0301"); got != "Ŵyn □ é" {
		t.Errorf("Printable = %q", got)
	}
}
