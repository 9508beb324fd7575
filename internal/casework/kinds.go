package casework

import (
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are all kinds of entry that casework writes. Each is defined beside its topic, in the files named kinds_*.go.
var Kinds ledger.Set

// CourtWord marks what an entry holds as the court's version of it.
type CourtWord struct {
	At string `json:"at"`           // when the court last changed it, by the court's own clock, as ledger.FormatTime writes it
	ID string `json:"id,omitempty"` // the court's own name for the thing, if it has one
}

func (c *CourtWord) validate(ps *fault.Fields) {
	if c == nil {
		return
	}
	_, err := ledger.ParseTime(c.At)
	ps.Need(err == nil, "court", "What the court says needs the time at which the court said it")
}

// side is whose version an entry changes: the court's and ours are different subjects, so that neither stops the other's form.
func (c *CourtWord) side() string {
	if c == nil {
		return ""
	}
	return "court "
}

// part names a part of a thing that is changed by itself, so that two people at work on different parts of it do not stop each other.
func part(of ledger.Ref, name string) ledger.Ref {
	return ledger.Ref{Stream: of.Stream, Entry: ledger.DerivedID(of.Stream, "part "+string(of.Entry)+" "+name)}
}

// text is a timeline line that is a sentence and nothing more.
func text(sentence string) words.Line { return words.Line{Text: sentence} }

// the streams, entries and persons of the examples: invented
const (
	exampleCase   ledger.StreamID = "2b5f6d0e-6f0b-4a86-9d0c-0f6f4f0f7a01"
	exampleClosed ledger.StreamID = "2b5f6d0e-6f0b-4a86-9d0c-0f6f4f0f7a02"
	exampleOther  ledger.StreamID = "2b5f6d0e-6f0b-4a86-9d0c-0f6f4f0f7a03"
	examplePerson ledger.StreamID = "2b5f6d0e-6f0b-4a86-9d0c-0f6f4f0f7a04"
	exampleWorker ledger.StreamID = "2b5f6d0e-6f0b-4a86-9d0c-0f6f4f0f7a05"
	exampleTeam   ledger.StreamID = "2b5f6d0e-6f0b-4a86-9d0c-0f6f4f0f7a06"

	exampleTime = "2026-09-14T13:20:00.000000Z"
)

// exampleRef is a thing in the example case.
func exampleRef(n string) ledger.Ref {
	return ledger.Ref{Stream: exampleCase, Entry: ledger.EntryID("0199e0c4-1c00-7a00-8000-0000000000" + n)}
}
