package app

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/demo"
	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/workbench"
)

// position is where a photograph was taken, as a camera writes it (EXIF 2.32, 4.6.6): degrees, minutes and seconds north, each a quotient.
var position = []byte("\x00\x00\x00\x33\x00\x00\x00\x01\x00\x00\x00\x1e\x00\x00\x00\x01\x00\x00\x0a\x9f\x00\x00\x00\x64")

// photograph is a JPEG that says what is hidden in everything but its points: EXIF with a position, XMP, IPTC, a comment, and what follows its end.
func photograph(t *testing.T) []byte {
	t.Helper()
	points := drawn(t, func(w io.Writer, img image.Image) error { return jpeg.Encode(w, img, nil) })
	letters := binary.BigEndian.AppendUint16(nil, 0)
	for _, unit := range utf16.Encode([]rune(canaries[casework.Phone])) {
		letters = binary.BigEndian.AppendUint16(letters, unit)
	}
	return slices.Concat(points[:2],
		segment(0xE1, "Exif\x00\x00MM\x00*\x00\x00\x00\x08"+canaries[casework.OtherDetail]+"UNICODE"+string(letters)+string(position)),
		segment(0xE1, "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>"+strings.ReplaceAll(canaries[casework.Address], "\n", "&#10;")+"</x:xmpmeta>"),
		segment(0xED, "Photoshop 3.0\x008BIM\x04\x04"+canaries[casework.Refuge]), segment(0xFE, canaries[casework.Workplace]),
		points[2:], []byte(canaries[casework.EmailAddress]))
}

// segment is a part of a JPEG (ITU T.81, B.1.1.4).
func segment(marker byte, content string) []byte {
	return slices.Concat([]byte{0xFF, marker}, binary.BigEndian.AppendUint16(nil, uint16(len(content)+2)), []byte(content))
}

func drawn(t *testing.T, write func(io.Writer, image.Image) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, image.NewRGBA(image.Rect(0, 0, 64, 48))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// screenshot is a PNG that says what is hidden in its texts, two of them compressed, and in EXIF.
func screenshot(t *testing.T) []byte {
	t.Helper()
	points := drawn(t, png.Encode)
	const head = 8 + 25 // the signature, and the part that says how large it is
	return slices.Concat(points[:head],
		chunk("tEXt", "Comment\x00"+canaries[casework.OtherDetail]), chunk("zTXt", "Title\x00\x00"+deflated(canaries[casework.Centre])),
		chunk("iTXt", "XML:com.adobe.xmp\x00\x01\x00\x00\x00"+deflated(canaries[casework.Surgery])), chunk("eXIf", "MM\x00*\x00\x00\x00\x08"+string(position)), points[head:])
}

// chunk is a part of a PNG (ISO 15948, 5.3).
func chunk(sort, content string) []byte {
	length, typed := binary.BigEndian.AppendUint32(nil, uint32(len(content))), []byte(sort+content)
	return slices.Concat(length, typed, binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(typed)))
}

func deflated(text string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write([]byte(text))
	_ = w.Close()
	return b.String()
}

