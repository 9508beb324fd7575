package pack

// Planning is how a case plan is kept short, and what a service asks of itself about it.
type Planning struct {
	Basis      `yaml:",inline"`
	Most       int         `yaml:"most" need:"yes"` // lines above which the page asks whether all are needed
	Principles []Principle `yaml:"principles" need:"yes"`
}

// PlanMoment is when a principle matters for a plan.
type PlanMoment string

const (
	ChildNotHeard PlanMoment = "child_not_heard" // a child of the case from whom nothing is to be found out
	ToldNobody    PlanMoment = "told_nobody"     // there is a plan, and nobody was given it
	ToldBefore    PlanMoment = "told_before"     // somebody has one that has changed since
)

// Principle is a principle of the service’s practice as one question.
type Principle struct {
	Basis `yaml:",inline"`
	When  PlanMoment `yaml:"when" need:"yes"`
	Asks  string     `yaml:"asks" need:"yes"`
}

// Principle is the question for a moment, if there is one.
func (p Planning) Principle(when PlanMoment) (Principle, bool) {
	return find(p.Principles, string(when), func(x Principle) string { return string(x.When) })
}

func (l *loader) checkPlanning() {
	const file = "planning.yaml"
	unique(l, file, "principles", l.pack.Planning.Principles, func(p Principle) string { return string(p.When) })
	var moments []string
	for _, p := range l.pack.Planning.Principles {
		moments = append(moments, string(p.When))
	}
	l.names(file, "principles", moments, []string{string(ChildNotHeard), string(ToldNobody), string(ToldBefore)})
}
