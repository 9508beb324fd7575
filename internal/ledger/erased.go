package ledger

import (
	"time"

	"candour/internal/calendar"
	"candour/internal/words"
)

// ErasedBody is the account of one erasure: what went, on which ground and authority, why, and who decided and confirmed it. The service
// stream holds the whole account, and each stream that stays one of its own entries.
type ErasedBody struct {
	Streams   []ErasedStream `json:"streams,omitempty"`
	Entries   []ErasedEntry  `json:"entries,omitempty"`
	Ground    Ground         `json:"ground"`
	Authority string         `json:"authority"`
	Reason    string         `json:"reason"`
	Decided   StreamID       `json:"decided,omitempty"` // neither person for ErasedBefore: the account of the first time names them
	Confirmed StreamID       `json:"confirmed,omitempty"`
	Epoch     int64          `json:"epoch"` // the newest epoch key that copies made before may be opened with
}

// ErasedStream is a stream that was erased as a whole, with its last version, which holds nothing but the end.
type ErasedStream struct {
	Stream  StreamID `json:"stream"`
	Version int64    `json:"version"`
}

// ErasedEntry is a single entry that was erased, with the stored name of its kind.
type ErasedEntry struct {
	Stream StreamID `json:"stream"`
	Entry  EntryID  `json:"entry"`
	Kind   string   `json:"kind"`
}

// Ref names the entry.
func (e ErasedEntry) Ref() Ref { return Ref{e.Stream, e.Entry} }

// Gap says of an erased entry what kind it was and why its words are gone.
type Gap struct {
	Kind    string
	Ground  Ground
	On      time.Time
	Account EntryID // the entry of the same stream that tells of the erasure
}

// ErasedByLaw is the account of an erasure.
var ErasedByLaw = Define(&Kinds, "ledger.erased/1", Spec[ErasedBody]{
	Means: "Words were erased by law: which entries or streams, on which ground and authority, and who decided and confirmed it.",
	May:   "service",
	Refs:  erasedRefs,
	Line:  erasedLine,
	Example: ErasedBody{
		Entries: []ErasedEntry{{Stream: "5b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a69", Entry: "0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e2f", Kind: "casework.noted/1"}},
		Ground:  CourtOrder, Authority: "Order of 3 June 2026, paragraph 4", Reason: "The court directed that the note be destroyed.",
		Decided: "3f2b8c1e-9a4d-4f0b-8a51-6d2c7b1e0f43", Confirmed: "2c4e6a80-1b3d-4f5a-9c7e-8d0f1a2b3c4d", Epoch: 1,
	},
})

func erasedRefs(b ErasedBody) []Ref {
	refs := make([]Ref, len(b.Entries))
	for i, e := range b.Entries {
		refs[i] = e.Ref()
	}
	return refs
}

func erasedLine(p words.Printer, b ErasedBody) words.Line {
	switch n := len(b.Entries); {
	case len(b.Streams) > 0:
		return words.Line{Text: p.Say("Records were erased as a whole: %s", because(p, b.Ground))}
	case n == 1:
		return words.Line{Text: p.Say("An entry was erased: %s", because(p, b.Ground))}
	default:
		return words.Line{Text: p.Say("%d entries were erased: %s", n, because(p, b.Ground))}
	}
}

// because is a ground in plain words, to stand after a colon.
func because(p words.Printer, g Ground) string {
	switch g {
	case RetentionEnd:
		return p.Say("the time for which it is kept had ended")
	case CourtOrder:
		return p.Say("a court ordered it")
	case WrongCase:
		return p.Say("it was recorded in the wrong case")
	case UnlawfullyHeld:
		return p.Say("the law does not allow it to be kept")
	case ErasedBefore:
		return p.Say("it had been erased before and came back with an older copy")
	}
	return p.Say("on a ground that this version of Candour does not know")
}

// gapLine is how an erased entry reads on the timeline.
func (r *Registry) gapLine(p words.Printer, g *Gap) words.Line {
	if g == nil {
		return words.Line{Text: p.Say("The words of this entry were erased by law.")}
	}
	on := calendar.InLondon(g.On).Format("2 January 2006")
	if means := r.Means(g.Kind); means != "" {
		return words.Line{Text: p.Say("An entry was erased on %s: %s. It was of this sort: %s", on, because(p, g.Ground), means)}
	}
	return words.Line{Text: p.Say("An entry was erased on %s: %s", on, because(p, g.Ground))}
}
