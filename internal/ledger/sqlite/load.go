package sqlite

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"candour/internal/ledger"
)

// Load implements ledger.Engine. Streams have random names, so that each touches pages of its own in every index: a transaction of many writes a page
// once for all of them, if it can hold so many in memory.
func (e *Engine) Load(ctx context.Context, batches iter.Seq2[*ledger.Batch, error], durable func([]*ledger.Batch)) error {
	t := e.commits
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, err := t.exec(ctx, `PRAGMA cache_size = -`+loadMemory); err != nil {
		return err
	}
	defer t.exec(context.WithoutCancel(ctx), `PRAGMA cache_size = -`+commitMemory) // a failure costs memory alone
	next, stop := iter.Pull2(batches)
	defer stop()
	for {
		var done []*ledger.Batch
		if err := t.transaction(ctx, func() (err error) { done, err = t.load(ctx, next); return err }); err != nil {
			return err
		}
		if len(done) == 0 {
			return nil
		}
		durable(done)
	}
}

const (
	loadMemory = "262144" // KiB of pages that a transaction may hold
	loadAtOnce = 100_000  // entries of a transaction, about
)

// load writes batches until there are enough for a transaction, or no more.
func (t *writer) load(ctx context.Context, next func() (*ledger.Batch, error, bool)) (done []*ledger.Batch, err error) {
	for entries := 0; entries < loadAtOnce; {
		b, err, more := next()
		if err != nil {
			return nil, err
		}
		if !more {
			return done, nil
		}
		n, err := t.loadBatch(ctx, b)
		if err != nil {
			return nil, err
		}
		entries, done = entries+n, append(done, b)
	}
	return done, nil
}

// loadBatch writes a batch table by table and answers how many entries it had.
func (t *writer) loadBatch(ctx context.Context, b *ledger.Batch) (entries int, err error) {
	l := loading{writer: t, views: map[*ledger.View]*loaded{}}
	heads := l.table("head", "stream", "version", "link", "sealed", "keyed", "drawn")
	rows := l.table("entry", "stream", "version", "id", "recorded", "header", "link", "body")
	for i := range b.Streams {
		s := &b.Streams[i]
		placed, to := s.Place(ledger.NotBegun(s.Stream))
		heads.add(string(s.Stream), to.Version, to.Link[:], 0, to.Keyed, to.Drawn)
		for _, e := range placed {
			rows.add(string(s.Stream), e.Version, string(e.ID), ledger.FormatTime(e.Recorded), e.Stored, e.Link[:], e.Body)
		}
		entries += len(placed)
		l.addViews(s)
	}
	files, parts := l.table("file", "id", "made", "stream", "entry"), l.table("file_part", "file", "n", "part")
	for _, f := range b.Stored {
		files.add(f.ID, ledger.FormatTime(f.Made), string(f.Entry.Stream), string(f.Entry.Entry))
		for n, part := range f.Parts {
			parts.add(f.ID, n, part)
		}
	}
	return entries, l.write(ctx)
}

// loading is what a batch adds to each table.
type loading struct {
	*writer
	tables []*loaded
	views  map[*ledger.View]*loaded
}

// loaded are rows for one table, one value after the other.
type loaded struct {
	name    string
	columns []string
	values  []any
}

func (l *loading) table(name string, columns ...string) *loaded {
	t := &loaded{name: name, columns: columns}
	l.tables = append(l.tables, t)
	return t
}

func (t *loaded) add(row ...any) { t.values = append(t.values, row...) }

func (l *loading) addViews(s *ledger.StreamBatch) {
	for _, v := range s.Views {
		t := l.views[v.View]
		if t == nil {
			t = l.table(v.View.Name, "stream", "version", "n")
			for _, c := range v.View.Columns {
				t.columns = append(t.columns, c.Name)
			}
			l.views[v.View] = t
		}
		for n, row := range v.Values {
			t.add(string(s.Stream), s.Version, int64(n))
			t.add(row...)
		}
	}
}

func (l *loading) write(ctx context.Context) error {
	for _, t := range l.tables {
		if err := l.insert(ctx, t); err != nil {
			if isTaken(err) {
				err = fmt.Errorf("%w: %w", ledger.ErrBegun, err)
			}
			return fmt.Errorf("%s: %w", t.name, err)
		}
	}
	return nil
}

// insert adds the rows, as many in a statement as it takes parameters. A full-text index writes what it holds at the end of each statement, so that
// few long ones cost it far less than many.
func (l *loading) insert(ctx context.Context, t *loaded) error {
	const mostParameters = 32766
	wide := len(t.columns)
	most := mostParameters / wide
	for size := most; len(t.values) > 0; {
		rows := len(t.values) / wide
		for size > rows {
			size /= 2 // so that there are few statements to prepare
		}
		if _, err := l.exec(ctx, t.statement(size), t.values[:size*wide]...); err != nil {
			return err
		}
		t.values = t.values[size*wide:]
	}
	return nil
}

func (t *loaded) statement(rows int) string {
	row := `(?` + strings.Repeat(`, ?`, len(t.columns)-1) + `)`
	return `INSERT INTO ` + t.name + ` (` + strings.Join(t.columns, ", ") + `) VALUES ` + row + strings.Repeat(", "+row, rows-1)
}

// isTaken reports whether a stream has a head, or an entry of that id.
func isTaken(err error) bool {
	var e *driver.Error
	return isUnique(err) || errors.As(err, &e) && e.Code() == lib.SQLITE_CONSTRAINT_PRIMARYKEY
}
