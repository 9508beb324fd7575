package ledger

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
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
// body. It holds a few hundred streams at a time. Without keys it checks headers only and says so. It goes on after a fault; an error means that
// it could not finish.
//
// Keys and files lie outside that moment, and a stream may be re-keyed or erased while it is checked: one with a fault is read again by itself,
// as it then stands, and what is said of it is said of that.
//
// What it cannot show: entries cut from the end of a stream together with its head, or whole streams. Package proof shows it of what was sealed
// while a checkpoint is kept elsewhere. Jobs, and an engine's own index of the words of a view, are not checked.
func (l *Ledger) Verify(ctx context.Context, files Files, progress func(entries int64)) (Verification, error) {
	return l.verify(ctx, files, l.views, progress)
}

// VerifyWords is Verify without rows: what lists, searches and access say is left alone. A body is taken apart only if its kind accounts for
// erasures, or names files and these are read, or is not known; of others it is enough that they are the words committed to. It takes less than half
// the time.
func (l *Ledger) VerifyWords(ctx context.Context, files Files, progress func(entries int64)) (Verification, error) {
	return l.verify(ctx, files, nil, progress)
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
	v := verifier{ledger: l, files: files, views: views, progress: progress}
	v.out.WordsRead = l.keys != nil
	v.out.FilesRead = files != nil && v.out.WordsRead
	v.out.RowsRead = v.out.WordsRead && len(views) > 0
	if row, err := l.engine.Service(ctx); err == nil {
		v.serviceStream = row.Stream
	}
	if err := v.record(ctx); err != nil {
		return v.out, fmt.Errorf("verify: %w", err)
	}
	return v.out, nil
}

type verifier struct {
	ledger        *Ledger
	files         Files
	views         []*View            // of which rows are compared
	sets          map[string]ViewSet // that programs have named
	progress      func(int64)
	serviceStream StreamID // where accounts of whole streams stand
	pages         pager
	erasures      erasures
	out           Verification
	rereading     sync.Mutex

	mu   sync.Mutex
	done map[int]found // of each page
	seen int64         // entries of them
}

func (v *verifier) fault(stream StreamID, version int64, what string) {
	v.out.Faults = append(v.out.Faults, Fault{stream, version, what})
}

// walkersAtMost bounds how many walk the record at once; each holds a page of it, and a connection.
const walkersAtMost = 4

func (v *verifier) record(ctx context.Context) error {
	moment, err := v.ledger.engine.Moment(ctx, min(runtime.GOMAXPROCS(0), walkersAtMost))
	if err != nil {
		return err
	}
	defer endAll(moment)
	if v.sets, err = named(ctx, moment[0]); err != nil {
		return err
	}
	if err := v.streams(ctx, moment); err != nil {
		return err
	}
	for _, part := range []func(context.Context, Moment) error{v.wholes, v.rowsAlone, v.filesAlone, v.service} {
		if err := part(ctx, moment[0]); err != nil {
			return err
		}
	}
	return nil
}

func endAll(moment []Moment) {
	for _, tx := range moment {
		tx.End()
	}
}

// streams walks all streams page by page, in as many places at once as there are transactions.
func (v *verifier) streams(ctx context.Context, moment []Moment) error {
	v.done = map[int]found{}
	walking, giveUp := context.WithCancelCause(ctx)
	defer giveUp(nil)
	var walkers sync.WaitGroup
	for _, tx := range moment {
		walkers.Go(func() {
			if err := v.walk(walking, tx); err != nil {
				giveUp(err)
			}
		})
	}
	walkers.Wait()
	v.gather()
	return context.Cause(walking)
}

func (v *verifier) walk(ctx context.Context, tx Moment) error {
	w := newWalker(v, tx)
	for {
		p, more, err := v.pages.next(ctx, tx)
		if err != nil || !more {
			return err
		}
		sum, err := w.checked(ctx, p)
		if err != nil {
			return err
		}
		v.put(p.number, sum)
	}
}

// put keeps what was found of a page.
func (v *verifier) put(page int, f found) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.done[page] = f
	before := v.seen / progressEach
	if v.seen += f.entries; v.progress != nil && v.seen/progressEach > before {
		v.progress(v.seen)
	}
}

const progressEach = 10_000

// gather adds up what was found of all pages, in their order.
func (v *verifier) gather() {
	all := newFound()
	for n := range len(v.done) {
		all.add(v.done[n])
	}
	v.out.Streams, v.out.Entries, v.out.Erased, v.out.Rows, v.out.RowsUnread = all.streams, all.entries, all.erased, all.rows, all.rowsUnread
	v.out.RowsBehind = all.rowsBehind
	v.out.Faults, v.erasures = all.faults, all.erasures
}

// service checks that the record opens as it was opened first.
func (v *verifier) service(ctx context.Context, _ Moment) error {
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
