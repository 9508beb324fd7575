package redaction

import (
	"strconv"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

func itoa(n int) string { return strconv.Itoa(n) }

// MarkedBody marks words of a reading. It names them by their numbers and repeats none.
type MarkedBody struct {
	Read   ledger.Ref `json:"read"`
	Spans  []Span     `json:"spans"`
	Ground Ground     `json:"ground"`
	Why    string     `json:"why"`
}

// Validate asks for words, a ground and a reason.
func (b MarkedBody) Validate() error {
	var ps fault.Fields
	ps.Need(len(b.Spans) > 0, "words", "Enter words as they stand on this page, or the numbers of lines")
	ps.Need(b.Ground.Words() != "", "ground", "Choose why they are removed")
	ps.Need(given(b.Why), "why", "Say in a few words why, without repeating them")
	return ps.Err()
}

// Marked marks words to be removed, for this recipient and the next.
var Marked = ledger.Define(&Kinds, "redaction.marked/1", ledger.Spec[MarkedBody]{
	Means: "These words of a document are removed from copies of it unless somebody lifts the mark for a recipient.",
	May:   access.CaseWorker,
	Refs: func(b MarkedBody) (all []ledger.Ref) {
		for _, s := range b.Spans {
			all = append(all, pageOf(b.Read, s.Page))
		}
		return all
	},
	Line: func(p words.Printer, b MarkedBody) words.Line {
		return line(p.Say("Words of a document were marked to be removed (%s): %s", b.Ground.Words(), b.Why))
	},
	Example: MarkedBody{Read: exampleRef("01"), Spans: []Span{{Page: 3, From: 41, To: 48}}, Ground: ThirdParty, Why: "About her sister, who has no part in this"},
})

// JudgedBody says whether a mark holds for one recipient.
type JudgedBody struct {
	Copy   ledger.Ref `json:"copy"`
	Mark   ledger.Ref `json:"mark"`
	Pages  []int      `json:"pages"` // that the mark is on
	Lifted bool       `json:"lifted"`
	Why    string     `json:"why"`
}

// Validate asks for a reason.
func (b JudgedBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Why), "why", "Say why")
	return ps.Err()
}

// Judged lifts a mark for one recipient, or keeps it after all.
var Judged = ledger.Define(&Kinds, "redaction.judged/1", ledger.Spec[JudgedBody]{
	Means: "A mark was lifted for one recipient, who may have those words, or is kept after all.",
	May:   access.CaseWorker,
	Refs:  func(b JudgedBody) []ledger.Ref { return []ledger.Ref{b.Mark} },
	Line: func(p words.Printer, b JudgedBody) words.Line {
		if b.Lifted {
			return line(p.Say("A mark was lifted for one recipient: %s", b.Why))
		}
		return line(p.Say("A mark holds for this recipient after all: %s", b.Why))
	},
	Example: JudgedBody{Copy: exampleRef("02"), Mark: exampleRef("03"), Pages: []int{3}, Lifted: true, Why: "It is about himself"},
})

// LookedBody says that somebody looked at a page for the recipient of a copy.
type LookedBody struct {
	Copy ledger.Ref `json:"copy"`
	Read ledger.Ref `json:"read"`
	Page int        `json:"page"`
}

// Looked says that a page may leave as it is marked.
var Looked = ledger.Define(&Kinds, "redaction.looked/1", ledger.Spec[LookedBody]{
	Means: "Somebody looked at this page for the recipient: as it is marked, it may leave.",
	May:   access.CaseWorker,
	Refs:  func(b LookedBody) []ledger.Ref { return []ledger.Ref{pageOf(b.Read, b.Page)} },
	Line: func(p words.Printer, b LookedBody) words.Line {
		return line(p.Say("Page %d of a document was looked at for a recipient", b.Page))
	},
	Example: LookedBody{Copy: exampleRef("02"), Read: exampleRef("01"), Page: 3},
})
