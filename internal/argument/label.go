package argument

// Label is the bare answer about a record. The zero Label is Undecided, on which nothing may be asserted.
type Label uint8

const (
	Undecided Label = iota // disputed
	In                     // stands
	Out                    // no longer stands
)

// String is the label as the exchange format writes it.
func (l Label) String() string {
	switch l {
	case In:
		return "in"
	case Out:
		return "out"
	default:
		return "undec"
	}
}

// Standing is a label refined for people by how it came about.
type Standing uint8

const (
	Unchecked      Standing = iota // not among the records; nothing may rest on it
	Stands                         // in, and nothing was ever said against it
	StandsAnswered                 // in, and every challenge to it was met
	Disputed                       // undecided: it may be reported with its source, not asserted
	NoLongerStands                 // out: Why.Cause says why
)

// String is the standing in a practitioner's words.
func (s Standing) String() string {
	switch s {
	case Stands:
		return "stands"
	case StandsAnswered:
		return "stands, challenge answered"
	case Disputed:
		return "disputed"
	case NoLongerStands:
		return "no longer stands"
	default:
		return "not checked"
	}
}

// Cause is why one record speaks against another, or why a record no longer stands. Evaluation never reads it.
type Cause uint8

// Causes that a defeat may be given.
const (
	Unstated       Cause = iota
	Denied               // a party denies or disputes it
	Outweighed           // other evidence is better
	Replaced             // a later document supersedes or corrects it
	OutOfDate            // a dated rule has made it too old
	NotProved            // the court found it not proved
	DecidedAgainst       // the court found the contrary, or a party admitted it
	SetAside             // a finding was set aside on appeal
	NoWeight             // the author places no weight on it
	ErasedByLaw          // its words were erased under a recorded authority
	Withdrawn            // guidance, or a tool, was withdrawn by whoever keeps it
)

// Causes that explanations find for themselves.
const (
	SourceGone  Cause = iota + Withdrawn + 1 // what it rested on no longer stands
	Excepted                                 // an exception to its step stands
	Unsupported                              // nothing was ever given to support it
	Circular                                 // it rests only on itself
	Supposed                                 // taken out by Graph.WhatIf
)
