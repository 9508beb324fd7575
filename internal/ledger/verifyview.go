package ledger

import (
	"context"
	"database/sql/driver"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// rowsOf draws the rows that follow from streams just walked and compares them with those stored. Of a stream whose words could not be read
// whole, nothing follows that could be compared; nor is anything said of rows that are still to be drawn.
func (w *walker) rowsOf(ctx context.Context, in span, streams []*streamCheck) error {
	if !w.out.RowsRead {
		return nil
	}
	for _, view := range w.views {
		stored, err := w.storedRows(ctx, view, in)
		if err != nil {
			return fmt.Errorf("rows of %s: %w", view.Name, err)
		}
		for _, at := range streams {
			if at.unread || at.streams == 0 || !w.isDrawn(at, view) {
				continue
			}
			if err := at.rowsIn(view, stored[at.stream]); err != nil {
				return fmt.Errorf("draw %s: %w", view.Name, err)
			}
		}
	}
	for _, at := range streams {
		switch {
		case at.unread:
			at.rowsUnread++
		case slices.ContainsFunc(w.views, func(v *View) bool { return !w.isDrawn(at, v) }):
			at.rowsBehind++
		}
	}
	return nil
}

// isDrawn reports whether the rows of a view are said to be drawn of the stream.
func (w *walker) isDrawn(at *streamCheck, view *View) bool {
	return at.head == nil || w.sets[at.head.drawn].has(view)
}

// rowsIn compares what a view holds of the stream.
func (at *streamCheck) rowsIn(view *View, stored []storedRow) error {
	h := at.history()
	at.rows += int64(len(stored))
	var drawn [][]any // none of a stream that was erased as a whole
	if at.head == nil || at.head.keyed != erasedWhole {
		drawn = view.drawn(h)
	}
	if view.holds(drawn, stored, h.Version) {
		return nil
	}
	drawn, err := plainRows(drawn)
	if err != nil {
		return err
	}
	if differs := view.compare(drawn, stored, h.Version); !differs.none() {
		at.fault(0, fmt.Sprintf("its rows in %s are not those that follow from it: %s", view.Name, differs))
	}
	return nil
}

// history is the stream as read. Its folds are shared by all views.
func (at *streamCheck) history() *History {
	if at.folded == nil {
		at.folded = NewHistory(at.stream, at.read...)
	}
	return at.folded
}

// plainRows are rows as a database gives them back.
func plainRows(drawn [][]any) ([][]any, error) {
	rows := storable(drawn)
	for _, row := range rows {
		for i, value := range row {
			plain, err := driver.DefaultParameterConverter.ConvertValue(value)
			if err != nil {
				return nil, err
			}
			row[i] = plain
		}
	}
	return rows, nil
}

// storedRow is a row as the database has it: a tampered column may hold another type than its own.
type storedRow struct {
	version, n any
	values     []any
}

func (w *walker) storedRows(ctx context.Context, view *View, in span) (map[StreamID][]storedRow, error) {
	names := make([]string, len(view.Columns))
	for i, c := range view.Columns {
		names[i] = c.Name
	}
	which, args := in.of("stream")
	rows, err := w.tx.QueryContext(ctx, `SELECT stream, version, n, `+strings.Join(names, ", ")+` FROM `+view.Name+` WHERE `+which+` ORDER BY stream, n`, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	columns, into := make([]column, 3+len(names)), make([]any, 3+len(names))
	for i := range columns {
		into[i] = &columns[i]
	}
	out := map[StreamID][]storedRow{}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		r := storedRow{version: columns[1].kept(), n: columns[2].kept(), values: make([]any, len(names))}
		for i := range r.values {
			r.values[i] = columns[3+i].kept()
		}
		stream := nameOf(columns[0].value)
		out[stream] = append(out[stream], r)
	}
	return out, rows.Err()
}

// holds reports whether the rows stored are just those that follow, in their order.
func (v *View) holds(follow [][]any, stored []storedRow, last int64) bool {
	if len(follow) != len(stored) {
		return false
	}
	for n, s := range stored {
		version, ok := s.version.(int64)
		if !ok || version < 1 || version > last || v.Rows != nil && s.n != any(int64(n)) {
			return false
		}
		for i, value := range follow[n] {
			if !isStoredAs(value, s.values[i]) {
				return false
			}
		}
	}
	return true
}

// isStoredAs reports whether a value of the two types that nearly all are of was stored as it is. Others are for compare to see.
func isStoredAs(value, stored any) bool {
	switch value := value.(type) {
	case string:
		text, ok := stored.(string)
		return ok && text == cleaned(value)
	case int64:
		return stored == any(value)
	default:
		return false
	}
}

// difference is how the rows stored differ from those that follow. It holds no value of any.
type difference struct {
	missing, foreign, changed int
	columns                   []string // in which changed rows differ
}

func (d *difference) none() bool { return d.missing+d.foreign+d.changed == 0 }

func (d *difference) String() string {
	var parts []string
	for _, p := range []struct {
		rows int
		are  string
	}{{d.missing, "missing"}, {d.foreign, "foreign"}, {d.changed, "changed (" + strings.Join(d.columns, ", ") + ")"}} {
		if p.rows > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.rows, p.are))
		}
	}
	return strings.Join(parts, ", ")
}

