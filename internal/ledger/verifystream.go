package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"
)

// rawEntry is a row as the database has it: a tampered column may hold another type than its own.
type rawEntry struct{ stream, version, id, recorded, header, link, body any }

// entryColumns is a row whose columns have their types.
type entryColumns struct {
	stream, id, recorded string
	version              int64
	header, link, body   []byte
	erased               bool
}

func (r rawEntry) typed() (c entryColumns, err error) {
	var ok [7]bool
	c.stream, ok[0] = r.stream.(string)
	c.version, ok[1] = r.version.(int64)
	c.id, ok[2] = r.id.(string)
	c.recorded, ok[3] = r.recorded.(string)
	c.header, ok[4] = r.header.([]byte)
	c.link, ok[5] = r.link.([]byte)
	c.body, ok[6] = r.body.([]byte)
	c.erased = r.body == nil
	ok[6] = ok[6] || c.erased
	if slices.Contains(ok[:], false) {
		return c, fmt.Errorf("a column of the entry with version %v is not of its type", r.version)
	}
	return c, nil
}

// streamCheck is how far one stream has been walked.
type streamCheck struct {
	stream   StreamID
	version  int64
	link     Hash
	recorded time.Time
	ids      map[EntryID]bool
	gaps     gaps
	head     *headColumns // nil when there is none
	key      *Key         // nil when words are not read
	entries  []Entry      // as read, for the rows that follow from them
	unread   bool         // an entry could not be read
}

type headColumns struct {
	version, sealed, keyed int64
	logged                 int64 // the highest version of the stream in the log
	link                   []byte
	drawn                  string
}

var errHeadType = errors.New("a column of the head is not of its type")

// begin reads what is kept of a stream beside its entries.
func (v *verifier) begin(ctx context.Context, stream StreamID) (*streamCheck, error) {
	v.out.Streams++
	at := &streamCheck{stream: stream, link: FirstLink(stream), ids: map[EntryID]bool{}, gaps: newGaps()}
	var err error
	at.head, err = v.headOf(ctx, stream)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		v.fault(stream, 0, "it has entries and no head")
	case errors.Is(err, errHeadType):
		v.fault(stream, 0, err.Error())
	case err != nil:
		return nil, err
	case v.ledger.keys != nil && at.head.keyed != erasedWhole:
		key, err := v.ledger.keys.exactly(ctx, stream, at.head.keyed)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			v.fault(stream, 0, "its words cannot be read: "+err.Error())
			break
		}
		at.key = &key.Key
	}
	return at, nil
}

func (v *verifier) headOf(ctx context.Context, stream StreamID) (*headColumns, error) {
	var version, link, sealed, keyed, drawn any
	var h headColumns
	err := v.tx.QueryRowContext(ctx, `SELECT version, link, sealed, keyed, drawn, (SELECT COALESCE(MAX(r.version), 0) FROM log_record r WHERE r.stream = head.stream)
		FROM head WHERE stream = $1`, string(stream)).Scan(&version, &link, &sealed, &keyed, &drawn, &h.logged)
	if err != nil {
		return nil, err
	}
	var ok [5]bool
	h.version, ok[0] = version.(int64)
	h.link, ok[1] = link.([]byte)
	h.sealed, ok[2] = sealed.(int64)
	h.keyed, ok[3] = keyed.(int64)
	h.drawn, ok[4] = drawn.(string)
	if slices.Contains(ok[:], false) {
		return nil, errHeadType
	}
	return &h, nil
}

// finish compares what is kept of a stream beside its entries with them.
func (v *verifier) finish(ctx context.Context) error {
	if v.at == nil {
		return nil
	}
	v.standing()
	return v.rows(ctx)
}

// standing compares the head with the last entry there is.
func (v *verifier) standing() {
	at, head := v.at, v.at.head
	if head == nil {
		return
	}
	v.answered()
	switch {
	case head.version > at.version:
		v.fault(at.stream, head.version, "the stream ends before its head")
	case head.version < at.version:
		v.fault(at.stream, at.version, "entries stand beyond the stream's head")
	case string(head.link) != string(at.link[:]):
		v.fault(at.stream, 0, "the head is not that of the last entry")
	}
	if head.sealed != head.logged {
		v.fault(at.stream, 0, "it is marked as sealed at another version than the log says")
	}
	if head.drawn != "" && v.sets[head.drawn] == nil {
		v.fault(at.stream, 0, "its rows are drawn in a set of views that no program has named")
	}
}

func (v *verifier) entry(ctx context.Context, c entryColumns) error {
	at := v.at
	header, err := ParseHeader(c.header)
	switch {
	case err != nil:
		v.fault(at.stream, c.version, err.Error())
	case string(header.Stream) != c.stream || header.Version != c.version || string(header.ID) != c.id || FormatTime(header.Recorded) != c.recorded:
		v.fault(at.stream, c.version, "columns are not what the header says")
	case header.Version != at.version+1:
		v.fault(at.stream, c.version, "versions have a gap before this one")
	case header.Recorded.Before(at.recorded):
		v.fault(at.stream, c.version, "recorded time runs back")
	case at.ids[header.ID]:
		v.fault(at.stream, c.version, "its id was used before")
	}
	if link := NextLink(at.link, c.header); string(link[:]) != string(c.link) {
		v.fault(at.stream, c.version, "link does not carry the chain on")
	}
	// The walk goes on from what is stored, so that one changed entry is one or two faults and not one for each that follows.
	at.version, at.recorded, at.ids[header.ID] = c.version, header.Recorded, true
	at.link = Hash{}
	copy(at.link[:], c.link)
	return v.words(ctx, header, c)
}

func (v *verifier) words(ctx context.Context, header Header, c entryColumns) error {
	if c.erased {
		v.out.Erased++
		v.at.gaps.missing[header.ID] = c.version
		v.read(Entry{Stream: StreamID(c.stream), Version: c.version, ID: EntryID(c.id), Recorded: header.Recorded, Erased: true})
		return nil
	}
	v.at.gaps.present++
	if v.at.key == nil {
		v.at.unread = true
		return nil
	}
	e, err := v.open(header, c)
	if err != nil {
		v.at.unread = true
		v.fault(v.at.stream, c.version, err.Error())
		return nil
	}
	v.account(e)
	v.read(e)
	return v.filesOf(ctx, e)
}

// read keeps an entry until its stream ends.
func (v *verifier) read(e Entry) {
	if _, unknown := e.Body.(Unknown); unknown {
		v.at.unread = true
	}
	if v.out.RowsRead {
		v.at.entries = append(v.at.entries, e)
	}
}

func (v *verifier) open(header Header, c entryColumns) (Entry, error) {
	e := Entry{Stream: StreamID(c.stream), Version: c.version, ID: EntryID(c.id), Recorded: header.Recorded}
	plain, err := decrypt(nil, *v.at.key, associated(e.Stream, e.ID), c.body)
	if err != nil {
		return e, err
	}
	r, envelope, err := splitBody(plain)
	if err != nil {
		return e, err
	}
	return e, v.ledger.openWords(header, r, envelope, &e)
}
