package report_test

import (
	"strings"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/report"
)

// causes are what no longer stands under the case’s signed reports.
func (b *book) causes() []report.Cause {
	b.t.Helper()
	all, err := b.desk.Consequences(b.day, b.Read(b.Stream))
	must(b.t, err)
	return all
}

func (b *book) theCause() report.Cause {
	b.t.Helper()
	all := b.causes()
	if len(all) != 1 {
		b.t.Fatalf("%d causes, want one: %+v", len(all), all)
	}
	return all[0]
}

// lines are a cause’s lines as "2.1 no longer stands".
func lines(c report.Cause) string {
	var all []string
	for _, l := range c.Lines {
		all = append(all, l.Statement.Number+" "+l.Now)
	}
	return strings.Join(all, ", ")
}

// filedLetter is a filed safeguarding letter: an account, an opinion on it, and advice on that.
func filedLetter(t *testing.T) (b *book, letter ledger.Ref) {
	t.Helper()
	b, _, letter = ready(t)
	opinion := b.writes("issues", report.Opinion, "He may drink when he has the children.", on(letter))
	b.writes("advice", report.Recommendation, "Time with Mr Kersey should be supervised.", onStatement(opinion))
	must(t, b.signs())
	b.filed("2026-05-13")
	return b, letter
}

func TestNothingIsAskedWhileEverythingStandsAsItDid(t *testing.T) {
	b, _ := filedLetter(t)
	b.notes("2026-05-11")
	b.hannahSays()
	if all := b.causes(); len(all) != 0 {
		t.Errorf("asked for %+v", all)
	}
}

func TestAReportThatWasNotFiledAfterAllIsMarkedSoAndCanBeFiledAgain(t *testing.T) {
	b, _ := filedLetter(t)
	signed := b.reads().Signed.Ref
	take := func(h *ledger.History) (ledger.Change, error) {
		return report.MarkNotFiled(report.Of(h), b.author, ledger.NewEntryID(), report.NotFiledBody{Signed: signed, Why: "It came back by post."})
	}
	b.acts(take)
	if f := b.reads().Signed.Filed; f != nil {
		t.Errorf("it still counts as filed: %+v", f)
	}
	if err := b.do(b.Stream, take); fault.KindOf(err) != fault.Denied {
		t.Errorf("taken back twice: %v", err)
	}
	b.filed("2026-05-20")
}

func TestACorrectionListsEveryStatementOfTheFiledReportThatRestedOnIt(t *testing.T) {
	b, letter := filedLetter(t)
	b.Clock.Advance(48 * time.Hour)
	b.schoolCorrects(letter, "2026-05-14", "The adult at the gate was an uncle")
	b.Clock.Advance(time.Hour)
	b.notes("2026-05-11")
	c := b.theCause()
	if got, want := lines(c), "2.1 no longer stands, 5.1 no longer stands, 6.1 no longer stands"; c.Ref != letter || got != want {
		t.Errorf("cause %v with %q, want the letter with %q", c.Ref, got, want)
	}
	if c.Entry.Kind != "evidence.replaced/1" {
		t.Errorf("brought about by %s of version %d", c.Entry.Kind, c.Entry.Version)
	}
	want := "6.1 of the safeguarding letter of 12 May 2026 no longer stands: it rests on 5.1 of the safeguarding letter of 12 May 2026, and that in the end on " +
		"evidence 1 (Hill Road School, 1 May 2026), which was replaced by evidence 2 (Hill Road School, 14 May 2026)."
	if got := c.Lines[2].Sentence(nil); got != want {
		t.Errorf("says   %s\nwanted %s", got, want)
	}
}

func TestAStatementThatLeansOnTheSameThingInTwoWaysIsOneLine(t *testing.T) {
	b, _, letter := ready(t)
	first := b.writes("issues", report.Opinion, "He may drink when he has the children.", on(letter))
	second := b.writes("issues", report.Opinion, "Rowan has seen it.", on(letter))
	b.writes("advice", report.Recommendation, "Time with Mr Kersey should be supervised.", onStatement(first, second))
	must(t, b.signs())
	b.filed("2026-05-13")
	b.Clock.Advance(48 * time.Hour)
	b.schoolCorrects(letter, "2026-05-14", "The adult at the gate was an uncle")
	if got := lines(b.theCause()); strings.Count(got, "6.1") != 1 {
		t.Errorf("lines %q", got)
	}
}

