package typeset_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"candour/internal/fault"
	"candour/internal/typeset"
)

func TestReportCanBeReadByEveryone(t *testing.T) {
	path := saved(t, render(t, sectionSeven(t)))
	tool(t, "qpdf", "qpdf", "--check", path)

	mustContain(t, "pdfinfo", tool(t, "poppler-utils", "pdfinfo", path), "Title:           Section 7 report", "Tagged:          yes", "JavaScript:      no", "Page size:       595.276 x 841.89 pts (A4)")
	structure := tool(t, "poppler-utils", "pdfinfo", "-struct-text", path)
	mustContain(t, "the structure tree", structure, "H1", "What the court asked", "H2", "Lbl", `"4.1"`, "TH", "Figure", "Caption", "Link")

	all := objects(t, path)
	catalog := having(all, "/Type", "/Catalog")[0]
	if catalog["/Lang"] != "u:en-GB" || catalog["/StructTreeRoot"] == nil || catalog["/Outlines"] == nil {
		t.Errorf("language %v, structure %v, outline %v", catalog["/Lang"], catalog["/StructTreeRoot"], catalog["/Outlines"])
	}
	for _, figure := range having(all, "/S", "/Figure") {
		if alt, _ := figure["/Alt"].(string); !strings.Contains(alt, "two houses") {
			t.Errorf("a figure has the alternative text %q", alt)
		}
	}
	for _, cell := range having(all, "/S", "/TH") {
		if !strings.Contains(fmt.Sprint(cell["/A"]), "/Scope") {
			t.Errorf("a heading cell has no scope: %v", cell["/A"])
		}
	}
	for _, font := range strings.Split(strings.TrimSpace(tool(t, "poppler-utils", "pdffonts", path)), "\n")[2:] {
		if fields := strings.Fields(font); strings.Join(fields[len(fields)-5:len(fields)-2], " ") != "yes yes yes" {
			t.Errorf("a font is not embedded, cut down and readable: %s", font)
		}
	}
}

func TestReportSaysWhichStandardsItKeeps(t *testing.T) {
	pdf := render(t, sectionSeven(t))
	mustContain(t, "the metadata", string(pdf), "<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Section 7 report<", "<dc:language><rdf:Bag><rdf:li>en-GB<", "<xmp:CreateDate>2026-03-12<")
	all := objects(t, saved(t, pdf))
	catalog := having(all, "/Type", "/Catalog")[0]
	if view, _ := catalog["/ViewerPreferences"].(map[string]any); view["/DisplayDocTitle"] != true {
		t.Errorf("viewer preferences are %v", view)
	}
	if len(having(all, "/S", "/GTS_PDFA1")) != 1 || catalog["/AF"] == nil || having(all, "/Type", "/Filespec")[0]["/AFRelationship"] != "/Data" {
		t.Error("colour space or the relation of the attached file is missing")
	}
}

func TestStatementsLinkToTheirSourcesAndBack(t *testing.T) {
	d := sectionSeven(t)
	want := len(d.Sections) + 1 // the contents, with the table of sources
	want += 3                   // the paragraphs in which a question is answered
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if b.Paragraph == nil {
				continue
			}
			printed, different := 0, map[int]bool{}
			for i, st := range b.Paragraph.Statements {
				printed += len(b.Paragraph.Cited(i)) + len(st.Paragraphs)
				for _, n := range b.Paragraph.Cited(i) {
					different[n] = true
				}
			}
			want += printed + len(different)
		}
	}
	links := having(objects(t, saved(t, render(t, d))), "/Subtype", "/Link")
	if len(links) != want {
		t.Errorf("%d links, want %d", len(links), want)
	}
	for _, l := range links {
		if l["/Contents"] == nil || l["/A"] != nil && strings.Contains(fmt.Sprint(l["/A"]), "/URI") {
			t.Errorf("a link says nothing to a screen reader, or leaves the document: %v", l)
		}
	}
}

func TestSameDocumentMakesTheSameBytes(t *testing.T) {
	if !bytes.Equal(render(t, sectionSeven(t)), render(t, sectionSeven(t))) {
		t.Error("the bytes differ")
	}
}

func TestProvenanceHoldsNothingThatThePageDoesNotShow(t *testing.T) {
	d := sectionSeven(t)
	path := saved(t, render(t, d))
	var attached struct {
		Format string           `json:"format"`
		Links  []map[string]any `json:"links"`
	}
	if err := json.Unmarshal([]byte(tool(t, "qpdf", "qpdf", "--show-attachment=provenance.json", path)), &attached); err != nil {
		t.Fatal(err)
	}
	if len(attached.Links) != len(d.Links()) || len(attached.Links) == 0 {
		t.Fatalf("%d links attached, want %d", len(attached.Links), len(d.Links()))
	}
	for i, link := range attached.Links {
		want := d.Links()[i]
		if len(link) != 3 || link["statement"] != want.Statement || link["source"] != float64(want.Source) || link["commitment"] != want.Commitment {
			t.Errorf("link %d is %v, want %v", i, link, want)
		}
	}
}

