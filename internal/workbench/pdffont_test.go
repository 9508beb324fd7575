package workbench_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"candour/internal/workbench/workertest"
)

// kerned is what testdata/letter.html says; chromium.pdf and libreoffice.pdf are printed from it by these programs.
var kerned = []string{
	"AVATAR TO WAVE",
	"“Yes, Vera,” Tom said. “We AWAIT Toby’s Tall Tower.” W. A. Taylor wrote it in 1999.",
	"Rowan told me that Yvonne takes the Tuesday train to Wexcombe and that he waits for her by the ticket office until twenty past four.",
	"Attendance 97.2 per cent",
	"Late 11 times",
}

// words are what a PDF says on its first page, with one space between words.
func wordsOf(t *testing.T, pdf []byte) string {
	t.Helper()
	r, err := workertest.Bench(t).PDF(context.Background(), pdf)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(r.Pages[0].Text), " ")
}

func TestWordsOfAPrintedPageAreNotTornWhereLettersAreMovedToFit(t *testing.T) {
	t.Parallel()
	for _, by := range []string{"chromium", "libreoffice"} {
		pdf, err := os.ReadFile("testdata/" + by + ".pdf")
		if err != nil {
			t.Fatal(err)
		}
		if got, want := wordsOf(t, pdf), strings.Join(kerned, " "); got != want {
			t.Errorf("printed by %s it says\n%s\nwant\n%s", by, got, want)
		}
	}
}

// typed is a PDF with one font, whose letters are a whole height wide but for i, with half of it, and the space, with a quarter.
func typed(commands string) []byte {
	return pdfOf(
		`<< /Type /Catalog /Pages 2 0 R >>`,
		`<< /Type /Pages /Kids [3 0 R] /Count 1 >>`,
		`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>`,
		stream("", "BT 72 700 Td "+commands+" ET"),
		`<< /Type /Font /Subtype /TrueType /BaseFont /Wide /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 122
		   /Widths [250 `+strings.Repeat("1000 ", 72)+`500 `+strings.Repeat("1000 ", 17)+`] >>`,
		`<< /Type /Font /Subtype /Type0 /BaseFont /Composite /Encoding /Identity-H /ToUnicode 8 0 R
		   /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Composite /DW 1000 /W [105 [500] 1 3 250] >>] >>`,
		`<< >>`,
		stream("", "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0041> <007a> <0041> endbfrange endcmap end end"),
	)
}

func TestAStandardFontThatSaysNoWidthsHasItsOwn(t *testing.T) {
	t.Parallel()
	pdf := pdfOf(
		`<< /Type /Catalog /Pages 2 0 R >>`,
		`<< /Type /Pages /Kids [3 0 R] /Count 1 >>`,
		`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
		stream("", "BT 72 700 Td /F1 12 Tf (WWWW) Tj 45.3 0 Td (MM ill) Tj 39 0 Td (ill) Tj 14 0 Td (il) Tj ET"),
		`<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>`,
	)
	if got, want := wordsOf(t, pdf), "WWWWMM ill ill il"; got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
}

func TestTheWidthsOfAFontTellWhereAWordEnds(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ commands, says string }{
		{`/F1 10 Tf (Mia) Tj 25 0 Td (m) Tj`, "Miam"},                   // 10 + 5 + 10 wide
		{`/F1 10 Tf (Mia) Tj 28 0 Td (m) Tj`, "Mia m"},                  // and 3 apart
		{`/F2 10 Tf <004d00690061> Tj 25 0 Td <006d> Tj`, "Miam"},       // the same by a composite font
		{`/F2 10 Tf <004d00690061> Tj 28 0 Td <006d> Tj`, "Mia m"},      //
		{`/F1 10 Tf 3 Tc (Mia) Tj 34 0 Td (m) Tj`, "Miam"},              // each letter 3 further on
		{`/F1 10 Tf 40 Tw (a a) Tj 62.5 0 Td (m) Tj`, "a am"},           // the space 40 further on
		{`/F1 10 Tf 50 Tz (Mia) Tj 12.5 0 Td (m) Tj`, "Miam"},           // half as wide
		{`/F1 10 Tf [(M) 80 (i) -120 (a)] TJ 25.4 0 Td (m) Tj`, "Miam"}, // moved to fit
		{`/F1 10 Tf [(M) -400 ( ) -400 (a)] TJ`, "M a"},                 // a space that is there already
		{`/F1 10 Tf 0 0 (Mia) " 25 0 Td (m) Tj`, "Miam"},                // on the next line, none apart
		{`/F1 10 Tf q 3 Tc Q (Mia) Tj 25 0 Td (m) Tj`, "Miam"},          // what was apart is so no more
		{`/F1 10 Tf (\200\200) Tj`, "€€"},                               // codes of which the font says nothing
	} {
		if got := wordsOf(t, typed(c.commands)); got != c.says {
			t.Errorf("%s says %q, want %q", c.commands, got, c.says)
		}
	}
}
