package practicepage

import (
	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// Home is the address of the list.
const Home = "/guidance"

// Pages holds what these pages stand on.
type Pages struct {
	// Resting are the reports that rest on guidance or tools, in cases that the visitor may see and in no others, by the feature that has them.
	Resting func(*web.Visit) ([]Resting, error)
}

// Resting is a report that rests on a piece of guidance or a tool.
type Resting struct {
	Piece ledger.StreamID
	Case  ledger.StreamID
	To    govuk.Link // the report, with whose children it is about
	State string     // "Draft", "Signed", "Filed"
	Lines int        // statements that rest on it
}

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		web.For(Home, access.SignedIn, p.list, nil),
		web.For(Home+"/new", access.PracticeKeeper, p.showAdd, p.add),
		web.For(Home+"/{piece}", access.SignedIn, p.show, nil),
		web.For(Home+"/{piece}/withdraw", access.PracticeKeeper, p.showWithdraw, p.withdraw),
	}
}

func pieceURL(stream ledger.StreamID, parts ...string) string {
	url := Home + "/" + string(stream)
	for _, part := range parts {
		url += "/" + part
	}
	return url
}

// keeps reports whether the visitor keeps the list.
func keeps(v *web.Visit) bool { return access.Decide(v.Person, access.PracticeKeeper, nil).Allowed }
