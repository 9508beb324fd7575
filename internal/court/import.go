package court

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/court/hmcts"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// Importer turns what courts say into entries. Ledger, Pack and Service are needed. It is safe for use by many goroutines: cases imported at
// once share a commit.
type Importer struct {
	Ledger   *ledger.Ledger
	Pack     *pack.Pack
	Service  ledger.StreamID    // the service's own stream, which names the register of cases
	AtOnce   int                // cases imported at once; 128 when 0
	Progress func(done, of int) // optional: told after each case, once at a time

	once     sync.Once
	register *register
	busy     keyedLock
}

func (i *Importer) start() {
	i.once.Do(func() {
		i.register = &register{ledger: i.Ledger, service: i.Service}
		if i.AtOnce == 0 {
			i.AtOnce = 128
		}
	})
}

// What became of a payload.
type Verdict string

const (
	New     Verdict = "new"     // the case was opened
	Changed Verdict = "changed" // the case was there and the payload is its newest, or contradicts it
	Same    Verdict = "same"    // it says what the newest said
	Older   Verdict = "older"   // a newer one is on record
	Refused Verdict = "refused" // nothing of it was taken
)

// Imported is one case that came in.
type Imported struct {
	Verdict Verdict
	Case    ledger.StreamID
	Account hmcts.Account // with what the record says otherwise
}

// errMorePeople asks for more streams for people than were made before the act.
var errMorePeople = errors.New("the payload names more people than streams were made for")

// errElsewhere asks where the case is kept anew: a person joined it with another, or parted it, or wrote in one of its number, while the payload was on
// its way.
var errElsewhere = errors.New("the case is kept in other streams than those found, or beside others")

// Case takes one payload of one case. The same payload twice changes nothing.
func (i *Importer) Case(ctx context.Context, c hmcts.CourtCase, from Source) (Imported, error) {
	i.start()
	law := lawOf(c.Jurisdiction)
	defer i.busy.lock(string(law) + " " + c.ID)()
	var done Imported
	err := errElsewhere
	for try := 0; errors.Is(err, errElsewhere) && try < importTries; try++ {
		done, err = i.take(ctx, law, &c, from)
	}
	return done, err
}

// take puts a payload where its case is kept now.
func (i *Importer) take(ctx context.Context, law pack.Law, c *hmcts.CourtCase, from Source) (Imported, error) {
	at, fresh, err := i.find(ctx, law, c)
	if err != nil {
		return Imported{}, err
	}
	act := &importing{importer: i, c: c, law: law, place: at, from: from, people: fresh}
	act.now = tell(i.Pack, c, act.received())
	if act.namesakes, err = i.namesakes(ctx, law, c, fresh); err != nil {
		return Imported{}, err
	}
	for range importTries {
		switch err = act.do(ctx); {
		case errors.Is(err, ledger.ErrReused): // another program took the same payload meanwhile, with other streams for its people
		case errors.Is(err, errMorePeople):
			if act.people, err = i.Ledger.NewStreams(ctx, len(c.People())); err != nil {
				return Imported{}, err
			}
		default:
			return act.result, err
		}
	}
	return Imported{}, err
}

// importTries bounds how often an import begins again; the second time nearly always finds what it needs.
const importTries = 5

// find is the place of a case, and streams for its people. A new case gets all it needs at once.
func (i *Importer) find(ctx context.Context, law pack.Law, c *hmcts.CourtCase) (place, []ledger.StreamID, error) {
	known, err := FindCase(ctx, i.Ledger.DB(), law, c.ID)
	if err != nil {
		return place{}, nil, fmt.Errorf("look for a case: %w", err)
	}
	if known != "" {
		h, err := i.Ledger.Read(ctx, known)
		if err != nil {
			return place{}, nil, fmt.Errorf("read a case: %w", err)
		}
		return place{known, casework.Of(h).Side}, nil, nil
	}
	made, err := i.Ledger.NewStreams(ctx, 2+len(c.People()))
	if err != nil {
		return place{}, nil, err
	}
	at, err := i.register.claim(ctx, law, c.ID, place{made[0], made[1]})
	return at, made[2:], err
}

