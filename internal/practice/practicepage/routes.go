package practicepage

import (
	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
)

// Home is the address of the list.
const Home = "/guidance"

// Pages holds what these pages stand on.
type Pages struct {
	Pack *pack.Pack
	// Resting are the reports that rest on guidance or tools, in cases that the visitor may see and in no others, by the feature that has them.
	Resting func(*web.Visit) ([]Resting, error)
	// Affected are the cases, of those that the visitor may see, in which something rests on what a withdrawal ended. Nil where nothing is told.
	Affected func(v *web.Visit, piece, withdrawal ledger.Ref) ([]Affected, error)
	// WouldFall is what would fall in a report if a piece were found unsound. Nil where nobody can say.
	WouldFall func(v *web.Visit, piece ledger.Ref, in Resting) (Falling, error)
}

// Resting is a report, or a decision, that rests on a piece of guidance or a tool.
type Resting struct {
	Piece   ledger.StreamID
	Case    ledger.StreamID
	Report  ledger.EntryID
	Decides bool       // it is a decision and no report
	To      govuk.Link // the report, with whose children it is about
	State   string     // "Draft", "Signed", "Filed"; of a decision "Ahead", "Carried out"
	Filed   bool
	Lines   int // statements that rest on it
}

// Affected is a case in which something rests on a withdrawn piece of guidance or tool: whether it was looked through, and what falls there.
type Affected struct {
	To      govuk.Link // the case, or where it is answered for
	Looked  bool
	Waits   bool // somebody has still to answer for what falls in signed reports
	Signed  Falling
	Drafted Falling
	Ahead   int // decisions and plans that rest on it and are still to be carried out
	Done    int // and those that were carried out
}

// Falling is how many statements fall: those that rest on it, and those further on, which rest on these.
type Falling struct{ Direct, Further int }

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		web.For(Home, access.SignedIn, p.list, nil),
		web.For(Home+"/new", access.PracticeKeeper, p.showAdd, p.add),
		web.For(Home+"/{piece}", access.SignedIn, p.show, nil),
		web.For(Home+"/{piece}/what-if", access.SignedIn, p.whatIf, nil),
		web.For(Home+"/{piece}/describe", access.PracticeKeeper, p.showDescribe, p.describe),
		web.For(Home+"/{piece}/training", access.PracticeKeeper, p.showTraining, p.train),
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
