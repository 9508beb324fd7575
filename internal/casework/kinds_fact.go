package casework

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Saying is one field of one thing having a value: the common part of what we record and what the court says.
type Saying struct {
	Of    ledger.Ref `json:"of"`          // the case, person or hearing, by the entry that introduced it
	To    ledger.Ref `json:"to,omitzero"` // the child, for what holds between an adult and one child
	Field Field      `json:"field"`
	Value string     `json:"value"`
	Who   string     `json:"who,omitempty"`   // what Of was called when this was written
	ToWho string     `json:"toWho,omitempty"` // what To was called
}

func (s Saying) subject(side string) ledger.Ref {
	return part(s.Of, side+string(s.Field)+string(s.To.Entry))
}

// about is "Tomasz Wilk" or "Tomasz Wilk and Ola Wilk"; a fact about the case itself names nobody.
func (s Saying) about() string {
	switch {
	case s.Who == "":
		return ""
	case s.ToWho == "":
		return s.Who + ": "
	default:
		return s.Who + " and " + s.ToWho + ": "
	}
}

// RecordedBody is one field as the service records it.
type RecordedBody struct {
	Saying
	Corrects ledger.EntryID `json:"corrects,omitempty"` // the entry that was wrong; without it the earlier value was right in its time
	Source   string         `json:"source,omitempty"`   // who told us, or what shows it
	Why      string         `json:"why,omitempty"`
}

// Validate asks for a value that the field can take. An empty value takes back what it corrects.
func (b RecordedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Of.IsZero(), "of", "Choose whom or what this is about")
	if b.Value == "" && b.Corrects != "" {
		ps.Need(given(b.Why), "why", "Say why this is taken off the record")
		return ps.Err()
	}
	wrong := b.Field.problem(b.Value)
	ps.Need(wrong == "", "value", wrong)
	return ps.Err()
}

// Recorded is a fact as a practitioner records it, or a correction of one.
var Recorded = ledger.Define(&Kinds, "casework.recorded/1", ledger.Spec[RecordedBody]{
	Means: "The service records this of the case, a person or a hearing; with “corrects”, an earlier entry was wrong.",
	May:   access.CaseWorker,
	Refs: func(b RecordedBody) []ledger.Ref {
		return []ledger.Ref{b.subject("")}
	},
	Line: recordedLine,
	Example: RecordedBody{
		Saying: Saying{Of: exampleRef("02"), Field: Born, Value: "2017-05-03", Who: "Ola Wilk"},
		Source: "Birth certificate shown by her mother",
	},
})

func recordedLine(p words.Printer, b RecordedBody) words.Line {
	label, value := b.Field.Label(p), b.Field.Show(p, b.Value)
	switch {
	case b.Value == "":
		return text(b.about() + p.Say("%s taken off the record as wrong: %s", label, b.Why))
	case b.Corrects != "":
		return text(b.about() + p.Say("%s corrected to %s", label, value))
	default:
		return text(b.about() + p.Say("%s recorded as %s", label, value))
	}
}

// CourtSaidBody is one field as the court gives it.
type CourtSaidBody struct {
	Saying
	Court *CourtWord `json:"court"`
}

// Validate asks only that it can be placed: what the court says is kept as the court said it.
func (b CourtSaidBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Of.IsZero(), "of", "Say what the court speaks of")
	ps.Need(b.Field.Known(), "field", "The field is not known")
	ps.Need(given(b.Value), "value", "What the court leaves out is not a value")
	ps.Need(b.Court != nil, "court", "What the court says needs the time at which the court said it")
	b.Court.validate(&ps)
	return ps.Err()
}

// CourtSaid is the court's version of a fact. It never takes the place of ours.
var CourtSaid = ledger.Define(&Kinds, "casework.court_said/1", ledger.Spec[CourtSaidBody]{
	Means: "The court says this of the case, a person or a hearing. What the service records stands beside it.",
	May:   access.Service,
	Refs:  func(b CourtSaidBody) []ledger.Ref { return []ledger.Ref{b.subject("court ")} },
	Line: func(p words.Printer, b CourtSaidBody) words.Line {
		return text(b.about() + p.Say("the court gives %s as %s", b.Field.Label(p), b.Field.Show(p, b.Value)))
	},
	Example: CourtSaidBody{
		Saying: Saying{Of: exampleRef("02"), Field: Born, Value: "2017-03-05", Who: "Ola Wilk"}, Court: &CourtWord{At: exampleTime},
	},
})

// Keep is whose version a person found to be right.
type Keep string

const (
	KeepOurs   Keep = "ours"
	KeepCourts Keep = "court"
)

// SettledBody says which of two versions is right. It holds until either side says something else.
type SettledBody struct {
	Saying                     // Value is the version found right
	Keep        Keep           `json:"keep"`
	OursEntry   ledger.EntryID `json:"oursEntry"`
	CourtsEntry ledger.EntryID `json:"courtEntry"`
	Why         string         `json:"why"`
}

// Validate asks for a choice and a reason.
func (b SettledBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Keep == KeepOurs || b.Keep == KeepCourts, "keep", "Choose which version is right")
	ps.Need(given(b.Why), "why", "Say how you know which version is right")
	return ps.Err()
}

// Settled is a person's word on which of two differing versions is right.
var Settled = ledger.Define(&Kinds, "casework.settled/1", ledger.Spec[SettledBody]{
	Means: "The court’s version and ours differed, and a person said which is right and why.",
	May:   access.CaseWorker,
	Refs:  func(b SettledBody) []ledger.Ref { return []ledger.Ref{b.subject(""), b.subject("court ")} },
	Line: func(p words.Printer, b SettledBody) words.Line {
		sentence := "%s is %s, as we recorded and not as the court gives it: %s"
		if b.Keep == KeepCourts {
			sentence = "%s is %s, as the court gives it and not as we recorded: %s"
		}
		return text(b.about() + p.Say(sentence, b.Field.Label(p), b.Field.Show(p, b.Value), b.Why))
	},
	Example: SettledBody{
		Saying: Saying{Of: exampleRef("02"), Field: Born, Value: "2017-05-03", Who: "Ola Wilk"}, Keep: KeepOurs,
		OursEntry: "0199e0c4-1c00-7a00-8000-000000000010", CourtsEntry: "0199e0c4-1c00-7a00-8000-000000000011", Why: "Her birth certificate says 3 May",
	},
})
