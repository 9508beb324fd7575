package pack

import "candour/internal/calendar"

// Retention says how long things are kept.
type Retention struct {
	Case   AgeRule   `yaml:"case" need:"yes"`   // a case: until its youngest child reaches an age
	Reads  MonthRule `yaml:"reads" need:"yes"`  // who looked at what
	Drafts DayRule   `yaml:"drafts" need:"yes"` // what was typed and never submitted
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
