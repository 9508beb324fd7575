package workbench_test

import (
	"bytes"
	"context"
	"fmt"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"candour/internal/fault"
	"candour/internal/workbench/workertest"
)

// pdfOf is a PDF of numbered objects, the first of which is its catalogue.
func pdfOf(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

func stream(dict, content string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(content), content)
}

// armed is a PDF with all that must not reach a reader, each part bearing the word SECRET, and with a filled form, a note and a photograph.
func armed(t *testing.T) []byte {
	t.Helper()
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, photograph(), nil); err != nil {
		t.Fatal(err)
	}
	return pdfOf(
		`<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\('SECRET'\)) >>
		   /AA << /WC << /S /Launch /F (SECRET.exe) >> >> /Metadata 9 0 R
		   /Names << /EmbeddedFiles << /Names [(SECRET.html) 7 0 R] >> /JavaScript << /Names [(a) << /S /JavaScript /JS (SECRET) >>] >> >>
		   /AcroForm << /Fields [11 0 R] /XFA (SECRET) >> >>`,
		`<< /Type /Pages /Kids [3 0 R] /Count 1 >>`,
		`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [6 0 R 11 0 R 12 0 R]
		   /Resources << /Font << /F1 5 0 R >> /XObject << /P 10 0 R /C 13 0 R >> >> >>`,
		stream("", "BT /F1 12 Tf 72 700 Td (The order of the) Tj 0 -14 Td (court, [8] January) Tj 0 -60 Td [(Mia) -900 (Hartley)] TJ ET q 80 0 0 40 72 500 cm /P Do Q /C Do"),
		`<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>`,
		`<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://SECRET.example) >> >>`,
		`<< /Type /Filespec /F (SECRET.html) /EF << /F 8 0 R >> >>`,
		stream("/Type /EmbeddedFile", "<script>SECRET</script>"),
		stream("/Type /Metadata /Subtype /XML", "<x>SECRET</x>"),
		stream("/Type /XObject /Subtype /Image /Width 80 /Height 40 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", photo.String()),
		`<< /Type /Annot /Subtype /Widget /FT /Tx /T (Telephone) /V (by letter only) /Rect [0 0 9 9] /AA << /K << /S /JavaScript /JS (SECRET) >> >> >>`,
		`<< /Type /Annot /Subtype /Text /Contents (See page 4) /Rect [0 0 9 9] >>`,
		stream("/Type /XObject /Subtype /Image /Width 80 /Height 40 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode", "SECRET"),
	)
}

