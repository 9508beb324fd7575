package leaving

import (
	"strings"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/words"
)

// Kinds are what leaving writes, in the open stream of a case.
var Kinds ledger.Set

// Sort is the sort of somebody to whom something went.
type Sort string

const (
	SomebodyInCase Sort = "person"
	TheCourt       Sort = "court"
	LocalAuthority Sort = "local authority"
	Police         Sort = "police"
	OtherBody      Sort = "other"
)

// Sorts are all sorts, in the order in which a form offers them.
var Sorts = []Sort{SomebodyInCase, TheCourt, LocalAuthority, Police, OtherBody}

var sortWords = map[Sort]string{
	SomebodyInCase: "somebody in the case", TheCourt: "the court", LocalAuthority: "the local authority", Police: "the police", OtherBody: "somebody else, or another body",
}

// Words are the sort in the middle of a sentence: "the police".
func (s Sort) Words() string { return sortWords[s] }

// named reports whether whoever it is must be named besides.
func (s Sort) named() bool { return s == SomebodyInCase || s == OtherBody }

// Recipient is whom something reached.
type Recipient struct {
	Sort   Sort       `json:"sort"`
	Person ledger.Ref `json:"person,omitzero"` // of the case
	Name   string     `json:"name,omitempty"`  // what they were called then; of the police, a court or an authority, who took it
}

// Words are the recipient in the middle of a sentence: "Tomasz Wilk", "the police, PC 2214".
func (r Recipient) Words() string {
	switch {
	case r.Name == "":
		return r.Sort.Words()
	case r.Sort.named():
		return r.Name
	default:
		return r.Sort.Words() + ", " + r.Name
	}
}

func (r Recipient) validate(ps *fault.Fields) {
	ps.Need(r.Sort.Words() != "", "to", "Say to whom it went")
	ps.Need(!r.Sort.named() || given(r.Name), "to", "Say by name to whom it went")
}

// How is how something went.
type How string

const (
	ByPost  How = "post"
	ByEmail How = "email"
	ByHand  How = "hand"
	Told    How = "told"
	Shown   How = "shown"
)

// Hows are all ways, in the order in which a form offers them.
var Hows = []How{Told, ByEmail, ByPost, ByHand, Shown}

var howWords = map[How]string{
	Told: "told, in person or by telephone", ByEmail: "by e-mail, outside Candour", ByPost: "by post", ByHand: "by hand", Shown: "they were shown it",
}

// Words are the way in the middle of a sentence: "by post".
func (h How) Words() string { return howWords[h] }

// LeftBody is something that left the case. When it left is when the entry happened.
type LeftBody struct {
	What      string         `json:"what"`
	Of        ledger.Ref     `json:"of,omitzero"` // the signed report or the note that it was, or was told from
	To        Recipient      `json:"to"`
	Purpose   string         `json:"purpose,omitempty"`
	Gateway   pack.GatewayID `json:"gateway"`
	Source    string         `json:"source"`              // the authority as the pack cited it then
	Authority string         `json:"authority,omitempty"` // which order, which row, who agreed
	Decided   string         `json:"decided,omitempty"`   // who decided it, where that is somebody else than whoever recorded it
	How       How            `json:"how"`
}

// Validate asks what left, to whom, by which gateway and how.
func (b LeftBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.What), "what", "Say what left the case")
	b.To.validate(&ps)
	ps.Need(b.Gateway != "", "gateway", "Choose what allows it")
	ps.Need(b.How.Words() != "", "how", "Say how it went")
	return ps.Err()
}

// Left says that something left the case.
var Left = ledger.Define(&Kinds, "leaving.left/1", ledger.Spec[LeftBody]{
	Means: "Something of this case went outside the service: what, to whom, for what purpose, by which lawful gateway, and who decided it.",
	May:   access.CaseWorker,
	Refs: func(b LeftBody) []ledger.Ref {
		if b.Of.IsZero() {
			return nil
		}
		return []ledger.Ref{b.Of}
	},
	Line: func(p words.Printer, b LeftBody) words.Line {
		return words.Line{Text: p.Say("Left the case, to %s: %s", b.To.Words(), b.What)}
	},
	Example: LeftBody{
		What: "That Ola said she was locked out, and when", Of: exampleRef, To: Recipient{Sort: OtherBody, Name: "Milborough Children’s Hospital, Dr Amis"},
		Purpose: "So that she is asked about it on the ward", Gateway: "rule", Source: "Family Procedure Rules 2010 rule 12.73", Authority: "A professional who protects children",
		Decided: "Colin Pryce", How: Told,
	},
})

var exampleRef = ledger.Ref{Stream: "3f2b8c1e-9a4d-4f0b-8a51-6d2c7b1e0f43", Entry: "0199e0c4-1c00-7e00-8000-000000000071"}

func given(text string) bool { return strings.TrimSpace(text) != "" }
