package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
)

// erase tries until no other writer comes between what it read and what it commits.
func (l *Ledger) erase(ctx context.Context, id EntryID, e Erasing) (Erased, error) {
	service, err := l.FindService(ctx)
	if err != nil {
		return Erased{}, fmt.Errorf("erase: %w", err)
	}
	for range tries {
		account, err := l.eraseOnce(ctx, service.Stream, id, e)
		if again := l.follow(ctx, err); again {
			continue
		}
		if err != nil {
			return Erased{}, fmt.Errorf("erase: %w", mayNot(err))
		}
		return l.erased(ctx, account)
	}
	return Erased{}, fmt.Errorf("a stream moved %d times while it was erased", tries)
}

// follow reports whether others were faster, and takes up the key that they may have given a stream.
func (l *Ledger) follow(ctx context.Context, err error) bool {
	moved, rekeyed := new(Moved), new(Rekeyed)
	if errors.As(err, &rekeyed) {
		return l.keys.change(ctx, rekeyed.Stream, rekeyed.Keyed) == nil
	}
	return errors.As(err, &moved)
}

// eraseOnce takes the words out, unless that was done before, and sees the old keys destroyed. It answers the account.
func (l *Ledger) eraseOnce(ctx context.Context, service StreamID, id EntryID, e Erasing) (Entry, error) {
	book, err := l.Read(ctx, service)
	if err != nil {
		return Entry{}, err
	}
	account, before := book.Find(id)
	if before {
		if body, ok := ErasedByLaw.In(account); !ok || !e.is(body) {
			return Entry{}, ErrReused
		}
		return account, l.finishAll(ctx, e.touched())
	}
	plan := erasure{Ledger: l, ctx: ctx, book: book, id: id, Erasing: e, now: latest(l.Now(), book.Last())}
	if err := plan.make(); err != nil {
		if account, again := e.again(book); again && errors.Is(err, ErrErasedBefore) {
			return account, l.finishAll(ctx, e.touched())
		}
		return Entry{}, l.sinceRead(ctx, book, err)
	}
	if err := l.engine.Commit(ctx, []*Batch{&plan.batch})[0]; err != nil {
		return Entry{}, err
	}
	for _, stream := range e.touched() {
		l.cache.drop(stream)
	}
	return plan.account, l.finishAll(ctx, e.touched())
}

// sinceRead is a refusal, unless the service stream has moved since it was read: then another program may have carried out this very act, whose
// account is looked for again.
func (l *Ledger) sinceRead(ctx context.Context, book *History, refusal error) error {
	now, err := l.Read(ctx, book.Stream)
	if err != nil {
		return errors.Join(refusal, err)
	}
	if now.Version != book.Version {
		return &Moved{Stream: book.Stream, Expected: book.Version, Actual: now.Version}
	}
	return refusal
}

// tidy names each stream and entry once, and no entry whose whole stream goes.
func (e Erasing) tidy() Erasing {
	e.Streams = sorted(e.Streams)
	e.Entries = slices.DeleteFunc(inOrder(e.Entries), func(r Ref) bool { return slices.Contains(e.Streams, r.Stream) })
	return e
}

// is compares an erasure with the account of one.
func (e Erasing) is(b ErasedBody) bool {
	var streams []StreamID
	for _, s := range b.Streams {
		streams = append(streams, s.Stream)
	}
	var entries []Ref
	for _, entry := range b.Entries {
		entries = append(entries, entry.Ref())
	}
	return slices.Equal(e.Streams, streams) && slices.Equal(e.Entries, entries) &&
		e.Ground == b.Ground && e.Authority == b.Authority && e.Reason == b.Reason && e.Decided == b.Decided && e.Confirmed == b.Confirmed
}

// again is the account by which a restore has erased all of it, as the register says that this record's own past did.
func (e Erasing) again(book *History) (account Entry, again bool) {
	for _, account := range slices.Backward(book.Entries) {
		body, ok := ErasedByLaw.In(account)
		if ok && body.Ground == ErasedBefore && e.within(body) {
			return account, true
		}
	}
	return Entry{}, false
}

