package outbox

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// DeliveredBody stands in a case beside what was written without signal. When it came is when this was recorded.
type DeliveredBody struct {
	Of      ledger.Ref `json:"of"`      // the note, the item of evidence with a child’s words, or what is to be done
	Written string     `json:"written"` // by the tablet’s clock, as ledger.FormatTime writes it
	Tablet  string     `json:"tablet"`
	Seq     int64      `json:"seq"` // which of that tablet’s entries it was
}

// Delivered says of an entry of a case that it was written on a tablet, and when.
var Delivered = ledger.Define(&Kinds, "outbox.delivered/1", ledger.Spec[DeliveredBody]{
	Means: "What it names was written on a tablet without signal at this time by the tablet’s clock, and came when this was recorded.",
	May:   access.CaseWorker,
	Refs:  func(b DeliveredBody) []ledger.Ref { return []ledger.Ref{b.Of} },
	Line: func(p words.Printer, b DeliveredBody) words.Line {
		return words.Line{Text: p.Say("Written without signal %s, and received now", writtenAt(b.Written))}
	},
	Example: DeliveredBody{exampleRef, exampleTime, "1f4c9a52-7e0b-4d3a-9c61-0a8b7d6e5f43", 7},
})

// BroughtBody says in the worker’s box where an entry of a tablet went.
type BroughtBody struct {
	As ledger.Ref `json:"as"`
}

// Brought says that an entry is on record. It bears the id that the tablet gave it.
var Brought = ledger.Define(&Kinds, "outbox.brought/1", ledger.Spec[BroughtBody]{
	Means: "What the worker wrote under this id on a tablet is on record in the case it names.",
	May:   access.Self,
	Line: func(p words.Printer, _ BroughtBody) words.Line {
		return words.Line{Text: p.Say("Something written without signal was put on record")}
	},
	Example: BroughtBody{exampleRef},
})

// KeptBody is an entry that could not be put on record.
type KeptBody struct {
	Entry  Entry  `json:"entry"`
	Tablet string `json:"tablet"`
	Seq    int64  `json:"seq"`
	Why    string `json:"why"`
}

// Validate asks for the reason.
func (b KeptBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Why), "why", "Say why it was not put on record")
	return ps.Err()
}

// Kept keeps for its writer what they wrote on a tablet. It bears the id that the tablet gave it.
var Kept = ledger.Define(&Kinds, "outbox.kept/1", ledger.Spec[KeptBody]{
	Means:        "What the worker wrote under this id on a tablet could not be put on record, and is kept for them and their manager.",
	May:          access.Self,
	Confidential: []string{"entry"},
	Line: func(p words.Printer, _ KeptBody) words.Line {
		return words.Line{Text: p.Say("Something written without signal could not be put on record, and is kept")}
	},
	Example: KeptBody{
		Entry: Entry{
			Case: "0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e2f", Written: exampleTime,
			Note: &Note{Sort: "visit", With: "The mother", On: "2026-11-24", At: "14:00", Said: "She showed me the room.", Others: "Nobody", Where: "At home", About: []int{1}},
		},
		Tablet: "1f4c9a52-7e0b-4d3a-9c61-0a8b7d6e5f43", Seq: 7, Why: "The case is not yours any more.",
	},
})

// SettledBody is what became of something kept.
type SettledBody struct {
	Kept ledger.EntryID `json:"kept"`
	As   ledger.Ref     `json:"as,omitzero"` // where it was put on record
	Why  string         `json:"why,omitempty"`
}

// Validate asks for a reason where it was let go.
func (b SettledBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.As.IsZero() || given(b.Why), "why", "Say why it need not go on record, or where it stands now")
	return ps.Err()
}

// Settled says that something kept was put on record, or let go.
var Settled = ledger.Define(&Kinds, "outbox.settled/1", ledger.Spec[SettledBody]{
	Means:        "What was kept was put on record in the case it names, or need not be, for this reason.",
	May:          access.SignedIn,
	Confidential: []string{"why"},
	Line: func(p words.Printer, _ SettledBody) words.Line {
		return words.Line{Text: p.Say("Something kept from a tablet was settled")}
	},
	Example: SettledBody{Kept: "0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e2f", Why: "Written twice; the other one is on record."},
})

const exampleTime = "2026-11-24T14:05:00.000000Z"
