package report_test

import (
	"strings"
	"testing"

	"candour/internal/calendar"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/report"
)

func TestAQuestionNobodyAnsweredIsFound(t *testing.T) {
	b := newBook(t, "safeguarding_letter")
	if n := len(b.found(report.Unanswered)); n != 3 {
		t.Fatalf("found %d unanswered, want the three that the pack asks when no order does", n)
	}
	letter := b.schoolWrites("2026-05-01", "Both children attend every day")
	b.writes("checks", report.Account, "Hill Road School says that both children attend.", on(letter), answers("pack/1", "pack/2"))
	if c := b.theCheck(report.Unanswered); c.Question != "pack/3" || c.Sentence != "Question (3) is not answered." {
		t.Errorf("found %q for %s", c.Sentence, c.Question)
	}
}

func TestAStatementThatRestsOnNothingIsFound(t *testing.T) {
	b := newBook(t, "section7")
	b.writes("analysis", report.Heading, "The journey", nil)
	b.writes("analysis", report.Linking, "I now turn to the journey.", nil)
	b.noCheck(report.NoGround)
	s := b.writes("analysis", report.Opinion, "It is clear that Mr Kersey minimises.", nil)
	b.stands(s, footing.NothingSupports)
	if c := b.theCheck(report.NoGround); c.Sentence != "7.2 rests on nothing." || c.Statement.Ref != s {
		t.Errorf("found %q", c.Sentence)
	}
}

func TestWhatNoLongerStandsMayOnlyBeReportedAsSuch(t *testing.T) {
	b := newBook(t, "section7")
	letter := b.schoolWrites("2026-05-01", "Mr Kersey smelled of alcohol at the gate")
	s := b.writes("professionals", report.Account, "Hill Road School wrote that Mr Kersey smelled of alcohol.", on(letter))
	b.noCheck(report.NotStanding)
	newer := b.schoolCorrects(letter, "2026-05-11", "The adult at the gate was an uncle")
	b.stands(s, footing.NoLongerStands)
	if c := b.theCheck(report.NotStanding); c.Sentence != "5.1 reports something that no longer stands, and does not say so." || c.About.Ref != letter {
		t.Errorf("found %q", c.Sentence)
	}
	err := b.edits(func(d *report.Draft) (ledger.Change, error) {
		return report.Change(b.desk.Pack, d, b.author, ledger.NewEntryID(), report.ChangeForm{ChangedBody: report.ChangedBody{Statement: s, Saying: report.Saying{
			Kind: report.Account, Text: "Hill Road School wrote that Mr Kersey smelled of alcohol, and then corrected it.", RestsOn: append(gone(on(letter)), on(newer)...),
		}}})
	})
	if err != nil {
		t.Fatal(err)
	}
	b.stands(s, footing.Stands)
	b.noCheck(report.NotStanding, report.StandsAgain)
}

func TestOnlyAnAccountMayGiveWhatNoLongerStands(t *testing.T) {
	b := newBook(t, "section7")
	letter := b.schoolWrites("2026-05-01", "Mr Kersey smelled of alcohol at the gate")
	if _, err := b.tries("analysis", report.Opinion, "The school was right.", gone(on(letter))); err == nil {
		t.Error("an opinion rests on something that no longer stands")
	}
}

func TestAnAccountThatTheCourtFoundNotProvedMustSaySo(t *testing.T) {
	b := newBook(t, "section7")
	said := b.hannahSays()
	s := b.writes("accounts", report.Account, "Ms Ashdown says that Mr Kersey drove after drinking.", on(said))
	b.noCheck(report.NotStanding)
	b.finds(false, said)
	b.stands(s, footing.Stands) // it was said
	c := b.theCheck(report.NotStanding)
	if !strings.Contains(c.Mend, "not proved") {
		t.Errorf("does not say why: %s", c.Mend)
	}
}