// within reports whether an account tells of everything that is to go.
func (e Erasing) within(b ErasedBody) bool {
	tells := func(stream StreamID) bool {
		return slices.ContainsFunc(b.Streams, func(s ErasedStream) bool { return s.Stream == stream })
	}
	for _, stream := range e.Streams {
		if !tells(stream) {
			return false
		}
	}
	for _, ref := range e.Entries {
		if !tells(ref.Stream) && !slices.ContainsFunc(b.Entries, func(g ErasedEntry) bool { return g.Ref() == ref }) {
			return false
		}
	}
	return true
}

func sorted(streams []StreamID) []StreamID {
	return slices.Compact(slices.Sorted(slices.Values(streams)))
}

func inOrder(entries []Ref) []Ref {
	return slices.Compact(slices.SortedFunc(slices.Values(entries), func(a, b Ref) int { return strings.Compare(a.String(), b.String()) }))
}

// touched are the streams of which something goes.
func (e Erasing) touched() []StreamID {
	streams := slices.Clone(e.Streams)
	for _, entry := range e.Entries {
		streams = append(streams, entry.Stream)
	}
	return sorted(streams)
}

// erasure is one act as it is planned: everything that stands in its one transaction.
type erasure struct {
	*Ledger
	Erasing
	ctx     context.Context
	book    *History // the service stream
	id      EntryID
	now     time.Time
	account Entry
	batch   Batch
}

func (p *erasure) make() error {
	ring, err := p.keys.keyring()
	if err != nil {
		return err
	}
	if err := p.learnSets(p.ctx); err != nil {
		return err
	}
	body := ErasedBody{
		Ground: p.Ground, Authority: p.Authority, Reason: p.Reason, Decided: p.Decided, Confirmed: p.Confirmed, Epoch: ring.newest().Number,
	}
	for _, stream := range p.Streams {
		whole, err := p.whole(stream)
		if err != nil {
			return fmt.Errorf("stream %s: %w", stream, err)
		}
		body.Streams = append(body.Streams, whole)
	}
	from := map[StreamID]*History{}
	for _, ref := range p.Entries {
		gone, err := p.single(ref, from)
		if err != nil {
			return fmt.Errorf("entry %s: %w", ref, err)
		}
		body.Entries = append(body.Entries, gone)
	}
	if err := p.tellService(body, from); err != nil {
		return err
	}
	for _, stream := range slices.Sorted(maps.Keys(from)) {
		if err := p.tellStream(from[stream], body); err != nil {
			return err
		}
	}
	if err := p.asSeen(); err != nil {
		return err
	}
	slices.SortFunc(p.batch.Streams, func(a, b StreamBatch) int { return strings.Compare(string(a.Stream), string(b.Stream)) })
	return nil
}

// asSeen refuses what has moved since the decision saw it, and holds the rest where it stands until the act is committed.
func (p *erasure) asSeen() error {
	for _, seen := range p.Seen {
		at := slices.IndexFunc(p.batch.Streams, func(s StreamBatch) bool { return s.Stream == seen.Stream })
		if at < 0 {
			held := StreamBatch{Stream: seen.Stream}
			err := p.DB().QueryRowContext(p.ctx, `SELECT version, keyed FROM head WHERE stream = $1`, string(seen.Stream)).Scan(&held.Expected, &held.Keyed)
			if err != nil {
				return fmt.Errorf("stream %s as it was seen: %w", seen.Stream, err)
			}
			at, p.batch.Streams = len(p.batch.Streams), append(p.batch.Streams, held)
		}
		if p.batch.Streams[at].Expected != seen.Version {
			return ErrMovedSince
		}
	}
	return nil
}

// whole plans the end of a stream. Its last entry never had words that anybody could read: it is there to move the head, so that nobody
// who holds the stream's past in memory takes it for the present.
func (p *erasure) whole(stream StreamID) (ErasedStream, error) {
	if stream == p.book.Stream {
		return ErasedStream{}, ErrNotErasable
	}
	s := StreamBatch{Stream: stream, sets: p.sets}
	err := p.DB().QueryRowContext(p.ctx, `SELECT keyed FROM head WHERE stream = $1`, string(stream)).Scan(&s.Keyed)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return ErasedStream{}, ErrNotErasable
	case err != nil:
		return ErasedStream{}, err
	case s.Keyed == erasedWhole:
		return ErasedStream{}, ErrErasedBefore
	}
	h, err := p.Read(p.ctx, stream)
	if err != nil {
		return ErasedStream{}, err
	}
	var r random
	if _, err := io.ReadFull(p.chance, r[:]); err != nil {
		return ErasedStream{}, err
	}
	end := Entry{Stream: stream, Version: h.Version + 1, ID: accountID(stream, p.id), Recorded: latest(p.now, h.Last())}
	s.Expected, s.Rows = h.Version, []Encrypted{{ID: end.ID, Recorded: end.Recorded, Commit: commitTo(r, nil)}}
	p.leave(&s, h, h.with(end), func(Entry) bool { return true })
	p.takeOutStream(end.Ref())
	return ErasedStream{Stream: stream, Version: end.Version}, nil
}

