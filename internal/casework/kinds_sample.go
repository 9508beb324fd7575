package casework

import (
	"slices"
	"strings"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Purpose is what cases are read for.
type Purpose string

const (
	QualityAudit Purpose = "a quality audit"
	Inspection   Purpose = "an inspection"
)

// Purposes are all there are.
var Purposes = []Purpose{QualityAudit, Inspection}

// SampleReader is somebody who reads the cases of a sample.
type SampleReader struct {
	Person ledger.StreamID `json:"person"`
	Name   string          `json:"name"`
}

// Reading is what a sample is for, who reads its cases, and until the end of which day.
type Reading struct {
	Purpose Purpose        `json:"purpose"`
	Readers []SampleReader `json:"readers"`
	Until   calendar.Date  `json:"until"`
}

// Validate asks for all three.
func (r Reading) Validate() error {
	var ps fault.Fields
	ps.Need(slices.Contains(Purposes, r.Purpose), "purpose", "Choose what the cases are read for")
	ps.Need(len(r.Readers) > 0, "readers", "Choose who reads the cases")
	ps.Need(!r.Until.IsZero(), "until", "Enter the last day on which the cases are read")
	return ps.Err()
}

func (r Reading) names() string {
	names := make([]string, len(r.Readers))
	for i, reader := range r.Readers {
		names[i] = reader.Name
	}
	return strings.Join(names, ", ")
}

// SampleBody makes a sample of cases to be read.
type SampleBody struct {
	Reading
	Cases []ledger.StreamID `json:"cases"`
	How   string            `json:"how"` // they were chosen: by their numbers, or at random out of which
}

// SampleMade is the first entry of a sample, in a stream of its own.
var SampleMade = ledger.Define(&Kinds, "casework.sample_made/1", ledger.Spec[SampleBody]{
	Means: "These cases were chosen to be read, by these people and until this day, for an audit or an inspection.",
	May:   access.SampleKeeper,
	Line: func(p words.Printer, b SampleBody) words.Line {
		return words.Line{Text: p.Say("%d cases were chosen for %s", len(b.Cases), b.Purpose), Words: b.How}
	},
	Example: SampleBody{exampleReading, []ledger.StreamID{exampleCase}, "By their court numbers"},
})

// SampledBody says, in a case, that it was chosen for a sample.
type SampledBody struct {
	Reading
	Sample ledger.Ref `json:"sample"`
}

// Sampled says in a case that it was chosen to be read. Its readers read the open side until the end of the day, and add nothing.
var Sampled = ledger.Define(&Kinds, "casework.sampled/1", ledger.Spec[SampledBody]{
	Means: "This case was chosen for a sample: the people named read its open side until the end of this day, and add nothing.",
	May:   access.SampleKeeper,
	Refs:  func(b SampledBody) []ledger.Ref { return []ledger.Ref{b.Sample} },
	Line: func(p words.Printer, b SampledBody) words.Line {
		return text(p.Say("Chosen for %s until %s, to be read by %s", b.Purpose, b.Until.Plain(), b.names()))
	},
	Example: SampledBody{exampleReading, exampleRef("40")},
})

// SampleEndedBody ends a sample before its last day.
type SampleEndedBody struct {
	Sample ledger.Ref `json:"sample"`
	Why    string     `json:"why"`
}

// Validate asks for the reason.
func (b SampleEndedBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Why), "why", "Say why it ends")
	return ps.Err()
}

// SampleEnded ends a sample: in its own stream, and in each of its cases.
var SampleEnded = ledger.Define(&Kinds, "casework.sample_ended/1", ledger.Spec[SampleEndedBody]{
	Means: "The sample is not read any more, before the day that was set.",
	May:   access.SampleKeeper,
	Refs:  func(b SampleEndedBody) []ledger.Ref { return []ledger.Ref{b.Sample} },
	Line: func(p words.Printer, b SampleEndedBody) words.Line {
		return words.Line{Text: p.Say("The sample is not read any more"), Words: b.Why}
	},
	Example: SampleEndedBody{exampleRef("40"), "The inspectors are done"},
})

var exampleReading = Reading{Inspection, []SampleReader{{exampleWorker, "Maryam Siddiqui"}}, calendar.MustParse("2026-10-16")}
