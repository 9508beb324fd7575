package workingcopy_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"candour/internal/typeset"
	"candour/internal/workbench/wordfile"
	"candour/internal/workingcopy"
)

// leaving is the report of these tests as it leaves.
func leaving() typeset.WorkingCopy {
	c := typeset.WorkingCopy{Title: "Report", Language: "en-GB", Date: "2026-11-24", Header: workingcopy.Marking, Facts: []typeset.Particular{{Label: "CandourVersion", Value: "31"}}}
	for i, t := range titles {
		c.Passages = append(c.Passages, typeset.CopyPassage{Style: typeset.CopySection, Mark: t.Mark, Text: t.Text})
		for n := 2*i + 1; n <= 2*i+2; n++ {
			c.Passages = append(c.Passages, typeset.CopyPassage{
				Style: typeset.CopyStatement, Mark: mark(n), Text: said[n], Note: notes[0], Remarks: []typeset.Remark{{By: "Colin Pryce", Text: notes[1]}},
			})
		}
	}
	return c
}

var notes = []string{"Rests on: Mrs Osei, 1 September 2026", "Who else was there?", workingcopy.Marking}

// control is the paragraph of a statement.
func control(n int, text string) string {
	from := strings.LastIndex(text[:strings.Index(text, `<w:tag w:val="`+mark(n))], "<w:p>")
	return text[from : from+strings.Index(text[from:], "</w:p>")+len("</w:p>")]
}

// uncontrolled is the paragraph of a statement without its control, as programs leave it that keep the bookmark alone.
func uncontrolled(n int, text string) string {
	p := control(n, text)
	from, to := strings.Index(p, "<w:sdt>"), strings.Index(p, "<w:sdtContent>")+len("<w:sdtContent>")
	return strings.Replace(p[:from]+p[to:], "</w:sdtContent></w:sdt>", "", 1)
}

const word = `<w:p><w:r><w:t>`

// written is what somebody may write on a copy, and what that proposes once LibreOffice has saved it.
var written = map[string]struct {
	change func(string) string
	want   []string
}{
	"as-it-left":  {func(text string) string { return text }, nil},
	"other-words": {func(text string) string { return strings.Replace(text, "three of five", "four of five", 1) }, []string{"changed-3"}},
	"tracked": {func(text string) string {
		return strings.Replace(text, said[1]+`</w:t></w:r>`, `Isla told me that she misses </w:t></w:r><w:del w:id="90" w:author="R"><w:r><w:delText xml:space="preserve">the dog</w:delText></w:r></w:del>`+
			`<w:ins w:id="91" w:author="R"><w:r><w:t xml:space="preserve">Biscuit</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r>`, 1)
	}, []string{"changed-1"}},
	"moved": {func(text string) string {
		second := control(2, text)
		text = strings.Replace(text, second, "", 1)
		return strings.Replace(text, control(1, text), second+control(1, text), 1)
	}, []string{"moved-1"}},
	"taken-out": {func(text string) string { return strings.Replace(text, control(2, text), "", 1) }, []string{"gone-2"}},
	"split": {func(text string) string {
		split := strings.Replace(uncontrolled(4, text), "should go on with", "should go on</w:t></w:r></w:p>"+word+"with", 1)
		return strings.Replace(text, control(4, text), split, 1)
	}, []string{"changed-4", "split-6"}},
	"copied": {func(text string) string {
		return strings.Replace(text, `<w:sectPr>`, word+said[1]+`</w:t></w:r></w:p><w:sectPr>`, 1)
	}, []string{"twice-6"}},
	"table": {func(text string) string {
		cell := func(text string) string { return `<w:tc><w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:tc>` }
		return strings.Replace(text, control(3, text), `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/></w:tblGrid><w:tr>`+cell("Monday")+cell("Came")+`</w:tr></w:tbl>`+control(3, text), 1)
	}, []string{"table-4"}},
	"merged": {func(text string) string {
		first, second := control(1, text), control(2, text)
		runs := second[strings.Index(second, "<w:bookmarkStart"):strings.Index(second, "<w:bookmarkEnd")]
		end := second[strings.Index(second, "<w:bookmarkEnd"):]
		runs += end[:strings.Index(end, "/>")+2]
		at := strings.LastIndex(first, "</w:p>")
		text = strings.Replace(text, second, "", 1)
		return strings.Replace(text, first, first[:at]+`<w:r><w:t xml:space="preserve"> </w:t></w:r>`+runs+first[at:], 1)
	}, []string{"changed-1", "gone-2"}},
}

// TestWhatLibreOfficeSavesIsKnownAgain writes on a copy, has LibreOffice save it, and reads it again. It needs soffice (libreoffice-writer-nogui).
func TestWhatLibreOfficeSavesIsKnownAgain(t *testing.T) {
	folder := t.TempDir()
	file, err := leaving().Word()
	if err != nil {
		t.Fatal(err)
	}
	var args []string
	for name, w := range written {
		path := filepath.Join(folder, name+".docx")
		if err := os.WriteFile(path, withBody(t, file, w.change), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	saves(t, folder, args)
	for name, w := range written {
		saved, err := os.ReadFile(filepath.Join(folder, "saved", name+".docx"))
		if err != nil {
			t.Fatal(err)
		}
		f, err := wordfile.Read(saved, wordfile.Bounds{Bytes: 8 << 20, Letters: 1 << 20})
		if err != nil {
			t.Fatal(err)
		}
		p := workingcopy.Propose(workingcopy.Input{Now: report(), Then: report(), Fixed: titles, Notes: notes, File: f})
		if got := keys(p); !slices.Equal(got, w.want) || len(p.Besides) > 0 || f.Properties["CandourVersion"] != "31" {
			t.Errorf("%s: proposes %v, besides %v, with %v\n%+v", name, got, p.Besides, f.Properties, f.Paragraphs)
		}
	}
}

// saves has LibreOffice open each file and save it as Word again.
func saves(t *testing.T, folder string, files []string) {
	t.Helper()
	office := exec.CommandContext(t.Context(), "soffice", append([]string{
		"-env:UserInstallation=file://" + folder + "/profile", "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", filepath.Join(folder, "saved"),
	}, files...)...)
	if out, err := office.CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, out)
	}
}

// withBody is a Word file with its text changed.
func withBody(t *testing.T, file []byte, change func(string) string) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, part := range from.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if part.Name == "word/document.xml" {
			content = []byte(change(string(content)))
		}
		w, err := to.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
