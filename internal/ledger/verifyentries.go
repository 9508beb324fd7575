package ledger

import (
	"context"
	"database/sql/driver"
	"fmt"
)

// entryColumns is a row whose columns have their types. Its bytes are lent until the next.
type entryColumns struct {
	stream, id, recorded string
	version              int64
	header, link, body   []byte
	erased               bool
}

// typed is a row as the database has it, whose columns should have their types.
func typed(row []driver.Value) (c entryColumns, err error) {
	var ok [7]bool
	c.stream, ok[0] = row[0].(string)
	c.version, ok[1] = row[1].(int64)
	c.id, ok[2] = row[2].(string)
	c.recorded, ok[3] = row[3].(string)
	c.header, ok[4] = row[4].([]byte)
	c.link, ok[5] = row[5].([]byte)
	c.body, ok[6] = row[6].([]byte)
	c.erased = row[6] == nil
	ok[6] = ok[6] || c.erased
	if ok != [7]bool{true, true, true, true, true, true, true} {
		return c, fmt.Errorf("a column of the entry with version %v is not of its type", kept(row[1]))
	}
	return c, nil
}

// walkEntries checks the entries of a page, as they are read, and each stream when its last was.
func (w *walker) walkEntries(ctx context.Context, p page) ([]*streamCheck, error) {
	keys, err := w.keysOf(ctx, p.span)
	if err != nil {
		return nil, err
	}
	which, args := p.of("stream")
	all := streamsOf{walker: w, keys: keys, heads: p.heads}
	err = w.tx.Each(ctx, `SELECT stream, version, id, recorded, header, link, body FROM entry
		WHERE `+which+` ORDER BY stream, version`, args, all.row)
	all.end()
	return all.checks, err
}

func (w *walker) keysOf(ctx context.Context, in span) (wrappedKeys, error) {
	if !w.out.WordsRead {
		return nil, nil
	}
	return w.ledger.keys.in(ctx, in)
}

// streamsOf makes checks of streams out of their entries, beside their heads: both come in the order of streams.
type streamsOf struct {
	*walker
	keys   wrappedKeys
	heads  []headColumns // of streams that were not reached yet
	checks []*streamCheck
	at     *streamCheck // the stream whose entries come; nil before the first
}

func (s *streamsOf) row(row []driver.Value) {
	if s.at == nil || s.at.stream != nameOf(row[0]) {
		s.turnTo(kept(row[0]))
	}
	s.at.found.entries++
	c, err := typed(row)
	if err != nil {
		s.at.unread = true
		s.at.fault(0, err.Error())
		return
	}
	s.entry(s.at, c)
}

// turnTo ends the stream at hand and begins another. Heads that stand before that one have no entries.
func (s *streamsOf) turnTo(named any) {
	if s.at != nil {
		s.standing(s.at)
	}
	var head *headColumns
	for i := range s.heads {
		if nameOf(s.heads[i].named) == nameOf(named) {
			s.headsAlone(s.heads[:i])
			head, s.heads = &s.heads[i], s.heads[i+1:]
			break
		}
	}
	s.at = s.begin(named, head, s.keys)
	s.checks = append(s.checks, s.at)
}

func (s *streamsOf) end() {
	if s.at != nil {
		s.standing(s.at)
	}
	s.headsAlone(s.heads)
}

// headsAlone finds the heads of streams that have no entries left.
func (s *streamsOf) headsAlone(heads []headColumns) {
	for _, h := range heads {
		alone := &streamCheck{named: h.named, stream: nameOf(h.named)}
		alone.fault(0, "it has a head and no entries")
		s.checks = append(s.checks, alone)
	}
}
