package ledger

import (
	"context"
	"database/sql/driver"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// column is what a database gives for a column, of whatever type: a tampered one may hold another than its own. Bytes are lent until the next row.
type column struct{ value any }

// Scan implements sql.Scanner.
func (c *column) Scan(src any) error {
	c.value = src
	return nil
}

// kept is the value with bytes of its own.
func (c *column) kept() any { return kept(c.value) }

func kept(value any) any {
	if lent, ok := value.([]byte); ok {
		return append([]byte{}, lent...)
	}
	return value
}

// span is some of all streams in the order of their names: those after one, up to another and with it, or one alone. The zero span is all.
type span struct{ after, upTo, alone any }

// of is a condition on a column that names streams, and its parameters.
func (s span) of(column string) (string, []any) {
	if s.alone != nil {
		return column + ` = $1`, []any{s.alone}
	}
	parts, args := []string{column + ` >= $1`}, []any{""}
	if s.after != nil {
		parts, args = []string{column + ` > $1`}, []any{s.after}
	}
	if s.upTo != nil {
		parts, args = append(parts, column+` <= $2`), append(args, s.upTo)
	}
	return strings.Join(parts, " AND "), args
}

// page is some streams that are read together, by one question for each table.
type page struct {
	number int
	span
	heads []headColumns
}

// How many streams a page has at most, and after how many entries it ends with the stream at hand.
const (
	pageOfStreams = 400
	pageOfEntries = 2000
)

// headsAtOnce is how many heads are read at once, for several pages.
const headsAtOnce = 5 * pageOfStreams

// pager cuts the record into pages, for whoever comes next.
type pager struct {
	mu    sync.Mutex
	left  []headColumns // read, and on no page yet
	last  bool          // no head stands after those
	after any
	pages int
	ended bool
}

// next is the next page, unless there is none any more. Entries of no head belong to the page in which that head would stand.
func (p *pager) next(ctx context.Context, tx Moment) (next page, more bool, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended {
		return page{}, false, nil
	}
	next = page{number: p.pages, span: span{after: p.after}}
	if len(p.left) == 0 {
		if p.left, err = heads(ctx, tx, next.span, headsAtOnce); err != nil {
			return page{}, false, err
		}
		p.last = len(p.left) < headsAtOnce
	}
	n := upToEntries(p.left[:min(len(p.left), pageOfStreams)], pageOfEntries)
	next.heads, p.left = p.left[:n], p.left[n:]
	if p.ended = p.last && len(p.left) == 0; !p.ended {
		next.upTo = next.heads[len(next.heads)-1].named
	}
	p.after = next.upTo
	p.pages++
	return next, true, nil
}

// upToEntries is how many of the heads have so many entries together, or all.
func upToEntries(heads []headColumns, most int64) int {
	entries := int64(0)
	for i, h := range heads {
		if entries += h.version; entries >= most {
			return i + 1
		}
	}
	return len(heads)
}

// headColumns is what stands in a stream's head.
type headColumns struct {
	named                  any // the stream, as it stands there
	version, sealed, keyed int64
	logged                 int64 // the highest version of the stream in the log
	link                   []byte
	drawn                  string // the set of views in which its rows are drawn
	typed                  bool   // each column is of its type
}

func heads(ctx context.Context, tx Moment, in span, most int) (all []headColumns, err error) {
	which, args := in.of("stream")
	err = tx.Each(ctx, `SELECT stream, version, link, sealed, keyed, drawn, (SELECT COALESCE(MAX(r.version), 0) FROM log_record r WHERE r.stream = head.stream)
		FROM head WHERE `+which+fmt.Sprintf(` ORDER BY stream LIMIT %d`, most), args, func(row []driver.Value) {
		all = append(all, headOf(row))
	})
	return all, err
}

// headOf keeps what is lent of a head.
func headOf(row []driver.Value) (h headColumns) {
	var ok [6]bool
	h.named = kept(row[0])
	h.version, ok[0] = row[1].(int64)
	h.link, ok[1] = kept(row[2]).([]byte)
	h.sealed, ok[2] = row[3].(int64)
	h.keyed, ok[3] = row[4].(int64)
	h.drawn, ok[4] = row[5].(string)
	h.logged, ok[5] = row[6].(int64)
	h.typed = !slices.Contains(ok[:], false)
	return h
}

// nameOf is a stream's name for a person to read, whatever the database holds.
func nameOf(named any) StreamID {
	if name, ok := named.(string); ok {
		return StreamID(name)
	}
	return StreamID(fmt.Sprint(named))
}