func TestAnOutOfDateSourceIsFoundOnTheDayItGoesOutOfDate(t *testing.T) {
	b := newBook(t, "safeguarding_letter")
	police := b.draws(evidence.Who{Name: "Wexcombe Police"}, "police", "2026-02-12", "Nothing is recorded")
	s := b.writes("checks", report.Account, "Wexcombe Police hold no record.", on(police))
	b.noCheck(report.OutOfDate, report.NotStanding)
	b.day = calendar.MustParse("2026-05-13")
	b.stands(s, footing.NoLongerStands)
	if c := b.theCheck(report.OutOfDate); c.Statement.Ref != s {
		t.Errorf("found %q", c.Sentence)
	}
	b.noCheck(report.NotStanding)
}

func TestASourceThatIsOldAndReplacedIsFoundAsReplaced(t *testing.T) {
	b := newBook(t, "section7")
	letter := b.schoolWrites("2025-05-01", "Mr Kersey smelled of alcohol at the gate")
	b.writes("professionals", report.Account, "Hill Road School wrote that Mr Kersey smelled of alcohol.", on(letter))
	b.theCheck(report.OutOfDate)
	b.schoolCorrects(letter, "2026-05-11", "The adult at the gate was an uncle")
	b.theCheck(report.NotStanding)
	b.noCheck(report.OutOfDate)
}

func TestADisputedMatterWrittenAsEstablishedIsFound(t *testing.T) {
	b := newBook(t, "section7")
	said := b.hannahSays()
	s := b.writes("history", report.Established, "Mr Kersey drove the children after drinking.", on(said), by("found"))
	if c := b.theCheck(report.NotSettled); c.Statement.Ref != s {
		t.Errorf("found %q", c.Sentence)
	}
	b.davidDenies(said)
	b.stands(s, footing.Disputed)
	b.theCheck(report.AsFact)
	b.noCheck(report.NotSettled)

	b.finds(true, said)
	b.stands(s, footing.Stands)
	b.noCheck(report.AsFact, report.NotSettled)
}

func TestWhatIsEstablishedNamesTheRecordThatSettlesIt(t *testing.T) {
	b := newBook(t, "section7")
	finding := b.finds(true, b.hannahSays())
	b.writes("history", report.Established, "The court found that Mr Kersey drove after drinking.", onDecision(finding), by("found"))
	b.noCheck(report.NotSettled)
	b.writes("history", report.Established, "He was convicted of it.", onDecision(finding), by("convicted"))
	if c := b.theCheck(report.NotSettled); c.Statement.Number != "6.2" {
		t.Errorf("found %q", c.Sentence)
	}
}

func TestOneSideOfADisputeIsFoundUntilTheAnswerStandsInTheSameParagraph(t *testing.T) {
	b := newBook(t, "section7")
	said := b.hannahSays()
	denial := b.davidDenies(said)
	s := b.writes("accounts", report.Account, "Ms Ashdown says that Mr Kersey drove after drinking.", on(said))
	b.stands(s, footing.Stands)
	if c := b.theCheck(report.OneSide); c.About.Ref != denial {
		t.Errorf("asks for %v", c.About)
	}
	b.noCheck(report.Unmentioned) // asked for once
	b.writes("accounts", report.Account, "Mr Kersey says that he had nothing to drink.", on(denial), goesOn)
	b.noCheck(report.OneSide, report.Unmentioned)
}

func TestContraryEvidenceThatTheReportNeverMentionsIsFound(t *testing.T) {
	b := newBook(t, "section7")
	letter := b.schoolWrites("2026-05-01", "Rowan was absent on 8 May")
	s := b.writes("analysis", report.Opinion, "Rowan misses school.", on(letter))
	b.noCheck(report.Unmentioned)
	register := b.schoolWrites("2026-05-02", "The register has Rowan present on 8 May")
	b.acts(func(h *ledger.History) (ledger.Change, error) {
		return evidence.Outweigh(b.desk.Pack, evidence.Of(h), b.author, ledger.NewEntryID(), evidence.OutweighedBody{Better: register, Worse: letter, Why: "Filled in on the day"})
	})
	c := b.theCheck(report.Unmentioned)
	if c.About.Ref != register || c.Statement.Ref != s {
		t.Errorf("found %q about %v", c.Sentence, c.About)
	}
	b.writes("professionals", report.Account, "The register of Hill Road School has Rowan present.", on(register))
	b.noCheck(report.Unmentioned)
}

