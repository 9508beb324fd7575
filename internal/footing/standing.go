package footing

import "candour/internal/argument"

// Standing is how far a record can be leaned on, as people see it.
type Standing uint8

const (
	NotAnswered     Standing = iota // not part of the argument: nothing may rest on it
	Stands                          //
	ChallengeMet                    // stands, and every challenge to it was met
	FoundByTheCourt                 // stands by a finding whose document is on record
	Disputed                        // may be reported with its source, not asserted
	NoLongerStands                  // may appear only as such
	NothingSupports                 // a gap: nothing was ever given to support it
)

// String is the standing in a practitioner’s words, as they stand in a sentence.
func (s Standing) String() string {
	switch s {
	case Stands:
		return "stands"
	case ChallengeMet:
		return "stands, challenge answered"
	case FoundByTheCourt:
		return "found by the court"
	case Disputed:
		return "disputed"
	case NoLongerStands:
		return "no longer stands"
	case NothingSupports:
		return "nothing supports it"
	default:
		return "not answered"
	}
}

// Holds reports whether a record of this standing may be asserted.
func (s Standing) Holds() bool { return s == Stands || s == ChallengeMet || s == FoundByTheCourt }

// standing refines the engine’s answer. Found by the court is added by Case, which knows the steps.
func standing(w argument.Why) Standing {
	switch w.Standing {
	case argument.Stands:
		return Stands
	case argument.StandsAnswered:
		return ChallengeMet
	case argument.Disputed:
		return Disputed
	case argument.NoLongerStands:
		if w.Cause == argument.Unsupported {
			return NothingSupports
		}
		return NoLongerStands
	default:
		return NotAnswered
	}
}
