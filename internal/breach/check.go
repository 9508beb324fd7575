package breach

import (
	"candour/internal/casework"
	"candour/internal/fault"
)

// said is what somebody typed into a field.
type said struct{ field, words string }

// Gate finds what is hidden in a case as an information governance officer reads of its breach: they open no case, and were shown nothing of it.
func Gate(s *casework.State, side *casework.ClosedSide) (*casework.Gate, error) {
	return casework.GateFor(s, side, casework.ToColleague(""))
}

// check refuses what is of times to come, and words that hold a detail which is hidden in the case.
func (s Step) check(ps *fault.Fields, texts ...said) {
	ps.Need(s.When == nil || !s.When.Start().After(s.Now), "when", "It must be a time that is over")
	for _, t := range texts {
		ps.Need(len(s.Gate.In(t.words)) == 0, t.field, "This holds a detail that is confidential in the case. Leave it out: people read this who do not see the case")
	}
}
