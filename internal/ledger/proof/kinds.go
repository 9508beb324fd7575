package proof

import (
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are the kinds of entry that stand in whatever stream was proven.
var Kinds ledger.Set

// GivenBody says who gave a proof of entries of this stream away, to whom and why. Entry names the one that was proven; it is empty for all of them.
type GivenBody struct {
	Entry ledger.EntryID `json:"entry,omitempty"`
	Words bool           `json:"words,omitempty"` // whether what was written was told, or only that it stands
	By    string         `json:"by"`
	To    string         `json:"to"`
	Why   string         `json:"why"`
}

// Validate asks who, to whom and why.
func (b GivenBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.By != "", "by", "Say who gives the proof away")
	ps.Need(b.To != "", "to", "Say to whom it is given")
	ps.Need(b.Why != "", "why", "Say why it is given")
	return ps.Err()
}

// Given is that a proof was given to somebody outside. It is a disclosure.
var Given = ledger.Define(&Kinds, "proof.given/1", ledger.Spec[GivenBody]{
	Means: "A proof that entries of this stream are as they were written was given to somebody outside.",
	May:   "service",
	Line: func(p words.Printer, b GivenBody) words.Line {
		switch {
		case b.Entry != "":
			return words.Line{Text: p.Say("%s gave %s one entry of this record with a proof that it is unchanged: %s", b.By, b.To, b.Why)}
		case b.Words:
			return words.Line{Text: p.Say("%s gave %s everything on this record with a proof that it is unchanged: %s", b.By, b.To, b.Why)}
		default:
			return words.Line{Text: p.Say("%s gave %s a proof that this record is unchanged, without what stands in it: %s", b.By, b.To, b.Why)}
		}
	},
	Example: GivenBody{
		Entry: "0199e0c4-1c00-7a00-8000-000000000012", Words: true, By: "Ruth Adeyemi, data protection officer", To: "the Family Court at Milborough",
		Why: "The court asked whether the report was changed after it was signed",
	},
})
