package redaction

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"candour/internal/casework"
	"candour/internal/leaving"
	"candour/internal/ledger"
)

// State is the copies and the marks of a case, as its open stream tells them. It is shared between readers: change nothing in it.
type State struct {
	Stream ledger.StreamID
	copies []*Copy
	marks  []Mark
}

// Copy is a copy of a document on its way to its recipient.
type Copy struct {
	BegunBody
	Ref     ledger.Ref
	Entry   ledger.Entry // who began it, and when
	Made    *MadeCopy    // nil until it is made, and again once anything in it changed
	Decided *Decision    // on what was made; nil until somebody decided
	Left    []Leaving    // each time it was handed over
	Dropped bool

	state  *State
	looked map[int]ledger.Entry
	lifted map[ledger.Ref]JudgedBody
}

// MadeCopy is the copy as it was made.
type MadeCopy struct {
	MadeBody
	Entry ledger.Entry
}

// Decision is what a second person said of it.
type Decision struct {
	DecidedBody
	Entry ledger.Entry
}

// Leaving is that it was handed over.
type Leaving struct {
	leaving.CopyLeftBody
	Entry ledger.Entry
}

// Mark is words of a reading that were marked.
type Mark struct {
	MarkedBody
	Ref   ledger.Ref
	Entry ledger.Entry
}

// Pages are the pages that the mark is on.
func (m Mark) Pages() []int {
	var all []int
	for _, s := range m.Spans {
		if !slices.Contains(all, s.Page) {
			all = append(all, s.Page)
		}
	}
	return all
}

// Of is the copies and marks of a case as a history of its open stream tells them.
func Of(h *ledger.History) *State { return folding.Of(h) }

var folding = casework.NewFold(func(s *State, e ledger.Entry) {
	s.Stream = e.Stream
	switch b := e.Body.(type) {
	case BegunBody:
		s.copies = append(s.copies, &Copy{
			BegunBody: b, Ref: e.Ref(), Entry: e, state: s, looked: map[int]ledger.Entry{}, lifted: map[ledger.Ref]JudgedBody{},
		})
	case MarkedBody:
		m := Mark{b, e.Ref(), e}
		s.marks = append(s.marks, m)
		for _, c := range s.copies {
			if c.Read == b.Read {
				c.changed(m.Pages())
			}
		}
	default:
		s.applyToCopy(e)
	}
})

func (s *State) applyToCopy(e ledger.Entry) {
	switch b := e.Body.(type) {
	case JudgedBody:
		if c, ok := s.Copy(b.Copy); ok {
			c.lifted[b.Mark] = b
			c.changed(b.Pages)
		}
	case LookedBody:
		if c, ok := s.Copy(b.Copy); ok {
			c.looked[b.Page] = e
		}
	case MadeBody:
		if c, ok := s.Copy(b.Copy); ok {
			c.Made, c.Decided = &MadeCopy{b, e}, nil
		}
	case DecidedBody:
		if c, ok := s.Copy(b.Copy); ok && c.Made != nil && c.Made.Entry.Ref() == b.Made {
			c.Decided = &Decision{b, e}
		}
	case leaving.CopyLeftBody:
		if c, ok := s.Copy(b.Copy); ok {
			c.Left = append(c.Left, Leaving{b, e})
		}
	case DroppedBody:
		if c, ok := s.Copy(b.Copy); ok {
			c.Dropped = true
		}
	}
}

// changed takes note that pages are marked otherwise: they must be looked at again, and what was made of them is not what would leave.
func (c *Copy) changed(pages []int) {
	if c.gone() {
		return
	}
	for _, n := range pages {
		delete(c.looked, n)
	}
	c.Made, c.Decided = nil, nil
}

// gone reports whether nothing more is done to the copy.
func (c *Copy) gone() bool { return c.Dropped || len(c.Left) > 0 }

// Open reports whether the copy is still being made ready.
func (c *Copy) Open() bool { return !c.gone() }

