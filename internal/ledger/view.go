package ledger

import (
	"reflect"
	"slices"
	"strings"
	"time"
)

// View is a table of rows that lists and searches read. Its rows for a stream are a pure function of that stream's history, written with
// each append; what did not change is left alone, so that a view should give its rows in an order in which new ones come last. They hold
// facts with dates; what depends on today is a comparison made by the query. A changed view is a new name, with the earlier one as Was for as long
// as a server may run that reads it; lists ask view.InUse which of the two they may read. docs/decisions/0008 has the steps.
// A view has either Rows, replaced as a whole, or Each, whose rows are only ever added: for long streams such as the reads of a day. Each is given
// entries without their version.
type View struct {
	Name    string // table name with its number: "duty_1"
	Columns []Column
	Indexes [][]string // columns of each index besides the stream's own
	Text    string     // the column whose words are searched, if any
	Rule    string     // what the rows depend on besides the history, such as the digest of a pack: when it changes, they are drawn again
	Was     *View      // the earlier table of the same view, which is kept too
	Rows    func(*History) [][]any
	Each    func(Entry) [][]any
}

// Tables are views with the earlier table of each.
func Tables(views []*View) []*View {
	var all []*View
	for _, v := range views {
		for ; v != nil; v = v.Was {
			all = append(all, v)
		}
	}
	return all
}

// Column is one column of a view: name and one of the portable types.
type Column struct {
	Name string
	Type ColumnType
}

// ColumnType is a type that both engines take.
type ColumnType string

const (
	Text   ColumnType = "text"   // collation C; dates and times as fixed-width text
	Number ColumnType = "bigint" // also yes and no, as 1 and 0
)

// changed are the views whose rows differ between two histories of one stream.
func changed(views []*View, before, after *History) []Rows {
	var out []Rows
	for _, v := range views {
		if v.Rows == nil {
			continue
		}
		was, is := v.Rows(before), v.Rows(after)
		fresh := differ(was, is)
		if len(fresh) > 0 || len(was) != len(is) {
			out = append(out, Rows{View: v, Values: storable(is), Before: len(was), Fresh: fresh})
		}
	}
	return out
}

// differ are the places of rows that were not there as they are.
func differ(was, is [][]any) []int {
	var out []int
	for i, row := range is {
		if i >= len(was) || !reflect.DeepEqual(row, was[i]) {
			out = append(out, i)
		}
	}
	return out
}

// added are the rows that new entries add to the views that only grow.
func added(views []*View, entries []New, stream StreamID, now time.Time) []Rows {
	var out []Rows
	made := make([]Entry, len(entries))
	for i, n := range entries {
		made[i] = Entry{Stream: stream, ID: n.ID, Recorded: now, Kind: n.Kind, Author: n.Author, Happened: n.Happened, Body: n.Body}
	}
	for _, v := range views {
		if v.Each == nil {
			continue
		}
		if rows := addedOf(v, made); len(rows) > 0 {
			out = append(out, Rows{View: v, Values: rows, Added: true, of: made})
		}
	}
	return out
}

func addedOf(v *View, entries []Entry) [][]any {
	var rows [][]any
	for _, e := range entries {
		rows = append(rows, v.Each(e)...)
	}
	return storable(rows)
}

// recorded are the added rows once the places of their entries in the stream say when each was recorded, which may be later than it was made.
func (r Rows) recorded(placed []Placed) Rows {
	same := func(e Entry, p Placed) bool { return e.Recorded.Equal(p.Recorded) }
	if slices.EqualFunc(r.of, placed, same) {
		return r
	}
	r.of = slices.Clone(r.of)
	for i, p := range placed {
		r.of[i].Recorded = p.Recorded
	}
	r.Values = addedOf(r.View, r.of)
	return r
}

// drawn are all rows that a view has of a history, as it gives them.
func (v *View) drawn(h *History) [][]any {
	if v.Rows != nil {
		return v.Rows(h)
	}
	var rows [][]any
	for _, e := range h.Entries {
		if !e.Erased {
			e.Version = 0
			rows = append(rows, v.Each(e)...)
		}
	}
	return rows
}

// anew are the rows of every view, to be written in place of all that a stream has.
func anew(views []*View, h *History) []Rows {
	out := make([]Rows, len(views))
	for i, v := range views {
		out[i] = Rows{View: v, Values: storable(v.drawn(h)), Before: anyNumber}
	}
	return out
}

// anyNumber is a number of rows that no stream has in a view, so that all of them are written anew.
const anyNumber = -1

// storable are rows whose text is cleaned. Rows may belong to a shared state and are not changed.
func storable(rows [][]any) [][]any {
	out := make([][]any, len(rows))
	for i, row := range rows {
		out[i] = make([]any, len(row))
		for j, value := range row {
			if text, ok := value.(string); ok {
				value = cleaned(text)
			}
			out[i][j] = value
		}
	}
	return out
}

// cleaned is text without what one engine or the other refuses: NUL and invalid UTF-8.
func cleaned(text string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "")
}
