package privilege

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// ReaderBody names somebody to read the privileged notes of a case.
type ReaderBody struct {
	Person ledger.StreamID `json:"person"`
	Name   string          `json:"name"`
	Why    string          `json:"why"`
}

// Validate asks who and why.
func (b ReaderBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Person != "", "person", "Choose who reads them")
	ps.Need(given(b.Why), "why", "Say why they need to read them")
	return ps.Err()
}

// ReaderNamed names a reader, in the stream apart.
var ReaderNamed = ledger.Define(&Kinds, "privilege.reader/1", ledger.Spec[ReaderBody]{
	Means: "The guardian named somebody to read the privileged notes of the case, for as long as they are on it.",
	May:   access.Guardian,
	Line: func(p words.Printer, b ReaderBody) words.Line {
		return words.Line{Text: p.Say("%s named to read the privileged notes", b.Name), Words: b.Why}
	},
	Example: ReaderBody{Person: "0d7b9f7e-7f0d-4f6e-9a52-64f1f0a4c3b2", Name: "Owen Farrell", Why: "He covers the case in August"},
})

// ReaderEndedBody says that somebody no longer reads them.
type ReaderEndedBody struct {
	Reader ledger.Ref `json:"reader"` // by whose entry they were named
	Name   string     `json:"name"`
	Why    string     `json:"why"`
}

// Validate asks why.
func (b ReaderEndedBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Why), "why", "Say why they no longer read them")
	return ps.Err()
}

// ReaderEnded ends it.
var ReaderEnded = ledger.Define(&Kinds, "privilege.reader_ended/1", ledger.Spec[ReaderEndedBody]{
	Means: "Somebody no longer reads the privileged notes of the case.",
	May:   access.Guardian,
	Refs:  func(b ReaderEndedBody) []ledger.Ref { return []ledger.Ref{b.Reader} },
	Line: func(p words.Printer, b ReaderEndedBody) words.Line {
		return words.Line{Text: p.Say("%s no longer reads the privileged notes", b.Name), Words: b.Why}
	},
	Example: ReaderEndedBody{Reader: example("03"), Name: "Owen Farrell", Why: "August is over"},
})
