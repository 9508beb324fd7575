package accessreview

import (
	"strings"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are what the access review writes, all in the streams of its days.
var Kinds ledger.Set

// FoundBody is one finding. Who the person is and which case it is are names of streams: no name of anybody in a case stands here.
type FoundBody struct {
	Sort   Sort              `json:"sort"`
	Day    calendar.Date     `json:"day"` // looked through, in UTC as the streams of reads are
	Person ledger.StreamID   `json:"person"`
	Case   ledger.StreamID   `json:"case,omitempty"`
	Cases  []ledger.StreamID `json:"cases,omitempty"` // for ManyCases and WorkLeft
	Of     ledger.Ref        `json:"of,omitzero"`     // the role asked for, or the attempt in an emergency
	Role   access.Role       `json:"role,omitempty"`
	Limit  int               `json:"limit,omitempty"` // the pack's number on that day
	Hands  []ledger.StreamID `json:"hands,omitempty"` // of others who had a hand in it, and so do not decide on it
}

// Validate asks for what every finding has.
func (b FoundBody) Validate() error {
	var ps fault.Fields
	ps.Need(known(b.Sort) && !b.Day.IsZero() && b.Person != "", "sort", "A finding says what, of which day, about whom")
	return ps.Err()
}

// Sentence is what was found.
func (b FoundBody) Sentence() string {
	return strings.NewReplacer("%d", number(b.Limit), "%r", string(b.Role)).Replace(telling[b.Sort].what)
}

// key is what a finding is about: the same key is the same question.
func (b FoundBody) key() string {
	parts := []string{string(b.Sort), string(b.Person), string(b.Case)}
	if !b.Of.IsZero() {
		parts = append(parts, b.Of.String())
	}
	if telling[b.Sort].day {
		parts = append(parts, b.Day.String())
	}
	return strings.Join(parts, " ")
}

// Found is something that the night found and a person is asked about, or that only stands there.
var Found = ledger.Define(&Kinds, "accessreview.found/1", ledger.Spec[FoundBody]{
	Means: "The access review found this when it looked through a day. It says what is worth a question, and not that anybody did wrong.",
	May:   access.Service,
	Line: func(p words.Printer, b FoundBody) words.Line {
		return words.Line{Text: p.Say("Found for %s: %s", b.Day.Plain(), b.Sort.Name())}
	},
	Example: FoundBody{Sort: OwnFamily, Day: exampleDay, Person: examplePerson, Case: exampleCase},
})

// DayDoneBody says that a day was looked through to its end.
type DayDoneBody struct {
	Day   calendar.Date     `json:"day"`
	Reads []ledger.StreamID `json:"reads,omitempty"` // the streams of reads of that day
}

// DayDone says that a day was looked through to its end.
var DayDone = ledger.Define(&Kinds, "accessreview.day_done/1", ledger.Spec[DayDoneBody]{
	Means: "All looks of this day, in the streams named, were looked through for the access review.",
	May:   access.Service,
	Line: func(p words.Printer, b DayDoneBody) words.Line {
		return words.Line{Text: p.Say("%s was looked through", b.Day.Plain())}
	},
	Example: DayDoneBody{Day: exampleDay, Reads: []ledger.StreamID{exampleCase}},
})

// Outcome is what a person decided on a finding.
type Outcome string

const (
	Right    Outcome = "right"    // it is as it should be
	Conflict Outcome = "conflict" // the case is to be closed to them
	Breach   Outcome = "breach"
	Ended    Outcome = "ended" // the role or account is to end
)

// DecidedBody is a person’s word on a finding.
type DecidedBody struct {
	Finding ledger.Ref `json:"finding"`
	Outcome Outcome    `json:"outcome"`
	Why     string     `json:"why"`
}

// Validate asks for an outcome and for words.
func (b DecidedBody) Validate() error {
	var ps fault.Fields
	ps.Need(OutcomeWords[b.Outcome] != "", "decision", "Choose what you decide")
	ps.Need(strings.TrimSpace(b.Why) != "", "why", "Say why, in a sentence")
	return ps.Err()
}

// OutcomeWords are the outcomes as people read them.
var OutcomeWords = map[Outcome]string{
	Right: "As it should be", Conflict: "A conflict of interest: the case is to be closed to them", Breach: "A breach", Ended: "The role or account is to end",
}

// Decided is a person’s word on a finding.
var Decided = ledger.Define(&Kinds, "accessreview.decided/1", ledger.Spec[DecidedBody]{
	Means: "Somebody other than the person concerned decided on this finding, and said why.",
	May:   access.RecordKeeper,
	Refs:  func(b DecidedBody) []ledger.Ref { return []ledger.Ref{b.Finding} },
	Line: func(p words.Printer, b DecidedBody) words.Line {
		return words.Line{Text: p.Say("Decided: %s", OutcomeWords[b.Outcome]), Words: b.Why}
	},
	Example: DecidedBody{Finding: exampleRef, Outcome: Right, Why: "No relation: the name is common here, and he works on the case"},
})

// AskedBody says that somebody was asked about a finding.
type AskedBody struct {
	Finding ledger.Ref `json:"finding"`
	Whom    string     `json:"whom"`
	Words   string     `json:"words"`
}

// Validate asks who was asked what.
func (b AskedBody) Validate() error {
	var ps fault.Fields
	ps.Need(strings.TrimSpace(b.Whom) != "", "whom", "Say whom you ask: them, or their manager by name")
	ps.Need(strings.TrimSpace(b.Words) != "", "why", "Say what you ask, in a sentence")
	return ps.Err()
}

// Asked says that somebody was asked about a finding, which stays open.
var Asked = ledger.Define(&Kinds, "accessreview.asked/1", ledger.Spec[AskedBody]{
	Means: "The person concerned or their manager was asked about this finding; it stays open until somebody decides.",
	May:   access.RecordKeeper,
	Refs:  func(b AskedBody) []ledger.Ref { return []ledger.Ref{b.Finding} },
	Line: func(p words.Printer, b AskedBody) words.Line {
		return words.Line{Text: p.Say("Asked: %s", b.Whom), Words: b.Words}
	},
	Example: AskedBody{Finding: exampleRef, Whom: "Colin Pryce, her manager", Words: "Was she covering for the team that day?"},
})

// AnsweredBody is what came back.
type AnsweredBody struct {
	Asked ledger.Ref `json:"asked"`
	Words string     `json:"words"`
}

// Validate asks for the answer.
func (b AnsweredBody) Validate() error {
	var ps fault.Fields
	ps.Need(strings.TrimSpace(b.Words) != "", "words", "Write down what they said")
	return ps.Err()
}

// Answered is what somebody who was asked about a finding said.
var Answered = ledger.Define(&Kinds, "accessreview.answered/1", ledger.Spec[AnsweredBody]{
	Means: "What somebody who was asked about a finding said, as whoever asked wrote it down.",
	May:   access.RecordKeeper,
	Refs:  func(b AnsweredBody) []ledger.Ref { return []ledger.Ref{b.Asked} },
	Line: func(p words.Printer, b AnsweredBody) words.Line {
		return words.Line{Text: p.Say("Their answer was written down"), Words: b.Words}
	},
	Example: AnsweredBody{Asked: exampleRef, Words: "Yes, Tom was ill, and she went through his list"},
})

const (
	examplePerson ledger.StreamID = "3f2b8c1e-9a4d-4f0b-8a51-6d2c7b1e0f43"
	exampleCase   ledger.StreamID = "5a1d6f0c-2b7e-4c38-9d11-7e4f0a9c2b60"
)

var (
	exampleDay = calendar.MustParse("2026-11-23")
	exampleRef = ledger.Ref{Stream: "7c0e5d2a-1f4b-4b7a-9e35-2a6d8c4b1f90", Entry: "0199e0c4-1c00-7e00-8000-000000000004"}
)
