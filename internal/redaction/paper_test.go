package redaction_test

import (
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"candour/internal/casework/casetest"
	"candour/internal/court"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/pack"
	"candour/internal/redaction"
	"candour/internal/report"
	"candour/internal/workbench"
	"candour/internal/workbench/workertest"
)

// pdfOf is a PDF of numbered objects, the first of which is its catalogue and the last what is known about it.
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
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, len(objects), start)
	return b.Bytes()
}

func stream(dict, content string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(content), content)
}

// original is a statement of three pages as a court may send it: the words that must go stand on its pages, and again in what is known about the file, its
// outline, its structure, a file within it, a note in its margin, and in white letters. The third page is drawn.
func original() []byte {
	const font = `/Resources << /Font << /F1 6 0 R >> >>`
	text := func(lines ...string) string {
		return stream("", "BT /F1 12 Tf 72 700 Td 14 TL ("+strings.Join(lines, ") Tj T* (")+") Tj ET")
	}
	return pdfOf(
		`<< /Type /Catalog /Pages 2 0 R /Metadata 9 0 R /Outlines 10 0 R /StructTreeRoot 12 0 R /Names << /EmbeddedFiles << /Names [(Quillmarsh.txt) 13 0 R] >> >> >>`,
		`<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>`,
		`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 7 0 R `+font+` /Annots [15 0 R] >>`,
		`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 8 0 R `+font+` >>`,
		`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>`,
		`<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>`,
		text("Statement of Tomasz Wilk", "I drove on 9 May. My sister Zelda Quillmarsh was", "in the car, and so was her friend.", "I had nothing to drink."),
		stream("", "BT /F1 12 Tf 72 700 Td (Ola lives at 14 Elm Road, Otterburgh, LS6 2AB now.) Tj ET 1 1 1 rg BT /F1 12 Tf 72 600 Td (Zelda Quillmarsh in white) Tj ET"),
		stream("/Type /Metadata /Subtype /XML", "<x>Quillmarsh of 14 Elm Road</x>"),
		`<< /Type /Outlines /First 11 0 R /Last 11 0 R /Count 1 >>`,
		`<< /Title (Zelda Quillmarsh) /Parent 10 0 R /Dest [3 0 R /Fit] >>`,
		`<< /Type /StructTreeRoot /K << /Type /StructElem /S /P /ActualText (Zelda Quillmarsh) >> >>`,
		`<< /Type /Filespec /F (Quillmarsh.txt) /EF << /F 14 0 R >> >>`,
		stream("/Type /EmbeddedFile", "Zelda Quillmarsh, 14 Elm Road"),
		`<< /Type /Annot /Subtype /Text /Contents (Ask Quillmarsh again) /Rect [0 0 9 9] >>`,
		`<< /Title (Quillmarsh) /Author (Zelda Quillmarsh) >>`,
	)
}

// desk is a case that holds the original, with a copy of it begun for the father, to whom the address is hidden.
type desk struct {
	*family
	redaction.Desk
	t    *testing.T
	copy ledger.Ref
}

const statementID = "b96bc6c5-f507-43f2-aa08-6cfd2743b125"

func newDesk(t *testing.T, bench redaction.Bench) *desk {
	t.Helper()
	t.Parallel()
	d := &desk{family: &family{Case: casetest.New(t, casetest.More{Kinds: ledgertest.Kinds(&evidence.Kinds, &report.Kinds, &leaving.Kinds, &court.Kinds, &redaction.Kinds)})}, t: t}
	d.tell()
	d.Desk = redaction.Desk{Pack: casetest.Pack(t), Ledger: d.Case.Ledger, Files: d.Case.Files, Bench: bench}
	file, err := d.Files.Put(t.Context(), "application/pdf", bytes.NewReader(original()))
	if err != nil {
		t.Fatal(err)
	}
	d.Append(d.Side,
		ledgertest.Entry(t, court.Received, ledger.ByService("court"), court.ReceivedBody{
			Law: pack.PrivateLaw, ID: "1", At: ledger.FormatTime(d.Ledger.Now()), Content: "1", Payload: []byte("{}"),
			Documents: []court.Document{{ID: statementID, Name: "Quillmarsh.pdf"}},
		}),
		ledgertest.Entry(t, court.Fetched, ledger.ByService("court"), court.FetchedBody{Document: statementID, File: file}))
	d.begins()
	return d
}

func (d *desk) begins() {
	d.t.Helper()
	d.beginsOf("court:" + statementID)
}