// namesakes are the cases made by hand that bear the number of a new one, as they stand. A number typed by hand may be wrong, so that nothing is put
// into them; but while one may be the same case, the new one is open to nobody to whom that one is closed.
func (i *Importer) namesakes(ctx context.Context, law pack.Law, c *hmcts.CourtCase, fresh []ledger.StreamID) ([]ledger.Seen, error) {
	if fresh == nil {
		return nil, nil
	}
	var all []ledger.Seen
	for _, number := range asTyped(c) {
		streams, err := casework.WithNumber(ctx, i.Ledger.DB(), law, number)
		if err != nil {
			return nil, err
		}
		for _, stream := range streams {
			h, err := i.Ledger.Read(ctx, stream)
			if err != nil {
				return nil, fmt.Errorf("read a case of the same number: %w", err)
			}
			all = append(all, ledger.Seen{Stream: stream, Version: h.Version})
		}
	}
	return all, nil
}

// asTyped are the numbers of a case as people write them: that on letters, and that of the court’s system, also with hyphens or spaces.
func asTyped(c *hmcts.CourtCase) []string {
	var fours []string
	for four := range slices.Chunk([]byte(c.ID), 4) {
		fours = append(fours, string(four))
	}
	all := []string{c.FamilyMan, c.ID, strings.Join(fours, "-"), strings.Join(fours, " ")}
	all = slices.DeleteFunc(all, func(number string) bool { return number == "" })
	slices.Sort(all)
	return slices.Compact(all)
}

// importing is the act that takes one payload.
type importing struct {
	importer  *Importer
	c         *hmcts.CourtCase
	law       pack.Law
	place     place
	from      Source
	now       *telling
	people    []ledger.StreamID
	namesakes []ledger.Seen // of a new case: those made by hand that bear its number
	result    Imported
}

func (a *importing) do(ctx context.Context) error {
	act := ledger.Act{Verb: a.verb, On: []ledger.Seen{{Stream: a.place.Case, Version: ledger.Any}, {Stream: a.place.Side, Version: ledger.Any}}}
	for _, person := range a.people {
		act.On = append(act.On, ledger.Seen{Stream: person, Version: ledger.Any})
	}
	act.On, act.Strict = append(act.On, a.namesakes...), true
	after, err := a.importer.Ledger.Do(ctx, act)
	if restricted := new(ledger.Conflict); errors.As(err, &restricted) {
		return errElsewhere
	}
	if err != nil {
		return fmt.Errorf("record what the court said: %w", err)
	}
	a.account(after)
	return nil
}

// received is the id of the entry that keeps this payload.
func (a *importing) received() ledger.EntryID {
	return ledger.DerivedID(a.place.Side, "received "+timeOf(a.c.LastModified)+" "+a.c.Content.String())
}

// verb is the import of a payload into a case as it stands.
func (a *importing) verb(hs ledger.Histories) (ledger.Change, error) {
	if s := casework.Of(hs[a.place.Case]); isElsewhere(s, a.c.ID) {
		return ledger.Change{}, errElsewhere
	}
	side := SideOf(hs[a.place.Side])
	last, some := side.newest()
	at, content := timeOf(a.c.LastModified), a.c.Content.String()
	a.result = Imported{Verdict: Changed, Case: a.place.Case}
	switch {
	case side.has(at, content):
		a.result.Verdict = Same
		return ledger.Change{}, nil
	case !some:
		a.result.Verdict = New
	case at < last.At:
		a.result.Verdict = Older
	case at > last.At && content == last.Content && !side.contradicts(last.At):
		a.result.Verdict = Same
		return a.again()
	}
	return a.write(hs, side)
}

// again keeps note of a payload that says what the last one said: it tells that nothing had changed until then.
func (a *importing) again() (ledger.Change, error) {
	w := &writing{}
	put(w, a.place.Side, Received, a.received(), nil, a.body())
	return w.change, w.err
}

func (a *importing) body() ReceivedBody {
	return ReceivedBody{Law: a.law, ID: a.c.ID, At: timeOf(a.c.LastModified), Content: a.c.Content.String(), Source: a.from}
}

// write places the payload among those before it and records what follows.
func (a *importing) write(hs ledger.Histories, side *Side) (ledger.Change, error) {
	open, closed := hs[a.place.Case], hs[a.place.Side]
	now := a.now
	w := &writing{
		pk: a.importer.Pack, h: open, before: casework.Of(open), s: casework.Of(open), held: Of(open), side: side, facts: casework.SideOf(closed),
		open: openDetailsOf.Of(open).held, now: now, people: a.people, began: side.known(), done: map[doneKey]bool{},
	}
	var err error
	if w.tellings, err = a.tellings(side, now); err != nil {
		return ledger.Change{}, err
	}
	if !w.before.Began() {
		a.open(w)
		a.closeLikeNamesakes(w, hs)
	}
	w.write(a.c)
	a.keep(w)
	return w.change, w.err
}

