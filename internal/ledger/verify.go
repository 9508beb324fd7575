package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"slices"
)

// Verification is what Verify found. A record with no Faults is as it was written.
type Verification struct {
	Streams, Entries, Erased int64
	WordsRead                bool  // false when only headers were checked, for want of keys
	FilesRead                bool  // false when no files were handed in, or words were not read
	Unfinished               int64 // streams of which words were erased and whose old keys are not yet destroyed
	RowsRead                 bool  // false when view rows were not drawn again, for want of words
	Rows, RowsUnread         int64 // rows compared; streams whose rows were not, for an entry of theirs could not be read
	RowsBehind               int64 // streams of which not all rows were compared, for some are still to be drawn
	Faults                   []Fault
}

// Fault is one place where the record is not as it was written.
type Fault struct {
	Stream  StreamID // "" when the record as a whole is meant
	Version int64    // 0 when the stream as a whole is meant
	What    string
}

func (f Fault) String() string {
	switch {
	case f.Stream == "":
		return f.What
	case f.Version == 0:
		return fmt.Sprintf("stream %s: %s", f.Stream, f.What)
	default:
		return fmt.Sprintf("stream %s version %d: %s", f.Stream, f.Version, f.What)
	}
}

// ErrFaults is returned by commands that found the record changed.
var ErrFaults = errors.New("the record is not as it was written")

// Verify reads the whole record, as it stands at one moment, and checks every byte of it: header against columns, commit against words,
// link against link, no gaps, head against the last entry, each body under the stream's key, files against the digests that entries name, the
// rows of the ledger's views against those that follow from each stream, and that exactly one erasure on the record answers for each missing
// body. It holds one stream at a time. Without keys it checks headers only and says so. It goes on after a fault; an error means that it could
// not finish.
//
// What it cannot show: entries cut from the end of a stream together with its head, or whole streams. Package proof shows it of what was sealed
// while a checkpoint is kept elsewhere. Jobs, and an engine's own index of the words of a view, are not checked.
func (l *Ledger) Verify(ctx context.Context, files Files, progress func(entries int64)) (Verification, error) {
	return l.verify(ctx, files, l.views, progress)
}

// VerifyRows is Verify without files, of some views alone: all of them when none is named.
func (l *Ledger) VerifyRows(ctx context.Context, views []string, progress func(entries int64)) (Verification, error) {
	some := slices.Clone(l.views)
	if len(views) > 0 {
		some = slices.DeleteFunc(some, func(v *View) bool { return !slices.Contains(views, v.Name) })
	}
	return l.verify(ctx, nil, some, progress)
}

func (l *Ledger) verify(ctx context.Context, files Files, views []*View, progress func(entries int64)) (Verification, error) {
	tx, err := l.DB().BeginTx(ctx, &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead})
	if err != nil {
		return Verification{}, fmt.Errorf("verify: %w", err)
	}
	defer tx.Rollback()
	v := verifier{ledger: l, tx: tx, files: files, views: views, progress: progress}
	if v.sets, err = named(ctx, tx); err != nil {
		return v.out, fmt.Errorf("verify: %w", err)
	}
	v.erasures = erasures{gone: map[StreamID]int64{}, told: map[StreamID][]int64{}}
	if row, err := l.engine.Service(ctx); err == nil {
		v.erasures.service = row.Stream
	}
	v.out.WordsRead = l.keys != nil
	v.out.FilesRead = files != nil && v.out.WordsRead
	v.out.RowsRead = v.out.WordsRead && len(views) > 0
	for _, part := range []func(context.Context) error{v.entries, v.wholes, v.headsAlone, v.rowsAlone, v.strayFiles, v.service} {
		if err := part(ctx); err != nil {
			return v.out, fmt.Errorf("verify: %w", err)
		}
	}
	return v.out, nil
}

type verifier struct {
	ledger   *Ledger
	tx       *sql.Tx
	files    Files
	views    []*View            // of which rows are compared
	sets     map[string]ViewSet // that programs have named
	progress func(int64)
	out      Verification
	at       *streamCheck // the stream being walked; nil before the first
	named    int64        // files that entries named
	erasures erasures
}

func (v *verifier) fault(stream StreamID, version int64, what string) {
	v.out.Faults = append(v.out.Faults, Fault{stream, version, what})
}

// pageOfEntries is how many are read at once, so that no cursor stays open while files are read.
const pageOfEntries = 500

func (v *verifier) entries(ctx context.Context) error {
	var stream, version any = "", int64(math.MinInt64)
	for {
		page, err := v.page(ctx, stream, version)
		if err != nil {
			return err
		}
		for _, row := range page {
			if err := v.row(ctx, row); err != nil {
				return err
			}
		}
		if len(page) < pageOfEntries {
			return v.finish(ctx)
		}
		last := page[len(page)-1]
		stream, version = last.stream, last.version
	}
}

func (v *verifier) page(ctx context.Context, stream, version any) ([]rawEntry, error) {
	rows, err := v.tx.QueryContext(ctx, `SELECT stream, version, id, recorded, header, link, body FROM entry
		WHERE (stream, version) > ($1, $2) ORDER BY stream, version LIMIT $3`, stream, version, pageOfEntries)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var page []rawEntry
	for rows.Next() {
		var r rawEntry
		if err := rows.Scan(&r.stream, &r.version, &r.id, &r.recorded, &r.header, &r.link, &r.body); err != nil {
			return nil, err
		}
		page = append(page, r)
	}
	return page, rows.Err()
}

func (v *verifier) row(ctx context.Context, r rawEntry) error {
	v.out.Entries++
	if v.progress != nil && v.out.Entries%10_000 == 0 {
		v.progress(v.out.Entries)
	}
	stream := StreamID(fmt.Sprint(r.stream))
	if v.at == nil || v.at.stream != stream {
		err := v.finish(ctx)
		if err != nil {
			return err
		}
		if v.at, err = v.begin(ctx, stream); err != nil {
			return err
		}
	}
	c, err := r.typed()
	if err != nil {
		v.at.unread = true
		v.fault(stream, 0, err.Error())
		return nil
	}
	return v.entry(ctx, c)
}

// headsAlone finds the heads of streams that have no entries left.
func (v *verifier) headsAlone(ctx context.Context) error {
	rows, err := v.tx.QueryContext(ctx, `SELECT h.stream FROM head h WHERE NOT EXISTS (SELECT 1 FROM entry e WHERE e.stream = h.stream)`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var stream any
		if err := rows.Scan(&stream); err != nil {
			return err
		}
		v.fault(StreamID(fmt.Sprint(stream)), 0, "it has a head and no entries")
	}
	return rows.Err()
}

// service checks that the record opens as it was opened first.
func (v *verifier) service(ctx context.Context) error {
	_, err := v.ledger.serviceRow(ctx)
	if err == nil && v.ledger.keys != nil {
		_, err = v.ledger.FindService(ctx)
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil && v.out.Entries > 0:
		v.fault("", 0, err.Error())
	}
	return nil
}
