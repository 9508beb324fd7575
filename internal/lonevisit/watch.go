package lonevisit

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"golang.org/x/sync/errgroup"

	"candour/internal/access"
	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/message"
	"candour/internal/pack"
)

// WatchJob is the kind of the job that looks at every visit as long as the service exists, and LookJob of one that looks at one visit at once.
const (
	WatchJob = "lonevisit.watch"
	LookJob  = "lonevisit.look"
)

// looksEvery is how often the watch looks.
const looksEvery = time.Minute

// heartbeat is the cursor that says when the watch last looked at every visit and could do what it found.
const heartbeat = "lone visits looked at"

// Watch looks at visits by the server’s clock, raises what is overdue, and says of itself when it stood still.
type Watch struct {
	Ledger  *ledger.Ledger
	Service ledger.StreamID
	Staff   access.Staff
	Cursors job.Cursors
	Ways    message.Ways
	Rules   pack.LoneVisits
	Site    string // where people sign in; may be empty
	Log     *slog.Logger
}

// Begin puts the one job on record that looks for as long as the service exists.
func (w Watch) Begin(ctx context.Context) error {
	return w.Ledger.Append(ctx, ledger.Append{Jobs: []ledger.Job{{
		ID: ledger.DerivedID(w.Service, WatchJob), Kind: WatchJob, Stream: w.Service, Due: w.Ledger.Now(),
	}}})
}

// Do is the handler of WatchJob. Whatever goes wrong it comes back in a minute: a job that fails is tried ever more rarely, and this one must not be.
func (w Watch) Do(ctx context.Context, _ ledger.Job) error {
	if err := w.all(ctx); err != nil {
		w.Log.Error("not every lone visit could be looked at", "error", err)
	}
	return &job.Later{At: w.Ledger.Now().Add(looksEvery)}
}

// all looks at every visit, and says when it did once it could do all that it found. Every alarm is on record before the first message leaves.
func (w Watch) all(ctx context.Context) error {
	last, err := w.LastLooked(ctx)
	if err != nil {
		return err
	}
	visits, err := watched(ctx, w.Ledger.DB())
	if err != nil {
		return err
	}
	people, err := w.Staff.People(ctx)
	if err != nil {
		return err
	}
	now := w.Ledger.Now()
	for _, visit := range visits {
		err = errors.Join(err, w.wasOff(ctx, visit, last, now), w.raise(ctx, people, visit))
	}
	if err = errors.Join(err, w.sendAll(ctx, visits)); err != nil {
		return err
	}
	return w.Cursors.Set(ctx, heartbeat, ledger.FormatTime(now))
}

// sendAll sends what of all visits has not left yet, at the same time: whoever carries the messages of one slowly holds up no other.
func (w Watch) sendAll(ctx context.Context, visits []ledger.StreamID) error {
	var all errgroup.Group
	for _, visit := range visits {
		all.Go(func() error { return w.sendOf(ctx, visit) })
	}
	return all.Wait()
}

// LastLooked is when the watch last looked at every visit; zero when it never did.
func (w Watch) LastLooked(ctx context.Context) (time.Time, error) {
	text, err := w.Cursors.Get(ctx, heartbeat)
	if err != nil || text == "" {
		return time.Time{}, err
	}
	return ledger.ParseTime(text)
}

// Silent reports whether the watch has stood still for longer than the pack allows, or never looked at all.
func (w Watch) Silent(ctx context.Context) (bool, error) {
	last, err := w.LastLooked(ctx)
	return w.Ledger.Now().Sub(last) > w.Rules.SilentAfter(), err
}

// Look is the handler of LookJob.
func (w Watch) Look(ctx context.Context, j ledger.Job) error { return w.look(ctx, j.Stream) }

// wasOff puts on record that nobody looked at a visit while it should have been watched over, and whom that is told.
func (w Watch) wasOff(ctx context.Context, visit ledger.StreamID, last, now time.Time) error {
	if now.Sub(last) <= w.Rules.SilentAfter() {
		return nil
	}
	id := ledger.DerivedID(visit, "off since "+ledger.FormatTime(last))
	return w.does(ctx, visit, id, func(v *Visit, m *ledger.Making) {
		from := last
		if v.ArmedAt.After(from) {
			from = v.ArmedAt
		}
		if v.Watched() && now.Sub(from) > w.Rules.SilentAfter() && !v.has(id) {
			ledger.Put(m, visit, WatchOff, id, nil, WatchOffBody{
				From: ledger.FormatTime(from), Until: ledger.FormatTime(now), To: []Recipient{v.recipient(v.Watcher), v.recipient(v.Second)},
			})
		}
	})
}