func (d *desk) beginsOf(document string) {
	d.t.Helper()
	id := ledger.NewEntryID()
	verb, err := d.Begin(d.t.Context(), d.Read(d.Stream), d.Read(d.Side), redaction.BeginForm{
		ID: id, By: d.Worker, Now: d.Ledger.Now(), Document: document, Wanted: leaving.LeftBody{
			To: leaving.Recipient{Sort: leaving.SomebodyInCase, Person: d.father}, Gateway: "rule", Authority: "A party", Purpose: "He asked for it",
		},
	})
	if err != nil {
		d.t.Fatal(err)
	}
	d.do(verb)
	d.copy = ledger.Ref{Stream: d.Stream, Entry: id}
}

func (d *desk) do(verb ledger.Verb) {
	d.t.Helper()
	if _, err := d.Ledger.Do(d.t.Context(), ledger.Act{
		On: []ledger.Seen{{Stream: d.Stream, Version: ledger.Any}, {Stream: d.Side, Version: ledger.Any}}, Verb: verb,
	}); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) does(verb func(*ledger.History) (ledger.Change, error)) {
	d.t.Helper()
	d.do(func(hs ledger.Histories) (ledger.Change, error) { return verb(hs[d.Stream]) })
}

// now is the copy with its text and what is kept from its recipient.
func (d *desk) now() (*redaction.Copy, redaction.Text, redaction.Gates) {
	d.t.Helper()
	h := d.Read(d.Stream)
	c, ok := redaction.Of(h).Copy(d.copy)
	if !ok {
		d.t.Fatal("there is no copy")
	}
	reading, ok := redaction.ReadingOf(d.Read(d.Side), c.Read)
	if !ok {
		d.t.Fatal("there is no reading")
	}
	text, err := d.Text(d.t.Context(), reading)
	if err != nil {
		d.t.Fatal(err)
	}
	gates, err := d.GatesOf(d.t.Context(), h, c)
	if err != nil {
		d.t.Fatal(err)
	}
	return c, text, gates
}

func (d *desk) marks(page int, form redaction.MarkForm) {
	d.t.Helper()
	_, text, _ := d.now()
	form.Why = "They have no part in this"
	d.does(func(h *ledger.History) (ledger.Change, error) {
		return redaction.PutMark(h, text, d.Worker, ledger.NewEntryID(), d.copy, page, form)
	})
}

// looksAtAll marks what was found, and looks at every page that has words.
func (d *desk) looksAtAll() {
	d.t.Helper()
	c, text, gates := d.now()
	for _, n := range text.Readable() {
		for _, f := range gates.In(text, n, c.Removals()) {
			d.marks(n, redaction.MarkForm{At: []redaction.Span{f.Span}, Ground: redaction.Confidential})
		}
	}
	for _, n := range text.Readable() {
		now, _, _ := d.now()
		d.does(func(h *ledger.History) (ledger.Change, error) {
			return redaction.Look(h, text, gates.In(text, n, now.Removals()), d.Worker, ledger.NewEntryID(), d.copy, n, now.Shown(n))
		})
	}
}

func (d *desk) prints() (redaction.MadeBody, error) {
	c, text, gates := d.now()
	return d.Print(d.t.Context(), c, text, gates, false, d.Ledger.Now())
}

// leaves makes the copy and hands it over: the file as its recipient gets it.
func (d *desk) leaves() []byte {
	d.t.Helper()
	made, err := d.prints()
	if err != nil {
		d.t.Fatal(err)
	}
	c, text, _ := d.now()
	d.does(func(h *ledger.History) (ledger.Change, error) {
		return redaction.Keep(h, text, d.Worker, ledger.NewEntryID(), c, made)
	})
	c, _, _ = d.now()
	pdf, err := d.File(d.t.Context(), d.Read(d.Stream), c)
	if err != nil {
		d.t.Fatal(err)
	}
	d.does(func(h *ledger.History) (ledger.Change, error) {
		return redaction.HandOver(d.Pack, h, c, redaction.HandOverForm{ID: ledger.NewEntryID(), By: d.Worker, Now: d.Ledger.Now(), How: leaving.ByPost})
	})
	return pdf
}

