package pack

import "candour/internal/calendar"

// SeeingMode is how a child is seen.
type SeeingMode string

const (
	InPerson    SeeingMode = "in_person"
	ByVideo     SeeingMode = "video"
	ByTelephone SeeingMode = "telephone"
	ByWriting   SeeingMode = "writing" // by letter or message, without meeting
	AnyMode     SeeingMode = "any"     // of a policy that takes none for granted
)

// SeeingModes are the ways in which a child can be seen, in the order in which a form offers them.
var SeeingModes = []SeeingMode{InPerson, ByVideo, ByTelephone, ByWriting}

func (SeeingMode) choices() []string {
	return words(InPerson, ByVideo, ByTelephone, ByWriting, AnyMode)
}

// SeeingNeed is something that a policy asks of every decision on how to see a child.
type SeeingNeed string

const (
	NeedsWeighing SeeingNeed = "weighing" // what speaks for and against is recorded
	NeedsManager  SeeingNeed = "manager"  // somebody was consulted
	NeedsTelling  SeeingNeed = "telling"  // it was explained to the child
)

func (SeeingNeed) choices() []string { return words(NeedsWeighing, NeedsManager, NeedsTelling) }

// SeeingPolicy is one edition of the policy on how children are seen. The last that has come into force on a day counts.
type SeeingPolicy struct {
	Basis   `yaml:",inline"`
	ID      string       `yaml:"id" need:"yes"`
	Version int          `yaml:"version" need:"yes"`
	Name    string       `yaml:"name" need:"yes"`
	Says    string       `yaml:"says" need:"yes"` // in one sentence, after a colon
	Default SeeingMode   `yaml:"default" need:"yes"`
	Needs   []SeeingNeed `yaml:"needs"`
}

// SeeingOn is the policy on how children are seen that is in force on a day; false when there is none.
func (p *Pack) SeeingOn(on calendar.Date) (SeeingPolicy, bool) {
	var last SeeingPolicy
	found := false
	for _, s := range p.Seeing {
		if s.InForce(on) && (!found || !s.From.Before(last.From)) {
			last, found = s, true
		}
	}
	return last, found
}

func (l *loader) checkSeeing() {
	unique(l, "seeing.yaml", "", l.pack.Seeing, func(s SeeingPolicy) string { return s.ID })
}
