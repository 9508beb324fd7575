package pack

import "candour/internal/calendar"

// Confidence says how sure we are that a rule is what its source says.
type Confidence string

const (
	Verified      Confidence = "verified"        // read in the source named
	FromCode      Confidence = "court code"      // read in the court's own published program
	OwnChoice     Confidence = "own choice"      // a choice of this service; nobody's law
	ToBeConfirmed Confidence = "to be confirmed" // general knowledge, or sources differ: a person must check it
)

func (Confidence) choices() []string {
	return words(Verified, FromCode, OwnChoice, ToBeConfirmed)
}

// Basis is where a rule comes from, how sure we are of it, and when it holds. The confidence speaks of the rule; its first day is as
// general knowledge has it unless the source gives one.
type Basis struct {
	Source     string        `yaml:"source" need:"yes"`
	Confidence Confidence    `yaml:"confidence" need:"yes"`
	From       calendar.Date `yaml:"from" need:"yes"` // first day in force
	Until      calendar.Date `yaml:"until"`           // last day in force; zero while it has no end
}

// Unconfirmed says that a person must still check the rule against its source. A Basis that says nothing is unconfirmed.
func (b Basis) Unconfirmed() bool {
	return b.Confidence == ToBeConfirmed || b.Confidence == ""
}

// InForce says whether the rule holds on a day.
func (b Basis) InForce(on calendar.Date) bool {
	return !on.Before(b.From) && (b.Until.IsZero() || !on.After(b.Until))
}

// Cite is the source as it is shown to people, "(to be confirmed)" included.
func (b Basis) Cite() string {
	if b.Unconfirmed() {
		return b.Source + " (to be confirmed)"
	}
	return b.Source
}
