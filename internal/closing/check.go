package closing

import (
	"slices"

	"candour/internal/calendar"
	"candour/internal/fault"
)

// yes and no answer whether the court ordered a review.
const (
	yes = "yes"
	no  = "no"
)

// check names every field that has neither an answer nor a reason.
func (c *closing) check(lines []Line, today calendar.Date) error {
	var ps fault.Fields
	f := c.form
	ps.Need(!f.On.IsZero(), "on", "Enter the day on which the work ended")
	ps.Need(f.On.IsZero() || !f.On.After(today), "on", "The work cannot have ended on a day to come")
	c.checkOutcome(&ps)
	for _, a := range c.list.Asks {
		answer := f.Answers[a.ID]
		answer.check(&ps, a.ID, a.Question, []Fate{Done, Released, Handed}, f.On)
		ps.Need(answer.Fate != Handed || given(answer.Words), Field(a.ID, "yet"), "Say why not yet: "+a.Question)
	}
	for _, l := range lines {
		f.Answers[l.Key].check(&ps, l.Key, l.What, l.Fates(), f.On)
	}
	ps.Need(c.list.Review.Question == "" || f.Review == yes || f.Review == no, "review", "Say whether the court ordered a review")
	ps.Need(c.list.LookBack.Months == 0 || f.Looks.Person != "", "looks", "Choose who looks again at what became of the order")
	return ps.Err()
}

func (c *closing) checkOutcome(ps *fault.Fields) {
	o := c.form.Outcome
	ps.Need(given(o.Words), "decided", "Say what was decided, or why the work ends")
	_, known := c.s.Order(o.Order)
	ps.Need(known || c.form.NoOrder, "order", "Choose the order, or say that there is none")
	if !known || !c.list.Departure || Recommended(c.h) == nil {
		return
	}
	ps.Need(o.Compared == AsAdvised || o.Compared == Otherwise, "compared", "Say whether the court decided as the report recommended")
	ps.Need(o.Compared != Otherwise || given(o.Reasons) || o.NoReasons, "reasons", "Enter the court’s reasons for deciding otherwise, or say that it gave none")
}

// check asks of one matter what it still needs. Its sentences name the matter, because the summary shows them away from it.
func (a Answer) check(ps *fault.Fields, key, what string, fates []Fate, closed calendar.Date) {
	if !slices.Contains(fates, a.Fate) {
		ps.Need(false, Field(key, ""), "Say what becomes of this: "+what)
		return
	}
	ps.Need(a.Fate != Done || given(a.Words), Field(key, "how"), "Say how this was done: "+what)
	ps.Need(a.Fate != Done || a.On.IsZero() || closed.IsZero() || !a.On.After(closed), Field(key, "on"), "This cannot have been done after the work ended: "+what)
	ps.Need(a.Fate != Released || given(a.Words), Field(key, "why"), "Say why not: "+what)
	ps.Need(a.Fate != Handed || a.To.Person != "", Field(key, "to"), "Choose who takes this: "+what)
}