func TestAFindingNotProvedListsEvenAFairReportOfTheAllegation(t *testing.T) {
	b := newBook(t, "safeguarding_letter")
	said := b.hannahSays()
	denial := b.davidDenies(said)
	b.writes("what_was_said", report.Account, "Ms Ashdown says that Mr Kersey drove after drinking.", on(said), answers("pack/1", "pack/2", "pack/3"))
	b.writes("what_was_said", report.Account, "Mr Kersey says that he had nothing to drink. No court has decided.", on(denial), goesOn)
	must(t, b.signs())
	b.filed("2026-05-12")
	b.finds(false, said)
	c := b.theCause()
	if got := lines(c); c.Ref != said || got != "3.1 reports what no longer stands, 3.1(b) reports what no longer stands" {
		t.Errorf("lists %q", got)
	}
}

func TestSettledCounterEvidenceListsAReportAndItsSettingAsideTakesItOffAgain(t *testing.T) {
	b := newBook(t, "safeguarding_letter")
	finding := b.finds(true, b.hannahSays())
	b.writes("known_outcomes", report.Established, "The court found that he drove after drinking.", onDecision(finding), by("found"), answers("pack/1", "pack/2", "pack/3"))
	must(t, b.signs())
	setAside := func(of ledger.Ref) ledger.Ref {
		id := ledger.NewEntryID()
		b.acts(func(h *ledger.History) (ledger.Change, error) {
			return evidence.SetAsideDecision(evidence.Of(h), b.author, id, evidence.SetAsideForm{
				SetAsideBody: evidence.SetAsideBody{Of: of, Court: "Court of Appeal"}, On: calendar.MustParse("2026-05-20"),
			})
		})
		return ledger.Ref{Stream: b.Stream, Entry: id}
	}
	appeal := setAside(finding)
	if c := b.theCause(); c.Ref != finding || lines(c) != "4.1 no longer stands" {
		t.Errorf("cause %v: %s", c.Ref, lines(c))
	}
	setAside(appeal)
	if all := b.causes(); len(all) != 0 {
		t.Errorf("still asked for %+v", all)
	}
}

func TestAgeAloneNeverMarksAFiledReportAndMarksOneThatIsOnlySigned(t *testing.T) {
	b := newBook(t, "safeguarding_letter")
	police := b.draws(evidence.Who{Name: "Wexcombe Police"}, "police", "2026-02-12", "Nothing is recorded")
	b.writes("checks", report.Account, "Wexcombe Police hold no record.", on(police), answers("pack/1", "pack/2", "pack/3"))
	must(t, b.signs())
	b.day = calendar.MustParse("2027-05-12")
	if c := b.theCause(); c.Ref != police || lines(c) != "2.1 no longer stands" {
		t.Errorf("signed and not filed: %s", lines(c))
	}
	b.filed("2026-05-12")
	if all := b.causes(); len(all) != 0 {
		t.Errorf("a year later the filed report is marked: %+v", all)
	}
}

func TestWhatWasOutOfDateOnTheDayOfTheFilingIsListed(t *testing.T) {
	b := newBook(t, "safeguarding_letter")
	police := b.draws(evidence.Who{Name: "Wexcombe Police"}, "police", "2026-02-12", "Nothing is recorded")
	b.writes("checks", report.Account, "Wexcombe Police hold no record.", on(police), answers("pack/1", "pack/2", "pack/3"))
	must(t, b.signs())
	b.filed("2026-05-13") // a day late for the answer of the police
	if c := b.theCause(); c.Ref != police || lines(c) != "2.1 no longer stands" {
		t.Errorf("cause %v: %s", c.Ref, lines(c))
	}
}

