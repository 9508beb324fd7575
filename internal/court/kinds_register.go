package court

import (
	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/words"
)

// RegisterBody names the stream in which the courts' cases are given streams of their own.
type RegisterBody struct {
	Stream ledger.StreamID `json:"stream"`
}

// RegisterOpened names the register, in the stream of the service.
var RegisterOpened = ledger.Define(&Kinds, "court.register_opened/1", ledger.Spec[RegisterBody]{
	Means: "Which stream of ours a case of a court has is written in the stream named.",
	May:   access.Service,
	Line: func(p words.Printer, _ RegisterBody) words.Line {
		return text(p.Say("The register of the courts’ cases began"))
	},
	Example: RegisterBody{Stream: exampleCase},
})

// ClaimedBody gives a case of a court the streams it is to have.
type ClaimedBody struct {
	Law  pack.Law        `json:"law"`
	ID   string          `json:"id"` // the court's number
	Case ledger.StreamID `json:"case"`
	Side ledger.StreamID `json:"side"`
}

// Claimed stands in the register. Its id follows from the court and the number, so that two programs that see a case for the first time at
// once open it once.
var Claimed = ledger.Define(&Kinds, "court.claimed/1", ledger.Spec[ClaimedBody]{
	Means: "This case of the court has, or is about to have, these streams.",
	May:   access.Service,
	Line: func(p words.Printer, _ ClaimedBody) words.Line {
		return text(p.Say("A case of a court was given its place"))
	},
	Example: ClaimedBody{Law: pack.PrivateLaw, ID: exampleNumber, Case: exampleCase, Side: exampleClosed},
})
