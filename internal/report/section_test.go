package report_test

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/report"
)

// writer is somebody who has a section in front of them as it was when they opened it.
type writer struct {
	b    *book
	seen int64
	form report.SectionForm
}

func (b *book) opens(section string) *writer {
	d := report.DraftOf(b.Read(b.draft))
	return &writer{b, d.Version, d.SectionOf(section)}
}

func (w *writer) row(key string) *report.SectionRow {
	i := slices.IndexFunc(w.form.Rows, func(r report.SectionRow) bool { return r.Key == key })
	return &w.form.Rows[i]
}

func (w *writer) says(s ledger.Ref, text string) { w.row(string(s.Entry)).Text = text }

func (w *writer) takesOut(s ledger.Ref) { w.row(string(s.Entry)).Out = true }

// adds puts a new statement at a place of the section.
func (w *writer) adds(at int, key, text string) {
	w.form.Rows = slices.Insert(w.form.Rows, at, report.SectionRow{Key: key, Saying: report.Saying{Kind: report.Linking, Text: text}})
}

// saves sends the section; the clash is nil unless others did something to the same statements.
func (w *writer) saves() (*ledger.Conflict, error) {
	id := ledger.NewEntryID()
	_, err := w.b.Ledger.Do(w.b.t.Context(), ledger.Act{
		Form: id, On: []ledger.Seen{{Stream: w.b.draft, Version: w.seen}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			h := hs[w.b.draft]
			return report.WriteSection(w.b.desk.Pack, report.DraftOf(h), report.DraftOf(h.UpTo(w.seen)), w.b.author, id, w.form)
		},
	})
	clash := new(ledger.Conflict)
	if errors.As(err, &clash) {
		return clash, nil
	}
	return nil, err
}

// saved is saves where nothing stands in the way.
func (w *writer) saved() {
	w.b.t.Helper()
	if clash, err := w.saves(); clash != nil || err != nil {
		w.b.t.Fatalf("the section was not saved: %v, %v", clash, err)
	}
}

// rejoins shows the writer the report as it is now, with what they wrote.
func (w *writer) rejoins() []report.RejoinedRow {
	h := w.b.Read(w.b.draft)
	rows := report.DraftOf(h).Rejoin(report.DraftOf(h.UpTo(w.seen)), w.form)
	w.seen, w.form.Rows = h.Version, nil
	for _, r := range rows {
		w.form.Rows = append(w.form.Rows, r.SectionRow)
	}
	return rows
}

func (b *book) reading(section string, want ...string) {
	b.t.Helper()
	if got := b.numbers(section); !slices.Equal(got, want) {
		b.t.Errorf("it reads %q\nwanted  %q", got, want)
	}
}

// three are three statements under accounts.
func (b *book) three() (one, two, three ledger.Ref) {
	return b.writes("accounts", report.Linking, "one", nil), b.writes("accounts", report.Linking, "two", nil), b.writes("accounts", report.Linking, "three", nil)
}

func TestAWholeSectionIsWrittenAtOnce(t *testing.T) {
	b := newBook(t, "section7")
	one, two, _ := b.three()
	w := b.opens("accounts")
	w.says(one, "one, changed")
	w.takesOut(two)
	w.adds(1, "new-1", "between")
	w.adds(2, "new-2", "and after it")
	w.adds(5, "new-3", "last")
	w.saved()
	b.reading("accounts", "4.1 one, changed", "4.2 between", "4.3 and after it", "4.4 three", "4.5 last")
}

func TestWhatIsNotChangedMakesNoEntry(t *testing.T) {
	b := newBook(t, "section7")
	b.three()
	before := b.Read(b.draft).Version
	b.opens("accounts").saved()
	if after := b.Read(b.draft).Version; after != before {
		t.Errorf("%d entries were made", after-before)
	}
}

func TestAStatementThatStandsElsewhereIsMovedAndNoOther(t *testing.T) {
	b := newBook(t, "section7")
	b.three()
	w := b.opens("accounts")
	w.form.Rows = append(w.form.Rows[1:], w.form.Rows[0])
	before := b.Read(b.draft).Version
	w.saved()
	b.reading("accounts", "4.1 two", "4.2 three", "4.3 one")
	if since := b.Read(b.draft).Since(before); len(since) != 1 || since[0].Kind != report.Moved.Name() {
		t.Errorf("it was recorded as %v", since)
	}
}

func TestTwoWhoWriteDifferentStatementsOfASectionDoNotStopEachOther(t *testing.T) {
	b := newBook(t, "section7")
	one, two, three := b.three()
	ruth, aisha := b.opens("accounts"), b.opens("accounts")
	ruth.says(one, "one by Ruth")
	ruth.adds(3, "new-1", "four by Ruth")
	aisha.says(two, "two by Aisha")
	aisha.takesOut(three)
	ruth.saved()
	aisha.saved()
	b.reading("accounts", "4.1 one by Ruth", "4.2 two by Aisha", "4.3 four by Ruth")
}

