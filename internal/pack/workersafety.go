package pack

import "time"

// WorkerSafety is what keeps those safe who do the work: what an individual risk assessment asks, and how a lone visit is watched over.
type WorkerSafety struct {
	Assessment RiskAssessment `yaml:"assessment" need:"yes"`
	Visit      LoneVisits     `yaml:"visit" need:"yes"`
}

// RiskAssessment is what an individual risk assessment asks, and after how many days it is looked at again at the latest.
type RiskAssessment struct {
	ReviewDays int          `yaml:"review_days" need:"yes"`
	Factors    []RiskFactor `yaml:"factors" need:"yes"`
}

// RiskFactor is one thing that an assessment asks about.
type RiskFactor struct {
	Basis   `yaml:",inline"`
	ID      string `yaml:"id" need:"yes"`
	Name    string `yaml:"name" need:"yes"`
	Explain string `yaml:"explain" need:"yes"`
}

// Factor is a factor by its id; false for none.
func (r RiskAssessment) Factor(id string) (RiskFactor, bool) {
	return find(r.Factors, id, func(f RiskFactor) string { return f.ID })
}

// LoneVisits is how a lone visit is watched over.
type LoneVisits struct {
	Basis   `yaml:",inline"`
	Grace   int         `yaml:"grace_minutes" need:"yes"`  // after the time of a check-in, before it is raised
	Raise   int         `yaml:"raise_minutes" need:"yes"`  // from one raise to the next, while nobody answers
	Silent  int         `yaml:"silent_minutes" need:"yes"` // without a look, before the watch counts as off
	Longest int         `yaml:"longest_hours" need:"yes"`  // from leaving to the expected end
	Extend  int         `yaml:"extend_minutes" need:"yes"` // that one press adds
	Again   int         `yaml:"again_minutes" need:"yes"`  // after somebody saw to an alarm, before it is raised anew
	Wrong   int         `yaml:"wrong_words" need:"yes"`    // in a row at a check-in address, before it is held
	Hold    int         `yaml:"hold_minutes" need:"yes"`   // for which it then takes no word
	Chain   []ChainLink `yaml:"chain" need:"yes"`          // who is told after the two whom the plan names
	Cannot  []string    `yaml:"cannot" need:"yes"`         // what it cannot do, in sentences for the worker
}

// ChainLink is a sort of people who are told when a check-in is overdue.
type ChainLink string

const (
	TeamManagers   ChainLink = "team_managers"    // who manage a team of the worker’s
	ManagersOnCall ChainLink = "managers_on_call" // whoever has that role
)

func (ChainLink) choices() []string { return words(TeamManagers, ManagersOnCall) }

// GraceTime, RaiseEvery, SilentAfter, LongestTime, ExtendBy, AgainAfter and HoldFor are the figures as durations.
func (v LoneVisits) GraceTime() time.Duration   { return time.Duration(v.Grace) * time.Minute }
func (v LoneVisits) RaiseEvery() time.Duration  { return time.Duration(v.Raise) * time.Minute }
func (v LoneVisits) SilentAfter() time.Duration { return time.Duration(v.Silent) * time.Minute }
func (v LoneVisits) LongestTime() time.Duration { return time.Duration(v.Longest) * time.Hour }
func (v LoneVisits) ExtendBy() time.Duration    { return time.Duration(v.Extend) * time.Minute }
func (v LoneVisits) AgainAfter() time.Duration  { return time.Duration(v.Again) * time.Minute }
func (v LoneVisits) HoldFor() time.Duration     { return time.Duration(v.Hold) * time.Minute }

func (l *loader) checkWorkerSafety() {
	unique(l, "worker-safety.yaml", "assessment.factors", l.pack.WorkerSafety.Assessment.Factors, func(f RiskFactor) string { return f.ID })
}
