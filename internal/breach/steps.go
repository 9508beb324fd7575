package breach

import (
	"strings"

	"candour/internal/fault"
	"candour/internal/ledger"
)

// take adds an entry to an open breach once it is whole, is not of times to come, and tells nothing that is hidden.
func take[T interface{ Validate() error }](b *Breach, step Step, kind ledger.Kind[T], body T, texts []said, more ...fault.Field) (ledger.Change, error) {
	if !b.Began() {
		return ledger.Change{}, fault.Absent(nil)
	}
	if b.Closed != nil {
		return ledger.Change{}, fault.Refuse("This breach is closed.", nil)
	}
	ps := append(fault.FieldsOf(body.Validate()), more...)
	step.check(&ps, texts...)
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: step.By}
	ledger.Put(m, b.Entry.Stream, kind, step.ID, step.When, body)
	return m.Done()
}

// KeepSafe records what was done to keep somebody safe. Of somebody who was not thought of when the breach was opened it takes as well.
func (b *Breach) KeepSafe(step Step, form SafetyBody) (ledger.Change, error) {
	return take(b, step, Safety, form, []said{{"plan", form.Plan}})
}

// Retrieve records a step of getting it back.
func (b *Breach) Retrieve(step Step, form RetrievalBody) (ledger.Change, error) {
	return take(b, step, Retrieval, form, []said{{"words", form.Words}})
}

// Decide records who is told, and why. Who decides once the hours are over says why it is late.
func (b *Breach) Decide(step Step, form DecidedBody) (ledger.Change, error) {
	var late fault.Fields
	late.Need(b.Decided != nil || !b.Late(step.Now) || given(form.Late), "late", "The hours are over: say why it was not decided in time")
	return take(b, step, Decided, form, []said{{"commissioner-why", form.CommissionerWhy}, {"people-why", form.PeopleWhy}, {"late", form.Late}}, late...)
}

// Tell records that somebody was told.
func (b *Breach) Tell(step Step, form ToldBody) (ledger.Change, error) {
	return take(b, step, Told, form, []said{{"name", form.Name}, {"words", form.Words}})
}

// WasSeen records who had seen it.
func (b *Breach) WasSeen(step Step, form SeenBody) (ledger.Change, error) {
	return take(b, step, Seen, form, []said{{"words", form.Words}})
}

// WillChange records what changes so that it does not happen again.
func (b *Breach) WillChange(step Step, form ChangeBody) (ledger.Change, error) {
	return take(b, step, Change, form, []said{{"what", form.What}, {"who", form.Who}})
}

// Close ends the breach once every part is answered.
func (b *Breach) Close(step Step, form ClosedBody) (ledger.Change, error) {
	if missing := b.Unanswered(); len(missing) > 0 {
		var names []string
		for _, p := range missing {
			names = append(names, p.Words())
		}
		return ledger.Change{}, fault.Refuse("It cannot be closed yet. Still to be answered: "+strings.Join(names, "; ")+".", nil)
	}
	return take(b, step, Closed, form, []said{{"words", form.Words}})
}
