package pack

import (
	"fmt"
	"slices"

	"candour/internal/calendar"
)

// Leaving says by which lawful gateways something may leave a case, and what the law asks when something went to the wrong person.
type Leaving struct {
	Gateways  []Gateway `yaml:"gateways" need:"yes"`
	Breach    HourRule  `yaml:"breach" need:"yes"`    // within which it is decided whether the Information Commissioner is told
	Concerned Basis     `yaml:"concerned" need:"yes"` // why the people concerned are told
}

// Gateway is a lawful way by which something leaves a case. Its Source is the authority.
type Gateway struct {
	Basis   `yaml:",inline"`
	ID      GatewayID `yaml:"id" need:"yes"`
	Name    string    `yaml:"name" need:"yes"`
	Explain string    `yaml:"explain" need:"yes"`
	Asks    string    `yaml:"asks"`    // what must be said besides: which order, which row, who agreed; nothing when empty
	Manager bool      `yaml:"manager"` // only a manager of the case decides it
	Urgent  bool      `yaml:"urgent"`  // protecting somebody in danger: it waits for nobody and asks for nothing
	Court   bool      `yaml:"court"`   // by which what is filed goes to the court
	Subject bool      `yaml:"subject"` // by which somebody is given what is held about them
}

// GatewayID names a gateway.
type GatewayID string

// HourRule gives a number of hours.
type HourRule struct {
	Basis `yaml:",inline"`
	Hours int `yaml:"hours" need:"yes"`
}

// Gateway is the gateway with an id.
func (l Leaving) Gateway(id GatewayID) (Gateway, bool) {
	return find(l.Gateways, string(id), func(g Gateway) string { return string(g.ID) })
}

// InForce are the gateways that hold on a day, as they are offered.
func (l Leaving) InForce(on calendar.Date) []Gateway {
	return slices.DeleteFunc(slices.Clone(l.Gateways), func(g Gateway) bool { return !g.InForce(on) })
}

// Danger is the gateway for protecting somebody in danger. Every pack has it.
func (l Leaving) Danger() Gateway { return l.only(func(g Gateway) bool { return g.Urgent }) }

// ToCourt is the gateway by which what is filed goes to the court. Every pack has it.
func (l Leaving) ToCourt() Gateway { return l.only(func(g Gateway) bool { return g.Court }) }

// ToSubject is the gateway by which somebody is given what is held about them. Every pack has it.
func (l Leaving) ToSubject() Gateway { return l.only(func(g Gateway) bool { return g.Subject }) }

func (l Leaving) only(is func(Gateway) bool) Gateway {
	if i := slices.IndexFunc(l.Gateways, is); i >= 0 {
		return l.Gateways[i]
	}
	return Gateway{}
}

// checkLeaving asks for the one gateway that protects somebody in danger, and that nothing stands in its way; for the one to the court, and for the one by
// which somebody is given what is held about them.
func (l *loader) checkLeaving() {
	const file = "leaving.yaml"
	all := l.pack.Leaving.Gateways
	unique(l, file, "gateways", all, func(g Gateway) string { return string(g.ID) })
	urgent, court, subject := 0, 0, 0
	for i, g := range all {
		if g.Urgent && (g.Manager || g.Asks != "") {
			l.problem(file, at("gateways", i), fmt.Sprintf("%q protects somebody in danger: it waits for nobody and asks for nothing", g.ID))
		}
		if g.Urgent {
			urgent++
		}
		if g.Court {
			court++
		}
		if g.Subject {
			subject++
		}
	}
	if urgent != 1 {
		l.problem(file, "gateways", "one gateway protects somebody in danger: mark one as urgent")
	}
	if court != 1 {
		l.problem(file, "gateways", "one gateway leads to the court: mark one as court")
	}
	if subject != 1 {
		l.problem(file, "gateways", "by one gateway somebody is given what is held about them: mark one as subject")
	}
	if l.pack.Leaving.Breach.Hours < 1 {
		l.problem(file, "breach.hours", "must be at least one")
	}
}