func TestDocumentWithoutCommitmentsCarriesNoFile(t *testing.T) {
	d := sectionSeven(t)
	for i := range d.Sources {
		d.Sources[i].Commitment = ""
	}
	if files := having(objects(t, saved(t, render(t, d))), "/Type", "/Filespec"); len(files) != 0 {
		t.Errorf("%d files are attached", len(files))
	}
}

const markup = "#panic(\"no\") *bold* _thin_ $x^2$ <label> @ref `raw` [content] ~ \\ // /* */ = Heading #sys.inputs -- --- ... 'quoted' \"quoted\" https://example.org/#read(\"/data.json\")"

func TestWordsAreNeverMarkup(t *testing.T) {
	d := typeset.Document{
		Title: markup, Language: "en-GB", Date: "2026-03-12", Banner: markup, Reference: markup, Checkpoint: markup, Author: markup,
		Particulars: []typeset.Particular{{Label: markup, Value: markup}},
		Contents:    true,
		Sections: []typeset.Section{{Number: "1", Heading: markup, Blocks: []typeset.Block{
			{Heading: markup},
			{Table: &typeset.Table{Caption: markup, Columns: []string{markup, "B"}, Rows: [][]string{{markup, "C"}}}},
			{Picture: &typeset.Picture{Image: drawing(t), Alt: markup, Caption: markup}},
			say("1.1", markup, 1),
		}}},
		Sources:   []typeset.Source{{Number: 1, Description: markup}},
		Signature: &typeset.Signature{Declaration: markup, Name: markup, Role: markup, When: markup},
	}
	if err := bench.Proof(context.Background(), d, render(t, d)); err != nil {
		t.Error(err)
	}
}

func TestWelshDocumentHasWelshWords(t *testing.T) {
	d := sectionSeven(t)
	d.Language = "cy"
	d.Words = typeset.Words{Page: "Tudalen", Of: "o", Contents: "Cynnwys", Sources: "Ffynonellau", Number: "Rhif", Source: "Ffynhonnell", Paragraphs: "Paragraffau", Signed: "Llofnodwyd", Role: "Rôl", Date: "Dyddiad"}
	pdf := render(t, d)
	mustContain(t, "the text", tool(t, "poppler-utils", "pdftotext", saved(t, pdf), "-"), "Tudalen 1 o 4", "Cynnwys", "Ffynonellau", "Llofnodwyd")
	if err := bench.Proof(context.Background(), d, pdf); err != nil {
		t.Error(err)
	}
}

func TestEveryWordSurvivesOnPaper(t *testing.T) {
	const onOneLine = "abc ÀéîñŵŷÓß€–—“”‘’…fifl ffi.,;:!?()[]{}<>#$*_@`~\\/|'\"&%=+-^0123456789αЖ"
	saysSomething := func(s string) bool { return strings.TrimSpace(s) != "" }
	line := rapid.StringOfN(rapid.SampledFrom([]rune(onOneLine)), 1, 200, -1).Filter(saysSomething)
	letters := rapid.StringOfN(rapid.SampledFrom([]rune(onOneLine+"\n\t")), 1, 400, -1).Filter(saysSomething)
	rapid.Check(t, func(rt *rapid.T) {
		d := typeset.Document{Title: line.Draw(rt, "title"), Language: "en-GB", Date: "2026-03-12", Sections: []typeset.Section{{Heading: "All", Blocks: []typeset.Block{
			{Table: &typeset.Table{Caption: letters.Draw(rt, "caption"), Columns: []string{"One", "Two"}, Rows: [][]string{{letters.Draw(rt, "cell"), letters.Draw(rt, "cell")}}}},
		}}}}
		for i := range rapid.IntRange(1, 5).Draw(rt, "paragraphs") {
			d.Sections[0].Blocks = append(d.Sections[0].Blocks, say(fmt.Sprintf("1.%d", i+1), letters.Draw(rt, "statement")))
		}
		pdf, err := bench.Render(context.Background(), "an invented case", d)
		if err != nil {
			rt.Fatal(err)
		}
		if err := bench.Proof(context.Background(), d, pdf); err != nil {
			rt.Fatal(err)
		}
	})
}

func TestLongTablesKeepEveryRow(t *testing.T) {
	d := sectionSeven(t)
	for i := range 60 {
		number := 9 + i
		d.Sources = append(d.Sources, typeset.Source{Number: number, Description: "A page at https://www.example.org/an/address/that/is/longer/than/the/column/it/stands/in.html" + strings.Repeat(" and more words", i)})
		d.Sections[5].Blocks = append(d.Sections[5].Blocks, say(fmt.Sprintf("6.%d", 3+i), strings.Repeat("Something that takes room. ", 5+i%30), number))
	}
	if err := bench.Proof(context.Background(), d, render(t, d)); err != nil {
		t.Error(err)
	}
}

func TestRefusedDocumentNeverReachesThePress(t *testing.T) {
	_, err := bench.Render(context.Background(), "an invented case", typeset.Document{Language: "en-GB"})
	if fault.KindOf(err) != fault.Invalid || fault.Sentence(err) != "The document has no title." {
		t.Errorf("Render = %v", err)
	}
}
