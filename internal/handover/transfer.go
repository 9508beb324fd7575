package handover

import (
	"strings"
	"time"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// Colleague is somebody of the service, or a team of it, by stream and name.
type Colleague struct {
	ID   ledger.StreamID
	Name string
}

// Whom a case goes to.
const (
	ToWorker = "worker"
	ToTeam   = "team"
)

// Transfer gives a case to another worker of its team or to another team, with the handover note.
type Transfer struct {
	To           string    // ToWorker or ToTeam
	Worker, Team Colleague // the one of the two that it says
	Note         NoteBody  // empty when a note that nobody has read goes with it
	Why          string
}

// Goes is the note that goes with a transfer at this time: the last one, if nobody has read it. Nil when there is none.
func (n *Notes) Goes() *Note {
	if len(n.all) == 0 || !n.all[len(n.all)-1].Waits() {
		return nil
	}
	return n.all[len(n.all)-1]
}

// Move transfers a case. A worker is asked whether they can take it safely; a team gives it to one of its own.
func Move(h *ledger.History, by ledger.Author, id ledger.EntryID, now time.Time, form Transfer) (ledger.Change, error) {
	s := casework.Of(h)
	if err := form.check(s, Of(h), now); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	if !form.Note.empty() {
		m.Take(Write(s, by, ledger.DerivedID(h.Stream, "note "+string(id)), form.Note))
	}
	if form.Worker.ID != "" {
		m.Take(casework.Give(s, by, id, casework.AllocatedBody{Worker: form.Worker.ID, Name: form.Worker.Name, As: access.Allocated, Why: form.Why}))
		return m.Done()
	}
	form.endWork(m, s, now, id)
	m.Take(casework.GiveToTeam(s, by, id, casework.TeamBody{Team: form.Team.ID, Name: form.Team.Name, Why: form.Why}))
	return m.Done()
}

// endWork ends everybody’s work on a case that goes to another team.
func (t Transfer) endWork(m *ledger.Making, s *casework.State, now time.Time, id ledger.EntryID) {
	for _, a := range s.Allocations() {
		if a.Ended == "" && (a.Until.IsZero() || now.Before(a.Until)) {
			body := casework.AllocationEndedBody{Allocation: a.Ref, Why: "The case goes to " + t.Team.Name}
			m.Take(casework.EndAllocation(s, m.By, ledger.DerivedID(s.Stream, "transfer "+string(a.Ref.Entry)+" "+string(id)), body))
		}
	}
}

func (b NoteBody) empty() bool {
	return strings.TrimSpace(b.Know+b.Child+b.Parties) == ""
}

func (t Transfer) check(s *casework.State, notes *Notes, now time.Time) error {
	if s.Status() == casework.Closed {
		return fault.Refuse("This case is closed. Open it again before you give it to somebody.", nil)
	}
	var ps fault.Fields
	team, _ := s.Team()
	worker, has := s.Worker(now)
	ps.Need(t.To == ToWorker || t.To == ToTeam, "to", "Choose who takes the case: a worker or a team")
	ps.Need(t.To != ToWorker || t.Worker.ID != "", "worker", "Choose the worker")
	ps.Need(t.To != ToTeam || t.Team.ID != "", "team", "Choose the team")
	ps.Need(t.Worker.ID == "" || !has || worker.Worker != t.Worker.ID, "worker", "They have the case already")
	ps.Need(t.Team.ID == "" || t.Team.ID != team, "team", "That team has the case already")
	if notes.Goes() == nil || !t.Note.empty() {
		ps = append(ps, fault.FieldsOf(t.Note.Validate())...)
		ps.Need(strings.TrimSpace(t.Note.Parties) != "", "parties", "Say what the parties were told about the change, or why nothing yet")
	}
	return ps.Err()
}
