package lonevisit

import (
	"time"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// Visit is a lone visit as its stream tells it.
type Visit struct {
	PlannedBody
	Entry  ledger.Entry // of the plan
	Due    time.Time    // by when the worker must be heard of next, as they see it
	Until  time.Time    // when they expect to be done
	Digest string       // of the secret in the check-in address; "" when there is none

	Accepts  map[ledger.StreamID]Acceptance
	ArmedAt  time.Time     // when both had accepted; zero while one has not
	Over     bool          // the worker checked out, called it off, or a watcher ended it
	OverAt   time.Time     // when; zero while it is not over
	OverSaid bool          // what the worker is shown: also after a check-out by the word that raises
	Safe     time.Time     // when the worker was last heard of by the word that means it
	Duress   *ledger.Entry // the first word that means otherwise, since then nobody ended the visit

	Wrong     int       // wrong words in a row at the check-in address, since it was made or last held
	HeldUntil time.Time // until when it takes no word; zero when it was never held

	Alerts []*Alert // raises, times that the watch was off and times that the address was held, oldest first
	SeenTo []Seeing // who took an alarm on
	Ended  *Word    // by whom it was ended in place of the worker
}

// Acceptance is somebody’s word that they watch over it.
type Acceptance struct {
	AcceptedBody
	At time.Time
}

// Word is what somebody said who watches over it.
type Word struct {
	Says  string
	Entry ledger.Entry
}

// Seeing is somebody’s word that they see to the alarm that began then.
type Seeing struct {
	Word
	Since time.Time
}

// Alert is a raise, a time that the watch was off or that the check-in address was held: who is told, and what came of each message.
type Alert struct {
	Entry  ledger.Entry
	Raised *RaisedBody   // nil for any other
	Off    *WatchOffBody // nil for any other
	Held   *HeldBody     // nil for any other
	To     []Recipient
	Told   map[sending]Outcome
}

// sending is one message of an alert.
type sending struct {
	Person ledger.StreamID
	Way    Way
}

// Of reads the stream of a visit.
func Of(h *ledger.History) *Visit { return folding.Of(h) }

var folding = ledger.NewFold(func(v *Visit, e ledger.Entry) {
	switch b := e.Body.(type) {
	case PlannedBody:
		v.PlannedBody, v.Entry = b, e
		v.Until = timeOf(b.Ends)
		v.Due = firstDue(b)
	case AcceptedBody:
		v.accepted(e, b)
	case LinkedBody:
		v.Digest, v.Wrong, v.HeldUntil = b.Digest, 0, time.Time{}
	case WrongWordBody:
		v.Wrong++
	case HeldBody:
		v.Wrong, v.HeldUntil = 0, timeOf(b.Until)
		v.Alerts = append(v.Alerts, &Alert{Entry: e, Held: &b, To: b.To, Told: map[sending]Outcome{}})
	case HeardBody:
		v.heard(e, b)
	case CalledOffBody:
		v.OverSaid = true
		if v.Duress == nil { // whoever holds the device of somebody not safe ends nothing by it
			v.over(e)
		}
	case RaisedBody:
		v.Alerts = append(v.Alerts, &Alert{Entry: e, Raised: &b, To: b.To, Told: map[sending]Outcome{}})
	case WatchOffBody:
		v.Alerts = append(v.Alerts, &Alert{Entry: e, Off: &b, To: b.To, Told: map[sending]Outcome{}})
	case ToldBody:
		v.told(b)
	case SeenToBody:
		v.SeenTo = append(v.SeenTo, Seeing{Word{b.Says, e}, timeOf(b.Since)})
	case StoodDownBody:
		v.OverSaid, v.Ended = true, &Word{b.Says, e}
		v.over(e)
	}
})

func (v *Visit) over(e ledger.Entry) { v.Over, v.OverAt = true, e.Recorded }

// firstDue is when the first check-in is due: after the time from one to the next, or at the end.
func firstDue(b PlannedBody) time.Time {
	return nextDue(timeOf(b.Leaves), timeOf(b.Ends), b.Every)
}

func nextDue(from, ends time.Time, every int) time.Time {
	if next := from.Add(time.Duration(every) * time.Minute); every > 0 && next.Before(ends) {
		return next
	}
	return ends
}

func (v *Visit) accepted(e ledger.Entry, b AcceptedBody) {
	if v.Accepts == nil {
		v.Accepts = map[ledger.StreamID]Acceptance{}
	}
	v.Accepts[e.Author.Person] = Acceptance{b, e.Recorded}
	_, one := v.Accepts[v.Watcher.Person]
	_, two := v.Accepts[v.Second.Person]
	if one && two && v.ArmedAt.IsZero() {
		v.ArmedAt = e.Recorded
	}
}

func (v *Visit) heard(e ledger.Entry, b HeardBody) {
	v.OverSaid = b.How == CheckOut
	if !v.OverSaid {
		v.Due, v.Until = timeOf(b.Due), timeOf(b.Ends)
	}
	switch {
	case b.Duress:
		v.Duress = &e // said once more it is an alarm once more, whoever saw to the first
		if v.Ended == nil {
			v.Over, v.OverAt = false, time.Time{} // a check-out before it may have been forced
		}
	case v.Duress == nil:
		v.Wrong, v.Safe = 0, e.Recorded
		if v.OverSaid {
			v.over(e)
		}
	}
}

func (v *Visit) told(b ToldBody) {
	for _, a := range v.Alerts {
		if a.Entry.Ref() == b.Alert {
			a.Told[sending{b.Person, b.Way}] = b.Outcome
		}
	}
}

// Began reports whether the stream holds a visit at all.
func (v *Visit) Began() bool { return v.Entry.ID != "" }

// Watched reports whether the visit is watched over now.
func (v *Visit) Watched() bool { return !v.ArmedAt.IsZero() && !v.Over }

// HeldAt reports whether the check-in address takes no word at a time.
func (v *Visit) HeldAt(now time.Time) bool { return now.Before(v.HeldUntil) }

// Alarm is why a visit must be raised, and since when; "" when it need not. One that somebody saw to is another alarm after a while, if neither the visit
// has ended nor a check-in has come.
func (v *Visit) Alarm(rules pack.LoneVisits, now time.Time) (why Why, since time.Time) {
	why, since = v.first(rules, now)
	for seen := v.SeenToSince(since); why != "" && seen != nil; seen = v.SeenToSince(since) {
		again := seen.Entry.Recorded.Add(rules.AgainAfter())
		if now.Before(again) {
			break
		}
		since = again
	}
	return why, since
}

// first is the alarm before anybody saw to it.
func (v *Visit) first(rules pack.LoneVisits, now time.Time) (why Why, since time.Time) {
	late := v.Due.Add(rules.GraceTime())
	switch {
	case v.Over:
		return "", time.Time{}
	case v.Duress != nil: // whoever was asked is told, also if they have not accepted yet
		return Duress, v.Duress.Recorded
	case !v.Watched():
		return "", time.Time{}
	case now.Before(late):
		return "", time.Time{}
	default:
		return Overdue, late
	}
}

// RaisesSince are the raises of the alarm that began then.
func (v *Visit) RaisesSince(since time.Time) (all []*Alert) {
	for _, a := range v.Alerts {
		if a.Raised != nil && timeOf(a.Raised.Since).Equal(since) {
			all = append(all, a)
		}
	}
	return all
}

// SeenToSince is who took on the alarm that began then; nil while nobody has.
func (v *Visit) SeenToSince(since time.Time) *Seeing {
	for i := range v.SeenTo {
		if v.SeenTo[i].Since.Equal(since) {
			return &v.SeenTo[i]
		}
	}
	return nil
}

// raisedOpenly reports whether the last raise was answered by nothing yet: neither by the worker nor by somebody who sees to it.
func (v *Visit) raisedOpenly() bool {
	for i := len(v.Alerts) - 1; i >= 0; i-- {
		if a := v.Alerts[i]; a.Raised != nil {
			since := timeOf(a.Raised.Since)
			return !v.Over && v.SeenToSince(since) == nil && (v.Duress != nil || v.Safe.Before(a.Entry.Recorded))
		}
	}
	return false
}

// Offs are the times that the watch was off, oldest first.
func (v *Visit) Offs() (all []*Alert) {
	for _, a := range v.Alerts {
		if a.Off != nil {
			all = append(all, a)
		}
	}
	return all
}

// From and To are when the watch was off.
func (a *Alert) From() time.Time  { return timeOf(a.Off.From) }
func (a *Alert) Until() time.Time { return timeOf(a.Off.Until) }

// Recipient is the named person or the second, with the ways that they gave when they accepted.
func (v *Visit) recipient(c Colleague) Recipient {
	a := v.Accepts[c.Person]
	return Recipient{c, a.Mail, a.Text}
}

// Ties are who is tied to a visit: who makes it, and, until it has been over for a day, the two who are asked and whoever was told of an alarm. It is an
// access.TieFunc.
func Ties(h *ledger.History) []access.Tie {
	v := Of(h)
	if !v.Began() {
		return nil
	}
	ties := []access.Tie{{Subject: v.PlannedBody.Of.Person, Relation: access.Visits, From: v.Entry.Recorded}}
	known := map[ledger.StreamID]bool{v.PlannedBody.Of.Person: true}
	watches := func(c Colleague, from time.Time) {
		if !known[c.Person] {
			known[c.Person] = true
			ties = append(ties, access.Tie{Subject: c.Person, Relation: access.Watches, From: from, Until: v.read()})
		}
	}
	watches(v.Watcher, v.Entry.Recorded)
	watches(v.Second, v.Entry.Recorded)
	for _, a := range v.Alerts {
		for _, to := range a.To {
			watches(to.Colleague, a.Entry.Recorded)
		}
	}
	return ties
}

// readsOn is for how long whoever watched over a visit still reads how it ended: who was told of an alarm may open it only then.
const readsOn = 24 * time.Hour

// read is until when whoever watches over it reads it; zero while nobody can say. A visit that nobody watched over ends by itself.
func (v *Visit) read() time.Time {
	switch {
	case v.Over:
		return v.OverAt.Add(readsOn)
	case v.ArmedAt.IsZero() && v.Duress == nil:
		return v.Until.Add(readsOn)
	default:
		return time.Time{}
	}
}

// LeavesAt is when the worker leaves.
func (v *Visit) LeavesAt() time.Time { return timeOf(v.Leaves) }

// OutcomeOf is what came of the message to somebody by a way; "" while it has not left.
func (a *Alert) OutcomeOf(person ledger.StreamID, way Way) Outcome {
	return a.Told[sending{person, way}]
}
