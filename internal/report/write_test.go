package report_test

import (
	"slices"
	"testing"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/report"
)

// numbers are the statements of a section as they are numbered.
func (b *book) numbers(section string) []string {
	b.t.Helper()
	var all []string
	for _, part := range b.reads().Parts {
		for _, s := range part.Statements {
			if part.ID == section {
				all = append(all, s.Number+" "+s.Text)
			}
		}
	}
	return all
}

func TestStatementsAreNumberedByParagraphInTheirOrder(t *testing.T) {
	b := newBook(t, "section7")
	one := b.writes("accounts", report.Linking, "one", nil)
	b.writes("accounts", report.Linking, "two", nil)
	b.writes("accounts", report.Linking, "half", nil, goesOn)
	b.writes("accounts", report.Heading, "A heading", nil)
	b.writes("accounts", report.Linking, "three", nil, goesOn)
	b.writes("accounts", report.Linking, "nought", nil, func(f *report.WrittenBody) { f.Before = one.Entry })
	want := []string{"4.1 nought", "4.2 one", "4.3 two", "4.3(b) half", " A heading", "4.4 three"}
	if got := b.numbers("accounts"); !slices.Equal(got, want) {
		t.Errorf("numbered %q\nwanted   %q", got, want)
	}
}

func TestAParagraphIsCitedOnce(t *testing.T) {
	b := newBook(t, "section7")
	letter := b.schoolWrites("2026-05-01", "Both children attend every day")
	b.writes("professionals", report.Account, "Hill Road School says that both attend.", on(letter))
	s := b.writes("professionals", report.Opinion, "School is a steady place for them.", nil, goesOn)
	b.stands(s, footing.Stands)
	b.noCheck(report.NoGround)
	b.schoolCorrects(letter, "2026-05-11", "We had mixed up two families")
	b.stands(s, footing.NoLongerStands)
}

func TestAStatementIsChangedMovedAndTakenOut(t *testing.T) {
	b := newBook(t, "section7")
	first := b.writes("accounts", report.Linking, "first", nil)
	second := b.writes("accounts", report.Linking, "second", nil)
	change := func(form report.ChangeForm) error {
		return b.edits(func(d *report.Draft) (ledger.Change, error) {
			return report.Change(b.desk.Pack, d, b.author, ledger.NewEntryID(), form)
		})
	}
	saying := report.Saying{Kind: report.Linking, Text: "second, now first"}
	if err := change(report.ChangeForm{ChangedBody: report.ChangedBody{Statement: second, Saying: saying}, Section: "accounts", Before: first.Entry}); err != nil {
		t.Fatal(err)
	}
	if got, want := b.numbers("accounts"), []string{"4.1 second, now first", "4.2 first"}; !slices.Equal(got, want) {
		t.Errorf("reads %q, want %q", got, want)
	}
	if err := b.edits(func(d *report.Draft) (ledger.Change, error) {
		return report.TakeOut(d, b.author, ledger.NewEntryID(), second)
	}); err != nil {
		t.Fatal(err)
	}
	if got, want := b.numbers("accounts"), []string{"4.1 first"}; !slices.Equal(got, want) {
		t.Errorf("reads %q, want %q", got, want)
	}
	if err := change(report.ChangeForm{ChangedBody: report.ChangedBody{Statement: second, Saying: saying}}); fault.KindOf(err) != fault.Denied {
		t.Errorf("a statement that was taken out can be changed: %v", err)
	}
}

