package pack

import (
	"slices"

	"candour/internal/calendar"
)

// Retention says how long things are kept, and on which grounds they may be erased.
type Retention struct {
	Cases   []CaseRule      `yaml:"cases" need:"yes"`  // of each law, one rule
	Reads   MonthRule       `yaml:"reads" need:"yes"`  // who looked at what
	Drafts  DayRule         `yaml:"drafts" need:"yes"` // what was typed and never submitted
	Grounds []ErasureGround `yaml:"grounds" need:"yes"`
}

// CaseRule says how long a case of a law is kept: until its youngest child reaches an age.
type CaseRule struct {
	AgeRule `yaml:",inline"`
	Law     Law `yaml:"law" need:"yes"`
}

// ErasureGround is a ground on which words may lawfully be erased. Its Source is the authority.
type ErasureGround struct {
	Basis   `yaml:",inline"`
	ID      GroundID   `yaml:"id" need:"yes"`
	Name    string     `yaml:"name" need:"yes"`
	Explain string     `yaml:"explain" need:"yes"`
	Of      []Erasable `yaml:"of" need:"yes"` // what may be erased on this ground
}

// GroundID names a ground for erasing.
type GroundID string

const (
	RetentionEnd   GroundID = "retention_end"
	CourtOrder     GroundID = "court_order"
	WrongCase      GroundID = "wrong_case"
	UnlawfullyHeld GroundID = "unlawfully_held"
)

func (GroundID) choices() []string {
	return words(RetentionEnd, CourtOrder, WrongCase, UnlawfullyHeld)
}

// Erasable is what can be erased as one.
type Erasable string

const (
	WholeCase Erasable = "case"
	OneEntry  Erasable = "entry"
)

func (Erasable) choices() []string { return words(WholeCase, OneEntry) }

// CaseRule is the rule by which a case of a law is kept; false when the pack has none, and then nobody can say how long.
func (r Retention) CaseRule(law Law) (CaseRule, bool) {
	return find(r.Cases, string(law), func(c CaseRule) string { return string(c.Law) })
}

// GroundsFor are the grounds on which something may be erased, as they are offered.
func (r Retention) GroundsFor(what Erasable) []ErasureGround {
	return slices.DeleteFunc(slices.Clone(r.Grounds), func(g ErasureGround) bool { return !slices.Contains(g.Of, what) })
}

// Ground is the ground with an id.
func (r Retention) Ground(id GroundID) (ErasureGround, bool) {
	return find(r.Grounds, string(id), func(g ErasureGround) string { return string(g.ID) })
}

// AgeRule keeps until the youngest child reaches an age in years.
type AgeRule struct {
	Basis `yaml:",inline"`
	Age   int `yaml:"age" need:"yes"`
}

// MonthRule keeps for a number of months.
type MonthRule struct {
	Basis  `yaml:",inline"`
	Months int `yaml:"months" need:"yes"`
}

// DayRule keeps for a number of days.
type DayRule struct {
	Basis `yaml:",inline"`
	Days  int `yaml:"days" need:"yes"`
}

// Until is the day on which the youngest of the children reaches the age; false when a birth date is not known, because then nobody can say.
func (r AgeRule) Until(births []calendar.Date) (calendar.Date, bool) {
	var last calendar.Date
	for _, birth := range births {
		if birth.IsZero() {
			return calendar.Date{}, false
		}
		if day := birth.Birthday(r.Age); day.After(last) {
			last = day
		}
	}
	return last, !last.IsZero()
}
