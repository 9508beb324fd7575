package evidence

import (
	"slices"
	"strings"

	"candour/internal/calendar"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are all kinds of entry that evidence writes. Each is defined beside its topic, in the files named kinds_*.go.
var Kinds ledger.Set

// Who is somebody, as a person of the case or, when they are none, by name.
type Who struct {
	Person ledger.Ref `json:"person,omitzero"`
	Name   string     `json:"name,omitempty"` // what they are called when they are no person of the case: "the office at Hill Road School"
}

// IsZero reports whether nobody is meant.
func (w Who) IsZero() bool { return w == Who{} }

func (w Who) known() bool { return !w.Person.IsZero() || given(w.Name) }

// Paper is where something stands: in a file of ours, a document of the court, or a note.
type Paper struct {
	Name      string      `json:"name,omitempty"`      // what the file is called: "Letter from Hill Road School, 12 May 2026"
	File      ledger.File `json:"file,omitzero"`       // the original bytes, never shown
	Court     ledger.Ref  `json:"court,omitzero"`      // a court document on record
	Note      ledger.Ref  `json:"note,omitzero"`       // one of our own notes
	Page      int         `json:"page,omitempty"`      // from 1
	Paragraph string      `json:"paragraph,omitempty"` // as printed: "12"
}

// IsZero reports whether nothing is written down anywhere we can name.
func (p Paper) IsZero() bool { return p == Paper{} }

// document reports whether it is a document, as against a note of ours.
func (p Paper) document() bool { return !p.File.IsZero() || !p.Court.IsZero() }

func given(text string) bool { return strings.TrimSpace(text) != "" }

// day is the day, in London, on which something happened or began; zero when that is not known.
func day(h *ledger.Happened) calendar.Date {
	if h == nil {
		return calendar.Date{}
	}
	if h.Precision == ledger.ToTheMinute {
		return calendar.DateInLondon(h.Start())
	}
	return calendar.DateOf(h.Start())
}

func onDay(d calendar.Date) *ledger.Happened {
	if d.IsZero() {
		return nil
	}
	return ledger.OnDay(d.String())
}

func line(text, quoted string) words.Line { return words.Line{Text: text, Words: quoted} }

func said(ref ledger.Ref) footing.Key { return footing.Of(ref, footing.Said) }
func so(ref ledger.Ref) footing.Key   { return footing.Of(ref, footing.So) }

// the things of the examples: an invented case
const exampleCase ledger.StreamID = "5d2f6d0e-6f0b-4a86-9d0c-0f6f4f0f7b01"

func exampleRef(n string) ledger.Ref {
	return ledger.Ref{Stream: exampleCase, Entry: ledger.EntryID("0199e0c4-1c00-7b00-8000-0000000000" + n)}
}

// FileOf is the file that a form brought, once the form is on record: an act that is sent twice names one file, however often its bytes come.
func FileOf(h *ledger.History, form ledger.EntryID) (ledger.File, bool) {
	sent := slices.IndexFunc(h.Entries, func(e ledger.Entry) bool { return e.ID == form })
	if sent < 0 {
		return ledger.File{}, false
	}
	for _, e := range h.Entries {
		if file := paperOf(e.Body).File; e.Recorded.Equal(h.Entries[sent].Recorded) && !file.IsZero() {
			return file, true
		}
	}
	return ledger.File{}, false
}

func paperOf(body any) Paper {
	switch b := body.(type) {
	case SourceBody:
		return b.Paper
	case FoundBody:
		return b.Paper
	case AdmittedBody:
		return b.Paper
	case OutcomeBody:
		return b.Paper
	default:
		return Paper{}
	}
}
