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
	OverSaid bool          // what the worker is shown: also after a check-out by the word that raises
	Safe     time.Time     // when the worker was last heard of by the word that means it
	Duress   *ledger.Entry // the first word that means otherwise, since then nobody ended the visit

	Alerts []*Alert // raises and times that the watch was off, oldest first
	SeenTo []Word   // who took an alarm on
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

// Alert is a raise, or a time that the watch was off: who is told, and what came of each message.
type Alert struct {
	Entry  ledger.Entry
	Raised *RaisedBody   // nil for a time that the watch was off
	Off    *WatchOffBody // nil for a raise
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
		v.Digest = b.Digest
	case HeardBody:
		v.heard(e, b)
	case CalledOffBody:
		v.Over, v.OverSaid = v.Duress == nil, true // whoever holds the device of somebody not safe ends nothing by it
	case RaisedBody:
		v.Alerts = append(v.Alerts, &Alert{Entry: e, Raised: &b, To: b.To, Told: map[sending]Outcome{}})
	case WatchOffBody:
		v.Alerts = append(v.Alerts, &Alert{Entry: e, Off: &b, To: b.To, Told: map[sending]Outcome{}})
	case ToldBody:
		v.told(b)
	case SeenToBody:
		v.SeenTo = append(v.SeenTo, Word{b.Says, e})
	case StoodDownBody:
		v.Over, v.OverSaid, v.Ended = true, true, &Word{b.Says, e}
	}
})

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
	case v.Duress == nil:
		v.Over, v.Safe = v.OverSaid, e.Recorded
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

// Alarm is why a visit must be raised, and since when; "" when it need not.
func (v *Visit) Alarm(rules pack.LoneVisits, now time.Time) (why Why, since time.Time) {
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
func (v *Visit) SeenToSince(since time.Time) *Word {
	for i := range v.SeenTo {
		if v.SeenTo[i].Entry.Recorded.After(since) {
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

// Ties are who is tied to a visit: who makes it, the two who are asked, and whoever was told of an alarm. It is an access.TieFunc.
func Ties(h *ledger.History) []access.Tie {
	v := Of(h)
	if !v.Began() {
		return nil
	}
	from := v.Entry.Recorded
	ties := []access.Tie{
		{Subject: v.PlannedBody.Of.Person, Relation: access.Visits, From: from},
		{Subject: v.Watcher.Person, Relation: access.Watches, From: from},
		{Subject: v.Second.Person, Relation: access.Watches, From: from},
	}
	known := map[ledger.StreamID]bool{v.Watcher.Person: true, v.Second.Person: true, v.PlannedBody.Of.Person: true}
	for _, a := range v.Alerts {
		for _, to := range a.To {
			if !known[to.Person] {
				known[to.Person] = true
				ties = append(ties, access.Tie{Subject: to.Person, Relation: access.Watches, From: a.Entry.Recorded})
			}
		}
	}
	return ties
}

// LeavesAt is when the worker leaves.
func (v *Visit) LeavesAt() time.Time { return timeOf(v.Leaves) }

// OutcomeOf is what came of the message to somebody by a way; "" while it has not left.
func (a *Alert) OutcomeOf(person ledger.StreamID, way Way) Outcome {
	return a.Told[sending{person, way}]
}