// wordLetter is a Word file: a text, cut within its words as Word cuts them, and who is said to have made it.
func wordLetter(t *testing.T, text, by string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	half := len(text) / 2
	for name, content := range map[string]string{
		"word/document.xml": fmt.Sprintf(`<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Dear all, %s</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>%s</w:t></w:r></w:p></w:body></w:document>`, text[:half], text[half:]),
		"docProps/core.xml": `<p><creator>` + by + `</creator></p>`,
	} {
		to, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = to.Write([]byte(content))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// comes puts a file into the case as evidence, as the school’s letter came, and has what people see of it made ready. It answers the item’s page.
func (c *coop) comes(t *testing.T, name string, file []byte) string {
	t.Helper()
	school, _ := evidence.Of(c.read(t, c.stream)).Item(ledger.Ref{Stream: c.stream, Entry: evidence.ItemOf(c.stream, demo.Named(c.stream, demo.SchoolLetter))})
	from := school.Source.SourceBody
	from.Paper = evidence.Paper{Name: name, File: c.keeps(t, file)}
	id, form := ledger.NewEntryID(), evidence.ItemForm{ItemBody: school.ItemBody}
	form.From = &evidence.SourceForm{SourceBody: from, Said: school.Source.Entry.Happened}
	form.Source = ledger.Ref{}
	_, err := c.record.Ledger.Do(t.Context(), ledger.Act{On: []ledger.Seen{{Stream: c.stream, Version: ledger.Any}}, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		return evidence.Draw(c.service.features.pack, evidence.Of(hs[c.stream]), school.Entry.Author, id, form)
	}})
	if err != nil {
		t.Fatal(err)
	}
	ready := evidence.Attachments{Ledger: c.record.Ledger, Files: c.record.Files, Bench: c.service.bench}
	if err := ready.Ready(t.Context(), ledger.Job{Stream: c.stream, Entry: id}); err != nil {
		t.Fatal(err)
	}
	return "/case/" + string(c.stream) + "/evidence/" + string(evidence.ItemOf(c.stream, id))
}

func (c *coop) keeps(t *testing.T, file []byte) ledger.File {
	t.Helper()
	kept, err := c.record.Files.Put(t.Context(), string(workbench.Sniff(file)), bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

// sends has the court list documents of the case besides those that it listed, and send their files. It answers their pages, in the order of the files.
func (c *coop) sends(t *testing.T, files ...[]byte) (pages []string) {
	t.Helper()
	side := casework.Of(c.read(t, c.stream)).Side
	listed := c.newest(t, side)
	var fetched []court.FetchedBody
	for _, file := range files {
		d := court.Document{ID: string(ledger.NewStreamID()), Name: "sent"}
		listed.Documents = append(listed.Documents, d)
		fetched = append(fetched, court.FetchedBody{Document: d.ID, File: c.keeps(t, file)})
		pages = append(pages, "/case/"+string(c.stream)+"/court/documents/"+d.ID)
	}
	_, err := c.record.Ledger.Do(t.Context(), ledger.Act{On: []ledger.Seen{{Stream: side, Version: ledger.Any}}, Verb: func(ledger.Histories) (ledger.Change, error) {
		m := &ledger.Making{By: ledger.ByService("test")}
		ledger.Put(m, side, court.Received, ledger.NewEntryID(), nil, listed)
		for _, body := range fetched {
			ledger.Put(m, side, court.Fetched, ledger.NewEntryID(), nil, body)
		}
		return m.Done()
	}})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// newest is what the court sent last of the case, as if it sent it once more.
func (c *coop) newest(t *testing.T, side ledger.StreamID) (last court.ReceivedBody) {
	t.Helper()
	for _, e := range c.read(t, side).Entries {
		if b, ok := court.Received.In(e); ok && len(b.Payload) > 0 {
			last = b
		}
	}
	last.Content, last.Documents = "sent once more", slices.Clone(last.Documents)
	return last
}

// bundles are proof bundles of the case as they are given away: of all of it without its words and with them, and of a signed report.
func (c *coop) bundles(t *testing.T) map[string][]byte {
	t.Helper()
	seals, err := newSealing(t.Context(), c.record, demo.Keys(c.data), elsewhere{}, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	signed := slices.IndexFunc(report.Of(c.read(t, c.stream)).Reports(), func(r *report.Report) bool { return r.Signed != nil })
	of := report.Of(c.read(t, c.stream)).Reports()[signed].Ref.Entry
	for name, asked := range map[string]proveCommand{
		"a case without its words": {What: string(c.stream)}, "a case with its words": {What: string(c.stream), Words: true}, "a report": {What: string(c.stream) + "/" + string(of)},
	} {
		asked.Out, asked.By, asked.To, asked.Why = filepath.Join(t.TempDir(), "bundle.zip"), "Ruth Adeyemi", "a court", "asked"
		if err := asked.prove(t.Context(), streams{out: io.Discard}, c.record, c.rulesInForce(t), seals); err != nil {
			t.Errorf("no bundle of %s: %v", name, err)
			continue
		}
		if all["the bundle of "+name], err = os.ReadFile(asked.Out); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// unpackedFile is all that is written in a file: of a ZIP file, also a Word file or a bundle, every member; of a PDF and of a picture, what is in it
// compressed; anything else as it is.
func unpackedFile(t testing.TB, file []byte) []byte {
	t.Helper()
	switch kind := workbench.Sniff(file); {
	case kind == workbench.PDF:
		return unpackedPDF(t, file)
	case kind == workbench.PNG:
		return unpackedPNG(file)
	case bytes.HasPrefix(file, []byte("PK\x03\x04")):
		return unpackedZIP(t, file)
	default:
		return file
	}
}

func unpackedZIP(t testing.TB, file []byte) []byte {
	t.Helper()
	members, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Error(err)
		return nil
	}
	all := []byte(members.Comment)
	for _, m := range members.File {
		content, err := readMember(m)
		if err != nil {
			t.Errorf("%s: %v", m.Name, err)
		}
		all = slices.Concat(all, []byte("\n"+m.Name+"\n"+m.Comment+"\n"), unpackedFile(t, content))
	}
	return all
}

func readMember(m *zip.File) ([]byte, error) {
	from, err := m.Open()
	if err != nil {
		return nil, err
	}
	defer from.Close()
	return io.ReadAll(from)
}

// unpackedPNG is a PNG with whatever of it can be unpacked: its texts, and its points.
func unpackedPNG(file []byte) []byte {
	all := slices.Clone(file)
	for i := range file {
		if from, err := zlib.NewReader(bytes.NewReader(file[i:])); err == nil {
			content, _ := io.ReadAll(io.LimitReader(from, 1<<20))
			all = append(append(all, '\n'), content...)
		}
	}
	return all
}

func TestACanaryIsFoundInEveryFile(t *testing.T) {
	c := &coop{}
	c.looksFor()
	for name, file := range map[string]struct {
		content []byte
		holds   []casework.DetailKind
		where   bool
	}{
		"a photograph": {photograph(t), []casework.DetailKind{casework.OtherDetail, casework.Phone, casework.Address, casework.Refuge, casework.Workplace, casework.EmailAddress}, true},
		"a screenshot": {screenshot(t), []casework.DetailKind{casework.OtherDetail, casework.Centre, casework.Surgery}, true},
		"a letter":     {wordLetter(t, canaries[casework.School], canaries[casework.SocialWorker]), []casework.DetailKind{casework.School, casework.SocialWorker}, false},
	} {
		found := c.canariesIn(unpackedFile(t, file.content))
		for _, kind := range file.holds {
			if !slices.Contains(found, string(kind)) {
				t.Errorf("%s: %s is not found", name, kind)
			}
		}
		if slices.Contains(found, whereTaken) != file.where {
			t.Errorf("%s: a position is found: %v", name, !file.where)
		}
	}
}
