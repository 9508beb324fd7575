package report_test

import (
	"errors"
	"testing"

	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/report"
)

// suggests has the manager suggest a wording for a statement as it reads now.
func (b *book) suggests(statement ledger.Ref, text string) ledger.EntryID {
	b.t.Helper()
	id := ledger.NewEntryID()
	must(b.t, b.edits(func(d *report.Draft) (ledger.Change, error) {
		s, _ := d.Statement(statement)
		return report.Suggest(d, b.manager, id, report.SuggestedBody{Statement: statement, On: s.Last.ID, Text: text, Words: "Say who said it"})
	}))
	return id
}

func (b *book) takes(by ledger.Author, suggestion ledger.EntryID) error {
	return b.edits(func(d *report.Draft) (ledger.Change, error) {
		return report.TakeSuggestion(b.desk.Pack, d, by, ledger.NewEntryID(), suggestion)
	})
}

func (b *book) says(statement ledger.Ref) string {
	s, _ := report.DraftOf(b.Read(b.draft)).Statement(statement)
	return s.Text
}

func TestASuggestedWordingChangesNothingUntilItsAuthorTakesIt(t *testing.T) {
	b, statement, _ := ready(t)
	before := b.says(statement)
	suggestion := b.suggests(statement, "The school wrote that he smelled of alcohol.")
	if b.says(statement) != before {
		t.Fatal("the statement changed by itself")
	}
	if err := b.takes(b.manager, suggestion); fault.KindOf(err) != fault.Denied {
		t.Errorf("taken by whoever suggested it: %v", err)
	}
	must(t, b.takes(b.author, suggestion))
	s, _ := report.DraftOf(b.Read(b.draft)).Statement(statement)
	if s.Text != "The school wrote that he smelled of alcohol." || s.Kind != report.Account || len(s.RestsOn) != 1 || len(s.Answers) != 3 {
		t.Errorf("it is now %+v", s.Saying)
	}
	if n := len(report.VersionsOf(b.Read(b.draft), statement)); n != 2 {
		t.Errorf("it has %d versions", n)
	}
	if b.takes(b.author, suggestion) == nil {
		t.Error("taken twice")
	}
}

func TestASuggestionForWordsThatWereChangedSinceIsAConflict(t *testing.T) {
	b, statement, _ := ready(t)
	suggestion := b.suggests(statement, "The school wrote that he smelled of alcohol.")
	b.changes(statement, func(s *report.Saying) { s.Text = "Hill Road School wrote twice." })
	var clash *ledger.Conflict
	if err := b.takes(b.author, suggestion); !errors.As(err, &clash) {
		t.Fatalf("taken over what was changed: %v", err)
	}
	if b.says(statement) != "Hill Road School wrote twice." {
		t.Errorf("it says %q", b.says(statement))
	}
}

func TestASuggestionIsDeclinedWithAReason(t *testing.T) {
	b, statement, _ := ready(t)
	suggestion := b.suggests(statement, "The school wrote that he smelled of alcohol.")
	decline := func(why string) error {
		return b.edits(func(d *report.Draft) (ledger.Change, error) {
			return report.DeclineSuggestion(d, b.author, ledger.NewEntryID(), suggestion, why)
		})
	}
	if decline(" ") == nil {
		t.Error("declined without a reason")
	}
	must(t, decline("The letter names the day"))
	if b.takes(b.author, suggestion) == nil {
		t.Error("taken after it was declined")
	}
}