// leave adds what an act does to a stream: rows drawn anew from the history that is left of it, and the jobs that follow.
func (p *erasure) leave(s *StreamBatch, before, after *History, gone func(Entry) bool) {
	for i, e := range after.Entries {
		if gone(e) {
			after.Entries[i] = Entry{Stream: e.Stream, Version: e.Version, ID: e.ID, Recorded: e.Recorded, Erased: true}
		}
	}
	after.tellGaps()
	s.Views = anew(p.views, after)
	p.takeOutRows(s.Stream)
	p.batch.Streams = append(p.batch.Streams, *s)
	p.batch.Jobs = append(p.batch.Jobs, p.asks(before, after)...)
}

// accountID is the id of the entry that an act leaves in a stream of which it erased something.
func accountID(stream StreamID, act EntryID) EntryID { return DerivedID(stream, "erased "+string(act)) }

// single plans the end of one entry; from holds the streams of which entries go, as they were.
func (p *erasure) single(ref Ref, from map[StreamID]*History) (ErasedEntry, error) {
	h := from[ref.Stream]
	if h == nil {
		var err error
		if h, err = p.Read(p.ctx, ref.Stream); err != nil {
			return ErasedEntry{}, err
		}
		if h.ReadOnly() {
			return ErasedEntry{}, ErrReadOnly
		}
		from[ref.Stream] = h
	}
	e, there := h.Find(ref.Entry)
	switch {
	case e.Erased:
		return ErasedEntry{}, ErrErasedBefore
	case !there || e.Kind == ErasedByLaw.Name() || e.Kind == Opened.Name():
		return ErasedEntry{}, ErrNotErasable
	}
	p.takeOutEntry(ref)
	return ErasedEntry{Stream: ref.Stream, Entry: ref.Entry, Kind: e.Kind}, nil
}

// tellService puts the whole account into the service stream. Entries of that stream itself are told of there and nowhere else.
func (p *erasure) tellService(body ErasedBody, from map[StreamID]*History) error {
	account, err := p.tell(p.id, body)
	if err != nil {
		return err
	}
	after := p.book.with(p.asRecorded(p.book, []New{account}, p.now)...)
	p.account = after.Entries[len(after.Entries)-1]
	if from[p.book.Stream] == nil {
		s, err := p.encryptWrite(p.ctx, Write{
			Stream: p.book.Stream, Expected: p.book.Version, Entries: []New{account}, now: p.now, views: changed(p.views, p.book, after),
		})
		p.batch.Streams = append(p.batch.Streams, s)
		return err
	}
	delete(from, p.book.Stream)
	return p.rewrite(p.book, account)
}

// tellStream puts into a stream that stays the account of its own entries.
func (p *erasure) tellStream(h *History, body ErasedBody) error {
	body.Streams = nil
	body.Entries = slices.DeleteFunc(slices.Clone(body.Entries), func(e ErasedEntry) bool { return e.Stream != h.Stream })
	account, err := p.tell(accountID(h.Stream, p.id), body)
	if err != nil {
		return err
	}
	return p.rewrite(h, account)
}

func (p *erasure) tell(id EntryID, body ErasedBody) (New, error) {
	return ErasedByLaw.New(id, Author{Service: "erasure", For: p.Confirmed}, nil, body)
}

// rewrite appends the account, with every row of the stream drawn anew from what is left of it.
func (p *erasure) rewrite(h *History, account New) error {
	now := latest(p.now, h.Last())
	s, err := p.encryptWrite(p.ctx, Write{Stream: h.Stream, Expected: h.Version, Entries: []New{account}, now: now})
	if err != nil {
		return err
	}
	after := h.with(p.asRecorded(h, []New{account}, now)...)
	p.leave(&s, h, after, func(e Entry) bool { return slices.Contains(p.Entries, e.Ref()) })
	return nil
}
