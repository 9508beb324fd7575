package letter

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"

	"candour/internal/casework"
	"candour/internal/disclosure"
	"candour/internal/fault"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/typeset"
	"candour/internal/workbench"
)

// Bench makes documents and reads them back, in processes of its own. A workbench.Bench is one.
type Bench interface {
	disclosure.Reader
	Render(ctx context.Context, caseName string, d typeset.Document) ([]byte, error)
	Proof(ctx context.Context, d typeset.Document, pdf []byte) error
	Word(ctx context.Context, file []byte) (workbench.Words, error)
}

// Desk is where papers are made.
type Desk struct {
	Pack   *pack.Pack
	Ledger *ledger.Ledger
	Files  ledger.Files
	Bench  Bench
}

// Paper is a paper for one recipient, before it is made.
type Paper struct {
	Name     string // “The letter”
	Document typeset.Document
	To       casework.Recipient
	Letter   bool // it is written, and not made of the case
}

// Texts are all words of the paper.
func (p Paper) Texts() []string {
	d := p.Document
	all := []string{d.Title, d.Notice, d.Banner}
	for _, x := range d.Particulars {
		all = append(all, x.Label, x.Value)
	}
	for _, s := range d.Sections {
		all = append(all, s.Heading)
		for _, b := range s.Blocks {
			all = append(all, textsOf(b)...)
		}
	}
	return all
}

func textsOf(b typeset.Block) []string {
	all := []string{b.Heading}
	if b.Paragraph != nil {
		for _, s := range b.Paragraph.Statements {
			all = append(all, s.Text)
		}
	}
	if b.Table != nil {
		all = append(append(all, b.Table.Caption), b.Table.Columns...)
		for _, row := range b.Table.Rows {
			all = append(all, row...)
		}
	}
	return all
}

// Print makes a paper as a PDF and as a Word file, reads both back word for word, and looks through both for what is hidden from the recipient. What
// cannot be read back is not made.
func (d Desk) Print(ctx context.Context, h *ledger.History, p Paper) (pdf, word ledger.File, err error) {
	gate, err := casework.GateOf(ctx, d.Ledger, h, p.To)
	if err != nil {
		return pdf, word, err
	}
	if err := gate.Refuse(p.Name, p.Texts()...); err != nil {
		return pdf, word, err
	}
	inPDF, err := d.pdf(ctx, h, p, gate)
	if err != nil {
		return pdf, word, err
	}
	inWord, err := d.word(ctx, p, gate)
	if err != nil {
		return pdf, word, err
	}
	if pdf, err = d.keep(ctx, workbench.PDF, inPDF); err != nil {
		return pdf, word, err
	}
	word, err = d.keep(ctx, workbench.Word, inWord)
	return pdf, word, err
}

// PrintPDF is Print of a paper that leaves as a PDF alone, because its statements rest on numbered sources.
func (d Desk) PrintPDF(ctx context.Context, h *ledger.History, p Paper) (ledger.File, error) {
	gate, err := casework.GateOf(ctx, d.Ledger, h, p.To)
	if err != nil {
		return ledger.File{}, err
	}
	made, err := d.pdf(ctx, h, p, gate)
	if err != nil {
		return ledger.File{}, err
	}
	return d.keep(ctx, workbench.PDF, made)
}

func (d Desk) pdf(ctx context.Context, h *ledger.History, p Paper, gate *casework.Gate) ([]byte, error) {
	made, err := d.Bench.Render(ctx, string(h.Stream), p.Document)
	if err != nil {
		return nil, fmt.Errorf("make a paper as a PDF: %w", err)
	}
	if err := d.Bench.Proof(ctx, p.Document, made); err != nil {
		return nil, unread(p, err)
	}
	return made, gate.RefusePDF(ctx, d.Bench, p.Name, made)
}

func (d Desk) word(ctx context.Context, p Paper, gate *casework.Gate) ([]byte, error) {
	made, err := typeset.Word(p.Document)
	if err != nil {
		return nil, fmt.Errorf("make a paper as a Word file: %w", err)
	}
	says, err := d.Bench.Word(ctx, made)
	if err == nil {
		err = typeset.WordSays(p.Document, says.Text)
	}
	if err != nil {
		return nil, unread(p, err)
	}
	return made, gate.Refuse(p.Name, says.Text, says.Besides)
}

func unread(p Paper, err error) error {
	return fault.Refuse(p.Name+" could not be read back word for word. Nothing has left. Try again; if it is refused again, tell your administrator.", err)
}

func (d Desk) keep(ctx context.Context, media workbench.Type, made []byte) (ledger.File, error) {
	file, err := d.Files.Put(ctx, string(media), bytes.NewReader(made))
	if err != nil {
		return ledger.File{}, fmt.Errorf("keep a paper: %w", err)
	}
	return file, nil
}

// Open is a file of a paper that was sent, for a colleague: not while it is held back, nor when it shows what is hidden from its recipient now, or what
// this colleague was not shown.
func (d Desk) Open(ctx context.Context, h *ledger.History, s *Sent, file ledger.File, colleague ledger.StreamID) ([]byte, error) {
	if casework.HoldsBack(h, s.Entry.ID) || casework.HoldsBackFile(h, s.Entry.ID) {
		return nil, fault.Refuse("This is held back: it says something that is hidden now.", nil)
	}
	from, err := d.Files.Get(ctx, file)
	if err != nil {
		return nil, fmt.Errorf("open a paper: %w", err)
	}
	made, err := io.ReadAll(from)
	if err != nil {
		return nil, fmt.Errorf("read a paper: %w", err)
	}
	for _, to := range []casework.Recipient{RecipientOf(s.To), casework.ToColleague(colleague)} {
		gate, err := casework.GateOf(ctx, d.Ledger, h, to)
		if err != nil {
			return nil, err
		}
		if err := d.holdsNothing(ctx, gate, file, made); err != nil {
			return nil, err
		}
	}
	return made, nil
}

func (d Desk) holdsNothing(ctx context.Context, gate *casework.Gate, file ledger.File, made []byte) error {
	if file.Media == string(workbench.PDF) {
		return gate.RefusePDF(ctx, d.Bench, "This paper", made)
	}
	says, err := d.Bench.Word(ctx, made)
	if err != nil {
		return fault.Refuse("This paper could not be looked through for what is hidden. Try again; if it is refused again, tell your administrator.", err)
	}
	return gate.Refuse("This paper", says.Text, says.Besides)
}

// RecipientOf is whom something reaches, as the gate asks it. What must not reach the court and the parties reaches no body outside either.
func RecipientOf(to leaving.Recipient) casework.Recipient {
	if to.Sort == leaving.SomebodyInCase {
		return casework.ToPerson(to.Person)
	}
	return casework.ToCourt()
}

func given(text string) bool { return strings.TrimSpace(text) != "" }