// compare finds for each stored row the one that follows: by its place, or by what it holds when the view only grows.
func (v *View) compare(drawn [][]any, stored []storedRow, last int64) *difference {
	follow, d := map[string][][]any{}, &difference{}
	for n, row := range drawn {
		key := v.matching(int64(n), row)
		follow[key] = append(follow[key], row)
	}
	for _, s := range stored {
		key := v.matching(s.n, s.values)
		if len(follow[key]) == 0 {
			d.foreign++
			continue
		}
		d.row(v, follow[key][0], s, last)
		follow[key] = follow[key][1:]
	}
	for _, rows := range follow {
		d.missing += len(rows)
	}
	return d
}

func (v *View) matching(n any, values []any) string {
	if v.Rows != nil {
		return fmt.Sprintf("%#v", n)
	}
	return fmt.Sprintf("%#v", values)
}

// row compares a stored row with the one that follows. It may have been written with any entry of the stream.
func (d *difference) row(v *View, follows []any, s storedRow, last int64) {
	var columns []string
	if version, ok := s.version.(int64); !ok || version < 1 || version > last {
		columns = append(columns, "version")
	}
	for i, c := range v.Columns {
		if !reflect.DeepEqual(follows[i], s.values[i]) {
			columns = append(columns, c.Name)
		}
	}
	if len(columns) == 0 {
		return
	}
	d.changed++
	for _, c := range columns {
		if !slices.Contains(d.columns, c) {
			d.columns = append(d.columns, c)
		}
	}
}

// rowsAlone finds the rows of streams that have no entries. It needs no words.
func (v *verifier) rowsAlone(ctx context.Context, tx Moment) error {
	for _, view := range v.views {
		if err := v.rowsAloneIn(ctx, tx, view); err != nil {
			return fmt.Errorf("rows of %s: %w", view.Name, err)
		}
	}
	return nil
}

func (v *verifier) rowsAloneIn(ctx context.Context, tx Moment, view *View) error {
	rows, err := tx.QueryContext(ctx, `SELECT s.stream, s.held FROM (SELECT stream, COUNT(*) AS held FROM `+view.Name+` GROUP BY stream) s
		WHERE NOT EXISTS (SELECT 1 FROM entry e WHERE e.stream = s.stream)`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var stream any
		var held int64
		if err := rows.Scan(&stream, &held); err != nil {
			return err
		}
		v.fault(StreamID(fmt.Sprint(stream)), 0, fmt.Sprintf("it has no entries, and rows in %s: %d foreign", view.Name, held))
	}
	return rows.Err()
}
