package workbench_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"candour/internal/fault"
	"candour/internal/typeset"
	"candour/internal/workbench/binder"
	"candour/internal/workbench/workertest"
)

// leaves is a PDF of so many pages, each of which says its number.
func leaves(word string, pages int) []byte {
	objects := []string{`<< /Type /Catalog /Pages 2 0 R >>`, "", `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>`}
	var kids []string
	for n := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", len(objects)+1))
		objects = append(objects,
			fmt.Sprintf(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>`, len(objects)+2),
			stream("", fmt.Sprintf("2 0 0 2 300 300 cm BT /F1 12 Tf 0 0 Td (%s %d) Tj ET", word, n+1)), // leaves the page larger, as careless programs do
		)
	}
	objects[1] = fmt.Sprintf(`<< /Type /Pages /Kids [%s] /Count %d >>`, strings.Join(kids, " "), pages)
	return pdfOf(objects...)
}

// tool runs a program on a file. A missing tool fails the test.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func kept(t *testing.T, pdf []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bound.pdf")
	if dir := os.Getenv("CANDOUR_TEST_KEEP"); dir != "" {
		path = filepath.Join(dir, strings.ReplaceAll(t.Name(), "/", "_")+".pdf")
	}
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func pageText(t *testing.T, path string, page int) string {
	t.Helper()
	n := fmt.Sprint(page)
	return tool(t, "pdftotext", "-layout", "-f", n, "-l", n, path, "-")
}

func TestPartsAreBoundWithLabelsBookmarksAndAnIndexThatLeadsToThem(t *testing.T) {
	bench := workertest.Bench(t)
	index, err := bench.Render(t.Context(), "a case", typeset.Document{
		Title: "Bundle", Language: "en-GB", Date: "2026-11-23", Sections: []typeset.Section{{Heading: "Index", Blocks: []typeset.Block{{Table: &typeset.Table{
			Caption: "Index", Columns: []string{"Document", "Pages"}, Leads: []string{binder.Link(2), binder.Link(3), ""},
			Rows: [][]string{{"Application", "B1 to B3"}, {"Statement", "C1"}, {"A recording", "Handed over separately"}},
		}}}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	var files [][]byte
	for _, file := range [][]byte{leaves("Application", 3), leaves("Statement", 1)} {
		pages, err := bench.Loose(t.Context(), file)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, pages.PDF)
	}
	bound, err := bench.Bind(t.Context(), "Bundle for the hearing", []binder.Part{
		{Title: "Index", Pages: 1, Index: true},
		{Title: "Application", Group: "B: Applications and orders", Label: "B", First: 1, Pages: 3},
		{Title: "Statement of Mr Kersey", Group: "C: Statements", Label: "C", First: 10, Pages: 1},
	}, append([][]byte{index}, files...))
	if err != nil {
		t.Fatal(err)
	}
	path := kept(t, bound)
	tool(t, "qpdf", "--check", path)
	if said := tool(t, "pdfinfo", path); !strings.Contains(said, "Pages:           5") || !strings.Contains(said, "Bundle for the hearing") {
		t.Errorf("pdfinfo says\n%s", said)
	}
	for page, want := range map[int]string{2: "B1", 4: "B3", 5: "C10"} {
		if said := pageText(t, path, page); !strings.Contains(said, want) || strings.Contains(said, "B"+want) {
			t.Errorf("page %d says\n%s\nand no %s", page, said, want)
		}
	}
	said := tool(t, "qpdf", "--json", path)
	for _, want := range []string{"B: Applications and orders", "Statement of Mr Kersey", `"/Dest"`, `"/PageLabels"`} {
		if !strings.Contains(said, want) {
			t.Errorf("there is no %s in it", want)
		}
	}
	if strings.Contains(said, "candour:part") {
		t.Error("a link of the index stayed an address")
	}
}

func TestNothingOfAFileButItsPagesIsBound(t *testing.T) {
	bench := workertest.Bench(t)
	file := bytes.ReplaceAll(armed(t), []byte("/Annots [6 0 R 11 0 R 12 0 R]"), []byte("/Annots [6 0 R]              "))
	pages, err := bench.Loose(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	path := kept(t, pages.PDF)
	tool(t, "qpdf", "--check", path)
	if said := tool(t, "qpdf", "--json", "--json-stream-data=inline", path); strings.Contains(said, "SECRET") || strings.Contains(said, "JavaScript") {
		t.Error("something of the file besides its pages came with them")
	}
	if said := pageText(t, path, 1); !strings.Contains(said, "The order of the") {
		t.Errorf("the page says %q", said)
	}
}

func TestWhatWouldBeMissingOnPaperIsRefusedAndWhatHasALookIsPrinted(t *testing.T) {
	bench := workertest.Bench(t)
	form := func(look string) []byte {
		return pdfOf(
			`<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] >> >>`, `<< /Type /Pages /Kids [3 0 R] /Count 1 >>`,
			`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [5 0 R] /Resources << >> >>`,
			`<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>`,
			`<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Mia Hartley) /Rect [100 700 300 720] `+look+` >>`,
			stream(`/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F1 4 0 R >> >>`, "BT /F1 12 Tf 2 5 Td (Mia Hartley) Tj ET"),
		)
	}
	if _, err := bench.Loose(t.Context(), form("")); fault.KindOf(err) != fault.Invalid || !strings.Contains(fault.Sentence(err), "missing on paper") {
		t.Errorf("a field that would not be printed: %v", err)
	}
	pages, err := bench.Loose(t.Context(), form("/AP << /N 6 0 R >>"))
	if err != nil {
		t.Fatal(err)
	}
	if said := pageText(t, kept(t, pages.PDF), 1); !strings.Contains(said, "Mia Hartley") {
		t.Errorf("what was filled in is lost: %q", said)
	}
}

func TestAFileThatIsNoPDFIsASentenceAndNotALostBundle(t *testing.T) {
	if _, err := workertest.Bench(t).Loose(t.Context(), []byte("%PDF-1.7 and nothing more")); fault.KindOf(err) != fault.Invalid {
		t.Errorf("it was refused with %v", err)
	}
}

func TestALabelStandsAtTheFootOfAPageThatIsTurned(t *testing.T) {
	bench := workertest.Bench(t)
	for _, turned := range []int{0, 90, 180, 270} {
		file := bytes.ReplaceAll(leaves("Drawing", 1), []byte("/MediaBox [0 0 595 842]"), fmt.Appendf(nil, "/MediaBox [0 0 595 842] /Rotate %d", turned))
		pages, err := bench.Loose(t.Context(), pdfAgain(file))
		if err != nil {
			t.Fatal(err)
		}
		bound, err := bench.Bind(t.Context(), "Bundle", []binder.Part{{Title: "Drawing", Label: "C", First: 7, Pages: 1}}, [][]byte{pages.PDF})
		if err != nil {
			t.Fatal(err)
		}
		said := tool(t, "pdftotext", "-bbox", kept(t, bound), "-")
		var wide, high, x, y float64
		for line := range strings.Lines(said) {
			fmt.Sscanf(strings.TrimSpace(line), `<page width="%f" height="%f">`, &wide, &high)
			if strings.Contains(line, ">C7<") {
				fmt.Sscanf(strings.TrimSpace(line), `<word xMin="%f" yMin="%f"`, &x, &y)
			}
		}
		if x < wide-80 || y < high-60 {
			t.Errorf("turned by %d the label stands at %.0f, %.0f of %.0f, %.0f", turned, x, y, wide, high)
		}
	}
}

// pdfAgain is a PDF whose objects were changed, with its table of objects made anew.
func pdfAgain(changed []byte) []byte {
	var objects []string
	for _, part := range bytes.Split(changed, []byte(" 0 obj\n"))[1:] {
		object, _, _ := bytes.Cut(part, []byte("\nendobj"))
		objects = append(objects, string(object))
	}
	return pdfOf(objects...)
}

func TestHundredsOfPagesAreBound(t *testing.T) {
	bench := workertest.Bench(t)
	pages, err := bench.Loose(t.Context(), leaves("Statement", 200))
	if err != nil {
		t.Fatal(err)
	}
	bound, err := bench.Bind(t.Context(), "Bundle", []binder.Part{
		{Title: "Statement", Group: "C: Statements", Label: "C", First: 1, Pages: 200}, {Title: "Another", Group: "C: Statements", Label: "C", First: 201, Pages: 200},
	}, [][]byte{pages.PDF, pages.PDF})
	if err != nil {
		t.Fatal(err)
	}
	path := kept(t, bound)
	tool(t, "qpdf", "--check", path)
	if said := pageText(t, path, 400); !strings.Contains(said, "C400") || !strings.Contains(said, "Statement 200") {
		t.Errorf("the last page says\n%s", said)
	}
}
