package report

import (
	"strings"

	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are all kinds of entry that reports write. Each is defined beside its topic, in the files named kinds_*.go.
var Kinds ledger.Set

// The kinds of statement that the rules know. The pack names and explains all but the last two.
const (
	Account        = "account"        // what a person or document says
	Observation    = "observation"    // what the author saw or heard
	Established    = "established"    // found, admitted, agreed, convicted, on an official record
	ChildsWords    = "childs_words"   // what a child said, in the child’s words
	Opinion        = "opinion"        // what the author makes of it
	Recommendation = "recommendation" // what the author advises
	Heading        = "heading"        // a heading within a section; it rests on nothing and needs nothing
	Linking        = "linking"        // a sentence that leads from one thing to another; it says nothing of the family
)

// reports says whether a kind only reports what was said, and asserts none of it.
func reports(kind string) bool { return kind == Account || kind == ChildsWords }

// needsNothing says whether a kind rests on nothing.
func needsNothing(kind string) bool { return kind == Heading || kind == Linking }

// RestSort is the sort of thing that a statement rests on.
type RestSort string

const (
	OnItem      RestSort = "item"      // an item of evidence
	OnDecision  RestSort = "decision"  // what settles a matter: a finding, an admission, a conviction
	OnOutcome   RestSort = "outcome"   // what came of a matter elsewhere and settles nothing
	OnNote      RestSort = "note"      // a note of ours
	OnOrder     RestSort = "order"     // an order of the court
	OnFact      RestSort = "fact"      // plain facts of the case as the court or a person gave them: the entry that gave them
	OnGuidance  RestSort = "guidance"  // a piece of guidance or a tool, which is a stream of its own
	OnChoice    RestSort = "choice"    // a decision of ours, such as how to see a child
	OnStatement RestSort = "statement" // another statement of the same report
)

// Rest is one thing that a statement rests on.
type Rest struct {
	Ref  ledger.Ref `json:"ref"`
	Sort RestSort   `json:"sort"`
	Gone bool       `json:"gone,omitempty"` // the statement reports it as something that no longer stands
}

func (r Rest) known() bool {
	switch r.Sort {
	case OnItem, OnDecision, OnOutcome, OnNote, OnOrder, OnFact, OnGuidance, OnChoice, OnStatement:
		return !r.Ref.IsZero()
	default:
		return false
	}
}

func given(text string) bool { return strings.TrimSpace(text) != "" }

// part names a part of a thing that is changed by itself, so that two people at work on different parts of it do not stop each other.
func part(of ledger.Ref, name string) ledger.Ref {
	return ledger.Ref{Stream: of.Stream, Entry: ledger.DerivedID(of.Stream, "part "+string(of.Entry)+" "+name)}
}

// text is a timeline line that is a sentence and nothing more.
func text(sentence string) words.Line { return words.Line{Text: sentence} }

// the streams and entries of the examples: invented
const (
	exampleCase   ledger.StreamID = "6c1f6d0e-6f0b-4a86-9d0c-0f6f4f0f7c01"
	exampleDraft  ledger.StreamID = "6c1f6d0e-6f0b-4a86-9d0c-0f6f4f0f7c02"
	exampleAuthor ledger.StreamID = "6c1f6d0e-6f0b-4a86-9d0c-0f6f4f0f7c03"
	exampleReader ledger.StreamID = "6c1f6d0e-6f0b-4a86-9d0c-0f6f4f0f7c04"
)

func exampleRef(stream ledger.StreamID, n string) ledger.Ref {
	return ledger.Ref{Stream: stream, Entry: ledger.EntryID("0199e0c4-1c00-7c00-8000-0000000000" + n)}
}