func TestWhatSomebodyTookBackAndWhatThePoliceDroppedAreContraryToo(t *testing.T) {
	b := newBook(t, "section7")
	said := b.hannahSays()
	b.writes("accounts", report.Account, "Ms Ashdown says that Mr Kersey drove after drinking.", on(said))
	now := b.draws(b.hannah, "party", "2026-05-09", "I may have been mistaken about the day")
	b.acts(func(h *ledger.History) (ledger.Change, error) {
		return evidence.TakeBack(b.desk.Pack, evidence.Of(h), b.author, ledger.NewEntryID(), evidence.TakeBackForm{Item: said, Now: evidence.AccountForm{Ref: now}})
	})
	id := ledger.NewEntryID()
	b.acts(func(h *ledger.History) (ledger.Change, error) {
		return evidence.RecordOutcome(b.desk.Pack, evidence.Of(h), b.author, id, evidence.OutcomeForm{
			OutcomeBody: evidence.OutcomeBody{Item: said, Outcome: evidence.NoFurtherAction, By: evidence.Who{Name: "Wexcombe Police"}}, On: calendar.MustParse("2026-05-10"),
		})
	})
	if n := len(b.found(report.Unmentioned)); n != 2 {
		t.Fatalf("found %d, want the second account and the police outcome", n)
	}
	outcome := ledger.Ref{Stream: b.Stream, Entry: id}
	s := b.writes("history", report.Account, "The police took no further action.", rests(report.OnOutcome, []ledger.Ref{outcome}))
	b.stands(s, footing.Stands)
	if c := b.theCheck(report.Unmentioned); c.About.Ref != now {
		t.Errorf("still asks for %v", c.About)
	}
}

func TestEachChildsOwnWordsOrTheReasonThereAreNoneMustBeThere(t *testing.T) {
	b := newBook(t, "section7")
	if n := len(b.found(report.NoVoice)); n != 2 {
		t.Fatalf("found %d, want one for each child", n)
	}
	isla := b.draws(evidence.Who{Person: b.isla}, "child", "2026-05-05", "I miss Biscuit")
	b.writes("child", report.ChildsWords, "Isla said: “I miss Biscuit.”", on(isla), of(b.isla))
	if c := b.theCheck(report.NoVoice); c.Sentence != "Rowan’s own words are not in the report." {
		t.Errorf("found %q", c.Sentence)
	}
	b.writes("child", report.Observation, "Rowan did not want to meet me.", onNote(b.notes("2026-05-05")), of(b.rowan), func(f *report.WrittenBody) { f.Instead = true })
	b.noCheck(report.NoVoice, report.NoMeeting, report.NotOwn)
}

func TestWhatAParentSaysThatAChildSaidIsNotTheChildsOwnWords(t *testing.T) {
	b := newBook(t, "section7")
	told := b.draws(b.hannah, "party", "2026-05-05", "Isla told me she misses Biscuit")
	b.writes("child", report.ChildsWords, "Isla said: “I miss Biscuit.”", on(told), of(b.isla))
	b.theCheck(report.NoMeeting)
}

func TestAnObservationNeedsTheAuthorsNote(t *testing.T) {
	b := newBook(t, "section7")
	b.writes("sources", report.Observation, "I saw the kitchen, which was clean.", on(b.hannahSays()))
	b.theCheck(report.NotOwn)
}

