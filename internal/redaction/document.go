package redaction

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/typeset"
	"candour/internal/workbench"
)

// Bench reads files from outside and makes documents, in processes of its own. A workbench.Bench is one.
type Bench interface {
	PDF(ctx context.Context, file []byte) (workbench.Reading, error)
	Plain(ctx context.Context, file []byte) (string, error)
	Render(ctx context.Context, caseName string, d typeset.Document) ([]byte, error)
	Proof(ctx context.Context, d typeset.Document, pdf []byte) error
	Text(ctx context.Context, pdf []byte) (string, error)
}

// Desk is where documents are read and copies made.
type Desk struct {
	Pack   *pack.Pack
	Ledger *ledger.Ledger
	Files  ledger.Files
	Bench  Bench
}

// Sort is where a document stands.
type Sort string

const (
	OfTheCourt   Sort = "court"  // a paper on the court’s file
	Attached     Sort = "source" // the paper of a source of evidence
	SignedReport Sort = "report"
	OurNote      Sort = "note"
	CopyOfWords  Sort = "copy" // a copy that was made of one of these: see ForCourt
)

// Document is a document of a case: the court’s by the court’s id, every other by its entry.
type Document struct {
	Sort  Sort       `json:"sort"`
	Court string     `json:"court,omitempty"`
	Of    ledger.Ref `json:"of,omitzero"`
}

// Key is the document in an address or a form.
func (d Document) Key() string {
	if d.Sort == OfTheCourt {
		return string(d.Sort) + ":" + d.Court
	}
	return string(d.Sort) + ":" + string(d.Of.Entry)
}

// Choice is a document that there is, with what it is called.
type Choice struct {
	Document
	What   string // in the open and on the copy: it names nobody
	Called string // to those who work on the case
	file   ledger.File
	text   string   // of what is no file
	copied Document // what a copy is of
}

// Choices are the documents of a case of which a copy can be made: fetched papers of the court, papers given as evidence, signed reports, notes. A form
// that was made to hold confidential contact details is none: it is for the court alone. Nor is a paper that is held back because somebody saw that it
// shows what is hidden.
func Choices(pk *pack.Pack, open, side *ledger.History) []Choice {
	s := casework.Of(open)
	var all []Choice
	for _, d := range court.SideOf(side).Documents() {
		if len(d.Files) > 0 && !d.Confidential {
			what := "A document of the court"
			if d.Category != "" {
				what = d.OpenSort(pk, s.Law)
			}
			all = append(all, Choice{Document: Document{Sort: OfTheCourt, Court: d.ID}, What: what, Called: what + ": " + d.Name, file: d.Files[0]})
		}
	}
	for _, source := range evidence.Of(open).Sources() {
		if !source.Paper.File.IsZero() && !casework.HoldsBackFile(open, source.Ref().Entry) {
			all = append(all, Choice{
				Document: Document{Sort: Attached, Of: source.Ref()}, What: "A paper given as evidence", Called: source.Paper.Name, file: source.Paper.File,
			})
		}
	}
	for _, r := range report.Of(open).Reports() {
		if r.Signed != nil {
			t, _ := pk.ReportType(r.Type)
			what := t.Name + ", signed " + r.Signed.On.Plain()
			all = append(all, Choice{Document: Document{Sort: SignedReport, Of: r.Ref}, What: what, Called: what, file: r.Signed.PDF})
		}
	}
	for _, n := range s.Notes() {
		said, _ := n.Words()
		what := "Note of " + calendar.DateInLondon(n.At()).Plain()
		all = append(all, Choice{Document: Document{Sort: OurNote, Of: n.Ref()}, What: what, Called: what + ", " + n.With, text: said})
	}
	return all
}

// Copied is the document of which a copy holds the words; none of what is no copy.
func (c Choice) Copied() Document { return c.copied }

// Says are the words of what is no file: a note.
func (c Choice) Says() string { return c.text }

