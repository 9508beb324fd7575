package ledger

import (
	"context"
	"database/sql/driver"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// rows draws the rows that follow from the stream just walked and compares them with those stored. Of a stream whose words could not be
// read whole, nothing follows that could be compared; nor is anything said of rows that are still to be drawn.
func (v *verifier) rows(ctx context.Context) error {
	if !v.out.RowsRead {
		return nil
	}
	if v.at.unread {
		v.out.RowsUnread++
		return nil
	}
	h := NewHistory(v.at.stream, v.at.entries...)
	for _, view := range v.drawnViews() {
		stored, err := v.storedRows(ctx, view, h.Stream)
		if err != nil {
			return fmt.Errorf("rows of %s: %w", view.Name, err)
		}
		var drawn [][]any // none of a stream that was erased as a whole
		if v.at.head == nil || v.at.head.keyed != erasedWhole {
			drawn, err = view.draw(h)
		}
		if err != nil {
			return fmt.Errorf("draw %s: %w", view.Name, err)
		}
		v.out.Rows += int64(len(stored))
		if differs := view.compare(drawn, stored, h.Version); !differs.none() {
			v.fault(h.Stream, 0, fmt.Sprintf("its rows in %s are not those that follow from it: %s", view.Name, differs))
		}
	}
	return nil
}

// drawnViews are those whose rows of the stream just walked are said to be drawn.
func (v *verifier) drawnViews() []*View {
	if v.at.head == nil {
		return v.views
	}
	var drawn []*View
	for _, view := range v.views {
		if v.sets[v.at.head.drawn].has(view) {
			drawn = append(drawn, view)
		}
	}
	if len(drawn) < len(v.views) {
		v.out.RowsBehind++
	}
	return drawn
}

// draw is what the view holds of a history, as a database gives it back.
func (v *View) draw(h *History) ([][]any, error) {
	rows := storable(v.drawn(h))
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

func (v *verifier) storedRows(ctx context.Context, view *View, stream StreamID) ([]storedRow, error) {
	names := make([]string, len(view.Columns))
	for i, c := range view.Columns {
		names[i] = c.Name
	}
	rows, err := v.tx.QueryContext(ctx, `SELECT version, n, `+strings.Join(names, ", ")+` FROM `+view.Name+` WHERE stream = $1 ORDER BY n`, string(stream))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []storedRow
	for rows.Next() {
		r := storedRow{values: make([]any, len(names))}
		into := []any{&r.version, &r.n}
		for i := range r.values {
			into = append(into, &r.values[i])
		}
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, rows.Err()
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
func (v *verifier) rowsAlone(ctx context.Context) error {
	for _, view := range v.views {
		if err := v.rowsAloneIn(ctx, view); err != nil {
			return fmt.Errorf("rows of %s: %w", view.Name, err)
		}
	}
	return nil
}

func (v *verifier) rowsAloneIn(ctx context.Context, view *View) error {
	rows, err := v.tx.QueryContext(ctx, `SELECT s.stream, s.held FROM (SELECT stream, COUNT(*) AS held FROM `+view.Name+` GROUP BY stream) s
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
