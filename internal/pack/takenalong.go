package pack

import "time"

// TakenAlong is what of cases may be taken along on a tablet, to be read without a network, and for how long.
type TakenAlong struct {
	Basis  `yaml:",inline"`
	Most   int      `yaml:"most_cases" need:"yes"`    // at once on one tablet
	Hours  int      `yaml:"hours" need:"yes"`         // until it ends by itself
	Rest   int      `yaml:"rest_minutes" need:"yes"`  // without a touch or a key, before it is put away
	Wrong  int      `yaml:"wrong_phrases" need:"yes"` // after which it is wiped
	Notes  int      `yaml:"notes" need:"yes"`         // the latest of a case that come along
	Cannot []string `yaml:"cannot" need:"yes"`        // what it cannot do, in sentences for the worker
}

// Lasts is for how long it may be read.
func (t TakenAlong) Lasts() time.Duration { return time.Duration(t.Hours) * time.Hour }
