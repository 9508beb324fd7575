package decision

import (
	"slices"
	"strings"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are the entries about decisions.
var Kinds ledger.Set

// Bears is what sort of thing bears on a decision.
type Bears string

const (
	Plainly      Bears = ""           // words alone
	ByFact       Bears = "fact"       // an item of evidence, as something that is so
	ByPreference Bears = "preference" // an item of evidence, as something that somebody wishes
	ByRecord     Bears = "record"     // a note, an order or a plain fact of the case
	ByGuidance   Bears = "guidance"   // guidance or a tool that is in force
)

// Consideration is one thing that speaks for or against a way.
type Consideration struct {
	Words string     `json:"words"`
	Sort  Bears      `json:"sort,omitempty"`
	On    ledger.Ref `json:"on,omitzero"` // what it rests on: an item, a note or order, a piece of guidance
}

// Option is one way that was open.
type Option struct {
	Name    string          `json:"name"`
	For     []Consideration `json:"for,omitempty"`
	Against []Consideration `json:"against,omitempty"`
	WhyNot  string          `json:"why_not,omitempty"` // of a way that was not chosen
}

// Preference is what somebody concerned prefers, in their words or as they were understood.
type Preference struct {
	Who  ledger.Ref `json:"who"`
	Says string     `json:"says"`
}

// Risk is a risk with what is done about it.
type Risk struct {
	Known ledger.Ref `json:"known,omitzero"` // the entry by which it was known before
	What  string     `json:"what"`
	Done  string     `json:"done,omitempty"`
	By    string     `json:"by,omitempty"`
}

// Consulted is somebody who was asked.
type Consulted struct {
	Who  string `json:"who"`
	Said string `json:"said,omitempty"`
}

// MadeBody is a decision.
type MadeBody struct {
	Sort        string        `json:"sort,omitempty"` // of the feature that keeps a part of its own beside it; "" for any other question
	About       []ledger.Ref  `json:"about,omitempty"`
	Question    string        `json:"question"`
	Options     []Option      `json:"options"`
	Chosen      int           `json:"chosen"` // of Options, from 0
	Reasons     string        `json:"reasons"`
	Preferences []Preference  `json:"preferences,omitempty"`
	Risks       []Risk        `json:"risks,omitempty"`
	Consulted   []Consulted   `json:"consulted,omitempty"`
	Capacity    string        `json:"capacity,omitempty"` // what there is time and people for
	Review      calendar.Date `json:"review,omitzero"`    // when it is looked at again
	Instead     ledger.Ref    `json:"instead,omitzero"`   // the decision that it takes the place of
	Changed     string        `json:"changed,omitempty"`  // and why
	Past        []string      `json:"past,omitempty"`     // questions that were asked and left open
	PastWhy     string        `json:"past_why,omitempty"`
}

// Validate asks for the question, a choice among named ways, and the reasons.
func (b MadeBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Question), "question", "Say what is to be decided")
	ps.Need(len(b.Options) > 0 && !slices.ContainsFunc(b.Options, func(o Option) bool { return !given(o.Name) }), "option-1", "Name at least one way")
	ps.Need(len(b.Options) == 0 || b.Chosen >= 0 && b.Chosen < len(b.Options), "chosen", "Choose one of the ways that you named")
	ps.Need(given(b.Reasons), "reasons", "Give your reasons")
	ps.Need(b.Instead.IsZero() || given(b.Changed), "changed", "Say why the earlier decision is changed")
	ps.Need(len(b.Past) == 0 || given(b.PastWhy), "past-why", "Answer the questions, or say why you decide without an answer")
	return ps.Err()
}

func given(text string) bool { return strings.TrimSpace(text) != "" }

// Choice is the way that was chosen.
func (b MadeBody) Choice() Option {
	if b.Chosen < 0 || b.Chosen >= len(b.Options) {
		return Option{}
	}
	return b.Options[b.Chosen]
}

// Texts are all words of the decision.
func (b MadeBody) Texts() []string {
	texts := []string{b.Question, b.Reasons, b.Capacity, b.Changed, b.PastWhy}
	for _, o := range b.Options {
		texts = append(texts, o.Name, o.WhyNot)
		for _, c := range slices.Concat(o.For, o.Against) {
			texts = append(texts, c.Words)
		}
	}
	for _, p := range b.Preferences {
		texts = append(texts, p.Says)
	}
	for _, r := range b.Risks {
		texts = append(texts, r.What, r.Done, r.By)
	}
	for _, c := range b.Consulted {
		texts = append(texts, c.Who, c.Said)
	}
	return texts
}

