package wellbeing

import (
	"slices"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// Step is somebody doing something to an assessment.
type Step struct {
	By ledger.Author
	ID ledger.EntryID // that the form carried
	On calendar.Date  // today
}

// Assess is the worker saying what the work risks for them.
func Assess(rules pack.RiskAssessment, h *ledger.History, step Step, form AssessedBody) (ledger.Change, error) {
	ps := fault.FieldsOf(form.Validate())
	ps.Need(form.Manager.Person != step.By.Person, "manager", "Somebody else must agree it with you")
	form.Answers = slices.DeleteFunc(slices.Clone(form.Answers), func(a Answer) bool {
		_, asked := rules.Factor(a.Factor)
		return !asked || !given(a.Says)
	})
	return put(h, Assessed, step, ps, form)
}

// Reply is the manager agreeing what the worker said, or not. What was answered is not answered again: the worker makes another.
func Reply(rules pack.RiskAssessment, h *ledger.History, step Step, form AnsweredBody) (ledger.Change, error) {
	now := Of(h).Now()
	switch {
	case now == nil || now.Manager.Person != step.By.Person:
		return ledger.Change{}, fault.Absent(nil)
	case now.Answer != nil || form.Assessment != now.Entry.Ref():
		return ledger.Change{}, fault.Refuse("This was answered, or made anew, since you opened it. Open it again.", nil)
	}
	ps := fault.FieldsOf(form.Validate())
	reviewedIn(rules, &ps, step, form.Review)
	return put(h, Answered, step, ps, form)
}

// Look is worker and manager looking again at what was agreed.
func Look(rules pack.RiskAssessment, h *ledger.History, step Step, form ReviewedBody) (ledger.Change, error) {
	now := Of(h).Now()
	switch {
	case now == nil || now.Manager.Person != step.By.Person:
		return ledger.Change{}, fault.Absent(nil)
	case !now.Agreed() || form.Assessment != now.Entry.Ref():
		return ledger.Change{}, fault.Refuse("Only what was agreed is reviewed. Open it again.", nil)
	}
	ps := fault.FieldsOf(form.Validate())
	reviewedIn(rules, &ps, step, form.Review)
	return put(h, Reviewed, step, ps, form)
}

// reviewedIn asks for a day after today, and not later than the pack allows.
func reviewedIn(rules pack.RiskAssessment, ps *fault.Fields, step Step, day calendar.Date) {
	if day.IsZero() {
		return
	}
	latest := step.On.AddDays(rules.ReviewDays)
	ps.Need(day.After(step.On), "review", "That day is over")
	ps.Need(!day.After(latest), "review", "Look at it again by "+latest.Plain()+" at the latest")
}

// Escalate is the worker taking it to a representative.
func Escalate(h *ledger.History, step Step, form EscalatedBody) (ledger.Change, error) {
	now := Of(h).Now()
	if now == nil {
		return ledger.Change{}, fault.Refuse("Make the assessment first.", nil)
	}
	form.Assessment = now.Entry.Ref()
	ps := fault.FieldsOf(form.Validate())
	ps.Need(form.To.Person == "" || form.To.Person != now.Manager.Person, "to", "The manager who agrees it reads it already. Choose somebody else")
	for _, factor := range form.Shown {
		ps.Need(now.Says(factor) != "", "shown", "Choose from what you wrote")
	}
	return put(h, Escalated, step, ps, form)
}

// TakeBack is the worker ending what a representative reads.
func TakeBack(h *ledger.History, step Step, escalation ledger.EntryID) (ledger.Change, error) {
	for _, e := range Of(h).Escalations() {
		if e.Entry.ID == escalation {
			return put(h, TakenBack, step, nil, TakenBackBody{e.Entry.Ref()})
		}
	}
	return ledger.Change{}, fault.Refuse("This was taken back already.", nil)
}

func put[T any](h *ledger.History, kind ledger.Kind[T], step Step, ps fault.Fields, body T) (ledger.Change, error) {
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: step.By}
	ledger.Put(m, h.Stream, kind, step.ID, nil, body)
	return m.Done()
}
