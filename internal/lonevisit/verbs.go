package lonevisit

import (
	"fmt"
	"time"

	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/message"
	"candour/internal/pack"
)

// Step is somebody doing something about a visit.
type Step struct {
	By  ledger.Author
	ID  ledger.EntryID // that the form carried
	Now time.Time
}

// Plan writes a visit down, in a stream of its own. Nobody watches over it yet.
func Plan(rules pack.LoneVisits, h *ledger.History, step Step, form PlannedBody) (ledger.Change, error) {
	ps := fault.FieldsOf(form.Validate())
	leaves, ends := timeOf(form.Leaves), timeOf(form.Ends)
	if form.Leaves != "" && form.Ends != "" {
		ps.Need(ends.After(leaves), "ends", "It ends before you leave")
		ps.Need(ends.After(step.Now), "ends", "That time is over")
		ps.Need(ends.Sub(leaves) <= rules.LongestTime(), "ends", "That is too long for one visit. Plan more than one")
	}
	return put(h, Planned, step, ps, form)
}

// Accept is the named person or the second taking it on. Each must be reached by a way besides Candour, or there would be only one way to tell them; and the
// watch must look, or nobody would be told at all.
func Accept(ways message.Ways, looks bool, h *ledger.History, step Step, form AcceptedBody) (ledger.Change, error) {
	v := Of(h)
	asked := step.By.Person == v.Watcher.Person || step.By.Person == v.Second.Person
	switch {
	case !v.Began() || !asked:
		return ledger.Change{}, fault.Absent(nil)
	case v.Over:
		return ledger.Change{}, fault.Refuse("This visit is over.", nil)
	case !ways.Any():
		return ledger.Change{}, fault.Refuse("This service sends neither mail nor texts, so nobody could be told outside Candour. Agree with them how you ring each other instead.", nil)
	}
	if !looks {
		return ledger.Change{}, fault.Refuse("The watch of this service is off, so nobody would be told if a check-in did not come. Ring each other instead, and try again later.", nil)
	}
	ps := fault.FieldsOf(form.Validate())
	for field, to := range map[string]string{"mail": form.Mail, "text": form.Text} {
		if wrong := fault.FieldsOf(ways.Check(to)); to != "" && len(wrong) > 0 {
			ps.Need(false, field, wrong[0].Sentence)
		}
	}
	return put(h, Accepted, step, ps, form)
}

// Link gives the visit a new check-in address.
func Link(h *ledger.History, step Step, digest string) (ledger.Change, error) {
	if v := Of(h); !v.Began() || v.OverSaid {
		return ledger.Change{}, fault.Refuse("This visit is over.", nil)
	}
	return put(h, Linked, step, nil, LinkedBody{digest})
}

// PressID is the id of what one press of one form lets us know: pressed twice it is the same act, and with another word or button it is another.
func PressID(v *Visit, form ledger.EntryID, how How, word string) ledger.EntryID {
	return ledger.DerivedID(v.Entry.Stream, fmt.Sprintf("heard %s %s %t", form, how, sameWord(word, v.NotSafe)))
}

// Hear is the worker checking in, asking for more time or checking out. Whichever of their words they use, what they are answered is the same.
func Hear(rules pack.LoneVisits, h *ledger.History, step Step, how How, word string) (ledger.Change, error) {
	v := Of(h)
	duress := sameWord(word, v.NotSafe)
	switch {
	case !v.Began():
		return ledger.Change{}, fault.Absent(nil)
	case v.OverSaid:
		return ledger.Change{}, fault.Refuse("This visit is over.", nil)
	case !duress && !sameWord(word, v.AllWell):
		return ledger.Change{}, fault.Fields{{Name: "word", Sentence: "That is not a word of this visit"}}
	case how != CheckIn && how != Extend && how != CheckOut:
		return ledger.Change{}, fault.BadInput("Press one of the buttons.", nil)
	}
	m := &ledger.Making{By: ledger.By(v.PlannedBody.Of.Person)}
	ledger.Put(m, h.Stream, Heard, step.ID, nil, v.next(rules, step.Now, how, duress))
	if duress {
		lookAtOnce(m, h, step)
	}
	return m.Done()
}

// lookAtOnce asks the watch for a look at the visit, and so for its messages.
func lookAtOnce(m *ledger.Making, h *ledger.History, step Step) {
	m.Change.Jobs = append(m.Change.Jobs, ledger.Job{ID: ledger.DerivedID(h.Stream, "look "+string(step.ID)), Kind: LookJob, Stream: h.Stream, Due: step.Now})
}

// next is what a word of the worker’s makes of the times.
func (v *Visit) next(rules pack.LoneVisits, now time.Time, how How, duress bool) HeardBody {
	b := HeardBody{How: how, Duress: duress}
	if how == CheckOut {
		return b
	}
	ends := v.Until
	if how == Extend || !ends.After(now) {
		ends = v.longer(rules, now)
	}
	b.Ends, b.Due = ledger.FormatTime(ends), ledger.FormatTime(nextDue(now, ends, v.Every))
	return b
}

// longer is when the worker expects to be done after asking for more time. However often they ask, one visit lasts no longer than the pack allows: after that
// somebody rings them.
func (v *Visit) longer(rules pack.LoneVisits, now time.Time) time.Time {
	ends, longest := v.Until, timeOf(v.Leaves).Add(rules.LongestTime())
	if ends.Before(now) {
		ends = now
	}
	if ends = ends.Add(rules.ExtendBy()); ends.After(longest) {
		ends = longest
	}
	if ends.Before(now) {
		return now
	}
	return ends
}

// CallOff ends a visit that is not made. One that is watched over, and was to begin by now, is ended by checking out, with a word.
func CallOff(h *ledger.History, step Step) (ledger.Change, error) {
	v := Of(h)
	switch {
	case !v.Began() || v.OverSaid:
		return ledger.Change{}, fault.Refuse("This visit is over.", nil)
	case v.Watched() && !step.Now.Before(timeOf(v.Leaves)):
		return ledger.Change{}, fault.Refuse("This visit has begun. Check out, with your word.", nil)
	}
	return put(h, CalledOff, step, nil, CalledOffBody{})
}

// SeeTo is somebody who was told taking on the alarm that they saw, which began then. A later one asks them again.
func SeeTo(rules pack.LoneVisits, h *ledger.History, step Step, saw, says string) (ledger.Change, error) {
	why, since := Of(h).Alarm(rules, step.Now)
	if why == "" || Of(h).SeenToSince(since) != nil {
		return ledger.Change{}, fault.Refuse("Somebody sees to it already, or there is nothing to see to any more.", nil)
	}
	form := SeenToBody{ledger.FormatTime(since), says}
	if saw != form.Since {
		return ledger.Change{}, fault.Fields{{Name: "says", Sentence: "Another alarm was raised since you opened this. Read it, and send this again if you see to it"}}
	}
	return put(h, SeenTo, step, fault.FieldsOf(form.Validate()), form)
}

// StandDown ends a visit in place of the worker.
func StandDown(h *ledger.History, step Step, says string) (ledger.Change, error) {
	if v := Of(h); !v.Began() || v.Over {
		return ledger.Change{}, fault.Refuse("This visit is over.", nil)
	}
	form := StoodDownBody{says}
	return put(h, StoodDown, step, fault.FieldsOf(form.Validate()), form)
}

func put[T any](h *ledger.History, kind ledger.Kind[T], step Step, ps fault.Fields, body T) (ledger.Change, error) {
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: step.By}
	ledger.Put(m, h.Stream, kind, step.ID, nil, body)
	return m.Done()
}
