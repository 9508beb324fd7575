package report

import (
	"slices"
	"strconv"

	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// SectionForm is a section as somebody wrote all of it: its statements in their order.
type SectionForm struct {
	Section string
	Rows    []SectionRow
}

// SectionRow is one statement of a section as it was written.
type SectionRow struct {
	Key string // the entry that names the statement; of a new one, what its form calls it
	Saying
	Out bool // it is to be taken out
}

// Problem is the name under which WriteSection tells what is wrong with a field of the row of a key.
func Problem(field, key string) string { return field + "-" + key }

// WriteSection records what somebody did to a section: what they changed, added, moved and took out of the report as they had it in front of
// them, and nothing else. What others did meanwhile stays as it is.
func WriteSection(p *pack.Pack, d, seen *Draft, by ledger.Author, id ledger.EntryID, form SectionForm) (ledger.Change, error) {
	if err := d.open(); err != nil {
		return ledger.Change{}, err
	}
	w := &sectionWriting{Making: ledger.Making{By: by}, now: d, seen: seen, form: id, section: form.Section, rows: form.Rows}
	if err := w.check(p); err != nil {
		return ledger.Change{}, err
	}
	w.moved = seen.moved(form.Rows)
	for i := range form.Rows {
		w.write(i)
	}
	return w.Done()
}

// sectionWriting makes the entries of one WriteSection.
type sectionWriting struct {
	ledger.Making
	now, seen *Draft
	form      ledger.EntryID // of the form: the first entry bears it
	section   string
	rows      []SectionRow
	moved     map[string]bool // keys of rows that stand elsewhere than before
	made      int
}

// next is the id of the act’s next entry.
func (w *sectionWriting) next() ledger.EntryID {
	w.made++
	if w.made == 1 {
		return w.form
	}
	return ledger.DerivedID(w.now.Stream, "section "+string(w.form)+" "+strconv.Itoa(w.made))
}

func (w *sectionWriting) check(p *pack.Pack) error {
	var all fault.Fields
	all.Need(w.now.hasSection(p, w.section), "section", "Choose the section from the list")
	for _, row := range w.rows {
		if was, known := w.seen.row(row); row.Out || known && was.same(row.Saying) {
			continue
		}
		var ps fault.Fields
		row.Saying = row.cleaned()
		row.validate(&ps)
		w.now.checkSaying(p, w.now.named(row.Key), row.Saying, &ps)
		for _, wrong := range ps {
			all.Need(false, Problem(wrong.Name, row.Key), wrong.Sentence)
		}
	}
	return all.Err()
}

// write records what was done to one statement.
func (w *sectionWriting) write(i int) {
	row := w.rows[i]
	was, known := w.seen.row(row)
	stream, statement := w.now.Stream, w.now.named(row.Key)
	_, there := w.now.Statement(statement)
	switch {
	case row.Out:
		if known && there {
			ledger.Put(&w.Making, stream, TakenOut, w.next(), nil, TakenOutBody{statement})
		}
		return
	case !known:
		ledger.Put(&w.Making, stream, Written, w.next(), nil, WrittenBody{w.section, w.before(i), row.cleaned()})
		return
	case !was.same(row.Saying):
		ledger.Put(&w.Making, stream, Changed, w.next(), nil, ChangedBody{statement, row.cleaned()})
	}
	if w.moved[row.Key] && there {
		ledger.Put(&w.Making, stream, Moved, w.next(), nil, MovedBody{statement, w.section, w.before(i)})
	}
}

// before is the next statement after a row that stays where it is; none at the end.
func (w *sectionWriting) before(i int) ledger.EntryID {
	for _, row := range w.rows[i+1:] {
		if _, known := w.seen.row(row); !known || row.Out || w.moved[row.Key] {
			continue
		}
		if s, there := w.now.Statement(w.now.named(row.Key)); there && s.Section == w.section {
			return s.Ref.Entry
		}
	}
	return ""
}

func (d *Draft) named(key string) ledger.Ref {
	return ledger.Ref{Stream: d.Stream, Entry: ledger.EntryID(key)}
}

// row is the statement of a row; false for a new one.
func (d *Draft) row(r SectionRow) (*Statement, bool) { return d.Statement(d.named(r.Key)) }

// moved are the keys of the rows that stand in another order than the statements do. As few as can be are said to have moved.
func (d *Draft) moved(rows []SectionRow) map[string]bool {
	var keys []string
	var places []int
	for _, r := range rows {
		at := slices.IndexFunc(d.statements, func(s *Statement) bool { return s.Ref == d.named(r.Key) })
		if at >= 0 && !r.Out {
			keys, places = append(keys, r.Key), append(places, at)
		}
	}
	moved := map[string]bool{}
	stay := rising(places)
	for i, key := range keys {
		if !slices.Contains(stay, i) {
			moved[key] = true
		}
	}
	return moved
}

// rising are the indices of a longest run of numbers, not necessarily beside each other, of which each is greater than the one before.
func rising(numbers []int) []int {
	runs := make([][]int, len(numbers)) // the longest that ends with each
	var longest []int
	for i, n := range numbers {
		for j := range i {
			if numbers[j] < n && len(runs[j]) > len(runs[i]) {
				runs[i] = runs[j]
			}
		}
		runs[i] = append(slices.Clone(runs[i]), i)
		if len(runs[i]) > len(longest) {
			longest = runs[i]
		}
	}
	return longest
}

// same reports whether two statements say the same and rest on the same.
func (s Saying) same(other Saying) bool {
	s, other = s.cleaned(), other.cleaned()
	return s.Kind == other.Kind && s.Text == other.Text && s.By == other.By && s.Child == other.Child && s.Continues == other.Continues &&
		s.Instead == other.Instead && slices.Equal(s.RestsOn, other.RestsOn) && slices.Equal(s.Answers, other.Answers)
}
