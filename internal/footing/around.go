package footing

import "candour/internal/argument"

// Support is one step to a statement, as it is shown: "rests on 14, by the step ...", "no longer rests on 6".
type Support struct {
	Step     Key
	By       string   // what a practitioner calls the step
	Standing Standing // of the step: whether it holds the statement up today
	Premises []Key
	Unless   []Key
}

// Words say how a statement hangs on the premises of a step.
func (s Support) Words() string {
	if s.Standing == NoLongerStands {
		return "no longer rests on"
	}
	return "rests on"
}

// Supports are the steps to a statement, whether or not they hold, in the order in which they were contributed.
func (c *Case) Supports(k Key) []Support {
	var out []Support
	for _, p := range c.stepsTo(k) {
		out = append(out, Support{p.Key, p.step.By, c.Standing(p.Key), p.step.Premises, p.step.Unless})
	}
	return out
}

// Against is one challenge to a record or a step, as it is shown: "disputed by 17", "replaced by 31".
type Against struct {
	From     Key
	Cause    argument.Cause
	Standing Standing // of what challenges
}

// Words say how a challenge comes at a record: before the name of what challenges.
func (a Against) Words() string { return Bears(a.Cause, a.Standing == NoLongerStands) }

// Challenges are the challenges to a record and to the steps that lead to it, met or not, in the order in which they were contributed.
func (c *Case) Challenges(k Key) []Against {
	p, ok := c.places[k]
	if !ok {
		return nil
	}
	var out []Against
	for _, to := range append([]*place{p}, p.steps...) {
		for _, ch := range to.against {
			out = append(out, Against{ch.From, ch.Cause, c.Standing(ch.From)})
		}
	}
	return out
}
