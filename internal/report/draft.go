package report

import (
	"slices"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/practice"
)

// Draft is a report while it is written, as its own stream tells it. It is shared between readers: change nothing in it.
type Draft struct {
	BegunBody // with the author who has it now
	Stream    ledger.StreamID
	Version   int64
	Handed    []Act[HandedBody]
	Read      []Act[ReadBody]
	Comments  []Act[CommentBody]
	Withheld  *Act[WithheldBody] // nil while nobody withholds it
	Frozen    bool               // it was signed
	Shared    []Act[SharedBody]  // with whom the draft was shared for factual correction
	Cites     practice.Cites     // guidance and tools that it relies on, as they were called then

	Corrections []*Correction // what they say is wrong

	suggestions []*Suggestion
	statements  []*Statement // each section's in their order
	kept        map[string]Act[KeptBody]
	aside       map[string]Act[SetAsideBody]
}

// Statement is a statement as it reads now. Ref names it.
type Statement struct {
	Saying
	Section string
	Ref     ledger.Ref
	Last    ledger.Entry // that gave it these words
}

// DraftOf is a report as a history of its own stream tells it.
func DraftOf(h *ledger.History) *Draft { return drafting.Of(h) }

var drafting = casework.NewFold(func(d *Draft, e ledger.Entry) {
	d.Stream, d.Version = e.Stream, e.Version
	switch b := e.Body.(type) {
	case BegunBody:
		d.BegunBody = b
	case PassedBody:
		d.Author = b.Author
	case WrittenBody:
		d.place(&Statement{Saying: b.Saying, Ref: e.Ref(), Last: e}, b.Section, b.Before)
	case ChangedBody:
		if s, ok := d.Statement(b.Statement); ok {
			s.Saying, s.Last = b.Saying, e
		}
	case MovedBody:
		if s, ok := d.Statement(b.Statement); ok {
			d.takeOut(s.Ref)
			d.place(s, b.Section, b.Before)
		}
	case TakenOutBody:
		d.takeOut(b.Statement)
	case FrozenBody:
		d.Frozen = true
	case practice.CitedBody:
		d.Cites.Add(e)
	default:
		d.applyReader(e)
	}
})

func (d *Draft) applyReader(e ledger.Entry) {
	switch b := e.Body.(type) {
	case HandedBody:
		d.Handed = append(d.Handed, Act[HandedBody]{b, e})
	case ReadBody:
		d.Read = append(d.Read, Act[ReadBody]{b, e})
	case CommentBody:
		d.Comments = append(d.Comments, Act[CommentBody]{b, e})
	case WithheldBody:
		d.Withheld = &Act[WithheldBody]{b, e}
	case ReleasedBody:
		d.Withheld = nil
	case SharedBody, CorrectionBody, CorrectionAnsweredBody:
		d.applyCorrection(e)
	case SuggestedBody, SuggestionTakenBody, SuggestionDeclinedBody:
		d.applySuggestion(e)
	case KeptBody:
		if d.kept == nil {
			d.kept = map[string]Act[KeptBody]{}
		}
		d.kept[b.Check] = Act[KeptBody]{b, e}
	case SetAsideBody:
		if d.aside == nil {
			d.aside = map[string]Act[SetAsideBody]{}
		}
		d.aside[b.Check] = Act[SetAsideBody]{b, e}
	}
}

// place puts a statement into a section, before another of it or at its end.
func (d *Draft) place(s *Statement, section string, before ledger.EntryID) {
	s.Section = section
	at := slices.IndexFunc(d.statements, func(other *Statement) bool {
		return before != "" && other.Ref.Entry == before && other.Section == section
	})
	if at < 0 {
		at = len(d.statements)
	}
	d.statements = slices.Insert(d.statements, at, s)
}

func (d *Draft) takeOut(statement ledger.Ref) {
	d.statements = slices.DeleteFunc(d.statements, func(s *Statement) bool { return s.Ref == statement })
}

// Began reports whether there is a report at all; an empty stream has none.
func (d *Draft) Began() bool { return d.Type != "" }

// Statements are all statements, each section's in their order.
func (d *Draft) Statements() []*Statement { return d.statements }

// Statement is the statement of a name, unless it was taken out.
func (d *Draft) Statement(ref ledger.Ref) (*Statement, bool) {
	i := slices.IndexFunc(d.statements, func(s *Statement) bool { return s.Ref == ref })
	if i < 0 {
		return nil, false
	}
	return d.statements[i], true
}

// CommentsOn are the remarks on a statement, or with the zero Ref those on the whole, oldest first.
func (d *Draft) CommentsOn(statement ledger.Ref) []Act[CommentBody] {
	return slices.DeleteFunc(slices.Clone(d.Comments), func(c Act[CommentBody]) bool { return c.Body.Statement != statement })
}

// Keeping is why what a check found is kept as it is; false when nobody kept it.
func (d *Draft) Keeping(check string) (Act[KeptBody], bool) {
	k, ok := d.kept[check]
	return k, ok
}

// SettingAside is that the author does not take a piece of advice; false when it was not set aside.
func (d *Draft) SettingAside(check string) (Act[SetAsideBody], bool) {
	a, ok := d.aside[check]
	return a, ok
}

// ChangedSince counts the statements that were given other words after a version of the report, such as the one that somebody has read.
func (d *Draft) ChangedSince(version int64) int {
	n := 0
	for _, s := range d.statements {
		if s.Last.Version > version {
			n++
		}
	}
	return n
}
