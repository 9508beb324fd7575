package report

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	"candour/internal/disclosure"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/practice"
	"candour/internal/typeset"
)

// Press makes a PDF and reads it back. A workbench.Bench is one.
type Press interface {
	// Render makes a PDF of a document. The case’s stream name serves only to keep one case from another’s press.
	Render(ctx context.Context, caseName string, d typeset.Document) ([]byte, error)
	// Proof reads the PDF back by other means and fails when it does not say, word for word, what the document says.
	Proof(ctx context.Context, d typeset.Document, pdf []byte) error
	disclosure.Reader // for what stands in the PDF and not in the document
}

// Do carries out an act: ledger.Ledger.Do with a context, or web.Visit.Do.
type Do func(ledger.Act) (ledger.Histories, error)

// Seals proves what is on record into the log that outsiders check it by.
type Seals interface {
	// Checkpoint seals what is new, and is the checkpoint that then stands as a document prints it.
	Checkpoint(ctx context.Context) (string, error)
	// Seal seals what was just recorded: now, or when that fails as soon as it can be done.
	Seal(ctx context.Context)
}

// Signer signs reports: it makes the PDF, reads it back, keeps it, and puts the signature on record. Seals is nil where nothing is sealed.
type Signer struct {
	Press Press
	Files ledger.Files
	Seals Seals
}

// SignForm is a signature as its author gives it.
type SignForm struct {
	ID    ledger.EntryID
	By    ledger.StreamID // who signs
	Stage string          // how far on they are in practice, an author stage of the pack; "" when not known, which asks most
	Case  int64           // version of the case that they had before them
	Draft int64           // version of the report that they had before them
}

// Sign signs a report as it was read. Any entry in the case or in the report since the author looked sends them back to look again, by
// *ledger.Conflict, and so does a signature that bears the form's id over something else. A form sent twice signs once.
func (s Signer) Sign(ctx context.Context, r *Reading, form SignForm, do Do) error {
	if r.Signed != nil && r.Signed.Entry.ID == form.ID {
		return nil
	}
	if hindered := r.Hindrances(form.By, form.Stage); len(hindered) > 0 {
		return fault.Refuse(hindered[0], nil)
	}
	body, err := s.print(ctx, r)
	if err != nil {
		return err
	}
	act := ledger.Act{
		Form: form.ID, Strict: true,
		On: []ledger.Seen{{Stream: r.Ref.Stream, Version: form.Case}, {Stream: r.Draft.Stream, Version: form.Draft}},
		Verb: func(ledger.Histories) (ledger.Change, error) {
			return r.signature(ledger.By(form.By), form.ID, body)
		},
	}
	now, err := do(act)
	if errors.Is(err, ledger.ErrReused) && now == nil {
		now, err = do(act) // another click was faster by so little that only asking again shows what it recorded
	}
	if err == nil && s.Seals != nil {
		s.Seals.Seal(ctx)
	}
	if errors.Is(err, ledger.ErrReused) && now[r.Ref.Stream] != nil {
		return sameSignature(now[r.Ref.Stream], form.ID, body, err)
	}
	return err
}

// sameSignature answers a form whose id is on record: well when what it signed is signed already, for then another click on the same button
// was faster and its PDF, which is made anew each time, is the one on record.
func sameSignature(now *ledger.History, id ledger.EntryID, body SignedBody, reused error) error {
	first, _ := now.Find(id)
	signed, ok := Signed.In(first)
	if !ok {
		return reused
	}
	signed.PDF = body.PDF
	theirs, err1 := json.Marshal(signed)
	mine, err2 := json.Marshal(body)
	switch err := errors.Join(err1, err2); {
	case err != nil:
		return fmt.Errorf("compare two signatures: %w", err)
	case !bytes.Equal(theirs, mine):
		return &ledger.Conflict{Since: []ledger.Entry{first}}
	default:
		return nil
	}
}

// print makes the PDF, compares it with what is to be signed, and keeps it.
func (s Signer) print(ctx context.Context, r *Reading) (SignedBody, error) {
	if _, err := r.TurnsOn(); err != nil {
		return SignedBody{}, err // the first page would not say it
	}
	d := r.withSignature(r.Name, r.Day)
	if err := r.MayLeave(d); err != nil {
		return SignedBody{}, err
	}
	sum, err := digest(d)
	if err != nil {
		return SignedBody{}, err
	}
	if s.Seals != nil {
		if d.Checkpoint, err = s.Seals.Checkpoint(ctx); err != nil {
			return SignedBody{}, fmt.Errorf("seal what the report rests on: %w", err)
		}
	}
	pdf, err := s.Press.Render(ctx, string(r.Ref.Stream), d)
	if err != nil {
		return SignedBody{}, fmt.Errorf("render a report: %w", err)
	}
	if err := s.Press.Proof(ctx, d, pdf); err != nil {
		return SignedBody{}, fmt.Errorf("compare a rendered report: %w", err)
	}
	if err := r.PDFMayLeave(ctx, s.Press, pdf); err != nil {
		return SignedBody{}, err
	}
	file, err := s.Files.Put(ctx, "application/pdf", bytes.NewReader(pdf))
	if err != nil {
		return SignedBody{}, fmt.Errorf("keep a rendered report: %w", err)
	}
	body := r.frozen()
	body.Text, body.PDF = sum, file
	return body, nil
}