func (v *Visit) has(alert ledger.EntryID) bool {
	for _, a := range v.Alerts {
		if a.Entry.ID == alert {
			return true
		}
	}
	return false
}

// look raises a visit if it is time, and sends what has not left yet.
func (w Watch) look(ctx context.Context, visit ledger.StreamID) error {
	people, err := w.Staff.People(ctx)
	if err != nil {
		return err
	}
	if err := w.raise(ctx, people, visit); err != nil {
		return err
	}
	return w.sendOf(ctx, visit)
}

// sendOf sends what of a visit has not left yet.
func (w Watch) sendOf(ctx context.Context, visit ledger.StreamID) error {
	h, err := w.Ledger.Read(ctx, visit)
	if err != nil {
		return err
	}
	return w.send(ctx, Of(h))
}

// raise puts the next raise on record when there is an alarm, nobody sees to it, and the last raise is long enough ago.
func (w Watch) raise(ctx context.Context, people *access.People, visit ledger.StreamID) error {
	h, err := w.Ledger.Read(ctx, visit)
	if err != nil {
		return err
	}
	now := w.Ledger.Now()
	why, since := Of(h).Alarm(w.Rules, now)
	if why == "" {
		return nil
	}
	round := len(Of(h).RaisesSince(since))
	id := ledger.DerivedID(visit, fmt.Sprintf("raise %s %d", ledger.FormatTime(since), round))
	return w.does(ctx, visit, id, func(v *Visit, m *ledger.Making) {
		if !v.isDue(w.Rules, now, since) || v.has(id) {
			return
		}
		ledger.Put(m, visit, Raised, id, nil, RaisedBody{Why: why, Since: ledger.FormatTime(since), Round: round, To: v.chain(w.Rules, people, why, round)})
	})
}

// isDue reports whether the alarm that began then is raised now.
func (v *Visit) isDue(rules pack.LoneVisits, now, since time.Time) bool {
	why, still := v.Alarm(rules, now)
	if why == "" || !still.Equal(since) || v.SeenToSince(since) != nil {
		return false
	}
	raises := v.RaisesSince(since)
	return len(raises) == 0 || !now.Before(raises[len(raises)-1].Entry.Recorded.Add(rules.RaiseEvery()))
}

// chain is who is told in a round: first the named person, then the second as well, then everybody of the pack’s chain. Of somebody who said that they
// are not safe, both are told at once.
func (v *Visit) chain(rules pack.LoneVisits, people *access.People, why Why, round int) []Recipient {
	if why == Duress {
		round++
	}
	to := []Recipient{v.asked(people, v.Watcher)}
	if round > 0 {
		to = append(to, v.asked(people, v.Second))
	}
	if round < 2 {
		return to
	}
	known := map[ledger.StreamID]bool{v.Watcher.Person: true, v.Second.Person: true, v.PlannedBody.Of.Person: true}
	for _, link := range rules.Chain {
		for _, p := range linked(people, v.PlannedBody.Of.Person, link) {
			if !known[p.ID] {
				known[p.ID] = true
				to = append(to, reached(p))
			}
		}
	}
	return to
}

// asked is the named person or the second with the ways that they gave; as they are reached otherwise while they have not accepted.
func (v *Visit) asked(people *access.People, c Colleague) Recipient {
	if p, found := people.Find(c.Person); found && v.Accepts[c.Person].Mail == "" && v.Accepts[c.Person].Text == "" {
		return reached(p)
	}
	return v.recipient(c)
}

// linked are the people of a link of the chain.
func linked(people *access.People, worker ledger.StreamID, link pack.ChainLink) []access.Person {
	of, _ := people.Find(worker)
	return people.Those(func(p access.Person) bool {
		switch link {
		case pack.TeamManagers:
			return p.Has(access.Manager) && access.MaySetStage(p, of)
		case pack.ManagersOnCall:
			return p.Has(access.ManagerOnCall)
		default:
			return false
		}
	})
}

// does carries out an act of the service on a visit. One that finds nothing to do records nothing.
func (w Watch) does(ctx context.Context, visit ledger.StreamID, id ledger.EntryID, act func(*Visit, *ledger.Making)) error {
	_, err := w.Ledger.Do(ctx, ledger.Act{Form: id, On: []ledger.Seen{{Stream: visit, Version: ledger.Any}}, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		m := &ledger.Making{By: ledger.ByService("lone visit watch")}
		act(Of(hs[visit]), m)
		return m.Done()
	}})
	return err
}