func TestLaterOpinionThatNothingShouldRestOnAnItemReachesTheAuthorsOwnConclusionsOnly(t *testing.T) {
	b, letter := filedLetter(t)
	b.acts(func(h *ledger.History) (ledger.Change, error) {
		return evidence.PlaceNoWeight(evidence.Of(h), b.author, ledger.NewEntryID(), evidence.NoWeightBody{Item: letter, Because: "Written from memory"})
	})
	if got := lines(b.theCause()); got != "5.1 no longer stands" {
		t.Errorf("lists %q", got)
	}
}

func TestWhatAReportGivesAsGoneAndStandsAgainIsListed(t *testing.T) {
	b := newBook(t, "safeguarding_letter")
	letter := b.schoolWrites("2026-05-01", "Mr Kersey smelled of alcohol")
	said := b.hannahSays()
	finding := b.finds(false, said)
	b.writes("known_outcomes", report.Account, "Ms Ashdown said that he drove after drinking; the court found it not proved.",
		append(gone(on(said)), onDecision(finding)...), answers("pack/1", "pack/2", "pack/3"))
	b.writes("checks", report.Account, "Hill Road School wrote of it too.", on(letter))
	must(t, b.signs())
	b.acts(func(h *ledger.History) (ledger.Change, error) {
		return evidence.SetAsideDecision(evidence.Of(h), b.author, ledger.NewEntryID(), evidence.SetAsideForm{
			SetAsideBody: evidence.SetAsideBody{Of: finding, Court: "Court of Appeal"}, On: calendar.MustParse("2026-05-20"),
		})
	})
	var got []string
	for _, c := range b.causes() {
		got = append(got, lines(c))
	}
	if strings.Join(got, "; ") != "4.1 no longer stands; 4.1 no longer stands" {
		t.Errorf("lists %q", got)
	}
}

// answer answers for all lines of the one cause.
func (b *book) answer(answer report.Answer, with ...func(*report.AnswerForm)) error {
	b.t.Helper()
	c := b.theCause()
	form := report.AnswerForm{Cause: c.Ref, Answer: answer, Why: "The court should know before June.", Now: b.day.At(calendar.NewTime(10, 0)).UTC}
	for _, l := range c.Lines {
		form.Lines = append(form.Lines, report.AnsweredLine{Signed: l.Report.Signed.Ref, Number: l.Statement.Number, Now: l.Now})
	}
	for _, w := range with {
		w(&form)
	}
	return b.do(b.Stream, func(h *ledger.History) (ledger.Change, error) {
		return b.desk.Answer(h, b.author, ledger.NewEntryID(), form)
	})
}

func byLetter(f *report.AnswerForm) { f.Report = "letter" }

func TestOneAnswerClosesManyLinesAndToTellTheCourtBecomesADuty(t *testing.T) {
	b, letter := filedLetter(t)
	b.schoolCorrects(letter, "2026-05-12", "The adult at the gate was an uncle")
	must(t, b.answer(report.TellNow, byLetter))
	c := b.theCause()
	if c.Waits() || len(c.Lines) != 3 || c.Lines[1].Answer.Body.Answer != report.TellNow {
		t.Errorf("still waits: %+v", c.Lines)
	}
	duties := b.State().DutiesFor("letter")
	if len(duties) != 1 || duties[0].Ref != c.Lines[0].Answer.Body.Duty || duties[0].Due.On != calendar.MustParse("2026-05-19") {
		t.Fatalf("duties %+v", duties)
	}
	if err := b.answer(report.NoEffect); fault.FieldsOf(err)[0].Name != "lines" {
		t.Errorf("answered twice: %v", err)
	}
}

func TestAnAnswerHoldsUntilTheStatementStandsOtherwise(t *testing.T) {
	b := newBook(t, "safeguarding_letter")
	said := b.hannahSays()
	b.writes("issues", report.Opinion, "The children are not safe in his car.", on(said), answers("pack/1", "pack/2", "pack/3"))
	must(t, b.signs())
	denial := b.davidDenies(said)
	_ = denial
	if got := lines(b.theCause()); got != "5.1 disputed" {
		t.Fatalf("lists %q", got)
	}
	must(t, b.answer(report.NoEffect))
	if b.theCause().Waits() {
		t.Fatal("still waits")
	}
	b.finds(false, said)
	if c := b.theCause(); !c.Waits() || lines(c) != "5.1 no longer stands" {
		t.Errorf("the answer to a dispute answers for the finding: %s", lines(c))
	}
}