func TestTwoPeopleChangingOneStatementAreShownEachOthersWords(t *testing.T) {
	b := newBook(t, "section7")
	s := b.writes("accounts", report.Linking, "first", nil)
	other := b.writes("accounts", report.Linking, "another", nil)
	seen := b.reads().Draft.Version
	change := func(statement ledger.Ref, text string, version int64) error {
		_, err := b.Ledger.Do(t.Context(), ledger.Act{
			On: []ledger.Seen{{Stream: b.draft, Version: version}},
			Verb: func(hs ledger.Histories) (ledger.Change, error) {
				return report.Change(b.desk.Pack, report.DraftOf(hs[b.draft]), b.manager, ledger.NewEntryID(), report.ChangeForm{
					ChangedBody: report.ChangedBody{Statement: statement, Saying: report.Saying{Kind: report.Linking, Text: text}},
				})
			},
		})
		return err
	}
	if err := change(s, "mine", seen); err != nil {
		t.Fatal(err)
	}
	if err := change(other, "something else", seen); err != nil {
		t.Errorf("a change to another statement stops mine: %v", err)
	}
	if err := change(s, "theirs", seen); err == nil {
		t.Error("the second to change one statement is not asked")
	}
}

func TestAStatementMayNotRestOnItselfNorOnAHeading(t *testing.T) {
	b := newBook(t, "section7")
	heading := b.writes("analysis", report.Heading, "The journey", nil)
	if _, err := b.tries("analysis", report.Opinion, "So it goes.", onStatement(heading)); err == nil {
		t.Error("an opinion rests on a heading")
	}
	if _, err := b.tries("analysis", report.Opinion, "So it goes.", onStatement(ledger.Ref{Stream: b.draft, Entry: ledger.NewEntryID()})); err == nil {
		t.Error("an opinion rests on a statement that is not there")
	}
}

func TestWhatIsMissingIsSaidAtItsField(t *testing.T) {
	b := newBook(t, "section7")
	_, err := b.tries("accounts", report.Established, " ", nil)
	want := []string{"text", "by"}
	var got []string
	for _, f := range fault.FieldsOf(err) {
		got = append(got, f.Name)
	}
	if !slices.Equal(got, want) {
		t.Errorf("asks for %q, want %q", got, want)
	}
}

func TestAReportTakesItsQuestionsFromTheOrderThatAskedForIt(t *testing.T) {
	b := newBook(t, "section7")
	if q := b.reads().Questions; len(q) != 8 || q[0].Order != nil {
		t.Fatalf("%d questions before any order, want the pack’s eight", len(q))
	}
	order := ledger.NewEntryID()
	b.When(func(s *casework.State) (ledger.Change, error) {
		return casework.MakeOrder(s, b.desk.Pack, b.author, order, casework.OrderBody{
			Name: "Order on directions", Made: b.day, OrderText: casework.OrderText{
				Questions: []casework.Question{
					{Key: "a", Text: "What are the children’s wishes?", Paragraph: "5(a)", Report: "section7"},
					{Key: "b", Text: "Is a hair strand test needed?", Report: "position_statement"},
				},
				Asks: []casework.Ask{{Report: "section7", What: "Section 7 report", Paragraph: "5"}},
			},
		})
	})
	q := b.reads().Questions
	if len(q) != 1 || q[0].Letter != "a" || q[0].Asked() != "The order of 12 May 2026, paragraph 5(a)" {
		t.Errorf("asked %+v", q)
	}
}

func TestAnotherAuthorGoesOnWithAReportAndTheFirstCanNoLongerSignIt(t *testing.T) {
	b := newBook(t, "section7")
	_, err := b.Ledger.Do(t.Context(), ledger.Act{
		On: []ledger.Seen{{Stream: b.Stream, Version: ledger.Any}, {Stream: b.draft, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			r, _ := report.Of(hs[b.Stream]).Report(b.ref)
			return report.Pass(r, b.manager, ledger.NewEntryID(), report.PassedBody{Author: b.manager.Person, Name: "Sam Whitcombe", Why: "Ruth Adeyemi is away"})
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	r := b.reads()
	if r.Author != b.manager.Person || r.Draft.Author != b.manager.Person {
		t.Errorf("the author is %s in the case and %s in the report, want %s", r.Author, r.Draft.Author, b.manager.Person)
	}
}
