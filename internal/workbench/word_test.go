package workbench_test

import (
	"archive/zip"
	"bytes"
	"context"
	"strings"
	"testing"

	"candour/internal/fault"
	"candour/internal/workbench"
	"candour/internal/workbench/workertest"
)

// wordFile is a Word file of parts, each a name with what is in it.
func wordFile(t *testing.T, parts ...[2]string) []byte {
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

// paragraphs is the main part of a Word file.
func paragraphs(content string) [2]string {
	return [2]string{"word/document.xml", `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="x"><w:body>` + content + `</w:body></w:document>`}
}

func TestAWordFileIsReadInAllItsParts(t *testing.T) {
	t.Parallel()
	b := workertest.Bench(t)
	file := wordFile(t,
		[2]string{"[Content_Types].xml", `<Types/>`},
		paragraphs(`<w:p><w:r w:rsidR="00A1"><w:t>Dear Ms Hart</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ley,</w:t></w:r></w:p>
			<w:p><w:r><w:t>School</w:t><w:tab/><w:t>Elm Road</w:t></w:r><w:del><w:r><w:delText>Heron </w:delText></w:r><w:r><w:rPr><w:i/></w:rPr><w:delText>quay</w:delText></w:r></w:del></w:p>
			<w:p><w:r><w:instrText>HYPERLINK wren.example</w:instrText></w:r></w:p>`),
		[2]string{"word/header2.xml", `<w:hdr xmlns:w="x"><w:p><w:r><w:t>Private</w:t></w:r></w:p></w:hdr>`},
		[2]string{"word/comments.xml", `<w:c xmlns:w="x"><w:comment w:author="A. Linnet"><w:p><w:r><w:t>Ask her aunt</w:t></w:r></w:p></w:comment></w:c>`},
		[2]string{"word/_rels/document.xml.rels", `<R><Relationship Target="https://plover.example"/></R>`},
		[2]string{"docProps/core.xml", `<c><title>Letter</title><creator>B. Dunnock</creator></c>`},
	)
	said, err := b.Word(context.Background(), file)
	if err != nil || said.Missing {
		t.Fatalf("%+v, %v", said, err)
	}
	for _, words := range []string{"Dear Ms Hartley,\n", "School Elm Road\n", "Private\n", "Ask her aunt\n"} {
		if !strings.Contains(said.Text, words) {
			t.Errorf("its text does not say %q: %q", words, said.Text)
		}
	}
	for _, words := range []string{"Heron quay\n", "wren.example", "A. Linnet", "plover.example", "Letter\nB. Dunnock\n"} {
		if !strings.Contains(said.Besides, words) || strings.Contains(said.Text, strings.TrimSpace(words)) {
			t.Errorf("%q does not stand besides its text alone: %+v", words, said)
		}
	}
	if v, err := b.See(context.Background(), file); err != nil || v.Type != workbench.Word || v.Text != said.Text {
		t.Errorf("seen: %+v, %v", v, err)
	}
}

func TestWhatNoMachineReadsInAWordFileIsSaid(t *testing.T) {
	t.Parallel()
	b := workertest.Bench(t)
	for name, part := range map[string][2]string{
		"a picture": {"word/media/image1.jpeg", "\xff\xd8\xff"}, "another file": {"word/embeddings/a.docx", "PK"}, "a page of the web": {"word/afchunk.htm", "<p>Elm</p>"},
		"broken XML": {"word/footer1.xml", "<w:p>"}, "another alphabet": {"customXml/item1.xml", `<?xml version="1.0" encoding="EBCDIC"?><a>x</a>`},
	} {
		said, err := b.Word(context.Background(), wordFile(t, paragraphs(`<w:p><w:r><w:t>Dear all</w:t></w:r></w:p>`), part))
		if err != nil || !said.Missing || !strings.Contains(said.Shown(), "Dear all\n") || !strings.Contains(said.Shown(), "could not be carried over") {
			t.Errorf("%s: %+v, %v", name, said, err)
		}
	}
}

func TestAFileThatIsNoWordFileOrTooMuchIsRefused(t *testing.T) {
	t.Parallel()
	b := workertest.Bench(t)
	b.Limits.File = 1 << 20
	whole := wordFile(t, paragraphs("<w:p/>"))
	for name, file := range map[string][]byte{
		"no text in it": wordFile(t, [2]string{"word/x.xml", "<a/>"}), "half of one": whole[:len(whole)/2], "one that swells": wordFile(t, paragraphs(strings.Repeat(" ", 9<<20))),
	} {
		if _, err := b.Word(context.Background(), file); fault.KindOf(err) != fault.Invalid && fault.KindOf(err) != fault.TooLarge {
			t.Errorf("%s: %v", name, err)
		}
	}
}
