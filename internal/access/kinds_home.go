package access

import (
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// HomeBody is the postcode of where a person of the service lives.
type HomeBody struct {
	Postcode string `json:"postcode"`
}

// Validate asks for a whole postcode.
func (b HomeBody) Validate() error {
	var ps fault.Fields
	ps.Need(len(Postcodes(b.Postcode)) == 1, "postcode", "Enter one whole postcode, such as WX4 2AB")
	return ps.Err()
}

// HomeGiven is a person’s own word, in a stream of their own, on which postcode they live in. It serves the access review alone.
var HomeGiven = ledger.Define(&Kinds, "access.home_given/1", ledger.Spec[HomeBody]{
	Means:        "This person says which postcode they live in, so that the access review asks about looks at cases of neighbours; it is used for nothing else.",
	May:          Self,
	Confidential: []string{"postcode"},
	Line: func(p words.Printer, _ HomeBody) words.Line {
		return words.Line{Text: p.Say("A home postcode was given")}
	},
	Example: HomeBody{Postcode: "WX4 2AB"},
})

// HomeTakenBackBody takes a home postcode back.
type HomeTakenBackBody struct{}

// HomeTakenBack is a person’s word that no postcode of theirs is to be used any more.
var HomeTakenBack = ledger.Define(&Kinds, "access.home_taken_back/1", ledger.Spec[HomeTakenBackBody]{
	Means: "This person takes their home postcode back; the access review asks about no neighbours of theirs any more.",
	May:   Self,
	Line: func(p words.Printer, _ HomeTakenBackBody) words.Line {
		return words.Line{Text: p.Say("A home postcode was taken back")}
	},
})
