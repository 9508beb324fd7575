package redaction

import (
	"slices"

	"candour/internal/fault"
	"candour/internal/ledger"
)

// MarkForm is words of a page as somebody marks them: by typing them, by the numbers of their lines, or by where they are.
type MarkForm struct {
	Words      string
	Lines      string
	Everywhere bool   // on every page where the words stand
	At         []Span // of what was found; none when they are typed
	Ground     Ground
	Why        string
}

// spans are the words that are meant. What is wrong is told with the field it is typed in.
func (f MarkForm) spans(t Text, page int) (all []Span, err error) {
	var ps fault.Fields
	if len(f.At) > 0 {
		ps.Need(!slices.ContainsFunc(f.At, func(s Span) bool { return s.Page != page || !s.in(t) }), "words", "These words are not on this page")
		return f.At, ps.Err()
	}
	if given(f.Lines) {
		lines, err := t.LinesOf(page, f.Lines)
		ps.Need(err == nil, "lines", "Enter the number of a line of this page, such as 4, or of several, such as 4-6")
		all = append(all, lines)
	}
	if given(f.Words) {
		here := t.FindOn(page, f.Words)
		ps.Need(len(here) > 0, "words", "These words do not stand on this page. Enter them as they stand here, or the numbers of their lines")
		if f.Everywhere {
			here = t.Find(f.Words)
		}
		all = append(all, here...)
	}
	return all, ps.Err()
}

// PutMark marks words of the document of a copy. The mark is offered for every later copy too.
func PutMark(h *ledger.History, t Text, by ledger.Author, id ledger.EntryID, ref ledger.Ref, page int, form MarkForm) (ledger.Change, error) {
	c, err := openCopy(h, ref)
	if err != nil {
		return ledger.Change{}, err
	}
	spans, wrong := form.spans(t, page)
	body := MarkedBody{Read: c.Read, Spans: spans, Ground: form.Ground, Why: form.Why}
	ps := fault.FieldsOf(wrong)
	for _, f := range fault.FieldsOf(body.Validate()) {
		ps.Need(f.Name == "words" && wrong != nil, f.Name, f.Sentence)
	}
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, Marked, id, nil, body)
	return m.Done()
}

// Judge lifts a mark for the recipient of a copy, or keeps it after all.
func Judge(h *ledger.History, by ledger.Author, id ledger.EntryID, ref, mark ledger.Ref, lifted bool, why string) (ledger.Change, error) {
	c, err := openCopy(h, ref)
	if err != nil {
		return ledger.Change{}, err
	}
	for _, x := range c.Marks() {
		if x.Ref == mark {
			m := &ledger.Making{By: by}
			ledger.Put(m, h.Stream, Judged, id, nil, JudgedBody{Copy: c.Ref, Mark: mark, Pages: x.Pages(), Lifted: lifted, Why: why})
			return m.Done()
		}
	}
	return ledger.Change{}, fault.Absent(nil)
}

// Look says that somebody looked at a page for the recipient of a copy, and that it may leave as it is marked. A page that still holds what is hidden
// from them may not, nor one that no machine could read, nor one that is marked otherwise than as it was shown: see Copy.Shown.
func Look(h *ledger.History, t Text, found []Found, by ledger.Author, id ledger.EntryID, ref ledger.Ref, page int, shown string) (ledger.Change, error) {
	c, err := openCopy(h, ref)
	if err != nil {
		return ledger.Change{}, err
	}
	if p, ok := t.Page(page); !ok || !p.Readable() {
		return ledger.Change{}, fault.Refuse("No machine could read this page. It is not checked, and does not leave.", nil)
	}
	if bars(found) {
		return ledger.Change{}, holdsStill(page, found)
	}
	if shown != c.Shown(page) {
		return ledger.Change{}, fault.Fields{{Name: "says", Sentence: "It was marked otherwise since you looked. Look at the page again as it stands now"}}
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, Looked, id, nil, LookedBody{Copy: c.Ref, Read: c.Read, Page: page})
	return m.Done()
}

// holdsStill refuses a page for what is found on it.
func holdsStill(page int, found []Found) error {
	var said string
	for _, f := range found {
		if f.Bars {
			said = f.Says
			break
		}
	}
	return fault.Refuse("Page "+itoa(page)+" still holds "+said+". Mark those words first; or, if they may be known after all, record that with the detail.", nil)
}
