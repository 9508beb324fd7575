package ledger

import (
	"context"
	"database/sql"
	"fmt"
)

// entryColumns is a row whose columns have their types. Its bytes are lent until the next.
type entryColumns struct {
	stream, id, recorded string
	version              int64
	header, link, body   []byte
	erased               bool
}

// rawEntry is a row as the database has it.
type rawEntry struct{ stream, version, id, recorded, header, link, body column }

func (r *rawEntry) scan(rows *sql.Rows) error {
	return rows.Scan(&r.stream, &r.version, &r.id, &r.recorded, &r.header, &r.link, &r.body)
}

func (r *rawEntry) typed() (c entryColumns, err error) {
	var ok [7]bool
	c.stream, ok[0] = r.stream.value.(string)
	c.version, ok[1] = r.version.value.(int64)
	c.id, ok[2] = r.id.value.(string)
	c.recorded, ok[3] = r.recorded.value.(string)
	c.header, ok[4] = r.header.value.([]byte)
	c.link, ok[5] = r.link.value.([]byte)
	c.body, ok[6] = r.body.value.([]byte)
	c.erased = r.body.value == nil
	ok[6] = ok[6] || c.erased
	if ok != [7]bool{true, true, true, true, true, true, true} {
		return c, fmt.Errorf("a column of the entry with version %v is not of its type", r.version.kept())
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
	rows, err := w.tx.QueryContext(ctx, `SELECT stream, version, id, recorded, header, link, body FROM entry
		WHERE `+which+` ORDER BY stream, version`, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := streamsOf{walker: w, keys: keys, heads: p.heads}
	var r rawEntry
	for rows.Next() {
		if err := r.scan(rows); err != nil {
			return nil, err
		}
		all.row(&r)
	}
	all.end()
	return all.checks, rows.Err()
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

func (s *streamsOf) row(r *rawEntry) {
	if s.at == nil || s.at.stream != nameOf(r.stream.value) {
		s.turnTo(r.stream.kept())
	}
	s.at.found.entries++
	c, err := r.typed()
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
