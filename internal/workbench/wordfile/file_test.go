package wordfile_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"candour/internal/workbench/wordfile"
)

// file is a Word file of parts, each a name with what is in it.
func file(t testing.TB, parts ...[2]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, part := range parts {
		to, err := w.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write([]byte(part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func body(content string) [2]string {
	return [2]string{"word/document.xml", `<w:document xmlns:w="x"><w:body>` + content + `</w:body></w:document>`}
}

var bounds = wordfile.Bounds{Bytes: 1 << 20, Letters: 1 << 20}

func read(t *testing.T, content string) wordfile.File {
	t.Helper()
	f, err := wordfile.Read(file(t, body(content)), bounds)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// texts are the words of each paragraph.
func texts(f wordfile.File) (all []string) {
	for _, p := range f.Paragraphs {
		all = append(all, p.Text)
	}
	return all
}

func names(p wordfile.Paragraph) (all []string) {
	for _, m := range p.Marks {
		all = append(all, m.Name)
	}
	return all
}

const p1, p2 = `<w:p><w:r><w:t>One.</w:t></w:r></w:p>`, `<w:p><w:r><w:t>Two.</w:t></w:r></w:p>`

func TestTrackedChangesAreReadAsAccepted(t *testing.T) {
	f := read(t, `<w:p><w:r><w:t xml:space="preserve">She is </w:t></w:r><w:del><w:r><w:delText>not </w:delText></w:r></w:del><w:ins><w:r><w:t>very </w:t></w:r></w:ins><w:r><w:t>well.</w:t></w:r></w:p>`+
		`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">He rang </w:t></w:r></w:p><w:p><w:r><w:t>on Sunday.</w:t></w:r></w:p>`+
		`<w:p><w:moveFrom><w:r><w:t>Gone.</w:t></w:r></w:moveFrom></w:p><w:p><w:moveTo><w:r><w:t>Here.</w:t></w:r></w:moveTo></w:p>`+p1)
	if want := []string{"She is very well.", "He rang on Sunday.", "", "Here.", "One."}; !slices.Equal(texts(f), want) {
		t.Errorf("read %q", texts(f))
	}
	for i, tracked := range []bool{true, true, true, true, false} {
		if f.Paragraphs[i].Tracked != tracked {
			t.Errorf("paragraph %d: tracked %v", i, f.Paragraphs[i].Tracked)
		}
	}
}

func TestADeletedRowOfATableIsNotRead(t *testing.T) {
	row := func(properties, text string) string {
		return `<w:tr>` + properties + `<w:tc><w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:tc></w:tr>`
	}
	f := read(t, `<w:tbl>`+row("", "Kept")+row(`<w:trPr><w:del/></w:trPr>`, "Deleted")+`</w:tbl>`+p1)
	if want := []string{"Kept", "", "One."}; !slices.Equal(texts(f), want) || f.Paragraphs[0].Table != 1 || f.Paragraphs[2].Table != 0 {
		t.Errorf("read %+v", f.Paragraphs)
	}
}

func TestMarksAreThoseAroundTheWordsOfAParagraph(t *testing.T) {
	f := read(t, `<w:sdt><w:sdtPr><w:tag w:val="s_1"/></w:sdtPr><w:sdtContent>`+p1+p2+`</w:sdtContent></w:sdt>`+
		`<w:p><w:bookmarkStart w:id="1" w:name="s_2"/><w:r><w:t>A</w:t></w:r><w:bookmarkEnd w:id="1"/><w:bookmarkStart w:id="2" w:name="s_3"/><w:r><w:t>B</w:t></w:r><w:bookmarkEnd w:id="2"/></w:p>`+
		`<w:sdt><w:sdtPr><w:tag w:val="s_1"/></w:sdtPr><w:sdtContent>`+p1+`</w:sdtContent></w:sdt><w:p><w:bookmarkStart w:id="3" w:name="s_4"/><w:bookmarkEnd w:id="3"/><w:r><w:t>C</w:t></w:r></w:p>`)
	for i, want := range [][]string{{"s_1"}, {"s_1"}, {"s_2", "s_3"}, {"s_1"}, nil} {
		if !slices.Equal(names(f.Paragraphs[i]), want) {
			t.Errorf("paragraph %d has the marks %v", i, f.Paragraphs[i].Marks)
		}
	}
	if f.Paragraphs[0].Marks[0] != f.Paragraphs[1].Marks[0] || f.Paragraphs[0].Marks[0] == f.Paragraphs[3].Marks[0] {
		t.Error("one control is told from another of its name by its number")
	}
}

func TestWhatStandsBesideTheTextIsReadToo(t *testing.T) {
	note := func(text string) string {
		return `<w:x xmlns:w="x"><w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:x>`
	}
	content := body(`<w:p><w:r><w:t>Text</w:t><w:drawing><w:t>drawn</w:t><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></w:drawing></w:r></w:p>`)
	f, err := wordfile.Read(file(t, content, [2]string{"word/footnotes.xml", note("noted")}, [2]string{"word/comments.xml", note("remarked")}, [2]string{"word/header2.xml", note("headed")},
		[2]string{"docProps/custom.xml", `<P xmlns:v="x"><property name="CandourVersion"><v:lpwstr>31</v:lpwstr></property></P>`}), bounds)
	if err != nil || !f.Missing || f.Properties["CandourVersion"] != "31" || !slices.Equal(texts(f), []string{"Text"}) {
		t.Fatalf("%+v, %v", f, err)
	}
	var all []string
	for _, b := range f.Besides {
		all = append(all, string(b.Where)+" "+b.Text)
	}
	slices.Sort(all)
	if want := []string{"comment remarked", "footnote noted", "header headed", "text box boxed", "text box drawn"}; !slices.Equal(all, want) {
		t.Errorf("beside it stands %q", all)
	}
}

func TestWhatIsHostileIsRefused(t *testing.T) {
	for name, parts := range map[string][][2]string{
		"no text":                     {{"word/x.xml", "<a/>"}},
		"broken":                      {body("<w:p>"), {"word/footnotes.xml", "<a>"}},
		"one part twice":              {body(p1), body(p2)},
		"too deep":                    {body(strings.Repeat("<a>", 1000) + strings.Repeat("</a>", 1000))},
		"too many marks at once":      {body(strings.Repeat(`<w:sdt>`, 100) + strings.Repeat(`</w:sdt>`, 100))},
		"more than is unpacked":       {body(strings.Repeat(" ", 2<<20))},
		"more paragraphs than a book": {body(strings.Repeat("<w:p/>", 60_000))},
	} {
		if _, err := wordfile.Read(file(t, parts...), bounds); !errors.Is(err, wordfile.ErrUnreadable) && !errors.Is(err, wordfile.ErrTooLong) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzBody looks for content that stops the reader, or of which it takes more words than there are.
func FuzzBody(f *testing.F) {
	f.Add(p1 + `<w:sdt><w:sdtPr><w:tag w:val="s_1"/></w:sdtPr><w:sdtContent>` + p2 + `</w:sdtContent></w:sdt>`)
	f.Add(`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p><w:tbl><w:tr><w:trPr><w:del/></w:trPr></w:tr></w:tbl>`)
	f.Add(`</w:p></w:sdt><w:bookmarkEnd w:id="1"/><w:p><w:p></w:p>`)
	f.Fuzz(func(t *testing.T, content string) {
		read, err := wordfile.Read(file(t, body(content)), bounds)
		if err != nil {
			return
		}
		letters := 0
		for _, text := range texts(read) {
			letters += len(text)
		}
		if letters > len(content) {
			t.Errorf("%d bytes of words out of %d", letters, len(content))
		}
	})
}