func TestARecommendationFollowsFromAnOpinionHoweverManyStepsAway(t *testing.T) {
	b := newBook(t, "section7")
	said := b.hannahSays()
	first := b.writes("recommendation", report.Recommendation, "Time should be supervised.", on(said))
	b.theCheck(report.NoAnalysis)
	opinion := b.writes("analysis", report.Opinion, "The children need to be safe in a car.", on(said))
	err := b.edits(func(d *report.Draft) (ledger.Change, error) {
		s, _ := d.Statement(first)
		saying := s.Saying
		saying.RestsOn = onStatement(opinion)
		return report.Change(b.desk.Pack, d, b.author, ledger.NewEntryID(), report.ChangeForm{ChangedBody: report.ChangedBody{Statement: first, Saying: saying}})
	})
	if err != nil {
		t.Fatal(err)
	}
	b.writes("recommendation", report.Recommendation, "It should be looked at again after six months.", onStatement(first))
	b.noCheck(report.NoAnalysis)
}

func TestAConclusionThatLeansTwiceOnOneAccountIsFound(t *testing.T) {
	b := newBook(t, "section7")
	first := b.hannahSays()
	again := b.draws(evidence.Who{Name: "Hill Road School"}, "school", "2026-04-20", "Ms Ashdown told the school that he drove after drinking", func(f *evidence.ItemForm) {
		f.Hand, f.Origin = evidence.SecondHand, first
	})
	b.writes("accounts", report.Account, "Ms Ashdown said so to me and to Hill Road School.", on(first, again))
	b.noCheck(report.Twice)
	b.writes("analysis", report.Opinion, "Two sources agree.", on(first, again))
	if c := b.theCheck(report.Twice); c.About.Ref != again {
		t.Errorf("found %q", c.Sentence)
	}
}

func TestAnAccountSaysWhoSaidIt(t *testing.T) {
	b := newBook(t, "section7")
	b.writes("accounts", report.Account, "It was said that he drove after drinking.", on(b.hannahSays()))
	b.theCheck(report.NoSpeaker)
}

func TestWordsThatTakeASideAreAdvisedAgainstOnlyWhereTheMatterIsDisputed(t *testing.T) {
	b := newBook(t, "section7")
	said := b.hannahSays()
	b.writes("accounts", report.Account, "Ms Ashdown claims that he drove after drinking.", on(said))
	b.noCheck(report.Wording)
	b.davidDenies(said)
	if c := b.theCheck(report.Wording); !c.Advice || c.Open() {
		t.Errorf("advice stops the signature: %+v", c)
	}
}

func TestACheckKeptWithAReasonIsOpenAgainWhenTheStatementChanges(t *testing.T) {
	b := newBook(t, "section7")
	s := b.writes("analysis", report.Opinion, "He minimises.", nil)
	keep := func(why string) error {
		r, check := b.reads(), b.theCheck(report.NoGround)
		return b.edits(func(*report.Draft) (ledger.Change, error) {
			return report.Keep(r, b.author, ledger.NewEntryID(), check.Key, why)
		})
	}
	if err := keep(" "); err == nil {
		t.Error("kept without a reason")
	}
	if err := keep("It is how he came across over four meetings"); err != nil {
		t.Fatal(err)
	}
	if c := b.theCheck(report.NoGround); c.Open() || c.Kept.Body.Why == "" {
		t.Errorf("still open: %+v", c)
	}
	err := b.edits(func(d *report.Draft) (ledger.Change, error) {
		return report.Change(b.desk.Pack, d, b.author, ledger.NewEntryID(), report.ChangeForm{ChangedBody: report.ChangedBody{
			Statement: s, Saying: report.Saying{Kind: report.Opinion, Text: "He minimises everything."},
		}})
	})
	if err != nil {
		t.Fatal(err)
	}
	if !b.theCheck(report.NoGround).Open() {
		t.Error("what was kept for other words holds for these")
	}
}

func TestOnlyTheAuthorKeepsACheck(t *testing.T) {
	b := newBook(t, "section7")
	b.writes("analysis", report.Opinion, "He minimises.", nil)
	_, err := report.Keep(b.reads(), b.manager, ledger.NewEntryID(), b.theCheck(report.NoGround).Key, "I think so too")
	if err == nil {
		t.Error("a manager kept a check in the author’s place")
	}
}
