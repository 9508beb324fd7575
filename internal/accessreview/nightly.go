package accessreview

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// Job is the kind of the job that looks through each day once it is over.
const Job = "accessreview.night"

// Nightly looks through days. It comes back each night at the pack’s hour, and goes on at once while a day was missed.
type Nightly struct {
	Ledger  *ledger.Ledger
	Service ledger.StreamID
	Pack    *pack.Pack

	AtOnce int // looks, and findings, at once; 200 when 0
}

// Begin puts the one job on record that looks through days for as long as the service exists. However many programs ask, there is one.
func (n Nightly) Begin(ctx context.Context) error {
	return n.Ledger.Append(ctx, ledger.Append{Jobs: []ledger.Job{{
		ID: ledger.DerivedID(n.Service, Job), Kind: Job, Stream: n.Service, Due: n.Ledger.Now(),
	}}})
}

// Do is the handler of the job: one day, and then the next.
func (n Nightly) Do(ctx context.Context, _ ledger.Job) error {
	day, due, err := n.next(ctx)
	if err != nil {
		return fmt.Errorf("which day to look through: %w", err)
	}
	if !due {
		return &job.Later{At: n.night()}
	}
	if err := n.Review(ctx, day); err != nil {
		return fmt.Errorf("look through a day: %w", err)
	}
	return &job.Later{At: n.Ledger.Now()}
}

// night is when the day that is not over yet is looked through.
func (n Nightly) night() time.Time {
	now := n.Ledger.Now()
	today := calendar.DateInLondon(now)
	hour := calendar.NewTime(n.Pack.ReviewRule(today).Hour, 0)
	if at := today.At(hour).UTC; at.After(now) {
		return at
	}
	return today.AddDays(1).At(hour).UTC
}

// next is the first day that is over and was not looked through. Of a service that has never looked, it is the first day of which there are reads, as
// far back as the pack goes.
func (n Nightly) next(ctx context.Context) (day calendar.Date, due bool, err error) {
	today := calendar.DateOf(n.Ledger.Now().UTC())
	last, err := lastDay(ctx, n.Ledger.DB())
	if err != nil {
		return day, false, err
	}
	if last != "" {
		day, err = calendar.ParseDate(last)
		return day.AddDays(1), err == nil && day.AddDays(1).Before(today), err
	}
	service, err := n.Ledger.Read(ctx, n.Service)
	if err != nil {
		return day, false, err
	}
	day = today.AddDays(-1)
	furthest := today.AddDays(-n.Pack.ReviewRule(today).CatchesUpToDays)
	for _, r := range readsOf(service) {
		if r.on.Before(day) && !r.on.Before(furthest) {
			day = r.on
		}
	}
	return day, true, nil
}

// reads is one server’s stream of reads of one day.
type reads struct {
	on     calendar.Date
	stream ledger.StreamID
}

func readsOf(service *ledger.History) (all []reads) {
	for _, e := range service.Entries {
		if b, ok := access.ReadsOpened.In(e); ok {
			if on, err := calendar.ParseDate(b.Day); err == nil {
				all = append(all, reads{on, b.Stream})
			}
		}
	}
	return all
}

// Review looks through one day that is over and puts what it finds on record. Done again, it finds nothing new.
func (n Nightly) Review(ctx context.Context, on calendar.Date) error {
	d, err := n.open(ctx, on)
	if err != nil {
		return err
	}
	if err := d.find(ctx); err != nil {
		return err
	}
	slices.SortFunc(d.found, func(a, b FoundBody) int {
		return cmp.Or(cmp.Compare(slices.Index(Sorts, a.Sort), slices.Index(Sorts, b.Sort)), cmp.Compare(a.key(), b.key()))
	})
	for some := range slices.Chunk(d.found, n.atOnce()) {
		if err := d.record(ctx, some); err != nil {
			return fmt.Errorf("put findings on record: %w", err)
		}
	}
	return d.done(ctx)
}

func (n Nightly) atOnce() int { return cmp.Or(n.AtOnce, 200) }

// looking is a day being looked through.
type looking struct {
	Nightly
	on       calendar.Date
	from, to time.Time // the day, in UTC
	rule     pack.ReviewRule
	service  *ledger.History
	people   *access.People
	grants   *access.Grants
	reads    []reads // of every day
	opened   []access.Opened
	found    []FoundBody
}

func (n Nightly) open(ctx context.Context, on calendar.Date) (*looking, error) {
	service, err := n.Ledger.Read(ctx, n.Service)
	if err != nil {
		return nil, fmt.Errorf("read who works for the service: %w", err)
	}
	people, err := access.Staff{Ledger: n.Ledger, Service: n.Service}.People(ctx)
	if err != nil {
		return nil, err
	}
	from := time.Date(on.Year(), on.Month(), on.Day(), 0, 0, 0, 0, time.UTC)
	d := &looking{
		Nightly: n, on: on, from: from, to: from.AddDate(0, 0, 1), rule: n.Pack.ReviewRule(on),
		service: service, people: people, grants: access.GrantsOf.Of(service), reads: readsOf(service),
	}
	if err := n.Ledger.BeginStreams(ctx, d.stream()); err != nil {
		return nil, err
	}
	d.opened, err = access.OpenedOn(ctx, n.Ledger.DB(), d.streams(0))
	return d, err
}

