package footing

import (
	"errors"
	"time"

	"candour/internal/access"
	"candour/internal/argument"
	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds is what footing writes: news, from one stream to another that rests on it.
var Kinds ledger.Set

// SourceNow is how a record of another stream stands.
type SourceNow string

const (
	NowDisputed SourceNow = "disputed"
	NowOut      SourceNow = "no longer stands"
)

// SourceFellBody says that a record of another stream, which something here rests on, is disputed or no longer stands.
type SourceFellBody struct {
	Source ledger.Ref    `json:"source"`
	Facet  Facet         `json:"facet"`
	Now    SourceNow     `json:"now"`
	Reason string        `json:"reason,omitempty"` // a word of Reasons: "replaced"
	Since  calendar.Date `json:"since,omitzero"`   // of guidance and tools: the first day no longer in force; zero when never to be relied on
	Cause  ledger.Ref    `json:"cause"`            // the entry there that brought it about
}

// Validate refuses a body that names no source or says nothing of it.
func (b SourceFellBody) Validate() error {
	if b.Source.IsZero() || b.Cause.IsZero() {
		return errors.New("the source and the cause must be named")
	}
	if b.Now != NowDisputed && b.Now != NowOut {
		return errors.New("say whether the source is disputed or no longer stands")
	}
	return nil
}

var exampleSource = ledger.Ref{Stream: "9b1d7a52-3b8e-4d1c-9a5f-0c2f6f6f2a11", Entry: "0198c1c3-7a52-7d1c-9a5f-0c2f6f6f2a11"}
var exampleCause = ledger.Ref{Stream: "9b1d7a52-3b8e-4d1c-9a5f-0c2f6f6f2a11", Entry: "0198c1c4-7a52-7d1c-9a5f-0c2f6f6f2a12"}

// SourceFell is written by the service into every stream that rests on what changed elsewhere.
var SourceFell = ledger.Define(&Kinds, "footing.source_fell/1", ledger.Spec[SourceFellBody]{
	Means: "Something on another record, which this record rests on, is disputed or no longer stands.",
	May:   access.Service,
	Refs:  func(b SourceFellBody) []ledger.Ref { return []ledger.Ref{b.Source} },
	Line: func(p words.Printer, b SourceFellBody) words.Line {
		if b.Now == NowDisputed {
			return words.Line{Text: p.Say("Something on another record that this rests on is now disputed")}
		}
		return words.Line{Text: p.Say("Something on another record that this rests on no longer stands")}
	},
	Example: SourceFellBody{Source: exampleSource, Facet: So, Now: NowOut, Reason: "not proved", Cause: exampleCause},
})

// SourceStandsAgainBody says that a record of another stream stands again.
type SourceStandsAgainBody struct {
	Source ledger.Ref `json:"source"`
	Facet  Facet      `json:"facet"`
	Cause  ledger.Ref `json:"cause"`
}

// SourceStandsAgain takes back the news of SourceFell.
var SourceStandsAgain = ledger.Define(&Kinds, "footing.source_stands_again/1", ledger.Spec[SourceStandsAgainBody]{
	Means: "Something on another record, which this record rests on, stands again.",
	May:   access.Service,
	Refs:  func(b SourceStandsAgainBody) []ledger.Ref { return []ledger.Ref{b.Source} },
	Line: func(p words.Printer, b SourceStandsAgainBody) words.Line {
		return words.Line{Text: p.Say("Something on another record that this rests on stands again")}
	},
	Example: SourceStandsAgainBody{Source: exampleSource, Facet: So, Cause: exampleCause},
})

// reasons are the words in which a cause is stored. They are never changed.
var reasons = map[string]argument.Cause{
	"outweighed":      argument.Outweighed,
	"replaced":        argument.Replaced,
	"out of date":     argument.OutOfDate,
	"not proved":      argument.NotProved,
	"decided against": argument.DecidedAgainst,
	"set aside":       argument.SetAside,
	"erased by law":   argument.ErasedByLaw,
	"withdrawn":       argument.Withdrawn,
	"":                argument.SourceGone,
}

func reasonOf(cause argument.Cause) string {
	for word, c := range reasons {
		if c == cause {
			return word
		}
	}
	return ""
}

// news is what a stream has been told of records elsewhere; the latest word on each counts.
type news struct{ fell map[Key]notice }

type notice struct {
	SourceFellBody
	entry ledger.Ref
	at    time.Time // when it was recorded
}

var told = ledger.NewFold(func(n *news, e ledger.Entry) {
	if n.fell == nil {
		n.fell = map[Key]notice{}
	}
	if b, ok := SourceFell.In(e); ok {
		n.fell[Of(b.Source, b.Facet)] = notice{b, e.Ref(), e.Recorded}
	}
	if b, ok := SourceStandsAgain.In(e); ok {
		delete(n.fell, Of(b.Source, b.Facet))
	}
})
