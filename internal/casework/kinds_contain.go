package casework

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// ContainedBody hides an entry at once, whatever is wrong with it, until somebody else has looked at it.
type ContainedBody struct {
	Entry ledger.EntryID `json:"entry"`          // of this stream
	Kind  string         `json:"kind"`           // its kind, for whoever looks at it
	With  ledger.EntryID `json:"with,omitempty"` // what it followed from and is hidden with; "" for what was chosen itself
	Why   string         `json:"why"`
}

// Validate asks for the entry and the reason.
func (b ContainedBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Entry != "", "entry", "Choose what is to be hidden")
	ps.Need(given(b.Why), "why", "Say why it is to be hidden")
	return ps.Err()
}

// Contained hides an entry at once from everyone but a reviewer. Its line repeats no reason, which may say what is to be hidden.
var Contained = ledger.Define(&Kinds, "casework.contained/1", ledger.Spec[ContainedBody]{
	Means: "Somebody on the case hid the entry named at once. Only a reviewer sees it until somebody else has said what becomes of it.",
	May:   access.CaseWorker,
	Refs:  func(b ContainedBody) []ledger.Ref { return []ledger.Ref{{Entry: b.Entry}} },
	Line: func(p words.Printer, _ ContainedBody) words.Line {
		return text(p.Say("An entry was hidden at once, until somebody else looks at it"))
	},
	Example: ContainedBody{Entry: exampleRef("20").Entry, Kind: "casework.note/1", Why: "It says where she lives now"},
})

// KeptHiddenBody is a second person's word that an entry stays hidden, and that its erasure is to be proposed.
type KeptHiddenBody struct {
	Entry ledger.EntryID `json:"entry"`
	Why   string         `json:"why"`
}

// Validate asks for the reason.
func (b KeptHiddenBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Entry != "", "entry", "Choose the hidden entry")
	ps.Need(given(b.Why), "why", "Say why it stays hidden")
	return ps.Err()
}

// KeptHidden keeps an entry hidden that somebody hid at once.
var KeptHidden = ledger.Define(&Kinds, "casework.kept_hidden/1", ledger.Spec[KeptHiddenBody]{
	Means: "A second person looked at what was hidden at once: it stays hidden, and its erasure is to be proposed.",
	May:   access.Reviewer,
	Refs:  func(b KeptHiddenBody) []ledger.Ref { return []ledger.Ref{{Entry: b.Entry}} },
	Line: func(p words.Printer, _ KeptHiddenBody) words.Line {
		return text(p.Say("What was hidden at once stays hidden"))
	},
	Example: KeptHiddenBody{Entry: exampleRef("20").Entry, Why: "The service has no reason to hold her address"},
})
