package api

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/view"
	"candour/internal/webhook"
)

// The jobs by which clients are told of changes: the first finds whom, in the transaction of what changed; the second tells one.
const (
	ChangedJob = "api.changed"
	TellJob    = "api.tell"
)

// AsksToTell is the job that follows from how a case grew, for the ledger to append with it. Several entries of one act are told as the last of them.
func AsksToTell(before, after *ledger.History) []ledger.Job {
	fresh := after.Since(before.Version)
	if len(fresh) == 0 || !casework.Of(after).Began() {
		return nil
	}
	last := fresh[len(fresh)-1]
	return []ledger.Job{{ID: ledger.DerivedID(after.Stream, ChangedJob+" "+string(last.ID)), Kind: ChangedJob, Stream: after.Stream, Entry: last.ID}}
}

// Hooks tells clients of changes. All fields are needed.
type Hooks struct {
	Ledger *ledger.Ledger
	Staff  access.Staff
	Sender *webhook.Sender
	Log    *slog.Logger
}

// givesUpAfter is how long a client that does not answer is told of one change again and again.
const givesUpAfter = 72 * time.Hour

// told are the clients that are told of changes now.
func (k Hooks) told(ctx context.Context) ([]*Client, error) {
	service, err := k.Ledger.Read(ctx, k.Staff.Service)
	if err != nil {
		return nil, err
	}
	today := calendar.DateInLondon(k.Ledger.Now())
	return slices.DeleteFunc(slices.Clone(ClientsOf.Of(service).All()), func(c *Client) bool { return !c.Told(today) }), nil
}

// Changed asks for a job for each client that is told of changes. Whether the change is theirs to know is asked when they are told.
func (k Hooks) Changed(ctx context.Context, j ledger.Job) error {
	told, err := k.told(ctx)
	if err != nil || len(told) == 0 {
		return err
	}
	var jobs []ledger.Job
	for _, c := range told {
		jobs = append(jobs, ledger.Job{
			ID: ledger.DerivedID(j.Stream, TellJob+" "+string(j.Entry)+" "+string(c.Person)), Kind: TellJob, Stream: j.Stream, Entry: j.Entry, For: c.Person,
		})
	}
	return k.Ledger.Append(ctx, ledger.Append{Jobs: jobs})
}

// Tell tells the client that acts for a person of one change, if it is theirs to know now. It is at least once: a receiver knows a message by its id.
func (k Hooks) Tell(ctx context.Context, j ledger.Job) error {
	told, err := k.told(ctx)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(told, func(c *Client) bool { return c.Person == j.For })
	if i < 0 {
		return nil
	}
	e, theirs, err := k.theirs(ctx, j)
	if err != nil || !theirs {
		return err
	}
	return k.tell(ctx, told[i], e)
}

func (k Hooks) tell(ctx context.Context, c *Client, e ledger.Entry) error {
	err := k.Sender.Send(ctx, c.Hook.Address, c.Hook.Secret, webhook.Message{
		ID: string(ledger.DerivedID(e.Stream, "told of "+string(e.ID))), At: e.Recorded, Stream: string(e.Stream), Version: e.Version, Kind: e.Kind,
	})
	switch {
	case err == nil:
		return nil
	case errors.Is(err, webhook.ErrGone):
		return k.giveUp(ctx, c, "It answered that it wants to be told no more.")
	case k.Ledger.Now().Sub(e.Recorded) > givesUpAfter:
		k.Log.Error("another system is no longer told of changes", "error", err)
		return k.giveUp(ctx, c, "It did not take what it was told for three days.")
	default:
		return err
	}
}

// giveUp puts on record that a client is told no more, where administrators see it.
func (k Hooks) giveUp(ctx context.Context, c *Client, why string) error {
	id := ledger.DerivedID(k.Staff.Service, "gave up "+string(c.Hook.Set.ID))
	_, err := k.Ledger.Do(ctx, ledger.Act{Form: id, On: []ledger.Seen{{Stream: k.Staff.Service, Version: ledger.Any}}, Verb: func(ledger.Histories) (ledger.Change, error) {
		m := &ledger.Making{By: ledger.ByService("webhook")}
		ledger.Put(m, k.Staff.Service, HookStopped, id, nil, WordBody{Of: c.Ref(), Why: why})
		return m.Done()
	}})
	return err
}

// theirs is the entry of a job, when the person it acts for may read it now.
func (k Hooks) theirs(ctx context.Context, j ledger.Job) (e ledger.Entry, theirs bool, err error) {
	people, err := k.Staff.People(ctx)
	if err != nil {
		return e, false, err
	}
	person, known := people.Find(j.For)
	if !known {
		return e, false, nil
	}
	reads := reader{ctx, k.Ledger.DB(), person, k.Ledger.Now()}
	allowed, err := reads.Allowed(access.CaseReader, j.Stream)
	if err != nil || !allowed[j.Stream] {
		return e, false, err
	}
	h, err := k.Ledger.Read(ctx, j.Stream)
	if err != nil {
		return e, false, err
	}
	shown, err := casework.ShownTo(reads, h)
	i := slices.IndexFunc(shown, func(e ledger.Entry) bool { return e.ID == j.Entry })
	if err != nil || i < 0 {
		return e, false, err
	}
	return shown[i], true, nil
}

// reader decides for a person without a visit.
type reader struct {
	ctx    context.Context
	db     view.DB
	person access.Person
	now    time.Time
}

// Allowed is which streams a rule opens to the person now.
func (r reader) Allowed(rule access.Rule, streams ...ledger.StreamID) (map[ledger.StreamID]bool, error) {
	ties, err := access.TiesOf(r.ctx, r.db, streams, r.now)
	if err != nil {
		return nil, err
	}
	allowed := map[ledger.StreamID]bool{}
	for _, s := range streams {
		allowed[s] = access.Decide(r.person, rule, ties[s]).Allowed
	}
	return allowed, nil
}