// digest is the SHA-256 of a document as data, in hexadecimal digits: what a signature keeps of its words.
func digest(d typeset.Document) (string, error) {
	data, err := json.Marshal(d)
	if err != nil {
		return "", fmt.Errorf("write the document as data: %w", err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}

// signature puts it on record in the case and ends the writing.
func (r *Reading) signature(by ledger.Author, id ledger.EntryID, body SignedBody) (ledger.Change, error) {
	m := &ledger.Making{By: by}
	ledger.Put(m, r.Ref.Stream, Signed, id, nil, body)
	ledger.Put(m, r.Draft.Stream, Frozen, ledger.DerivedID(r.Draft.Stream, "frozen"), nil, FrozenBody{Signed: ledger.Ref{Stream: r.Ref.Stream, Entry: id}})
	return practice.Citing{Stream: r.Ref.Stream, By: by, Before: r.cited, Pieces: r.relied()}.With(m.Done())
}

// Hindrances are the reasons, each a sentence, for which somebody cannot sign the report as it stands; none when they can.
func (r *Reading) Hindrances(by ledger.StreamID, stage string) []string {
	var all []string
	hinder := func(hinders bool, sentence string, args ...any) {
		if hinders {
			all = append(all, fmt.Sprintf(sentence, args...))
		}
	}
	hinder(r.Signed != nil || r.Draft.Frozen, "This report is signed already.")
	hinder(by == "" || by != r.Author, "Only its author, %s, can sign it.", r.Name)
	hinder(r.Draft.Withheld != nil, "A manager withholds this report. Their reason stands with it.")
	needed := r.Type.Reader(stage)
	hinder(needed != pack.Nobody && len(r.Draft.readers(needed)) == 0, "%s has to read it before you sign.", readerWords[needed])
	hinder(len(r.frozen().Statements) == 0, "There is no statement in it yet.")
	open := len(r.OpenChecks())
	hinder(open == 1, "One check is not resolved. Put it right, or keep it as it is with a reason.")
	hinder(open > 1, "%d checks are not resolved. Put each right, or keep it as it is with a reason.", open)
	return all
}

var readerWords = map[pack.Reader]string{pack.Peer: "A colleague", pack.Manager: "A manager"}

// ReaderNeeded is who must read the report before an author of a stage signs it, and whether somebody has.
func (r *Reading) ReaderNeeded(stage string) (needed pack.Reader, read bool) {
	needed = r.Type.Reader(stage)
	return needed, needed == pack.Nobody || len(r.Draft.readers(needed)) > 0
}

// frozen is what a signature covers, but for the PDF.
func (r *Reading) frozen() SignedBody {
	b := SignedBody{
		Report: r.Ref, Type: r.Report.Type, Author: r.Author, Name: r.Name, On: r.Day, Draft: r.Draft.Version, Case: r.version,
	}
	for _, s := range r.Statements() {
		if !needsNothing(s.Kind) {
			b.Statements = append(b.Statements, r.freeze(s))
		}
	}
	for _, q := range r.Questions {
		frozen := FrozenQuestion{ID: q.ID, Text: q.Text}
		for _, s := range r.Answering(q) {
			frozen.In = append(frozen.In, s.Number)
		}
		b.Questions = append(b.Questions, frozen)
	}
	for _, c := range r.Checks() {
		if c.Kept != nil {
			b.Kept = append(b.Kept, c.Kept.Body)
		}
	}
	for _, read := range r.Draft.Read {
		b.ReadBy = append(b.ReadBy, read.Body)
	}
	return b
}

// freeze is a statement with what it rests on and how that stands now.
func (r *Reading) freeze(s *Placed) FrozenStatement {
	f := FrozenStatement{Statement: s.Ref, Number: s.Number, Kind: s.Kind, Standing: r.Standing(s).String()}
	for _, x := range s.Rests {
		f.RestsOn = append(f.RestsOn, r.freezeRest(x))
	}
	return f
}

func (r *Reading) freezeRest(x Rest) FrozenRest {
	said, so := sidesOf(x)
	f := FrozenRest{Rest: x, Said: r.Argument.Standing(said).String()}
	if x.Sort == OnItem {
		f.So = r.Argument.Standing(so).String()
	}
	return f
}

// MayLeave refuses a document in which anything is found that may not reach others, wherever in it that stands. The checks have found it
// before; this looks at the very document that is printed.
func (r *Reading) MayLeave(d typeset.Document) error {
	texts, err := textsOf(d)
	if err != nil {
		return err
	}
	return r.TextsMayLeave(texts...)
}

// PDFMayLeave refuses a PDF of the report in which a hidden detail stands as the case is now, whenever it was made.
func (r *Reading) PDFMayLeave(ctx context.Context, by disclosure.Reader, pdf []byte) error {
	return r.gate.RefusePDF(ctx, by, "The PDF", pdf)
}

// errUnsearched refuses to let a document leave of which a part could not be searched.
var errUnsearched = errors.New("a part of the document could not be searched for words that may not leave")

// textsOf are all texts of a document, wherever they stand in it.
func textsOf(d typeset.Document) ([]string, error) {
	var all []string
	err := textsIn(reflect.ValueOf(d), &all)
	return all, err
}

func textsIn(v reflect.Value, all *[]string) (err error) {
	switch v.Kind() {
	case reflect.String:
		*all = append(*all, v.String())
	case reflect.Pointer:
		if !v.IsNil() {
			err = textsIn(v.Elem(), all)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			err = errors.Join(err, textsIn(v.Index(i), all))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			err = errors.Join(err, textsIn(v.Field(i), all))
		}
	default:
		if !v.CanInt() && !v.CanUint() && !v.CanFloat() && v.Kind() != reflect.Bool {
			err = errUnsearched
		}
	}
	return err
}
