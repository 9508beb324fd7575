package access

import (
	"candour/internal/ledger"
	"candour/internal/words"
)

// SummaryBody says where a person wants to be told each day how many things wait for them.
type SummaryBody struct {
	Person ledger.StreamID `json:"person"`
	To     string          `json:"to,omitempty"` // a mail address or a telephone number; nowhere when empty
}

// SummarySet says where a person wants to be told each day how many things wait for them; nobody is told who has not asked for it.
var SummarySet = ledger.Define(&Kinds, "access.summary_set/1", ledger.Spec[SummaryBody]{
	Means:        "This person asks to be told each working day how many things wait for them, at this address; or not to be told any more.",
	May:          Self,
	Confidential: []string{"to"},
	Line: func(p words.Printer, b SummaryBody) words.Line {
		if b.To == "" {
			return words.Line{Text: p.Say("The daily message was ended")}
		}
		return words.Line{Text: p.Say("A daily message was asked for")}
	},
	Example: SummaryBody{Person: exampleStream, To: "n.hartley@service.example"},
})

// SetSummary says where a person wants to be told; nowhere when to is empty. Whether anything can be sent there is for whoever asks to check first.
func SetSummary(by Person, service ledger.StreamID, id ledger.EntryID, to string) (ledger.Change, error) {
	m := &ledger.Making{By: ledger.By(by.ID)}
	ledger.Put(m, service, SummarySet, id, nil, SummaryBody{Person: by.ID, To: to})
	return m.Done()
}