// Made puts a decision on record. The decision is named by this entry.
var Made = ledger.Define(&Kinds, "decision.made/1", ledger.Spec[MadeBody]{
	Means: "Somebody decided this, between these ways, for these reasons; what it rests on is named.",
	May:   access.CaseWorker,
	Refs: func(b MadeBody) []ledger.Ref {
		if b.Instead.IsZero() {
			return b.About
		}
		return append(slices.Clone(b.About), b.Instead)
	},
	Line: func(p words.Printer, b MadeBody) words.Line {
		return words.Line{Text: p.Say("Decided: %s", b.Question), Words: b.Choice().Name + ". " + b.Reasons}
	},
	Example: MadeBody{
		About: []ledger.Ref{exampleRef("01")}, Question: "Where to hold the family meeting",
		Options: []Option{
			{Name: "At the library", For: []Consideration{{Words: "Ola asked for it", Sort: ByPreference, On: exampleRef("02")}}},
			{Name: "At our office", Against: []Consideration{{Words: "Two buses each way"}}, WhyNot: "It is too far for her grandmother"},
		},
		Reasons: "Everybody can get there, and Ola knows the room.", Preferences: []Preference{{Who: exampleRef("01"), Says: "“The library, please”"}},
		Risks: []Risk{{What: "They are overheard", Done: "The small room is booked", By: "Ruth Adeyemi"}}, Consulted: []Consulted{{Who: "Colin Pryce", Said: "Agrees"}},
		Review: calendar.MustParse("2026-12-01"), Past: []string{"guidance"}, PastWhy: "No guidance speaks of it",
	},
})

// ExplainedBody is that a decision was explained to somebody, in which words.
type ExplainedBody struct {
	Decision ledger.Ref `json:"decision"`
	To       ledger.Ref `json:"to,omitzero"` // somebody in the case
	Name     string     `json:"name"`        // what they are called here
	Words    string     `json:"words"`
	How      string     `json:"how,omitempty"` // "by postcard", "on the telephone"
	Answered string     `json:"answered,omitempty"`
}

// Validate asks to whom, and in which words.
func (b ExplainedBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Name), "to", "Say who was told")
	ps.Need(given(b.Words), "words", "Give the words in which they were told")
	return ps.Err()
}

// Explained says to whom a decision was explained. There may be one for each person, and more later.
var Explained = ledger.Define(&Kinds, "decision.explained/1", ledger.Spec[ExplainedBody]{
	Means: "The decision was explained to this person in these words.",
	May:   access.CaseWorker,
	Refs:  func(b ExplainedBody) []ledger.Ref { return []ledger.Ref{b.Decision} },
	Line: func(p words.Printer, b ExplainedBody) words.Line {
		return words.Line{Text: p.Say("A decision was explained to %s", b.Name), Words: b.Words}
	},
	Example: ExplainedBody{Decision: exampleRef("10"), To: exampleRef("01"), Name: "Ola", Words: "We meet at the library on Tuesday. You can bring your grandmother.", How: "By postcard", Answered: "She was glad"},
})

// KeptBody is that somebody looked at a decision again and it stays.
type KeptBody struct {
	Decision ledger.Ref   `json:"decision"`
	Despite  []ledger.Ref `json:"despite,omitempty"` // what it rested on that no longer stood then
	Why      string       `json:"why"`
}

// Validate asks for the reason.
func (b KeptBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Why), "why", "Say why the decision stays")
	return ps.Err()
}

// Kept says that somebody looked at a decision again.
var Kept = ledger.Define(&Kinds, "decision.kept/1", ledger.Spec[KeptBody]{
	Means: "Somebody looked at the decision again, and it stays for the reason given.",
	May:   access.CaseWorker,
	Refs:  func(b KeptBody) []ledger.Ref { return []ledger.Ref{b.Decision} },
	Line: func(p words.Printer, b KeptBody) words.Line {
		return words.Line{Text: p.Say("A decision was looked at again, and it stays"), Words: b.Why}
	},
	Example: KeptBody{Decision: exampleRef("10"), Despite: []ledger.Ref{exampleRef("02")}, Why: "She still knows the room, and it is near."},
})

// CarriedOutBody is what was done.
type CarriedOutBody struct {
	Decision  ledger.Ref `json:"decision"`
	Otherwise string     `json:"otherwise,omitempty"` // in which way it was done otherwise than decided, or not at all; "" when as decided
}

// CarriedOut says that a decision was carried out, on the day on which it happened.
var CarriedOut = ledger.Define(&Kinds, "decision.carried_out/1", ledger.Spec[CarriedOutBody]{
	Means: "What was decided was done, as decided or otherwise.",
	May:   access.CaseWorker,
	Refs:  func(b CarriedOutBody) []ledger.Ref { return []ledger.Ref{b.Decision} },
	Line: func(p words.Printer, b CarriedOutBody) words.Line {
		if b.Otherwise != "" {
			return words.Line{Text: p.Say("Done otherwise than decided"), Words: b.Otherwise}
		}
		return words.Line{Text: p.Say("Done as decided")}
	},
	Example: CarriedOutBody{Decision: exampleRef("10"), Otherwise: "The library was shut. We met at the school."},
})

func exampleRef(n string) ledger.Ref {
	return ledger.Ref{Stream: "6c1f6d0e-6f0b-4a86-9d0c-0f6f4f0f7c01", Entry: ledger.EntryID("0199e0c4-1c00-7c00-8000-0000000002" + n)}
}
