package postgres

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"candour/internal/ledger"
)

// Load implements ledger.Engine: each batch is a transaction of COPY, which needs no more than the right to insert.
func (e *Engine) Load(ctx context.Context, batches iter.Seq2[*ledger.Batch, error], durable func([]*ledger.Batch) error) error {
	conn, err := e.commits.Acquire(ctx)
	if err != nil {
		return unreachable(err)
	}
	defer conn.Release()
	for b, err := range batches {
		if err != nil {
			return err
		}
		if err := load(ctx, conn.Conn(), b); err != nil {
			return err
		}
		if err := durable([]*ledger.Batch{b}); err != nil {
			return err
		}
	}
	return nil
}

func load(ctx context.Context, conn *pgx.Conn, b *ledger.Batch) error {
	tx, err := conn.Begin(ctx)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer tx.Rollback(context.WithoutCancel(ctx))
	if err := loadBatch(ctx, tx, b); err != nil {
		return err
	}
	return heeded(conn.PgConn(), func() error { return tx.Commit(ctx) })
}

func loadBatch(ctx context.Context, tx pgx.Tx, b *ledger.Batch) error {
	l := loading{views: map[*ledger.View]*copied{}}
	heads := l.table("head", "stream", "version", "link", "sealed", "keyed", "drawn")
	entries := l.table("entry", "stream", "version", "id", "recorded", "header", "link", "body")
	for i := range b.Streams {
		s := &b.Streams[i]
		placed, to := s.Place(ledger.NotBegun(s.Stream))
		heads.add(string(s.Stream), to.Version, to.Link[:], int64(0), to.Keyed, to.Drawn)
		for _, e := range placed {
			entries.add(string(s.Stream), e.Version, string(e.ID), ledger.FormatTime(e.Recorded), e.Stored, e.Link[:], e.Body)
		}
		l.addViews(s)
	}
	files, parts := l.table("file", "id", "made", "stream", "entry"), l.table("file_part", "file", "n", "part")
	for _, f := range b.Stored {
		files.add(f.ID, ledger.FormatTime(f.Made), string(f.Entry.Stream), string(f.Entry.Entry))
		for n, part := range f.Parts {
			parts.add(f.ID, int64(n), part)
		}
	}
	return l.write(ctx, tx)
}

// loading is what a batch adds to each table.
type loading struct {
	tables []*copied
	views  map[*ledger.View]*copied
}

// copied are rows for one table. Those that are searched come with their words at the end, of which the database makes what it searches.
type copied struct {
	name     string
	columns  []string
	types    []string // of the columns, when searched
	searched bool
	rows     [][]any
}

func (l *loading) table(name string, columns ...string) *copied {
	t := &copied{name: name, columns: columns}
	l.tables = append(l.tables, t)
	return t
}

func (t *copied) add(row ...any) { t.rows = append(t.rows, row) }

func (l *loading) addViews(s *ledger.StreamBatch) {
	for _, v := range s.Views {
		t := l.views[v.View]
		if t == nil {
			t = l.table(v.View.Name, "stream", "version", "n")
			t.types, t.searched = []string{"text", "bigint", "bigint"}, v.View.Text != ""
			for _, c := range v.View.Columns {
				t.columns, t.types = append(t.columns, c.Name), append(t.types, string(c.Type))
			}
			l.views[v.View] = t
		}
		for n, values := range v.Values {
			row := append([]any{string(s.Stream), s.Version, int64(n)}, values...)
			if t.searched {
				row = append(row, searchable(v, n))
			}
			t.rows = append(t.rows, row)
		}
	}
}

func (l *loading) write(ctx context.Context, tx pgx.Tx) error {
	for _, t := range l.tables {
		if err := t.write(ctx, tx); err != nil {
			return fmt.Errorf("%s: %w", t.name, begun(err))
		}
	}
	return nil
}

// begun tells a stream that is on the record from what else may be wrong.
func begun(err error) error {
	const uniqueViolation = "23505"
	if said := new(pgconn.PgError); errors.As(err, &said) && said.Code == uniqueViolation {
		return fmt.Errorf("%w: %w", ledger.ErrBegun, err)
	}
	return err
}

func (t *copied) write(ctx context.Context, tx pgx.Tx) error {
	switch {
	case len(t.rows) == 0:
		return nil
	case t.searched:
		_, err := tx.Exec(ctx, t.insert(), t.arrays()...)
		return err
	default:
		_, err := tx.CopyFrom(ctx, pgx.Identifier{t.name}, t.columns, pgx.CopyFromRows(t.rows))
		return err
	}
}

// insert adds searched rows, each column as an array.
func (t *copied) insert() string {
	arrays := make([]string, len(t.types))
	for i, kind := range t.types {
		arrays[i] = fmt.Sprintf("$%d::%s[]", i+1, kind)
	}
	columns := strings.Join(t.columns, ", ")
	return fmt.Sprintf(`INSERT INTO %s (%s, searched) SELECT %s, to_tsvector('simple', words_searched) FROM unnest(%s, $%d::text[]) AS t (%s, words_searched)`,
		t.name, columns, columns, strings.Join(arrays, ", "), len(arrays)+1, columns)
}

func (t *copied) arrays() []any {
	arrays := make([]any, len(t.types)+1)
	for i := range arrays {
		column := make([]any, len(t.rows))
		for n, row := range t.rows {
			column[n] = row[i]
		}
		arrays[i] = column
	}
	return arrays
}
