package postgres

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"candour/internal/ledger"
)

// writes is what a transaction writes, in as few statements as there are tables.
type writes struct {
	begun, moved map[ledger.StreamID]bool // streams whose head is new, or was there
	entries      []ledger.Placed
	rows         []statement
	named        []ledger.NamedFile
	jobs         []ledger.Job
	erases       []ledger.Statement
}

type statement struct {
	text string
	args []any
}

func (s *standing) move(stream ledger.StreamID, from, to ledger.Head) {
	s.heads[stream] = to
	switch {
	case s.begun[stream]:
	case from.Version == 0:
		s.begun[stream] = true
	default:
		s.moved[stream] = true
	}
}

// write sends everything at once, and with it the commit, which the database comes to when all before it went well.
func (s *standing) write(ctx context.Context, conn *pgx.Conn) error {
	var q pgx.Batch
	s.writeHeads(&q)
	s.writeEntries(&q)
	for _, row := range s.rows {
		q.Queue(row.text, row.args...)
	}
	s.nameFiles(&q)
	s.writeJobs(&q)
	for _, e := range s.erases {
		q.Queue(e.SQL, e.Args...)
	}
	q.Queue(`COMMIT`)
	return heeded(conn.PgConn(), func() error { return said(conn.SendBatch(ctx, &q).Close()) })
}

// writeHeads fails where another program has begun a stream since we looked, and where a head that is locked is not there as it was.
func (s *standing) writeHeads(q *pgx.Batch) {
	const columns = ` FROM unnest($1::text[], $2::bigint[], $3::bytea[], $4::bigint[], $5::text[]) AS h (stream, version, link, keyed, drawn)`
	if len(s.begun) > 0 {
		q.Queue(`INSERT INTO head (stream, version, link, sealed, keyed, drawn) SELECT stream, version, link, 0, keyed, drawn`+columns, s.headColumns(s.begun)...)
	}
	if len(s.moved) > 0 {
		q.Queue(`WITH moved AS (UPDATE head SET version = h.version, link = h.link, drawn = h.drawn`+columns+`
				WHERE head.stream = h.stream AND head.keyed = h.keyed RETURNING 1)
			SELECT 1 / (count(*) = $6)::int FROM moved`, append(s.headColumns(s.moved), len(s.moved))...)
	}
}

var errNotHeld = errors.New("a head that was locked is not there")

// said is what an answer of the database to what was written means.
func said(err error) error {
	of := new(pgconn.PgError)
	switch {
	case !errors.As(err, &of):
		return err
	case of.Code == "23505" && of.ConstraintName == "head_pkey": // unique_violation
		return fmt.Errorf("%w: %w", errBegunMeanwhile, err)
	case of.Code == "22012": // division_by_zero
		return fmt.Errorf("%w: %w", errNotHeld, err)
	}
	return err
}

// headColumns are in order of stream, in which every program takes its locks.
func (s *standing) headColumns(of map[ledger.StreamID]bool) []any {
	var streams, sets []string
	var versions, keyed []int64
	var links [][]byte
	for _, stream := range slices.Sorted(maps.Keys(of)) {
		h := s.heads[stream]
		streams, versions, keyed, links = append(streams, string(stream)), append(versions, h.Version), append(keyed, h.Keyed), append(links, h.Link[:])
		sets = append(sets, h.Drawn)
	}
	return []any{streams, versions, links, keyed, sets}
}

func (s *standing) writeEntries(q *pgx.Batch) {
	n := len(s.entries)
	if n == 0 {
		return
	}
	streams, ids, recorded := make([]string, n), make([]string, n), make([]string, n)
	versions := make([]int64, n)
	headers, links, bodies := make([][]byte, n), make([][]byte, n), make([][]byte, n)
	for i, e := range s.entries {
		streams[i], versions[i], ids[i], recorded[i] = string(e.Stream), e.Version, string(e.ID), ledger.FormatTime(e.Recorded)
		headers[i], links[i], bodies[i] = e.Stored, s.entries[i].Link[:], e.Body
	}
	q.Queue(`INSERT INTO entry (stream, version, id, recorded, header, link, body)
		SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::bytea[], $6::bytea[], $7::bytea[])`,
		streams, versions, ids, recorded, headers, links, bodies)
}

func (s *standing) nameFiles(q *pgx.Batch) {
	for _, f := range s.named {
		q.Queue(`UPDATE file SET stream = $1, entry = $2 WHERE id = $3`, string(f.Entry.Stream), string(f.Entry.Entry), f.ID)
	}
}

// writeJobs adds the jobs that are not there, in order of id.
func (s *standing) writeJobs(q *pgx.Batch) {
	slices.SortFunc(s.jobs, func(a, b ledger.Job) int { return strings.Compare(string(a.ID), string(b.ID)) })
	for _, j := range s.jobs {
		q.Queue(`INSERT INTO job (id, kind, stream, entry, person, due, lease, tries, ended) VALUES ($1, $2, $3, $4, $5, $6, '', 0, '')
			ON CONFLICT (id) DO NOTHING`, string(j.ID), j.Kind, string(j.Stream), string(j.Entry), string(j.For), ledger.FormatTime(j.Due))
	}
}

// view brings the stream's rows to what they shall be, or adds to them.
func (s *standing) view(in *ledger.StreamBatch, rows ledger.Rows) {
	if rows.Added {
		s.insertAll(in, rows)
		return
	}
	at := rowsOf{rows.View.Name, in.Stream}
	held := s.held[at]
	s.held[at] = len(rows.Values)
	if held != rows.Before {
		s.row(`DELETE FROM `+rows.View.Name+` WHERE stream = $1`, string(in.Stream))
		s.insertAll(in, rows)
		return
	}
	for _, n := range rows.Fresh {
		if n < rows.Before {
			s.row(`DELETE FROM `+rows.View.Name+` WHERE stream = $1 AND n = $2`, string(in.Stream), int64(n))
		}
		s.insertRow(in, rows, n)
	}
	if rows.Before > len(rows.Values) {
		s.row(`DELETE FROM `+rows.View.Name+` WHERE stream = $1 AND n >= $2`, string(in.Stream), int64(len(rows.Values)))
	}
}

// insertAll adds all rows in one statement.
func (s *standing) insertAll(in *ledger.StreamBatch, rows ledger.Rows) {
	if len(rows.Values) > 0 {
		s.row(insertRows(rows.View), rowColumns(in, rows)...)
	}
}

// rowColumns are the rows as insertRows takes them: a list for each column.
func rowColumns(in *ledger.StreamBatch, rows ledger.Rows) []any {
	places, columns, searched := make([]int64, len(rows.Values)), make([][]any, len(rows.View.Columns)), []string(nil)
	for n, row := range rows.Values {
		places[n] = rows.Place(n)
		for i := range columns {
			columns[i] = append(columns[i], row[i])
		}
		if rows.View.Text != "" {
			searched = append(searched, searchable(rows, n))
		}
	}
	args := []any{string(in.Stream), in.Version, places}
	for _, c := range columns {
		args = append(args, c)
	}
	if rows.View.Text != "" {
		args = append(args, searched)
	}
	return args
}

func (s *standing) insertRow(in *ledger.StreamBatch, rows ledger.Rows, n int) {
	args := append([]any{string(in.Stream), in.Version, int64(n)}, rows.Values[n]...)
	if rows.View.Text != "" {
		args = append(args, searchable(rows, n))
	}
	s.row(insertRow(rows.View), args...)
}

func (s *standing) row(text string, args ...any) { s.rows = append(s.rows, statement{text, args}) }
