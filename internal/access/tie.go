package access

import (
	"time"

	"candour/internal/ledger"
)

// Relation is what ties a person or a team to a stream.
type Relation string

const (
	Allocated Relation = "allocated" // the worker whose case it is
	Second    Relation = "second"    // works on it beside them
	Covers    Relation = "covers"    // from and until a date
	InTeam    Relation = "team"      // the team that has the case; its members and managers are tied through it
	Reviews   Relation = "reviews"   // may see entries hidden as written in the wrong case
	Waits     Relation = "waits"     // no team has it yet: tied to AllManagers
	Referred  Relation = "referred"  // something in the closed case waits for the head of practice: tied to AllHeadsOfPractice
)

// AllManagers is the subject under which every manager is tied to what waits for a team.
const AllManagers ledger.StreamID = "managers"

// AllHeadsOfPractice is the subject under which every head of practice is tied to the closed cases in which something was referred to them.
const AllHeadsOfPractice ledger.StreamID = "heads of practice"

// Tie says that a subject is tied to a stream from and until a time. It is the one source of who may see what: features write ties as
// view rows with each append, lists join them, and decisions are made from them.
type Tie struct {
	Subject  ledger.StreamID // a person's or a team's stream
	Relation Relation
	From     time.Time
	Until    time.Time // zero when it has no end
}

// TieFunc is a feature's rule for who is tied to a stream, given its history. App fills the list; access asks them all.
type TieFunc func(*ledger.History) []Tie

// Ties is the view of all ties, made of what the features say.
func Ties(features ...TieFunc) *ledger.View {
	return &ledger.View{
		Name: "tie_1",
		Columns: []ledger.Column{
			{Name: "subject", Type: ledger.Text}, {Name: "relation", Type: ledger.Text},
			{Name: "from_at", Type: ledger.Text}, {Name: "until_at", Type: ledger.Text},
		},
		Indexes: [][]string{{"subject", "until_at", "from_at", "relation", "stream"}}, // all that a list asks of a tie
		Rows:    func(h *ledger.History) [][]any { return tieRows(h, features) },
	}
}

func tieRows(h *ledger.History, features []TieFunc) [][]any {
	var rows [][]any
	for _, ties := range features {
		for _, t := range ties(h) {
			until := never
			if !t.Until.IsZero() {
				until = ledger.FormatTime(t.Until)
			}
			rows = append(rows, []any{string(t.Subject), string(t.Relation), ledger.FormatTime(t.From), until})
		}
	}
	return rows
}

// never sorts after every time there will be.
const never = "9999-12-31T23:59:59.999999Z"