// Original are the bytes of a document as it came; nil of what is no file.
func (d Desk) Original(ctx context.Context, c Choice) ([]byte, error) {
	if c.file.IsZero() {
		return nil, nil
	}
	file, err := d.bytes(ctx, c.file)
	if err != nil {
		return nil, fmt.Errorf("open a document: %w", err)
	}
	return file, nil
}

// Find is the document of a key.
func Find(all []Choice, key string) (Choice, bool) {
	i := slices.IndexFunc(all, func(c Choice) bool { return c.Key() == key })
	if i < 0 {
		return Choice{}, false
	}
	return all[i], true
}

// WordReader is a Bench that reads Word files too. Their words can be shown; no copy is made of them.
type WordReader interface {
	Word(ctx context.Context, file []byte) (workbench.Words, error)
}

// Words are what a document says as it is now, for somebody who may open it.
func (d Desk) Words(ctx context.Context, c Choice) (Text, error) {
	t, _, err := d.read(ctx, c)
	if HasNoWords(err) {
		return d.wordFile(ctx, c)
	}
	return t, err
}

// HasNoWords reports whether a document could not be read because no machine finds words in it.
func HasNoWords(err error) bool { return errors.Is(err, errNoWords) }

// wordFile is what a Word file says. Each of its lines is a paragraph.
func (d Desk) wordFile(ctx context.Context, c Choice) (Text, error) {
	reader, reads := d.Bench.(WordReader)
	file, err := d.bytes(ctx, c.file)
	if err != nil {
		return Text{}, fmt.Errorf("open a document: %w", err)
	}
	if !reads || workbench.Sniff(file) != workbench.Word {
		return Text{}, errNoWords
	}
	says, err := reader.Word(ctx, file)
	return Text{Pages: []Page{{Words: strings.ReplaceAll(says.Text, "\n", "\n\n"), Unseen: says.Missing}}}, err
}

// read takes the words out of a document as it is now. What is a picture has none.
func (d Desk) read(ctx context.Context, c Choice) (t Text, sha string, err error) {
	if c.file.IsZero() {
		sum := sha256.Sum256([]byte(c.text))
		return Text{Pages: []Page{{Words: c.text}}}, hex.EncodeToString(sum[:]), nil
	}
	file, err := d.bytes(ctx, c.file)
	if err != nil {
		return Text{}, "", fmt.Errorf("open a document: %w", err)
	}
	switch workbench.Sniff(file) {
	case workbench.PDF:
		reading, err := d.Bench.PDF(ctx, file)
		return TextOf(reading), c.file.SHA256, err
	case workbench.Plain:
		words, err := d.Bench.Plain(ctx, file)
		return Text{Pages: []Page{{Words: words}}}, c.file.SHA256, err
	default:
		return Text{}, "", errNoWords
	}
}

var errNoWords = fault.BadInput("No machine can read words in this document: it is not checked, and does not leave in this way. If its words are needed, ask for a copy that can be read.", errors.New("no words"))

func (d Desk) bytes(ctx context.Context, f ledger.File) ([]byte, error) {
	from, err := d.Files.Get(ctx, f)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(from)
}

// keep puts a text into a file, for an entry of the closed side to name.
func (d Desk) keep(ctx context.Context, t Text) (ledger.File, error) {
	data, err := json.Marshal(t)
	if err != nil {
		return ledger.File{}, fmt.Errorf("write a reading as data: %w", err)
	}
	return d.Files.Put(ctx, "application/json", bytes.NewReader(data))
}

// Text is the text of a reading on the closed side.
func (d Desk) Text(ctx context.Context, r Reading) (t Text, err error) {
	data, err := d.bytes(ctx, r.Words)
	if err != nil {
		return Text{}, fmt.Errorf("open a reading: %w", err)
	}
	if err := json.Unmarshal(data, &t); err != nil {
		return Text{}, fmt.Errorf("a reading: %w", err)
	}
	return t, nil
}

func given(text string) bool { return strings.TrimSpace(text) != "" }