// Copies are all copies of the case, the newest first.
func (s *State) Copies() []*Copy {
	all := slices.Clone(s.copies)
	slices.Reverse(all)
	return all
}

// Copy is the copy of a name.
func (s *State) Copy(ref ledger.Ref) (*Copy, bool) {
	i := slices.IndexFunc(s.copies, func(c *Copy) bool { return c.Ref == ref })
	if i < 0 {
		return nil, false
	}
	return s.copies[i], true
}

// MarksOn are the marks on a reading, oldest first.
func (s *State) MarksOn(read ledger.Ref) []Mark {
	return slices.DeleteFunc(slices.Clone(s.marks), func(m Mark) bool { return m.Read != read })
}

// Marks are all marks on the document, oldest first. Of a copy that left, those that there were then are in Left.
func (c *Copy) Marks() []Mark { return c.state.MarksOn(c.Read) }

// Lifted is why a mark does not hold for the recipient; false when it holds.
func (c *Copy) Lifted(m Mark) (why string, lifted bool) {
	j := c.lifted[m.Ref]
	return j.Why, j.Lifted
}

// Holding are the marks that hold for the recipient.
func (c *Copy) Holding() []Mark {
	return slices.DeleteFunc(c.Marks(), func(m Mark) bool { return c.lifted[m.Ref].Lifted })
}

// Removals are the words that are removed for the recipient.
func (c *Copy) Removals() []Removal {
	var all []Removal
	for _, m := range c.Holding() {
		for _, s := range m.Spans {
			all = append(all, Removal{s, m.Ground})
		}
	}
	return all
}

// Shown is how a page is marked for the recipient, as a hash in hexadecimal digits. Whoever looked sends back the one of what they saw.
func (c *Copy) Shown(page int) string {
	sum := sha256.New()
	for _, r := range c.Removals() {
		if r.Page == page {
			fmt.Fprintln(sum, r.From, r.To, r.Ground)
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// LookedAt is who looked at a page last, as it is marked now; false when nobody has.
func (c *Copy) LookedAt(page int) (ledger.Entry, bool) {
	e, ok := c.looked[page]
	return e, ok
}

// Unlooked are the pages with words at which nobody has looked yet.
func (c *Copy) Unlooked(t Text) []int {
	return slices.DeleteFunc(t.Readable(), func(n int) bool { _, ok := c.looked[n]; return ok })
}

// Reading is a reading on the closed side.
type Reading struct {
	ReadBody
	Ref ledger.Ref
}

type readings struct{ all []Reading }

var readingsOf = casework.NewFold(func(s *readings, e ledger.Entry) {
	if b, ok := Read.In(e); ok {
		s.all = append(s.all, Reading{b, e.Ref()})
	}
})

// ReadingOf is a reading that the closed side holds.
func ReadingOf(side *ledger.History, ref ledger.Ref) (Reading, bool) {
	all := readingsOf.Of(side).all
	i := slices.IndexFunc(all, func(r Reading) bool { return r.Ref == ref })
	if i < 0 {
		return Reading{}, false
	}
	return all[i], true
}

// readingWith is the reading of a document whose bytes are those; false when it was not read yet.
func readingWith(side *ledger.History, d Document, sha string) (Reading, bool) {
	for _, r := range readingsOf.Of(side).all {
		if r.Document == d && r.SHA256 == sha {
			return r, true
		}
	}
	return Reading{}, false
}

// MarkedIn says what is marked in a document, on which grounds and in how many places; “nothing” when nothing is.
func MarkedIn(s *State, d Document) string {
	counts := map[Ground]int{}
	for _, m := range s.marks {
		if s.documentOf(m.Read) == d {
			counts[m.Ground] += len(m.Spans)
		}
	}
	return inPlaces(counts)
}

// documentOf is the document of a reading, as the copies that stand on it say.
func (s *State) documentOf(read ledger.Ref) Document {
	for _, c := range s.copies {
		if c.Read == read {
			return c.Document
		}
	}
	return Document{}
}