func TestAnAnswerNeedsItsReasonAndFitsTheCase(t *testing.T) {
	b, letter := filedLetter(t)
	b.schoolCorrects(letter, "2026-05-12", "The adult at the gate was an uncle")
	for name, form := range map[string]func(*report.AnswerForm){
		"why":    func(f *report.AnswerForm) { f.Why = " " },
		"report": func(f *report.AnswerForm) { f.Answer = report.TellNow },
		"answer": func(f *report.AnswerForm) { f.Answer = report.Referred },
		"lines":  func(f *report.AnswerForm) { f.Lines = nil },
	} {
		if fields := fault.FieldsOf(b.answer(report.NoEffect, form)); len(fields) != 1 || fields[0].Name != name {
			t.Errorf("%s: %+v", name, fields)
		}
	}
	if fields := fault.FieldsOf(b.answer(report.AtHearing)); len(fields) != 1 || fields[0].Sentence != "No hearing is listed. Tell the court now, or say why it has no effect" {
		t.Errorf("raised at no hearing: %+v", fields)
	}
	if b.theCause().Lines[0].Answer != nil {
		t.Error("a refused answer is on record")
	}
}

func TestWhatIsRaisedAtTheHearingIsDueThatDay(t *testing.T) {
	b, letter := filedLetter(t)
	b.When(func(s *casework.State) (ledger.Change, error) {
		return casework.List(s, b.desk.Pack, b.author, ledger.NewEntryID(), casework.ListedBody{Type: "FHDRA", Starts: "2026-06-08T09:00:00.000000Z"})
	})
	b.schoolCorrects(letter, "2026-05-12", "The adult at the gate was an uncle")
	must(t, b.answer(report.AtHearing))
	duty, ok := b.State().Duty(b.theCause().Lines[0].Answer.Body.Duty)
	if !ok || duty.Due.On != calendar.MustParse("2026-06-08") {
		t.Errorf("duty %+v", duty)
	}
}

func TestAClosedCaseIsReferredAndWaitsOn(t *testing.T) {
	b, letter := filedLetter(t)
	b.When(func(s *casework.State) (ledger.Change, error) {
		return casework.CloseCase(s, b.desk.Pack, b.author, ledger.NewEntryID(), casework.ClosedBody{On: b.day, Why: "Final order made"})
	})
	b.schoolCorrects(letter, "2026-05-12", "The adult at the gate was an uncle")
	must(t, b.answer(report.Referred))
	if c := b.theCause(); !c.Waits() {
		t.Error("what was referred to the head of practice waits for nobody")
	}
	atWork := casework.TiesAtWork(b.Read(b.Stream))
	if ties := b.desk.Ties(b.Read(b.Stream)); len(ties) != len(atWork)+1 || ties[len(atWork)].Subject != access.AllHeadsOfPractice {
		t.Errorf("while it waits, those at work on the case and the head of practice are tied to it by %+v", ties)
	}
	if err := b.answer(report.NoEffect); fault.Sentence(err) == "" {
		t.Error("the team answered for what it had referred")
	}
	asHead := func(f *report.AnswerForm) { f.AsHead = true }
	if err := b.answer(report.Referred, asHead); fault.Sentence(err) == "" {
		t.Error("the head of practice referred it to the head of practice")
	}
	must(t, b.answer(report.TellNow, byLetter, asHead))
	if b.theCause().Waits() {
		t.Error("still waits after the head of practice’s answer")
	}
	if ties := b.desk.Ties(b.Read(b.Stream)); len(ties) != 0 {
		t.Errorf("still at work after the answer: %+v", ties)
	}
}

func TestErasedEvidenceListsWhatRestedOnItAlone(t *testing.T) {
	b, letter := filedLetter(t)
	h := b.Read(b.Stream)
	var entries []ledger.Entry
	for _, e := range h.Entries {
		if e.ID == letter.Entry {
			e = ledger.Entry{Stream: e.Stream, Version: e.Version, ID: e.ID, Recorded: e.Recorded, Erased: true}
		}
		entries = append(entries, e)
	}
	all, err := b.desk.Consequences(b.day, ledger.NewHistory(b.Stream, entries...))
	must(t, err)
	if len(all) != 1 || lines(all[0]) != "2.1 no longer stands, 5.1 no longer stands, 6.1 no longer stands" {
		t.Errorf("lists %+v", all)
	}
}

