package evidence

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// BundlePlace is where a document stands in a bundle of the court.
type BundlePlace struct {
	Of      ledger.Ref `json:"of,omitzero"`       // the source, note or report that it is; none of a document of the court
	Paper   string     `json:"paper,omitempty"`   // what the paper is called: sources drawn from it bear its name
	Section string     `json:"section,omitempty"` // "C"; none where a bundle numbers its pages through
	First   int        `json:"first"`             // the number of its first page within the section, from 1
	Pages   int        `json:"pages,omitempty"`   // 0 when nobody said how many it has
}

// BundledBody says at which pages documents stand in a bundle that the service made.
type BundledBody struct {
	Bundle string        `json:"bundle"` // what it is called
	Made   ledger.Ref    `json:"made"`   // the entry that made it
	Places []BundlePlace `json:"places"`
}

// Validate asks for the entry that made the bundle.
func (b BundledBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Made.IsZero() && given(b.Bundle), "bundle", "Name the bundle")
	return ps.Err()
}

// Bundled keeps the pages of the latest bundle; those of the bundle before it hold no more.
var Bundled = ledger.Define(&Kinds, "evidence.bundled/1", ledger.Spec[BundledBody]{
	Means: "A bundle was made for the court: these documents stand at these pages of it, in place of those of the bundle before.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b BundledBody) words.Line {
		return line(p.Say("The pages of a bundle were kept"), "")
	},
	Example: BundledBody{
		Bundle: "Bundle for the hearing on 12 March 2027", Made: exampleRef("12"),
		Places: []BundlePlace{{Of: exampleRef("03"), Paper: "Letter from Hill Road School, 12 May 2026", Section: "C", First: 10, Pages: 4}},
	},
})

// PlaceGivenBody says at which page of somebody else’s bundle a source begins.
type PlaceGivenBody struct {
	Bundle string      `json:"bundle"` // whose it is, and for which hearing
	Place  BundlePlace `json:"place"`
}

// Validate asks which bundle it is, and for the page.
func (b PlaceGivenBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Place.First > 0, "page", "Enter the page as it is printed in the bundle, such as C10")
	ps.Need(given(b.Bundle), "bundle", "Say which bundle it is, such as the court’s bundle for the hearing on 12 March")
	return ps.Err()
}

// PlaceGiven keeps the page at which a source begins in a bundle that was made elsewhere.
var PlaceGiven = ledger.Define(&Kinds, "evidence.bundle_page_given/1", ledger.Spec[PlaceGivenBody]{
	Means: "Somebody read in a bundle that was made elsewhere at which page this source begins.",
	May:   access.CaseWorker,
	Refs: func(b PlaceGivenBody) []ledger.Ref {
		if b.Place.Of.IsZero() {
			return nil
		}
		return []ledger.Ref{b.Place.Of}
	},
	Line: func(p words.Printer, b PlaceGivenBody) words.Line {
		return line(p.Say("A source begins at page %s of a bundle: %s", b.Place.at(0), b.Bundle), "")
	},
	Example: PlaceGivenBody{
		Bundle: "The court’s bundle for the hearing on 12 March 2027",
		Place:  BundlePlace{Of: exampleRef("03"), Paper: "Letter from Hill Road School, 12 May 2026", Section: "C", First: 10},
	},
})
