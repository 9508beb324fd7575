package bundle

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/disclosure"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/redaction"
	"candour/internal/typeset"
	"candour/internal/workbench"
	"candour/internal/workbench/binder"
)

// Bench reads files from outside, makes documents and binds them, in processes of its own. A workbench.Bench is one.
type Bench interface {
	redaction.Bench
	Picture(ctx context.Context, file []byte) (workbench.Picture, error)
	Loose(ctx context.Context, file []byte) (binder.Pages, error)
	Bind(ctx context.Context, title string, parts []binder.Part, files [][]byte) ([]byte, error)
}

// Progress remembers how far the making has come. A job.Cursors is one.
type Progress interface {
	Get(ctx context.Context, name string) (string, error)
	Set(ctx context.Context, name, value string) error
}

// Desk is where bundles are made.
type Desk struct {
	Pack     *pack.Pack
	Ledger   *ledger.Ledger
	Files    ledger.Files
	Bench    Bench
	Progress Progress
}

func (d Desk) papers() redaction.Desk {
	return redaction.Desk{Pack: d.Pack, Ledger: d.Ledger, Files: d.Files, Bench: d.Bench}
}

// Choices are what can stand in a bundle: the documents of a case, and copies of words that were made for the court.
func (d Desk) Choices(ctx context.Context, h *ledger.History) ([]redaction.Choice, error) {
	side, err := d.Ledger.Read(ctx, casework.Of(h).Side)
	if err != nil {
		return nil, fmt.Errorf("read the closed side: %w", err)
	}
	return append(redaction.Choices(d.Pack, h, side), redaction.ForCourt(d.Pack, h, side)...), nil
}

// Far is how far the making of something has come: "3 of 12"; "" when nobody knows.
func (d Desk) Far(ctx context.Context, w *Work) (string, error) { return d.Progress.Get(ctx, farOf(w)) }

func farOf(w *Work) string { return "bundle/" + string(w.Ref.Entry) }

// Make does one MakeJob. What cannot be made is a sentence for whoever asked; only a fault of ours is tried again.
func (d Desk) Make(ctx context.Context, j ledger.Job) error {
	h, err := d.Ledger.Read(ctx, j.Stream)
	if err != nil {
		return err
	}
	w, ok := Of(h).Work(ledger.Ref{Stream: j.Stream, Entry: j.Entry})
	if !ok || w.Done() {
		return nil
	}
	made, err := d.made(ctx, h, w)
	switch fault.KindOf(err) {
	case fault.Invalid, fault.TooLarge, fault.Denied:
		return d.keep(ctx, w, func(m *ledger.Making, id ledger.EntryID) {
			ledger.Put(m, j.Stream, Failed, id, nil, FailedBody{Asked: w.Ref, Why: fault.Sentence(err)})
		})
	}
	if err != nil {
		return err
	}
	return d.keep(ctx, w, func(m *ledger.Making, id ledger.EntryID) {
		ledger.Put(m, j.Stream, Made, id, nil, made)
		if w.Report.IsZero() {
			ledger.Put(m, j.Stream, evidence.Bundled, ledger.DerivedID(j.Stream, "pages of "+string(id)), nil, evidence.BundledBody{
				Bundle: made.Title, Made: ledger.Ref{Stream: j.Stream, Entry: id}, Places: places(made.Parts),
			})
		}
	})
}

// keep puts on record what came of it, for whoever asked.
func (d Desk) keep(ctx context.Context, w *Work, put func(*ledger.Making, ledger.EntryID)) error {
	id := ledger.DerivedID(w.Ref.Stream, "what came of "+string(w.Ref.Entry))
	_, err := d.Ledger.Do(ctx, ledger.Act{
		Form: id, On: []ledger.Seen{{Stream: w.Ref.Stream, Version: ledger.Any}},
		Verb: func(ledger.Histories) (ledger.Change, error) {
			m := &ledger.Making{By: w.Entry.Author}
			put(m, id)
			return m.Done()
		},
	})
	return err
}

// places are the pages at which the documents themselves begin, after any sheet before them. A copy of words has other pages than its document.
func places(parts []Part) []evidence.BundlePlace {
	var all []evidence.BundlePlace
	for _, p := range parts {
		if p.Out == In && p.Document.Sort != redaction.CopyOfWords {
			all = append(all, evidence.BundlePlace{Of: p.Document.Of, Paper: p.Title, Section: p.Section, First: p.First + p.Sheets, Pages: p.Pages - p.Sheets})
		}
	}
	return all
}

// made makes the file of a work, and looks it through.
func (d Desk) made(ctx context.Context, h *ledger.History, w *Work) (MadeBody, error) {
	v, err := d.volume(ctx, h, w)
	if err != nil {
		return MadeBody{}, err
	}
	for i, l := range v.leaves {
		if err := d.Progress.Set(ctx, farOf(w), fmt.Sprintf("%d of %d", i, len(v.leaves))); err != nil {
			return MadeBody{}, err
		}
		if err := d.prepare(ctx, v, l); err != nil {
			return MadeBody{}, err
		}
	}
	v.paginate()
	pdf, pages, err := d.bind(ctx, v)
	if err != nil {
		return MadeBody{}, err
	}
	return d.file(ctx, v, w, pdf, pages)
}

// file keeps what was made, unless something hidden stands in it besides the words of its pages.
func (d Desk) file(ctx context.Context, v *volume, w *Work, pdf []byte, pages int) (MadeBody, error) {
	besides, err := disclosure.Besides(pdf)
	if err != nil {
		return MadeBody{}, fault.Refuse("The file could not be looked through for what is hidden. Make it in two volumes.", err)
	}
	if err := v.gate.Refuse("The bundle", besides); err != nil {
		return MadeBody{}, err
	}
	made := MadeBody{Asked: w.Ref, Title: v.title, Pages: pages}
	said := []string{}
	for _, l := range v.leaves {
		made.Parts, said = append(made.Parts, l.Part), append(said, l.words...)
	}
	if made.File, err = d.Files.Put(ctx, "application/pdf", bytes.NewReader(pdf)); err != nil {
		return MadeBody{}, fmt.Errorf("keep a bundle: %w", err)
	}
	data, err := json.Marshal(append(said, v.texts...))
	if err != nil {
		return MadeBody{}, fmt.Errorf("write the words of a bundle as data: %w", err)
	}
	if made.Words, err = d.Files.Put(ctx, "application/json", bytes.NewReader(data)); err != nil {
		return MadeBody{}, fmt.Errorf("keep the words of a bundle: %w", err)
	}
	return made, nil
}

// render makes a document of ours, unless it holds what is hidden, and counts its pages.
func (d Desk) render(ctx context.Context, v *volume, doc typeset.Document) (pdf []byte, pages int, err error) {
	texts := textsOf(doc)
	if err := v.gate.Refuse("“"+doc.Title+"”", texts...); err != nil {
		return nil, 0, err
	}
	v.texts = append(v.texts, texts...)
	if pdf, err = d.Bench.Render(ctx, string(v.history.Stream), doc); err != nil {
		return nil, 0, fmt.Errorf("make a sheet of a bundle: %w", err)
	}
	text, err := d.Bench.Text(ctx, pdf)
	if err != nil {
		return nil, 0, fmt.Errorf("read back a sheet of a bundle: %w", err)
	}
	return pdf, 1 + bytes.Count([]byte(text), []byte(typeset.PageBreak)), nil
}

// today is the day on which something is made.
func today(d Desk) calendar.Date { return calendar.DateInLondon(d.Ledger.Now()) }