func TestOfTwoWhoChangeOneStatementTheSecondSeesBoth(t *testing.T) {
	b := newBook(t, "section7")
	one, two, three := b.three()
	ruth, aisha := b.opens("accounts"), b.opens("accounts")
	aisha.says(one, "one by Aisha")
	aisha.says(three, "three by Aisha")
	aisha.adds(3, "new-1", "four by Aisha")
	aisha.saved()
	ruth.says(one, "one by Ruth")
	ruth.says(two, "two by Ruth")
	if clash, err := ruth.saves(); clash == nil || len(clash.Since) != 1 {
		t.Fatalf("the clash is %v, %v", clash, err)
	}
	b.reading("accounts", "4.1 one by Aisha", "4.2 two", "4.3 three by Aisha", "4.4 four by Aisha")

	rows := ruth.rejoins()
	if r := rows[0]; r.Text != "one by Ruth" || r.Theirs == nil || r.Theirs.Text != "one by Aisha" {
		t.Errorf("of what both changed she sees %+v", r)
	}
	if r := rows[2]; r.Text != "three by Aisha" || r.Clashes() {
		t.Errorf("of what only Aisha changed she sees %+v", r)
	}
	ruth.saved()
	b.reading("accounts", "4.1 one by Ruth", "4.2 two by Ruth", "4.3 three by Aisha", "4.4 four by Aisha")
}

func TestWhatSomebodyTookOutMeanwhileIsNotLostToWhoeverChangedIt(t *testing.T) {
	b := newBook(t, "section7")
	one, two, three := b.three()
	ruth, aisha := b.opens("accounts"), b.opens("accounts")
	aisha.takesOut(two)
	aisha.takesOut(three)
	aisha.saved()
	ruth.says(one, "one by Ruth")
	ruth.says(two, "two by Ruth")
	if clash, err := ruth.saves(); clash == nil || err != nil {
		t.Fatalf("the clash is %v, %v", clash, err)
	}
	if rows := ruth.rejoins(); len(rows) != 2 || !rows[1].TakenOut {
		t.Errorf("she sees %+v", rows)
	}
	ruth.saved()
	b.reading("accounts", "4.1 one by Ruth", "4.2 two by Ruth")
}

func TestWhatIsWrongWithAStatementIsSaidOfItAndNothingOfTheSectionIsSaved(t *testing.T) {
	b := newBook(t, "section7")
	one, two, _ := b.three()
	w := b.opens("accounts")
	w.says(one, "one, changed")
	w.says(two, " ")
	_, err := w.saves()
	if fields := fault.FieldsOf(err); len(fields) != 1 || fields[0].Name != report.Problem("text", string(two.Entry)) {
		t.Errorf("it says %v", err)
	}
	b.reading("accounts", "4.1 one", "4.2 two", "4.3 three")
}

// Whatever two people do to a section, all words of both stand in it or in front of the second of them.
func TestTwoAtOnceNeverLoseWords(t *testing.T) {
	b := newBook(t, "section7")
	rapid.Check(t, func(r *rapid.T) {
		words := map[string]bool{}
		d := report.DraftOf(b.Read(b.draft))
		for _, s := range d.Statements() { // what an earlier draw left
			if err := b.edits(func(d *report.Draft) (ledger.Change, error) {
				return report.TakeOut(d, b.author, ledger.NewEntryID(), s.Ref)
			}); err != nil {
				r.Fatal(err)
			}
		}
		for range 3 {
			b.writes("accounts", report.Linking, "old", nil)
		}
		first, second := b.opens("accounts"), b.opens("accounts")
		for name, w := range map[string]*writer{"first": first, "second": second} {
			w.does(r, name, words)
		}
		first.saved()
		clash, err := second.saves()
		if err != nil {
			r.Fatal(err)
		}
		found := map[string]bool{}
		if clash != nil {
			for _, row := range second.rejoins() {
				found[row.Text] = true
				if row.Theirs != nil {
					found[row.Theirs.Text] = true
				}
			}
		}
		for _, s := range report.DraftOf(b.Read(b.draft)).Statements() {
			found[s.Text] = true
		}
		for word := range words {
			if !found[word] {
				r.Errorf("%q is lost", word)
			}
		}
	})
}

// does changes, adds, moves or takes out as drawn.
func (w *writer) does(r *rapid.T, name string, words map[string]bool) {
	for i := range w.form.Rows {
		switch rapid.IntRange(0, 3).Draw(r, name+" act") {
		case 0:
			w.form.Rows[i].Text = name + " " + w.form.Rows[i].Key
			words[w.form.Rows[i].Text] = true
		case 1:
			w.form.Rows[i].Out = true
		}
	}
	if rapid.Bool().Draw(r, name+" moves") {
		w.form.Rows = append(w.form.Rows[1:], w.form.Rows[0])
	}
	at := rapid.IntRange(0, len(w.form.Rows)).Draw(r, name+" place")
	w.adds(at, "new-"+name, name+" adds")
	words[name+" adds"] = true
}
