package access

import (
	"strings"
	"time"

	"candour/internal/ledger"
)

// Relation is what ties a person or a team to a stream.
type Relation string

const (
	Allocated Relation = "allocated"   // the worker whose case it is
	Second    Relation = "second"      // works on it beside them
	Covers    Relation = "covers"      // from and until a date
	InTeam    Relation = "team"        // the team that has the case; its members and managers are tied through it
	Reviews   Relation = "reviews"     // may see entries hidden as written in the wrong case
	Waits     Relation = "waits"       // no team has it yet: tied to AllManagers
	Named     Relation = "named"       // one of the few who see a restricted case
	NamedLead Relation = "named lead"  // of these, one who manages it
	Conflict  Relation = "conflict"    // has an interest of their own in it: wins over every other tie
	Glass     Relation = "break-glass" // opened it in an emergency: to read, until a time
	OnDuty    Relation = "court duty"  // is heard at a court on a day: tied to whoever is on duty there, through DutySubject
	Sampled   Relation = "sample"      // in a sample that they read: until a time
	TookIt    Relation = "took it"     // the worker whose case it is, once they took it: the guardian, who holds its privileged notes
	Privy     Relation = "privileged"  // named by the guardian to read the privileged notes of the case: a tie to the stream that holds them
	Assesses  Relation = "assessed"    // of their own individual risk assessment: the worker
	Agrees    Relation = "agrees"      // the manager whom the worker named in it
	SpeaksFor Relation = "represents"  // whom the worker took it to, of what they chose
	Visits    Relation = "visits"      // of a lone visit: who makes it
	Watches   Relation = "watches"     // of a lone visit: who accepted or was asked to watch over it, and whoever was told since
	Referred  Relation = "referred"    // something in the closed case waits for the head of practice: tied to AllHeadsOfPractice
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
	Past     bool      // to what is closed: it can be seen and found, and lists of work do not walk through it
}

// past stands before the subject of a tie to what is closed, so that the index keeps what was done in twenty years apart from what there is to do.
const past = "past "

// TieOf is a tie as its row names it.
func TieOf(subject, relation string) Tie {
	subject, closed := strings.CutPrefix(subject, past)
	return Tie{Subject: ledger.StreamID(subject), Relation: Relation(relation), Past: closed}
}

// subject is what the tie's row names.
func (t Tie) subject() string {
	if t.Past {
		return past + string(t.Subject)
	}
	return string(t.Subject)
}

// TieFunc is a feature's rule for who is tied to a stream, given its history. App fills the list; access asks them all.
type TieFunc func(*ledger.History) []Tie

// Ties is the view of all ties, made of what the features say.
func Ties(features ...TieFunc) *ledger.View {
	return &ledger.View{
		Name: "tie_1",
		Rule: "with days at court", // what ties were made of when they were drawn: a hearing ties since
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
			rows = append(rows, []any{t.subject(), string(t.Relation), ledger.FormatTime(t.From), until})
		}
	}
	return rows
}

// never sorts after every time there will be.
const never = "9999-12-31T23:59:59.999999Z"
