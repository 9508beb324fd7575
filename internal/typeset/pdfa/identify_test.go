package pdfa

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// small is a PDF as Typst writes one, of the fewest objects that can be identified. Placeholders stand for what a test changes.
func small(t testing.TB, catalog, info, trailer string) []byte {
	t.Helper()
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var offsets []int
	for i, body := range []string{
		"<<\n  /Type /Catalog\n  /Pages 2 0 R\n" + catalog + ">>",
		"<< /Type /Pages /Kids [] /Count 0 >>",
		"<< /Title (A \\(small\\) t\\151tle) /CreationDate (D:20260312000000Z) " + info + " >>",
		"[1 2 3]",
		"<< /Type /Filespec /F (a.json) /EF << /F 4 0 R >> >>",
	} {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n\n", i+1, body)
	}
	start := b.Len()
	b.WriteString("xref\n0 6\n0000000000 65535 f\r\n")
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n\r\n", o)
	}
	fmt.Fprintf(&b, "trailer\n<<\n  /Size 6\n  /Root 1 0 R\n  /Info 3 0 R\n%s>>\nstartxref\n%d\n%%%%EOF", trailer, start)
	return b.Bytes()
}

const (
	goodCatalog = "  /Lang (en-GB) /StructTreeRoot 2 0 R /MarkInfo << /Marked true >> /Metadata 2 0 R\n"
	goodTrailer = "  /ID [(a) (b)]\n"
)

func TestUpdateFollowsTheFileAndChangesNothingInIt(t *testing.T) {
	before := small(t, goodCatalog, "/Author <FEFF00C9>", goodTrailer)
	after, err := Identify(before)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(after, before) {
		t.Error("bytes of the file were changed")
	}
	for _, wanted := range []string{
		"<pdfaid:part>3</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>", "<pdfuaid:part>1</pdfuaid:part>",
		"A (small) title", "<rdf:li>É</rdf:li>", "<rdf:li>en-GB</rdf:li>",
		"/ViewerPreferences << /DisplayDocTitle true >>", "/AF [5 0 R]", "/AFRelationship /Data", "/Prev ", "/Size 9",
	} {
		if !bytes.Contains(after[len(before):], []byte(wanted)) {
			t.Errorf("the update lacks %s", wanted)
		}
	}
}

func TestClaimThatWouldBeFalseIsRefused(t *testing.T) {
	for name, pdf := range map[string][]byte{
		"no language":         small(t, strings.Replace(goodCatalog, "/Lang (en-GB)", "", 1), "", goodTrailer),
		"no structure":        small(t, strings.Replace(goodCatalog, "/StructTreeRoot 2 0 R", "", 1), "", goodTrailer),
		"no marks":            small(t, strings.Replace(goodCatalog, "/MarkInfo << /Marked true >>", "", 1), "", goodTrailer),
		"no name of its own":  small(t, goodCatalog, "", ""),
		"no title":            bytes.Replace(small(t, goodCatalog, "", goodTrailer), []byte("/Title"), []byte("/Other"), 1),
		"no date":             bytes.Replace(small(t, goodCatalog, "", goodTrailer), []byte("/CreationDate"), []byte("/Other"), 1),
		"updated before":      small(t, goodCatalog, "", goodTrailer+"  /Prev 3\n"),
		"encrypted":           small(t, goodCatalog, "", goodTrailer+"  /Encrypt 3 0 R\n"),
		"another version":     bytes.Replace(small(t, goodCatalog, "", goodTrailer), []byte("%PDF-1.7"), []byte("%PDF-2.0"), 1),
		"a table elsewhere":   bytes.Replace(small(t, goodCatalog, "", goodTrailer), []byte("xref\n0 6"), []byte("xrof\n0 6"), 1),
		"an object elsewhere": bytes.Replace(small(t, goodCatalog, "", goodTrailer), []byte("1 0 obj"), []byte("7 0 obj"), 1),
		"nothing":             nil,
	} {
		if _, err := Identify(pdf); err == nil {
			t.Errorf("%s: not refused", name)
		}
	}
}

func TestIdentifiedFileIsNotIdentifiedTwice(t *testing.T) {
	once, err := Identify(small(t, goodCatalog, "", goodTrailer))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Identify(once); err == nil {
		t.Error("a second update was made")
	}
}

func TestBrokenFilesAreErrorsNeverPanics(t *testing.T) {
	good := small(t, goodCatalog, "/Author <FEFF00C9>", goodTrailer)
	random := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		broken := bytes.Clone(good)
		for range 1 + random.IntN(4) {
			broken[random.IntN(len(broken))] = byte(random.Uint32())
		}
		Identify(broken[:random.IntN(len(broken)+1)])
		Identify(broken)
	}
}

func FuzzIdentify(f *testing.F) {
	f.Add(small(f, goodCatalog, "", goodTrailer))
	f.Fuzz(func(t *testing.T, pdf []byte) {
		if after, err := Identify(pdf); err == nil && !bytes.HasPrefix(after, pdf) {
			t.Error("bytes of the file were changed")
		}
	})
}

func TestColourProfileIsWhole(t *testing.T) {
	p := srgb()
	if got := binary.BigEndian.Uint32(p); int(got) != len(p) {
		t.Errorf("the profile says %d bytes, and has %d", got, len(p))
	}
	if string(p[36:40]) != "acsp" || string(p[12:20]) != "mntrRGB " {
		t.Errorf("its header is %q", p[:40])
	}
	for n := range binary.BigEndian.Uint32(p[128:]) {
		entry := p[132+12*n:]
		offset, size := binary.BigEndian.Uint32(entry[4:]), binary.BigEndian.Uint32(entry[8:])
		if offset%4 != 0 || int(offset+size) > len(p) {
			t.Errorf("tag %s lies at %d, %d bytes", entry[:4], offset, size)
		}
	}
}
