package certificate

import (
	"errors"
	"fmt"
	"iter"

	"candour/internal/argument"
)

// Check says whether the lines are a right and complete answer for the records, one line for each item. The error names the first
// record whose line does not hold, and why.
func Check(records argument.Records, lines iter.Seq[argument.Certified]) error {
	c := gather(records)
	for line := range lines {
		if _, twice := c.lines[line.Record]; twice {
			return bad(line, "is answered twice")
		}
		c.lines[line.Record] = line
	}
	if len(c.lines) != len(records.Items) {
		return fmt.Errorf("the certificate answers for %d records of %d", len(c.lines), len(records.Items))
	}
	for _, item := range records.Items {
		line, answered := c.lines[item.ID]
		if !answered {
			return fmt.Errorf("the certificate has no line for %q", string(item.ID))
		}
		if err := c.check(item, line); err != nil {
			return bad(line, err.Error())
		}
	}
	return nil
}

func bad(line argument.Certified, why string) error {
	return fmt.Errorf("%q %s at rank %d: %s", string(line.Record), line.Label, line.Rank, why)
}

// checker looks records up by name.
type checker struct {
	lines    map[argument.ID]argument.Certified
	steps    map[argument.ID][]argument.Justification // by conclusion
	blockers map[argument.ID][]argument.ID            // of an item or a step, exceptions included
}

func gather(records argument.Records) checker {
	c := checker{
		lines:    make(map[argument.ID]argument.Certified, len(records.Items)),
		steps:    make(map[argument.ID][]argument.Justification),
		blockers: make(map[argument.ID][]argument.ID),
	}
	for _, j := range records.Justifications {
		c.steps[j.Conclusion] = append(c.steps[j.Conclusion], j)
		c.blockers[j.ID] = append(c.blockers[j.ID], j.Unless...)
	}
	for _, d := range records.Defeats {
		c.blockers[d.To] = append(c.blockers[d.To], d.From)
	}
	return c
}

func (c checker) check(item argument.Item, line argument.Certified) error {
	switch line.Label {
	case argument.In:
		return c.checkIn(item, line)
	case argument.Out:
		return c.checkOut(item, line)
	case argument.Undecided:
		return c.checkUndecided(item, line)
	default:
		return errors.New("there is no such label")
	}
}

func (c checker) checkIn(item argument.Item, line argument.Certified) error {
	step, err := c.rule(item, line)
	if err != nil {
		return err
	}
	met := c.all(step.Premises, argument.In, line.Rank) &&
		c.all(c.blockers[step.ID], argument.Out, line.Rank) &&
		c.all(c.blockers[item.ID], argument.Out, line.Rank)
	if !met {
		return errors.New("its rule is not met by records of lower rank")
	}
	return nil
}

func (c checker) checkOut(item argument.Item, line argument.Certified) error {
	if line.Rule != "" {
		return errors.New("what is out has no rule")
	}
	if c.any(c.blockers[item.ID], argument.In, line.Rank) {
		return nil
	}
	if item.Sort == argument.Evidence {
		return errors.New("no record of lower rank stands against it")
	}
	for _, step := range c.steps[item.ID] {
		stopped := c.any(c.blockers[step.ID], argument.In, line.Rank) || c.any(step.Premises, argument.Out, line.Rank+1)
		if !stopped {
			return fmt.Errorf("nothing stops the step %q to it", string(step.ID))
		}
	}
	return nil
}

func (c checker) checkUndecided(item argument.Item, line argument.Certified) error {
	step, err := c.rule(item, line)
	if err != nil {
		return err
	}
	if c.any(c.blockers[item.ID], argument.In, anyRank) || c.stopped(step) {
		return errors.New("it is settled: a record that stands is against it or its rule")
	}
	for _, premise := range step.Premises {
		if c.lines[premise].Rank >= line.Rank {
			return fmt.Errorf("its rule rests on %q, which does not rank below it", string(premise))
		}
	}
	if c.all(c.blockers[item.ID], argument.Out, anyRank) && c.complete(item) {
		return errors.New("it is settled: everything it needs stands")
	}
	return nil
}

// rule is the step that a line names, or for evidence the rule without conditions that it is.
func (c checker) rule(item argument.Item, line argument.Certified) (argument.Justification, error) {
	if item.Sort == argument.Evidence {
		if line.Rule != item.ID {
			return argument.Justification{}, errors.New("the rule of evidence is the evidence itself")
		}
		return argument.Justification{}, nil
	}
	for _, step := range c.steps[item.ID] {
		if step.ID == line.Rule {
			return step, nil
		}
	}
	return argument.Justification{}, fmt.Errorf("%q is not a step to it", string(line.Rule))
}

// complete says whether an item has a step whose every condition is met.
func (c checker) complete(item argument.Item) bool {
	if item.Sort == argument.Evidence {
		return true
	}
	for _, step := range c.steps[item.ID] {
		if c.all(step.Premises, argument.In, anyRank) && c.all(c.blockers[step.ID], argument.Out, anyRank) {
			return true
		}
	}
	return false
}

// stopped says whether a premise of a step is out or something that blocks it is in.
func (c checker) stopped(step argument.Justification) bool {
	return c.any(step.Premises, argument.Out, anyRank) || c.any(c.blockers[step.ID], argument.In, anyRank)
}

const anyRank = int(^uint(0) >> 1)

// all says whether every record has the label at a rank below before.
func (c checker) all(ids []argument.ID, label argument.Label, before int) bool {
	for _, id := range ids {
		if line := c.lines[id]; line.Label != label || line.Rank >= before {
			return false
		}
	}
	return true
}

// any says whether some record has the label at a rank below before.
func (c checker) any(ids []argument.ID, label argument.Label, before int) bool {
	for _, id := range ids {
		if line := c.lines[id]; line.Label == label && line.Rank < before {
			return true
		}
	}
	return false
}