// tellings are the payloads that must be looked at to place this one: itself, when it is the newest, and otherwise all.
func (a *importing) tellings(side *Side, now *telling) ([]*telling, error) {
	last, some := side.newest()
	if !some || last.At < now.at {
		return []*telling{now}, nil
	}
	all := []*telling{now}
	for _, p := range side.payloads {
		c, err := side.open(p)
		if err != nil {
			return nil, err
		}
		c.LastModified = a.c.LastModified // of one content there may be several payloads; each counts with its own time
		t := tell(a.importer.Pack, &c, p.entry.ID)
		t.at = p.At
		all = append(all, t)
	}
	slices.SortStableFunc(all, func(x, y *telling) int { return cmp.Or(cmp.Compare(x.at, y.at), cmp.Compare(x.content, y.content)) })
	return all, nil
}

// open begins a case and its closed side with what the payload says of it.
func (a *importing) open(w *writing) {
	said := w.now.saidAt()
	of := func(field casework.Field) string { return said("", field) }
	put(w, a.place.Case, casework.Opened, ledger.DerivedID(a.place.Case, "opened"), nil, casework.OpenedBody{
		Side: a.place.Side, Law: a.law, Pack: fmt.Sprintf("%s %d", w.pk.About.ID, w.pk.About.Version),
		Number: of(casework.Number), CourtCase: of(casework.CourtCase), CourtName: of(casework.Court), CourtArea: of(casework.CourtArea),
		Track: of(casework.Track), Received: calendar.DateInLondon(a.importer.Ledger.Now()), Issued: a.c.Issued, Court: courtWord(w.now.at, a.c.ID),
	})
	if len(a.namesakes) > 0 {
		put(w, a.place.Case, Namesake, ledger.DerivedID(a.place.Case, "namesake"), nil, NamesakeBody{a.namesakes[0].Stream})
	}
	put(w, a.place.Side, casework.SideOpened, ledger.DerivedID(a.place.Side, "began"), nil, casework.SideBody{Case: a.place.Case})
}

// closeLikeNamesakes begins a case closed to everybody to whom one of its number is closed, until a person says that they are two and opens it.
func (a *importing) closeLikeNamesakes(w *writing, hs ledger.Histories) {
	var like []*casework.State
	for _, seen := range a.namesakes {
		like = append(like, casework.Of(hs[seen.Stream]))
	}
	opened := ledger.Ref{Stream: a.place.Case, Entry: ledger.DerivedID(a.place.Case, "opened")}
	m := &ledger.Making{By: By}
	casework.CloseAlike(m, opened.Entry, opened, w.before, like...)
	w.take(m.Done())
}

// keep puts the payload on the closed side, and asks for the documents that it lists.
func (a *importing) keep(w *writing) {
	body := a.body()
	body.Documents, body.Began = documentsOf(a.c), w.fresh
	if !w.side.holds(body.Content) {
		body.Payload = packed(a.c.Raw)
	}
	put(w, a.place.Side, Received, a.received(), nil, body)
	w.tellDocuments(body.Documents)
	if slices.ContainsFunc(body.Documents, w.side.wants) {
		w.change.Jobs = append(w.change.Jobs, ledger.Job{
			ID: ledger.DerivedID(a.place.Side, "fetch for "+string(a.received())), Kind: FetchJob, Stream: a.place.Side, Entry: a.received(),
			Due: a.importer.Ledger.Now(),
		})
	}
}

// keyedLock lets one at a time do what concerns one key.
type keyedLock struct {
	mu   sync.Mutex
	keys map[string]*heldKey
}

type heldKey struct {
	mu      sync.Mutex
	waiting int
}

// lock waits for the key and gives what lets it go.
func (l *keyedLock) lock(key string) (unlock func()) {
	l.mu.Lock()
	if l.keys == nil {
		l.keys = map[string]*heldKey{}
	}
	held := l.keys[key]
	if held == nil {
		held = &heldKey{}
		l.keys[key] = held
	}
	held.waiting++
	l.mu.Unlock()
	held.mu.Lock()
	return func() {
		held.mu.Unlock()
		l.mu.Lock()
		defer l.mu.Unlock()
		if held.waiting--; held.waiting == 0 {
			delete(l.keys, key)
		}
	}
}
