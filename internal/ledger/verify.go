package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Verification is what Verify found. A record with no Faults is as it was written.
type Verification struct {
	Streams, Entries, Erased int64
	WordsRead                bool // false when only headers were checked, for want of keys
	Faults                   []Fault
}

// Fault is one place where the record is not as it was written.
type Fault struct {
	Stream  StreamID
	Version int64 // 0 when the stream as a whole is meant
	What    string
}

func (f Fault) String() string {
	return fmt.Sprintf("stream %s version %d: %s", f.Stream, f.Version, f.What)
}

// Verify reads the whole record and checks every byte of it: header against columns, commit against words, link against link, no gaps,
// head against the last entry, and files against the digests that entries name. Without keys it checks headers only and says so.
//
// What it cannot show: entries cut from the end of a stream before they were sealed into a log kept elsewhere.
func (l *Ledger) Verify(ctx context.Context, files Files, progress func(entries int64)) (Verification, error) {
	v := verifier{ledger: l, files: files, progress: progress, out: Verification{WordsRead: l.keys != nil}}
	rows, err := l.DB().QueryContext(ctx, `SELECT stream, version, id, recorded, header, link, body FROM entry ORDER BY stream, version`)
	if err != nil {
		return v.out, err
	}
	defer rows.Close()
	for rows.Next() {
		if err := v.row(ctx, rows); err != nil {
			return v.out, err
		}
	}
	if err := rows.Err(); err != nil {
		return v.out, err
	}
	return v.out, v.heads(ctx)
}

type verifier struct {
	ledger   *Ledger
	files    Files
	progress func(int64)
	out      Verification
	at       *History
	last     Header
}

type columns struct {
	stream, id, recorded string
	version              int64
	storedEntry
}

func (v *verifier) row(ctx context.Context, rows *sql.Rows) error {
	var c columns
	if err := rows.Scan(&c.stream, &c.version, &c.id, &c.recorded, &c.header, &c.link, &c.body); err != nil {
		return err
	}
	v.out.Entries++
	if v.progress != nil && v.out.Entries%10_000 == 0 {
		v.progress(v.out.Entries)
	}
	if v.at == nil || v.at.Stream != StreamID(c.stream) {
		v.out.Streams++
		v.at, v.last = NewHistory(StreamID(c.stream)), Header{}
	}
	v.entry(ctx, c)
	return nil
}

func (v *verifier) fault(version int64, what string) {
	v.out.Faults = append(v.out.Faults, Fault{v.at.Stream, version, what})
}

func (v *verifier) entry(ctx context.Context, c columns) {
	header, err := ParseHeader(c.header)
	switch {
	case err != nil:
		v.fault(c.version, err.Error())
	case string(header.Stream) != c.stream || header.Version != c.version || string(header.ID) != c.id || FormatTime(header.Recorded) != c.recorded:
		v.fault(c.version, "columns are not what the header says")
	case header.Version != v.at.Version+1:
		v.fault(c.version, "versions have a gap before this one")
	case header.Recorded.Before(v.last.Recorded):
		v.fault(c.version, "recorded time runs back")
	}
	link := NextLink(v.at.Link, c.header)
	if string(link[:]) != string(c.link) {
		v.fault(c.version, "link does not carry the chain on")
	}
	v.words(ctx, header, c)
	v.at.Version, v.at.Link, v.last = c.version, link, header
}

func (v *verifier) words(ctx context.Context, header Header, c columns) {
	if c.body == nil {
		v.out.Erased++
		return
	}
	if v.ledger.keys == nil {
		return
	}
	var e Entry
	if err := v.ledger.openBody(ctx, header, c.body, &e); err != nil {
		v.fault(c.version, err.Error())
		return
	}
	for _, f := range filesInBody(e.Body) {
		if err := v.file(ctx, f); err != nil {
			v.fault(c.version, "a stored file: "+err.Error())
		}
	}
}

func (v *verifier) file(ctx context.Context, f File) error {
	if v.files == nil {
		return nil
	}
	plain, err := v.files.Get(ctx, f)
	if err != nil {
		return err
	}
	return discard(plain)
}

// heads compares each stream's head with the last entry there is.
func (v *verifier) heads(ctx context.Context) error {
	rows, err := v.ledger.DB().QueryContext(ctx, `
		SELECT h.stream, h.version, h.link, e.link FROM head h LEFT JOIN entry e ON e.stream = h.stream AND e.version = h.version
		UNION ALL
		SELECT e.stream, MAX(e.version), NULL, NULL FROM entry e LEFT JOIN head h ON h.stream = e.stream
		GROUP BY e.stream, h.version HAVING h.version IS NULL OR MAX(e.version) > h.version`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var stream string
		var version int64
		var head, entry []byte
		if err := rows.Scan(&stream, &version, &head, &entry); err != nil {
			return err
		}
		v.at = NewHistory(StreamID(stream))
		switch {
		case head == nil:
			v.fault(version, "entries stand beyond the stream's head")
		case entry == nil:
			v.fault(version, "the stream's last entry is missing")
		case string(head) != string(entry):
			v.fault(version, "head does not match the last entry")
		}
	}
	return rows.Err()
}

// ErrFaults is returned by commands that found the record changed.
var ErrFaults = errors.New("the record is not as it was written")
