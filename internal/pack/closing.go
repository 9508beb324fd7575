package pack

import (
	"fmt"
	"slices"

	"candour/internal/calendar"
)

// ClosingList is what is asked when the service's work on a case ends.
type ClosingList struct {
	Basis     `yaml:",inline"`
	ID        string        `yaml:"id" need:"yes"`
	Name      string        `yaml:"name" need:"yes"`
	Law       Law           `yaml:"law" need:"yes"`
	Tracks    []string      `yaml:"tracks"` // none means every track of the law
	Asks      []ClosingAsk  `yaml:"asks" need:"yes"`
	Departure bool          `yaml:"departure"` // asks whether the order is what a signed report recommended
	Review    ClosingReview `yaml:"review"`    // none when it has no question
	LookBack  LookBack      `yaml:"look_back"` // none when it has no months
}

// ClosingAsk is something that was done by the end, or of which it is said why not.
type ClosingAsk struct {
	ID       string `yaml:"id" need:"yes"`
	Question string `yaml:"question" need:"yes"`
	How      string `yaml:"how" need:"yes"` // what is asked of what was done, as the label of a field
	Duty     string `yaml:"duty"`           // id of the duty rule that it meets; may be empty
}

// ClosingReview is a hearing after the end at which the court looks at its order again. The case stays closed; what is to be prepared becomes a duty.
type ClosingReview struct {
	Question string `yaml:"question"`
	Hearing  string `yaml:"hearing"` // the type of hearing, as the court calls it
	What     string `yaml:"what"`    // the duty, as an instruction
	To       string `yaml:"to"`
	Earliest int    `yaml:"earliest"` // months after the order
	Latest   int    `yaml:"latest"`
}

// LookBack says after how many months somebody looks what became of the order for the child.
type LookBack struct {
	Months int `yaml:"months"`
}

// ClosingFor is the list in force on a day for cases of a law and a track, which may not be known. A pack has one for every such case.
func (p *Pack) ClosingFor(law Law, track string, on calendar.Date) (ClosingList, bool) {
	for _, list := range p.Closing {
		if list.Law == law && (len(list.Tracks) == 0 || slices.Contains(list.Tracks, track)) && list.InForce(on) {
			return list, true
		}
	}
	return ClosingList{}, false
}

// checkClosing asks that every name leads somewhere, and for a list of each law that any of its tracks falls under.
func (l *loader) checkClosing() {
	const file = "closing.yaml"
	p := l.pack
	unique(l, file, "", p.Closing, func(c ClosingList) string { return c.ID })
	rules := idsOf(p.DutyRules, func(r DutyRule) string { return r.ID })
	for i, list := range p.Closing {
		l.names(file, at("", i)+".tracks", list.Tracks, l.trackIDs())
		unique(l, file, at("", i)+".asks", list.Asks, func(a ClosingAsk) string { return a.ID })
		for j, ask := range list.Asks {
			if ask.Duty != "" {
				l.name(file, at(at("", i)+".asks", j)+".duty", ask.Duty, rules)
			}
		}
		if r := list.Review; r.Question != "" && (r.What == "" || r.To == "") {
			l.problem(file, at("", i)+".review", "a review says what is to be prepared, and for whom")
		}
	}
	for _, law := range []Law{PrivateLaw, PublicLaw} {
		if !slices.ContainsFunc(p.Closing, func(c ClosingList) bool { return c.Law == law && len(c.Tracks) == 0 }) {
			l.problem(file, "", fmt.Sprintf("there is no list for every case of %s law", law))
		}
	}
}