// TestWhatIsRemovedIsGoneFromEveryByteOfTheCopy unpacks the file that leaves: every object and stream, words through their fonts, what is known about it, files
// within it, outline and structure. The words that were removed are in none of it, and the words that are left can be read.
func TestWhatIsRemovedIsGoneFromEveryByteOfTheCopy(t *testing.T) {
	d := newDesk(t, workertest.Bench(t))
	d.marks(1, redaction.MarkForm{Words: "Zelda Quillmarsh", Everywhere: true, Ground: redaction.ThirdParty})
	d.marks(1, redaction.MarkForm{Words: "Quillmarsh", Ground: redaction.ThirdParty})
	d.looksAtAll()
	pdf := d.leaves()
	keep(t, pdf)
	open := unpacked(t, pdf)
	for _, gone := range []string{"Zelda", "Quillmarsh", "Elm", "Otterburgh", "LS6", "2AB", "EmbeddedFile"} {
		for _, said := range []string{gone, hex.EncodeToString([]byte(gone)), inTwoBytes(gone)} {
			if strings.Contains(strings.ToLower(open), strings.ToLower(said)) {
				t.Errorf("the copy holds %q", gone)
			}
		}
	}
	words, err := d.Bench.Text(t.Context(), pdf)
	if err != nil {
		t.Fatal(err)
	}
	words = strings.Join(strings.Fields(words), " ")
	for _, kept := range []string{
		"Page 1 of 3 of the document", "About somebody else, in 3 places; confidential, in 1 place.", "My sister [Removed: about somebody else] was", "I had nothing to drink.", "Ola lives at [Removed: confidential] now.",
		"2 of 3. Page 3 could not be read by a machine", "Made for Tomasz Wilk",
	} {
		if !strings.Contains(words, kept) {
			t.Errorf("the copy lacks %q:\n%s", kept, words)
		}
	}
}

// keep leaves the copy where somebody who looks at it asks for it.
func keep(t *testing.T, pdf []byte) {
	if folder := os.Getenv("CANDOUR_SHOTS"); folder != "" {
		if err := os.WriteFile(filepath.Join(folder, "copy.pdf"), pdf, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func inTwoBytes(text string) string {
	var b strings.Builder
	for _, r := range text {
		fmt.Fprintf(&b, "%04x", r)
	}
	return b.String()
}

var hexadecimal = regexp.MustCompile(`<([0-9A-Fa-f\s]{4,})>`)

// unpacked is all that is written in a PDF, without compression, with what its hexadecimal strings say, and its words as another reader finds them.
func unpacked(t *testing.T, pdf []byte) string {
	t.Helper()
	in, out := filepath.Join(t.TempDir(), "in.pdf"), filepath.Join(t.TempDir(), "out.pdf")
	if err := os.WriteFile(in, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(name string, args ...string) string {
		said, err := exec.Command(name, args...).Output()
		if err != nil {
			t.Fatalf("%s: install the Debian packages qpdf and poppler-utils: %v", name, err)
		}
		return string(said)
	}
	run("qpdf", "--qdf", "--object-streams=disable", "--decode-level=all", in, out)
	open, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	all := string(open) + run("pdftotext", in, "-") + run("pdfdetach", "-list", in) + run("pdfinfo", "-struct-text", in) + run("pdfinfo", "-meta", in) + run("pdfinfo", in)
	for _, x := range hexadecimal.FindAllStringSubmatch(string(open), -1) {
		if said, err := hex.DecodeString(strings.Join(strings.Fields(x[1]), "")); err == nil {
			all += strings.ReplaceAll(string(said), "\x00", "") + "\n"
		}
	}
	return all
}

func TestTheUnpackingFindsTheWordsWhereTheyAreNotRemoved(t *testing.T) {
	open := unpacked(t, original())
	for _, place := range []string{"Ask Quillmarsh again", "Quillmarsh of 14 Elm Road", "Zelda Quillmarsh in white", "/Title (Zelda Quillmarsh)", "Quillmarsh.txt"} {
		if !strings.Contains(open, place) {
			t.Errorf("it does not find %q", place)
		}
	}
}

// lying reads back other words than were printed, or none.
type lying struct {
	*workbench.Bench
	says string
}

func (l lying) Text(context.Context, []byte) (string, error) { return l.says, nil }

func TestACopyThatCannotBeReadBackOrHoldsWhatIsHiddenIsNotMade(t *testing.T) {
	bench := workertest.Bench(t)
	d := newDesk(t, bench)
	d.marks(1, redaction.MarkForm{Words: "Quillmarsh", Everywhere: true, Ground: redaction.ThirdParty})
	d.looksAtAll()
	for says, want := range map[string]string{"": "could not be read back", "They are at LS6 2AB.": "The copy holds an address of Niamh O’Neill, which is hidden from Tomasz Wilk"} {
		d.Bench = lying{bench, says}
		if _, err := d.prints(); fault.KindOf(err) != fault.Denied || !strings.Contains(fault.Sentence(err), want) {
			t.Errorf("a copy that says %q: %v", says, err)
		}
	}
}

func TestMarksOnOneReadingHoldForEveryCopy(t *testing.T) {
	d := newDesk(t, workertest.Bench(t))
	d.marks(1, redaction.MarkForm{Words: "Quillmarsh", Ground: redaction.ThirdParty})
	first, _, _ := d.now()
	d.begins()
	second, _, _ := d.now()
	if first.Read != second.Read || len(second.Removals()) != len(first.Removals()) || len(first.Removals()) == 0 {
		t.Errorf("%v and %v", first.Removals(), second.Removals())
	}
}
