package lonevisit

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/message"
)

// messageWaits bounds the sending of one message.
const messageWaits = 40 * time.Second

// reached is somebody of the chain, at the address at which they asked to be told what waits for them; in Candour alone when they gave none.
func reached(p access.Person) Recipient {
	r := Recipient{Colleague: Colleague{p.ID, p.Name}}
	if strings.HasPrefix(p.Summary, "+") {
		r.Text = p.Summary
	} else {
		r.Mail = p.Summary
	}
	return r
}

// waiting are the messages of an alert that have not left.
func (a *Alert) waiting() map[sending]string {
	all := map[sending]string{}
	for _, to := range a.To {
		for way, address := range map[Way]string{ByMail: to.Mail, ByText: to.Text} {
			if _, told := a.Told[sending{to.Person, way}]; address != "" && !told {
				all[sending{to.Person, way}] = address
			}
		}
	}
	return all
}

// needless reports whether an alert need not be sent any more: the visit is over, or somebody sees to it.
func (v *Visit) needless(a *Alert) bool {
	return v.Over || a.Raised != nil && (v.SeenToSince(timeOf(a.Raised.Since)) != nil || v.Duress == nil && v.Safe.After(a.Entry.Recorded))
}

// send sends what of the alerts of a visit has not left yet, at the same time, so that one way that hangs holds up no other. A message that was surely not
// taken waits for the next look; what is perhaps taken is not sent again, for the next raise sends another.
func (w Watch) send(ctx context.Context, v *Visit) error {
	came := make(chan error)
	n := 0
	for _, a := range v.Alerts {
		if v.needless(a) {
			continue
		}
		for to, address := range a.waiting() {
			n++
			go func() { came <- w.sendOne(ctx, a, to, address) }()
		}
	}
	var all error
	for range n {
		all = errors.Join(all, <-came)
	}
	return all
}

func (w Watch) sendOne(ctx context.Context, a *Alert, to sending, address string) error {
	id := ledger.DerivedID(a.Entry.Stream, fmt.Sprintf("told %s %s %s", a.Entry.ID, to.Person, to.Way))
	sending, cancel := context.WithTimeout(ctx, messageWaits)
	defer cancel()
	_, err := w.Ways.Send(sending, message.Message{ID: string(id), To: address, Notice: a.notice(w.Site)})
	outcome, again := outcomeOf(err)
	if err != nil {
		w.Log.Warn("a message about a lone visit", "id", id, "again", again, "error", err)
	}
	if again {
		return nil
	}
	return w.does(ctx, a.Entry.Stream, id, func(_ *Visit, m *ledger.Making) {
		ledger.Put(m, a.Entry.Stream, Told, id, nil, ToldBody{a.Entry.Ref(), to.Person, to.Way, outcome})
	})
}

// notice is what a message of the alert says.
func (a *Alert) notice(site string) message.Notice {
	switch {
	case a.Off != nil:
		return message.WatchWasOff(site)
	case a.Held != nil:
		return message.AddressHeld(site)
	default:
		return message.Overdue(site)
	}
}

// outcomeOf is what came of a message, or whether it is to be sent again.
func outcomeOf(err error) (outcome Outcome, again bool) {
	var f *message.Failure
	switch {
	case err == nil:
		return Taken, false
	case errors.As(err, &f) && f.Again:
		return "", true
	case errors.As(err, &f) && f.Uncertain:
		return Perhaps, false
	default:
		return Refused, false
	}
}