// manager is a person as the list knows them: of the team that has the case.
func (b *book) inTeam() access.Person {
	return access.Person{ID: ledger.NewStreamID(), Teams: []access.Membership{{Team: b.Team}}}
}

func TestTheListHasLiveCasesAndTheNearestHearingsFirst(t *testing.T) {
	b, letter := filedLetter(t)
	list := func() []report.ToAnswer {
		all, err := report.ListToAnswer(t.Context(), b.Ledger.DB(), b.inTeam(), b.Clock.Now(), 20, 0)
		must(t, err)
		return all
	}
	if all := list(); len(all) != 0 {
		t.Fatalf("lists %+v", all)
	}
	b.schoolCorrects(letter, "2026-05-12", "The adult at the gate was an uncle")
	if all := list(); len(all) != 1 || all[0].Lines != 3 || all[0].Cause != letter.Entry || !all[0].Live() || all[0].NextHearing != "" || all[0].Since == "" {
		t.Fatalf("lists %+v", all)
	}
	stranger := access.Person{ID: ledger.NewStreamID()}
	if all, err := report.ListToAnswer(t.Context(), b.Ledger.DB(), stranger, b.Clock.Now(), 20, 0); err != nil || len(all) != 0 {
		t.Errorf("a stranger is listed %+v, %v", all, err)
	}
	first := *b
	first.Case = b.Another("ZE26P00999")
	first.begin("safeguarding_letter")
	second := first.schoolWrites("2026-05-01", "Late on 24 April")
	first.writes("checks", report.Account, "Hill Road School wrote that they came late.", on(second), answers("pack/1", "pack/2", "pack/3"))
	must(t, first.signs())
	first.schoolCorrects(second, "2026-05-12", "They were in time")
	for _, day := range []string{"2026-06-08", "2026-07-01"} {
		first.When(func(s *casework.State) (ledger.Change, error) {
			return casework.List(s, b.desk.Pack, b.author, ledger.NewEntryID(), casework.ListedBody{Type: "FHDRA", Starts: day})
		})
	}
	all := list()
	if len(all) != 2 || all[0].Case != first.Stream || all[0].Lines != 1 || !strings.HasPrefix(all[0].NextHearing, "2026-06-") {
		t.Fatalf("lists %+v", all)
	}
	if rest, err := report.ListToAnswer(t.Context(), b.Ledger.DB(), b.inTeam(), b.Clock.Now(), 1, 1); err != nil || len(rest) != 1 || rest[0] != all[1] {
		t.Errorf("after the first come %+v, %v", rest, err)
	}
	must(t, b.answer(report.NoEffect))
	if all := list(); len(all) != 1 || all[0].Case != first.Stream {
		t.Errorf("lists %+v", all)
	}
}

func TestSignedStatementsStandAsTheDraftDid(t *testing.T) {
	b := newBook(t, "safeguarding_letter")
	said := b.hannahSays()
	b.davidDenies(said)
	opinion := b.writes("issues", report.Opinion, "It is not decided whether he drinks.", on(said), answers("pack/1", "pack/2", "pack/3"))
	b.writes("advice", report.Recommendation, "A test is needed.", onStatement(opinion))
	r := b.reads()
	for _, c := range r.OpenChecks() {
		must(t, b.edits(func(*report.Draft) (ledger.Change, error) {
			return report.Keep(r, b.author, ledger.NewEntryID(), c.Key, "Both accounts stand in the police letter")
		}))
	}
	must(t, b.signs())
	signed := b.reads()
	for _, s := range signed.Statements() {
		f, _ := signed.Signed.Statement(s.Number)
		if got := signed.Standing(s); got.String() != f.Standing || got != footing.Disputed {
			t.Errorf("%s stands as %q and was frozen as %q", s.Number, got, f.Standing)
		}
	}
}
