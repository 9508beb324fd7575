package report_test

import (
	"strings"
	"testing"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/report"
)

// sharedDraft is a draft of a section 7 report with an account of the school, given to the father for factual correction.
func sharedDraft(t *testing.T) (b *book, account ledger.Ref) {
	t.Helper()
	b = newBook(t, "section7")
	letter := b.schoolWrites("2026-05-01", "Mr Kersey smelled of alcohol at the gate on 24 April")
	account = b.writes("professionals", report.Account, "Hill Road School wrote that Mr Kersey smelled of alcohol on 24 April.", on(letter))
	must(t, b.shares())
	return b, account
}

func (b *book) shares(with ...func(*report.SharedBody)) error {
	form := report.SharedBody{
		Left: ledger.Ref{Stream: b.Stream, Entry: ledger.NewEntryID()}, Person: b.david.Person, Name: "Mr Kersey", Safe: "It says where nobody is",
		Permitted: "He is a party", Child: "I told Isla and Rowan on Monday", By: calendar.MustParse("2026-05-18"),
	}
	for _, w := range with {
		w(&form)
	}
	return b.edits(func(*report.Draft) (ledger.Change, error) {
		return b.reads().Share(b.author, ledger.NewEntryID(), b.day, form)
	})
}

// davidCorrects is what the father says is wrong in a statement.
func (b *book) davidCorrects(statement ledger.Ref, with ...func(*report.CorrectionBody)) (ledger.EntryID, error) {
	form := report.CorrectionBody{
		Person: b.david.Person, On: b.day, Statement: statement, Number: "5.1", Wrong: "It was not the 24th", Right: "It was the 25th, a Saturday",
	}
	for _, w := range with {
		w(&form)
	}
	id := ledger.NewEntryID()
	return id, b.edits(func(d *report.Draft) (ledger.Change, error) {
		return report.EnterCorrection(d, b.author, id, b.day, form)
	})
}

func (b *book) answers(correction ledger.EntryID, answer report.Correcting, why string) error {
	return b.edits(func(d *report.Draft) (ledger.Change, error) {
		return report.AnswerCorrection(d, b.author, ledger.NewEntryID(), report.CorrectionAnsweredBody{
			Correction: ledger.Ref{Stream: b.draft, Entry: correction}, Answer: answer, Why: why,
		})
	})
}

// uncorrected are what the check of corrections found, without advice.
func (b *book) uncorrected() (all []report.Check) {
	for _, c := range b.found(report.Uncorrected) {
		if !c.Advice {
			all = append(all, c)
		}
	}
	return all
}

func TestADraftIsSharedOnlyWithTheThreeStatementsAndADayToAnswer(t *testing.T) {
	b := newBook(t, "section7")
	for name, with := range map[string]func(*report.SharedBody){
		"not safe":       func(f *report.SharedBody) { f.Safe = " " },
		"not permitted":  func(f *report.SharedBody) { f.Permitted = "" },
		"child not told": func(f *report.SharedBody) { f.Child = "" },
		"no day":         func(f *report.SharedBody) { f.By = calendar.Date{} },
		"no day left":    func(f *report.SharedBody) { f.By = b.day },
		"nobody":         func(f *report.SharedBody) { f.Person = ledger.Ref{} },
	} {
		if err := b.shares(with); err == nil {
			t.Errorf("shared with %s", name)
		}
	}
	must(t, b.shares())
}

func TestADraftOfATypeWithoutTheStepIsSharedWithNobody(t *testing.T) {
	b, _, _ := ready(t)
	if err := b.shares(); fault.KindOf(err) != fault.Denied {
		t.Errorf("shared: %v", err)
	}
}

func TestACorrectionIsAskedAboutUntilTheAuthorAnswers(t *testing.T) {
	b, account := sharedDraft(t)
	came, err := b.davidCorrects(account)
	must(t, err)
	if all := b.uncorrected(); len(all) != 1 || !all[0].Open() || !strings.Contains(all[0].Sentence, "Mr Kersey says that a fact in 5.1 is wrong") {
		t.Fatalf("asked is %+v", all)
	}
	if b.answers(came, report.Corrected, "") == nil {
		t.Error("called corrected while it reads as it did")
	}
	if b.answers(came, report.KeptAsItIs, "") == nil {
		t.Error("kept without a reason")
	}
	b.changes(account, func(s *report.Saying) {
		s.Text = "Hill Road School wrote that Mr Kersey smelled of alcohol on 25 April."
	})
	must(t, b.answers(came, report.Corrected, ""))
	if all := b.uncorrected(); len(all) != 0 {
		t.Errorf("still asked: %+v", all)
	}
}

func TestAFactShownAsDisputedStandsOnTheFirstPageWithTheWordsAnnexed(t *testing.T) {
	b, account := sharedDraft(t)
	came, err := b.davidCorrects(account)
	must(t, err)
	must(t, b.answers(came, report.KeptAsItIs, "The letter says the 24th"))
	if got := repliesLine(b.reads().Document()); got != "" {
		t.Errorf("a fact that was kept stands as disputed: %q", got)
	}
	must(t, b.answers(came, report.ShownDisputed, ""))
	d := b.reads().Document()
	s, _ := b.reads().Statement(account)
	if got, want := repliesLine(d), "Mr Kersey disputes paragraph "+s.Number+"; their words are annexed."; got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
	want := "Mr Kersey, 12 May 2026, of paragraph " + s.Number + "\nWhat they say is wrong:\nIt was not the 24th\nWhat they say is right:\nIt was the 25th, a Saturday"
	if got := annexOf(t, d); got != want {
		t.Errorf("annexed is\n%s\nwant\n%s", got, want)
	}
}

func TestACorrectionComesFromSomebodyWhoWasGivenTheDraft(t *testing.T) {
	b, account := sharedDraft(t)
	for name, with := range map[string]func(*report.CorrectionBody){
		"somebody else":      func(f *report.CorrectionBody) { f.Person = b.hannah.Person; f.Name = "Ms Ashdown" },
		"nothing wrong":      func(f *report.CorrectionBody) { f.Wrong = "" },
		"nothing right":      func(f *report.CorrectionBody) { f.Right = "" },
		"no paragraph":       func(f *report.CorrectionBody) { f.Statement.Entry = ledger.NewEntryID() },
		"a day that will be": func(f *report.CorrectionBody) { f.On = calendar.MustParse("2026-05-13") },
	} {
		if _, err := b.davidCorrects(account, with); err == nil {
			t.Errorf("entered: %s", name)
		}
	}
}

func TestOnlyTheAuthorAnswersACorrection(t *testing.T) {
	b, account := sharedDraft(t)
	came, err := b.davidCorrects(account)
	must(t, err)
	err = b.edits(func(d *report.Draft) (ledger.Change, error) {
		return report.AnswerCorrection(d, b.manager, ledger.NewEntryID(), report.CorrectionAnsweredBody{
			Correction: ledger.Ref{Stream: b.draft, Entry: came}, Answer: report.KeptAsItIs, Why: "It is so",
		})
	})
	if fault.KindOf(err) != fault.Denied {
		t.Errorf("answered by a manager: %v", err)
	}
}