// stream is where the findings of the day stand.
func (d *looking) stream() ledger.StreamID { return StreamOf(d.Service, d.on) }

// streams are the streams of reads of the day so many days before.
func (d *looking) streams(before int) (all []ledger.StreamID) {
	for _, r := range d.reads {
		if r.on == d.on.AddDays(-before) {
			all = append(all, r.stream)
		}
	}
	return all
}

func (d *looking) add(b FoundBody) {
	b.Day = d.on
	d.found = append(d.found, b)
}

// find looks for every sort, a number of looks at once.
func (d *looking) find(ctx context.Context) error {
	theirs := map[ledger.StreamID][]ledger.StreamID{}
	for some := range slices.Chunk(d.opened, d.atOnce()) {
		if err := d.lookThrough(ctx, some, theirs); err != nil {
			return err
		}
	}
	for _, find := range []func(context.Context) error{d.turnedAway, d.leavers, d.unused, d.roles, d.emergencies, d.samples, d.openedByOne} {
		if err := find(ctx); err != nil {
			return err
		}
	}
	return d.manyCases(ctx, theirs)
}

// lookThrough looks at some looks, and notes which cases each person opened.
func (d *looking) lookThrough(ctx context.Context, some []access.Opened, cases map[ledger.StreamID][]ledger.StreamID) error {
	var subjects []ledger.StreamID
	for _, o := range some {
		subjects = append(subjects, o.Subject)
	}
	numbers, err := casework.NumbersOf(ctx, d.Ledger.DB(), subjects)
	if err != nil {
		return err
	}
	looks := slices.DeleteFunc(slices.Clone(some), func(o access.Opened) bool { _, is := numbers[o.Subject]; return !is })
	for _, o := range looks {
		cases[o.Person] = append(cases[o.Person], o.Subject)
	}
	for _, find := range []func(context.Context, []access.Opened) error{d.ownFamily, d.neighbours, d.wellKnown} {
		if err := find(ctx, looks); err != nil {
			return err
		}
	}
	return nil
}

// record puts findings on record that are not there yet and are to be asked about again.
func (d *looking) record(ctx context.Context, some []FoundBody) error {
	fresh, err := d.fresh(ctx, some)
	if err != nil || len(fresh) == 0 {
		return err
	}
	m := &ledger.Making{By: ledger.ByService("access review")}
	for _, b := range fresh {
		ledger.Put(m, d.stream(), Found, d.id(b), nil, b)
	}
	return d.act(ctx, d.id(fresh[0]), m)
}

func (d *looking) id(b FoundBody) ledger.EntryID {
	return ledger.DerivedID(d.stream(), "found "+b.key())
}

func (d *looking) act(ctx context.Context, id ledger.EntryID, m *ledger.Making) error {
	_, err := d.Ledger.Do(ctx, ledger.Act{Form: id, On: []ledger.Seen{{Stream: d.stream(), Version: ledger.Any}}, Verb: func(ledger.Histories) (ledger.Change, error) {
		return m.Done()
	}})
	return err
}

// fresh are those that are not on record for this day, and about which nothing of another day stands in the way.
func (d *looking) fresh(ctx context.Context, some []FoundBody) ([]FoundBody, error) {
	about := make([]string, len(some))
	for i, b := range some {
		about[i] = b.key()
	}
	before, err := earlier(ctx, d.Ledger.DB(), about)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(some), func(b FoundBody) bool {
		return slices.ContainsFunc(before[b.key()], func(e earlierRow) bool { return e.Stream == d.stream() || d.answers(b, e) })
	}), nil
}

// answers reports whether a finding of another day stands for this one too: while it is open; where there is only one such event; where it was found to
// be as it should be not long ago; and where what follows from it was decided after this day.
func (d *looking) answers(b FoundBody, e earlierRow) bool {
	decidedOn, _ := calendar.ParseDate(e.DecidedOn) // zero, and so long ago, when it is no day
	switch e.State {
	case waits, asked:
		return true
	case asItWas:
		return telling[b.Sort].once || d.on.Before(decidedOn.AddDays(d.rule.SettledForDays))
	default:
		return telling[b.Sort].once || !d.on.After(decidedOn)
	}
}

// done says that the day was looked through.
func (d *looking) done(ctx context.Context) error {
	id := ledger.DerivedID(d.stream(), "done")
	m := &ledger.Making{By: ledger.ByService("access review")}
	ledger.Put(m, d.stream(), DayDone, id, nil, DayDoneBody{Day: d.on, Reads: d.streams(0)})
	return d.act(ctx, id, m)
}
