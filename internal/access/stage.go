package access

import (
	"slices"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// StageFrom is how far on in practice somebody is held to be, from a day on.
type StageFrom struct {
	StageBody
	Entry ledger.Entry
}

// Stages are what was said of a person’s stage, the latest first day first; of one day, what was said last.
func (p Person) Stages() []StageFrom {
	sorted := slices.Clone(p.stages)
	slices.SortStableFunc(sorted, func(a, b StageFrom) int { return b.From.Compare(a.From) })
	return sorted
}

// Stage is how far on in practice somebody is on a day, an author stage of the pack; "" when nobody has said.
func (p Person) Stage(on calendar.Date) string {
	for _, s := range p.Stages() {
		if !on.Before(s.From) {
			return s.Stage
		}
	}
	return ""
}

// ties are what binds a person to those who manage them: their teams.
func (p Person) ties() []Tie {
	var ties []Tie
	for _, m := range p.Teams {
		ties = append(ties, Tie{Subject: m.Team, Relation: InTeam})
	}
	return ties
}

// MaySetStage reports whether somebody may say how far on another is. Nobody says it of themselves.
func MaySetStage(by, of Person) bool {
	return by.ID != of.ID && Decide(by, StaffManager, of.ties()).Allowed
}

// MaySeePerson reports whether somebody may open the page of a person of the service: themselves, and who may set their stage.
func MaySeePerson(by, of Person) bool {
	return by.ID == of.ID || MaySetStage(by, of)
}

// SetStage says how far on in practice somebody is from a day on. It decides who reads their reports first, from then on.
func SetStage(p *pack.Pack, s *People, by Person, service ledger.StreamID, id ledger.EntryID, form StageBody) (ledger.Change, error) {
	of, known := s.Find(form.Person)
	if !known || !MaySetStage(by, of) {
		return ledger.Change{}, fault.Absent(nil)
	}
	_, listed := p.AuthorStage(form.Stage)
	var wrong fault.Fields
	wrong.Need(listed, "stage", "Choose how far on they are")
	wrong.Need(!form.From.IsZero(), "from", "Enter the first day on which this holds")
	wrong.Need(form.Why != "", "why", "Say what this rests on")
	if err := wrong.Err(); err != nil {
		return ledger.Change{}, err
	}
	set, err := StageSet.New(id, ledger.By(by.ID), nil, form)
	var change ledger.Change
	change.Add(service, set)
	return change, err
}