func TestPDFIsReadForItsWordsAndPictures(t *testing.T) {
	t.Parallel()
	r, err := workertest.Bench(t).PDF(context.Background(), armed(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Pages) != 1 {
		t.Fatalf("%d pages", len(r.Pages))
	}
	page := r.Pages[0]
	want := "Telephone: by letter only\nNote: See page 4\n\nThe order of the\ncourt, [8] January\n\nMia Hartley"
	if page.Text != want {
		t.Errorf("the text is %q, want %q", page.Text, want)
	}
	if len(page.Pictures) != 1 || page.Pictures[0].Width != 80 {
		t.Errorf("pictures: %v", page.Pictures)
	}
	if !page.Missing {
		t.Error("a fax picture that we cannot read is not said to be missing")
	}
}

func TestReadingCopyHoldsNothingThatRunsLinksOrHides(t *testing.T) {
	b := workertest.Bench(t)
	r, err := b.PDF(context.Background(), armed(t))
	if err != nil {
		t.Fatal(err)
	}
	made, err := b.ReadingCopy(context.Background(), "an invented case", "Order of the court", "2026-03-12", r)
	if err != nil {
		t.Fatal(err)
	}
	open := unpacked(t, made)
	for _, gone := range []string{"SECRET", "/JavaScript", "/JS", "/OpenAction", "/AA", "/Launch", "/URI", "/EmbeddedFile", "/Filespec", "/AcroForm", "/XFA", "/Annots"} {
		if strings.Contains(open, gone) {
			t.Errorf("the reading copy holds %s", gone)
		}
	}
	text, err := b.Text(context.Background(), made)
	if err != nil {
		t.Fatal(err)
	}
	for _, kept := range []string{"Order of the court", "Page 1 of 1", "by letter only", "The order of the", "Something on this page could not be copied"} {
		if !strings.Contains(text, kept) {
			t.Errorf("the reading copy lacks %q:\n%s", kept, text)
		}
	}
}

// unpacked is the PDF with every stream uncompressed.
func unpacked(t *testing.T, pdf []byte) string {
	t.Helper()
	open, err := os.ReadFile(qpdf(t, pdf, "--qdf", "--object-streams=disable", "--decode-level=all"))
	if err != nil {
		t.Fatal(err)
	}
	return string(open)
}

// qpdf runs it over a PDF and gives the path of what it made.
func qpdf(t *testing.T, pdf []byte, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Fatal("this test needs qpdf: install the Debian package qpdf")
	}
	in, out := filepath.Join(t.TempDir(), "in.pdf"), filepath.Join(t.TempDir(), "out.pdf")
	if err := os.WriteFile(in, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("qpdf", append(args, in, out)...).CombinedOutput(); err != nil {
		t.Fatalf("qpdf: %v\n%s", err, said)
	}
	return out
}

func TestPDFThatCannotBeReadSaysWhy(t *testing.T) {
	t.Parallel()
	locked, err := os.ReadFile(qpdf(t, armed(t), "--allow-weak-crypto", "--encrypt", "secret", "owner", "128", "--"))
	if err != nil {
		t.Fatal(err)
	}
	long := pdfOf(`<< /Type /Catalog /Pages 2 0 R >>`, `<< /Type /Pages /Kids [] /Count 501 >>`)
	itself := pdfOf(`<< /Type /Catalog /Pages 2 0 R >>`, `<< /Type /Pages /Kids [2 0 R] /Count 1 >>`)
	couldNot := "We could not read this file. It is kept as it came, but nobody can see it here. Ask for another copy."
	tooLong := "This file took too long to read. It is kept as it came, but nobody can see it here. Ask for another copy."
	b := workertest.Bench(t)
	b.Limits.Time = 2 * time.Second
	for name, c := range map[string]struct {
		file []byte
		says []string
	}{
		"locked with a password": {locked, []string{"This file is locked with a password, so nobody can see it here. Ask for a copy without one."}},
		"too many pages":         {long, []string{"This file has more than 500 pages. Ask for it in parts."}},
		"pages within itself":    {itself, []string{couldNot, tooLong, ""}},
		"cut short":              {armed(t)[:900], []string{couldNot}},
		"a name and nothing":     {[]byte("%PDF-1.7"), []string{couldNot}},
		"not a PDF":              {[]byte("Dear Ms Hartley"), []string{"This file is not a PDF."}},
	} {
		_, err := b.PDF(context.Background(), c.file)
		if got := fault.Sentence(err); !slices.Contains(c.says, got) {
			t.Errorf("%s: %v, want %q", name, err, c.says)
		}
	}
}

func TestFormThatDrawsItselfComesToAnEnd(t *testing.T) {
	t.Parallel()
	file := pdfOf(
		`<< /Type /Catalog /Pages 2 0 R >>`,
		`<< /Type /Pages /Kids [3 0 R] /Count 1 >>`,
		`<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>`,
		stream("", "/X Do"),
		stream("/Type /XObject /Subtype /Form /Resources << /XObject << /X 5 0 R >> >>", "BT (again) Tj ET /X Do /X Do"),
	)
	r, err := workertest.Bench(t).PDF(context.Background(), file)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Pages) != 1 || !r.Pages[0].Missing {
		t.Errorf("pages %+v", r.Pages)
	}
}
