package late

import (
	"slices"

	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/redaction"
	"candour/internal/report"
)

// places are all places that are looked through, each as what looks through it.
func (c *looking) places() ([]func() error, error) {
	var all []func() error
	for _, e := range readable(c.h, c.from) {
		all = append(all, func() error { return c.entry(e, StandsBody{Sort: InEntry}) })
		all = append(all, c.files(e, InFile)...)
	}
	for _, r := range report.Of(c.h).Reports() {
		if r.Signed == nil {
			all = append(all, func() error { return c.report(r) })
		}
	}
	all = append(all, c.forms, c.left)
	if c.from == "" {
		for _, e := range readable(c.side, "") {
			all = append(all, c.files(e, InDocument)...)
		}
	}
	return all, nil
}

// entry looks through one entry, whatever its kind.
func (c *looking) entry(e ledger.Entry, b StandsBody) error {
	details, at, err := look(c.sights, e)
	if err != nil {
		return err
	}
	b.Place, b.Kind = e.Ref(), e.Kind
	c.seen(b, details, at)
	return nil
}

// report looks through a report while it is written: its statements as they read now, and what was said about them.
func (c *looking) report(r *report.Report) error {
	h, err := c.Ledger.Read(c.ctx, r.Draft)
	if err != nil {
		return err
	}
	standing := standingIn(h)
	for _, e := range readable(h, "") {
		if !standing(e) {
			continue
		}
		if err := c.entry(e, StandsBody{Sort: InReport, Report: r.Ref}); err != nil {
			return err
		}
	}
	return nil
}

// standingIn reports of the entries of a report while it is written whether their words are in it: those of a statement that was changed or taken
// out since are not.
func standingIn(h *ledger.History) func(ledger.Entry) bool {
	d := report.DraftOf(h)
	return func(e ledger.Entry) bool {
		if e.Kind != report.Written.Name() && e.Kind != report.Changed.Name() {
			return true
		}
		return slices.ContainsFunc(d.Statements(), func(s *report.Statement) bool { return s.Last.ID == e.ID })
	}
}

// forms looks through what people are typing in forms of the case.
func (c *looking) forms() error {
	typed, err := c.Forms(c.ctx, c.h.Stream)
	if err != nil {
		return err
	}
	for _, t := range typed {
		c.seen(StandsBody{Sort: InForm, Writer: t.Writer, Form: t.Form}, lookAt(c.sights, t.Text), nil)
	}
	return nil
}

// left looks through what has left the case: how that was put down, and the report or note that it was or was told from, with its file. What went to the wrong
// person has a record of its own.
func (c *looking) left() error {
	for _, d := range leaving.Register(c.Pack, c.h) {
		if d.Breach != "" {
			continue
		}
		var details []Detail
		for _, e := range c.went(d) {
			held, _, err := look(c.sights, e)
			if err != nil {
				return err
			}
			details = append(details, held...)
			for _, f := range ledger.FilesOf(e) {
				details = append(details, lookAt(c.sights, c.wordsOf(f).text)...) // what has none is on the list of files, as not checked
			}
		}
		c.seen(StandsBody{Sort: HasLeft, Place: d.Entry.Ref(), Kind: d.Entry.Kind}, unlike(details), nil)
	}
	return nil
}

// went are the entries that say what left: its own and, of a report or a note, theirs. As a register may give one another time, it is read anew.
func (c *looking) went(d leaving.Departure) []ledger.Entry {
	names := []ledger.EntryID{d.Entry.ID}
	if r, ok := report.Of(c.h).Report(d.Of); ok && r.Signed != nil {
		names = append(names, r.Signed.Entry.ID)
	}
	if n, ok := c.of.Note(d.Of); ok && !d.Of.IsZero() {
		names = append(names, n.Entry.ID)
		for _, correction := range n.Corrections {
			names = append(names, correction.Entry.ID)
		}
	}
	return slices.DeleteFunc(slices.Clone(c.h.Entries), func(e ledger.Entry) bool { return e.Erased || !slices.Contains(names, e.ID) })
}

// files are the looks through the files that an entry names. What was made of a file for people to see, or read out of a document to make copies of it, is
// not looked through besides it.
func (c *looking) files(e ledger.Entry, sort Sort) []func() error {
	switch e.Body.(type) {
	case evidence.ReadyBody, redaction.ReadBody:
		return nil
	}
	var all []func() error
	for _, f := range ledger.FilesOf(e) {
		all = append(all, func() error {
			b := StandsBody{Sort: sort, Place: e.Ref(), Kind: e.Kind}
			read := c.wordsOf(f)
			if err := c.ctx.Err(); err != nil {
				return err
			}
			if !read.whole {
				c.unread(b) // it says so, and waits for somebody to look
			}
			c.seen(b, lookAt(c.sights, read.text), nil)
			return nil
		})
	}
	return all
}

// fileHeldBack is the hold on the files of an entry at which somebody looked: no texts, and the sake of no detail.
func fileHeldBack(f *Find) casework.HeldBackBody {
	return casework.HeldBackBody{Entry: f.Place.Entry, Details: f.refs()}
}
