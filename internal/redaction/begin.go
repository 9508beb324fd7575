package redaction

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/fault"
	"candour/internal/leaving"
	"candour/internal/ledger"
)

// BeginForm is a copy as somebody asks for it.
type BeginForm struct {
	ID       ledger.EntryID // of the copy
	By       ledger.Author
	Now      time.Time
	Document string // the key of a Choice
	Wanted   leaving.LeftBody
}

// Begin reads the document, unless it was read before, and is the act that begins a copy of it. The act writes to the open stream and to the closed
// side; with a paper of the court it also puts on record that whoever began was shown it.
func (d Desk) Begin(ctx context.Context, open, side *ledger.History, form BeginForm) (ledger.Verb, error) {
	choice, ok := Find(Choices(d.Pack, open, side), form.Document)
	form.Wanted.What = choice.What
	wanted, _, err := leaving.Allows(d.Pack, casework.Of(open), form.Now, form.Wanted)
	ps := fault.FieldsOf(err)
	ps = slices.DeleteFunc(ps, func(f fault.Field) bool { return f.Name == "what" })
	ps.Need(ok, "document", "Choose the document")
	ps.Need(!strings.Contains(choice.text, casework.HeldBackWords), "document", "Words of this note are held back. Answer what stands already first, and then begin")
	if err := ps.Err(); err != nil {
		return nil, err
	}
	if choice.Sort == SignedReport || choice.Sort == OurNote {
		wanted.Of = choice.Of
	}
	reading, err := d.reading(ctx, side, choice, form.ID)
	if err != nil {
		return nil, err
	}
	return func(hs ledger.Histories) (ledger.Change, error) {
		m := &ledger.Making{By: form.By}
		if _, kept := ReadingOf(hs[side.Stream], reading.Ref); !kept {
			ledger.Put(m, side.Stream, Read, reading.Ref.Entry, nil, reading.ReadBody)
		}
		body := BegunBody{Read: reading.Ref, Document: choice.Document, Pages: reading.Pages, Wanted: wanted}
		ledger.Put(m, open.Stream, Begun, form.ID, nil, body)
		if h := hs[open.Stream]; !Opened(h, form.By.Person, choice.Document) {
			ledger.Put(m, open.Stream, court.DocumentShown, ledger.DerivedID(open.Stream, "shown for "+string(form.ID)), nil, court.ShownBody{
				Document: choice.Court, Why: "To make a copy ready for " + wanted.To.Words(),
			})
		}
		return m.Done()
	}, nil
}

// reading is the reading of a document as it is now: one that is kept, or a new one.
func (d Desk) reading(ctx context.Context, side *ledger.History, choice Choice, form ledger.EntryID) (Reading, error) {
	text, sha, err := d.read(ctx, choice)
	if err != nil {
		return Reading{}, err
	}
	if kept, ok := readingWith(side, choice.Document, sha); ok {
		return kept, nil
	}
	if len(text.Readable()) == 0 {
		return Reading{}, errNoWords
	}
	file, err := d.keep(ctx, text)
	if err != nil {
		return Reading{}, fmt.Errorf("keep the words of a document: %w", err)
	}
	body := ReadBody{Document: choice.Document, SHA256: sha, Words: file, Pages: len(text.Pages)}
	return Reading{body, ledger.Ref{Stream: side.Stream, Entry: ledger.DerivedID(side.Stream, "reading for "+string(form))}}, nil
}

// Opened reports whether somebody is on record as having been shown a document. Of those that are not the court’s nobody needs to be: whoever works on
// the case reads them.
func Opened(h *ledger.History, person ledger.StreamID, d Document) bool {
	if d.Sort != OfTheCourt {
		return true
	}
	return slices.ContainsFunc(h.Entries, func(e ledger.Entry) bool {
		b, ok := court.DocumentShown.In(e)
		return ok && b.Document == d.Court && e.Author.Person == person
	})
}

// Drop gives a copy up that did not leave.
func Drop(h *ledger.History, by ledger.Author, id ledger.EntryID, ref ledger.Ref, why string) (ledger.Change, error) {
	c, err := openCopy(h, ref)
	if err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, Dropped, id, nil, DroppedBody{Copy: c.Ref, Why: why})
	return m.Done()
}

// openCopy is a copy that is still being made ready.
func openCopy(h *ledger.History, ref ledger.Ref) (*Copy, error) {
	c, ok := Of(h).Copy(ref)
	switch {
	case !ok:
		return nil, fault.Absent(nil)
	case !c.Open():
		return nil, fault.Refuse("This copy left, or was given up. Begin another.", nil)
	default:
		return c, nil
	}
}
