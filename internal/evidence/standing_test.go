package evidence_test

import (
	"strings"
	"testing"

	"candour/internal/calendar"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// These tests are the table of REASONING.md section 3, row by row.

func TestAnAccountNobodyDisputesStandsAsSaidAndAsSo(t *testing.T) {
	c := newCase(t)
	said := c.hannahSays()
	c.then(said, footing.Stands, footing.Stands)
}

func TestAPartysDisputeLeavesBothAccountsStandingAndNeitherToBeLeanedOn(t *testing.T) {
	c := newCase(t)
	said := c.hannahSays()
	denial := c.davidDenies(said)
	c.then(said, footing.Stands, footing.Disputed)
	c.then(denial, footing.Stands, footing.Disputed)
	want := "“Mr Kersey drove the children on 9 May after drinking” is disputed by David Kersey’s account of 2 September 2026, and nothing on record settles it."
	if got := c.saidSo(said); got != want {
		t.Errorf("said   %s\nwanted %s", got, want)
	}
}

func TestBetterEvidencePutsOutAnUndisputedItemAndWhatRestsOnIt(t *testing.T) {
	c := newCase(t)
	letter := c.schoolWrote("2026-10-12", "Rowan was absent on 8 May")
	register := c.schoolWrote("2026-10-14", "The register has Rowan present on 8 May")
	c.when(evidence.Outweigh(c.pack, c.state(), c.worker, c.id(), evidence.OutweighedBody{
		Better: register, Worse: letter, Why: "The register was filled in on the day",
	}))
	c.then(letter, footing.NoLongerStands, footing.NoLongerStands)
	c.then(register, footing.Stands, footing.Stands)
}

func TestWhichEvidenceIsBetterCanItselfBeDisputed(t *testing.T) {
	c := newCase(t)
	letter := c.schoolWrote("2026-10-12", "Rowan was absent on 8 May")
	register := c.schoolWrote("2026-10-14", "The register has Rowan present on 8 May")
	better := c.when(evidence.Outweigh(c.pack, c.state(), c.worker, c.id(), evidence.OutweighedBody{Better: register, Worse: letter, Why: "Filled in on the day"}))
	c.davidDenies(better)
	c.then(letter, footing.Disputed, footing.Disputed)
}

func TestBetterEvidenceDoesNotDecideBetweenParties(t *testing.T) {
	c := newCase(t)
	said := c.hannahSays()
	police := c.draws(account(evidence.Who{Name: "Wexcombe Police"}, "police", "2026-10-01", "There is no record for 9 May"))
	judgement := evidence.OutweighedBody{Better: police, Worse: said, Why: "The police would know"}
	c.when(evidence.Outweigh(c.pack, c.state(), c.worker, c.id(), judgement))
	c.then(said, footing.NoLongerStands, footing.NoLongerStands)

	denial := c.davidDenies(said)
	c.then(said, footing.ChallengeMet, footing.Disputed)
	c.then(denial, footing.Stands, footing.Disputed)
	if _, err := evidence.Outweigh(c.pack, c.state(), c.worker, c.id(), judgement); err == nil {
		t.Error("better evidence on a disputed matter is taken")
	}
}

func TestTheCourtAcceptsAnAccountDespiteBetterEvidence(t *testing.T) {
	c := newCase(t)
	said := c.hannahSays()
	police := c.draws(account(evidence.Who{Name: "Wexcombe Police"}, "police", "2026-10-01", "There is no record for 9 May"))
	c.when(evidence.Outweigh(c.pack, c.state(), c.worker, c.id(), evidence.OutweighedBody{Better: police, Worse: said, Why: "The police would know"}))
	c.finds(finding(true, said))
	c.then(said, footing.ChallengeMet, footing.FoundByTheCourt)
}

func TestACorrectedDocumentNoLongerStandsAndComesBackIfItsCorrectionGoes(t *testing.T) {
	c := newCase(t)
	first := c.schoolWrote("2026-10-12", "Isla was collected by her father on 8 May")
	replace := func(older ledger.Ref, on, says string) ledger.Ref {
		words := account(evidence.Who{Name: "Hill Road School"}, "school", on, says)
		c.when(evidence.Replace(c.pack, c.state(), c.worker, c.id(), evidence.ReplaceForm{
			Older: older, Newer: evidence.AccountForm{New: &words}, Why: "They had mixed up two children",
		}))
		items := c.state().Items()
		return items[len(items)-1].Ref()
	}
	second := replace(first, "2026-11-01", "Isla was collected by her mother on 8 May")
	third := replace(second, "2026-11-10", "Isla was collected by her aunt on 8 May")
	c.then(first, footing.NoLongerStands, footing.NoLongerStands)
	c.then(second, footing.NoLongerStands, footing.NoLongerStands)
	c.then(third, footing.Stands, footing.Stands)

	then, err := c.footing().WhatIf(third)
	if err != nil {
		t.Fatal(err)
	}
	if got := then.Standing(footing.Of(second, footing.So)); !got.Holds() {
		t.Errorf("without the newest, the one before is %v", got)
	}
	if got := then.Standing(footing.Of(first, footing.So)); got != footing.NoLongerStands {
		t.Errorf("without the newest, the first is %v", got)
	}
}

func TestAPersonsWordsAreNeverReplaced(t *testing.T) {
	for kind, who := range map[string]evidence.Who{"child": isla, "party": hannah, "family": {Name: "Grandma"}} {
		c := newCase(t)
		first := c.draws(account(who, kind, "2026-09-01", "It happened"))
		letter := c.schoolWrote("2026-11-01", "It did not happen")
		form := evidence.ReplaceForm{Older: first, Newer: evidence.AccountForm{Ref: letter}, Why: "They said otherwise later"}
		if _, err := evidence.Replace(c.pack, c.state(), c.worker, c.id(), form); err == nil {
			t.Errorf("the words of a %s can be replaced", kind)
		}
		c.when(made(evidence.Replaced.New(c.id(), c.worker, nil, evidence.ReplacedBody{Older: first, Newer: letter, Why: "Imported"})))
		c.then(first, footing.Stands, footing.Stands)
	}
}

// made is a change of one entry, for what no verb would record.
func made(n ledger.New, err error) (ledger.Change, error) {
	var change ledger.Change
	change.Add(stream, n)
	return change, err
}

func TestACheckGoesOutOfDateAsAtADayAndNotBefore(t *testing.T) {
	c := newCase(t)
	check := c.draws(account(evidence.Who{Name: "Wexcombe Police"}, "police", "2026-09-02", "No record for 9 May"))
	c.day = calendar.MustParse("2026-12-02")
	c.then(check, footing.Stands, footing.Stands)
	c.day = calendar.MustParse("2026-12-03")
	c.then(check, footing.NoLongerStands, footing.NoLongerStands)
	if got := c.saidSo(check); got != "“No record for 9 May” no longer stands: it rests on evidence 1 (Wexcombe Police, 2 September 2026), which is out of date by the rule on its age, since 3 December 2026." {
		t.Errorf("said %s", got)
	}

	c.when(evidence.LookAgain(c.state(), c.worker, c.id(), calendar.MustParse("2026-12-01"), evidence.LookedAgainBody{Item: check, How: "Asked the police again"}))
	c.then(check, footing.Stands, footing.Stands)
}

func TestAFindingThatItIsProvedAnswersEveryDenial(t *testing.T) {
	c := newCase(t)
	said := c.hannahSays()
	denial := c.davidDenies(said)
	agreeing := account(evidence.Who{Name: "Grandma Kersey"}, "family", "2026-09-05", "He had nothing to drink")
	agreeing.Matter = denial
	grandma := c.draws(agreeing)
	c.finds(finding(true, said))
	c.then(said, footing.Stands, footing.FoundByTheCourt)
	c.then(denial, footing.Stands, footing.NoLongerStands)
	c.then(grandma, footing.Stands, footing.NoLongerStands)
}

func TestAFindingThatItIsNotProvedPutsTheMatterOut(t *testing.T) {
	c := newCase(t)
	said := c.hannahSays()
	denial := c.davidDenies(said)
	c.finds(finding(false, said))
	c.then(said, footing.Stands, footing.NoLongerStands)
	c.then(denial, footing.Stands, footing.ChallengeMet)
	if got := c.footing().Words(footing.Of(said, footing.So)); got != "no longer stands: not proved" {
		t.Errorf("Words = %q", got)
	}
}

func TestAFindingSetAsideOnAppealBringsTheDisputeBack(t *testing.T) {
	c := newCase(t)
	said := c.hannahSays()
	denial := c.davidDenies(said)
	found := c.finds(finding(true, said))
	appeal := c.when(evidence.SetAsideDecision(c.state(), c.worker, c.id(), evidence.SetAsideForm{
		SetAsideBody: evidence.SetAsideBody{Of: found, Court: "Court of Appeal"}, On: calendar.MustParse("2026-11-22"),
	}))
	c.then(said, footing.Stands, footing.Disputed)
	c.then(denial, footing.Stands, footing.Disputed)

	c.when(evidence.SetAsideDecision(c.state(), c.worker, c.id(), evidence.SetAsideForm{
		SetAsideBody: evidence.SetAsideBody{Of: appeal, Court: "Supreme Court"}, On: calendar.MustParse("2026-11-23"),
	}))
	c.then(said, footing.Stands, footing.FoundByTheCourt)
}

func TestNoWeightBarsTheAuthorsOwnConclusionsAndNothingElse(t *testing.T) {
	c := newCase(t)
	said := c.hannahSays()
	opinion := footing.Of(ledger.Ref{Stream: stream, Entry: ledger.DerivedID(stream, "report")}, "4.2")
	c.report = func(out *footing.Contribution) {
		out.Statement(opinion, func() string { return "paragraph 4.2" })
		out.Step(footing.Step{
			Key: footing.Of(opinion.Ref, "4.2 step"), Conclusion: opinion, Premises: []footing.Key{footing.Of(said, footing.So)}, Author: c.worker.Person,
		})
	}
	none := c.when(evidence.PlaceNoWeight(c.state(), c.worker, c.id(), evidence.NoWeightBody{Item: said, Because: "The question gave the answer"}))
	c.then(said, footing.Stands, footing.Stands)
	if got := c.footing().Standing(opinion); got != footing.NoLongerStands {
		t.Errorf("the author’s own conclusion: %v", got)
	}
	c.when(evidence.RestoreWeight(c.state(), c.worker, c.id(), evidence.WeightRestoredBody{NoWeight: none, Because: "It did not"}))
	if got := c.footing().Standing(opinion); got != footing.Stands {
		t.Errorf("after the opinion was given up: %v", got)
	}
}

func TestAnAdmissionSettlesAMatterLikeAFinding(t *testing.T) {
	c := newCase(t)
	said := c.hannahSays()
	denial := c.davidDenies(said)
	c.when(evidence.Admit(c.state(), c.worker, c.id(), evidence.AdmitForm{
		AdmittedBody: evidence.AdmittedBody{Item: said, By: david, Words: "I had two glasses", Paper: finding(true).Paper},
		On:           calendar.MustParse("2026-11-20"),
	}))
	c.then(said, footing.Stands, footing.ChallengeMet)
	c.then(denial, footing.Stands, footing.NoLongerStands)
}

func outcome(item ledger.Ref, what evidence.Outcome) evidence.OutcomeForm {
	return evidence.OutcomeForm{
		OutcomeBody: evidence.OutcomeBody{Item: item, Outcome: what, By: hannah, Court: "Wexcombe Magistrates’ Court", Offence: "Driving with excess alcohol", Paper: evidence.Paper{Court: ledger.Ref{Stream: item.Stream, Entry: "0198c1c3-5a7e-7c21-9f3b-2d6c4e8a1b07"}}},
		On:          calendar.MustParse("2026-11-20"),
	}
}

func TestAConvictionSettlesAMatterAndFallsWithItsAppeal(t *testing.T) {
	c := newCase(t)
	said := c.hannahSays()
	c.davidDenies(said)
	conviction := c.when(evidence.RecordOutcome(c.pack, c.state(), c.worker, c.id(), outcome(said, evidence.Convicted)))
	c.then(said, footing.Stands, footing.ChallengeMet)
	c.when(evidence.SetAsideDecision(c.state(), c.worker, c.id(), evidence.SetAsideForm{
		SetAsideBody: evidence.SetAsideBody{Of: conviction, Court: "Crown Court at Wexcombe"}, On: calendar.MustParse("2026-11-22"),
	}))
	c.then(said, footing.Stands, footing.Disputed)
}

func TestWhatWasNotDecidedSettlesAndDefeatsNothing(t *testing.T) {
	for _, what := range evidence.Outcomes {
		if what == evidence.Convicted {
			continue
		}
		c := newCase(t)
		undisputed := c.schoolWrote("2026-11-01", "Rowan was at school on 8 May")
		said := c.hannahSays()
		denial := c.davidDenies(said)
		before := c.footing()
		for _, item := range []ledger.Ref{undisputed, said, denial} {
			c.when(evidence.RecordOutcome(c.pack, c.state(), c.worker, c.id(), outcome(item, what)))
		}
		if changes := footing.Changes(before, c.footing()); len(changes) != 0 {
			t.Errorf("%s changes %v", what, changes)
		}
	}
}

func TestTakingBackIsASecondAccountBesideTheFirst(t *testing.T) {
	c := newCase(t)
	said := c.draws(account(isla, "child", "2026-09-01", "Daddy shouted at me"))
	now := account(isla, "child", "2026-10-01", "I made it up")
	c.when(evidence.TakeBack(c.pack, c.state(), c.worker, c.id(), evidence.TakeBackForm{Item: said, Now: evidence.AccountForm{New: &now}}))
	c.then(said, footing.Stands, footing.Stands)
	second := c.state().Items()[1].Ref()
	c.then(second, footing.Stands, footing.Stands)

	others := account(hannah, "party", "2026-10-02", "She made it up")
	if _, err := evidence.TakeBack(c.pack, c.state(), c.worker, c.id(), evidence.TakeBackForm{Item: said, Now: evidence.AccountForm{New: &others}}); err == nil {
		t.Error("somebody else takes back what a child said")
	}
}

func TestADisputeOfASecondHandAccountAttacksTheStepAndNeverThatItWasSaid(t *testing.T) {
	c := newCase(t)
	form := account(hannah, "party", "2026-09-01", "Isla says the car was wobbling")
	form.Hand, form.Heard = evidence.SecondHand, isla
	said := c.draws(form)
	words := account(david, "party", "2026-09-02", "A mother says what she wants to hear")
	dispute := evidence.DisputeForm{Item: said, Point: evidence.TheStep, Denial: evidence.AccountForm{New: &words}}
	c.when(evidence.Dispute(c.pack, c.state(), c.worker, c.id(), dispute))
	c.then(said, footing.Stands, footing.Disputed)

	c.finds(finding(true, said))
	c.then(said, footing.Stands, footing.FoundByTheCourt)
	denial := c.state().Items()[1].Ref()
	c.then(denial, footing.Stands, footing.NoLongerStands)
}

func tool(trained, fit bool) evidence.ItemForm {
	form := account(evidence.Who{Name: "A checklist"}, "tool", "2026-11-01", "Fourteen of the answers were yes")
	form.From.Tool = &evidence.Tool{
		Name: "the checklist, version 3", Version: ledger.Ref{Stream: "8d2f6d0e-6f0b-4a86-9d0c-0f6f4f0f7b01", Entry: ledger.DerivedID(stream, "version 3")},
		Used: calendar.MustParse("2026-11-01"), Trained: trained, Fit: fit,
	}
	return form
}

func TestAToolsResultRestsOnItsVersionOnTrainingAndOnItsPreconditions(t *testing.T) {
	for _, row := range []struct {
		trained, fit bool
		so           footing.Standing
	}{
		{true, true, footing.Stands}, {false, true, footing.NoLongerStands}, {true, false, footing.NoLongerStands},
	} {
		c := newCase(t)
		c.then(c.draws(tool(row.trained, row.fit)), footing.Stands, row.so)
	}
}

func TestAWithdrawnToolLeavesStandingWhatWasDoneWhileItWasInForce(t *testing.T) {
	for since, so := range map[string]footing.Standing{"2026-11-02": footing.Stands, "2026-11-01": footing.NoLongerStands} {
		c := newCase(t)
		result := c.draws(tool(true, true))
		version := tool(true, true).From.Tool.Version
		c.when(made(footing.SourceFell.New(c.id(), ledger.ByService("sweep"), nil, footing.SourceFellBody{
			Source: version, Facet: footing.Said, Now: footing.NowOut, Since: calendar.MustParse(since), Cause: version,
		})))
		c.then(result, footing.Stands, so)
	}
}

func TestErasedWordsAreOutAndWhatRestedOnThemSaysSo(t *testing.T) {
	c := newCase(t)
	said := c.hannahSays()
	c.report = func(out *footing.Contribution) {
		statement := footing.Of(ledger.Ref{Stream: stream, Entry: ledger.DerivedID(stream, "report")}, "4.2")
		out.Statement(statement, func() string { return "paragraph 4.2" })
		out.Step(footing.Step{Key: footing.Of(statement.Ref, "step"), Conclusion: statement, Premises: []footing.Key{footing.Of(said, footing.Said)}})
	}
	erase := func(i int) {
		e := &c.history.Entries[i]
		*e = ledger.Entry{Stream: e.Stream, Version: e.Version, ID: e.ID, Recorded: e.Recorded, Erased: true}
		c.history = ledger.NewHistory(stream, c.history.Entries...)
	}
	erase(1) // the source
	c.then(said, footing.NoLongerStands, footing.NoLongerStands)
	erase(2) // the item
	f := c.footing()
	if got := f.Words(footing.Of(said, footing.Said)); got != "no longer stands: erased by law" {
		t.Errorf("the item: %q", got)
	}
}

func TestCopiesOfOneAccountCountOnce(t *testing.T) {
	c := newCase(t)
	said := c.hannahSays()
	repeated := account(evidence.Who{Name: "Hill Road School"}, "school", "2026-11-03", "Mother reports that he drove after drinking")
	repeated.Origin, repeated.Hand = said, evidence.SecondHand
	repeat := c.draws(repeated)
	then, err := c.footing().WhatIf(said)
	if err != nil {
		t.Fatal(err)
	}
	if got := then.Standing(footing.Of(repeat, footing.So)); got.Holds() {
		t.Error("a copy holds up what its origin said although the origin is out")
	}
	c.davidDenies(said)
	c.then(repeat, footing.Stands, footing.Disputed)
}

func TestACopyNoLongerStandsWhenTheAccountItRepeatsIsCorrected(t *testing.T) {
	c := newCase(t)
	letter := c.schoolWrote("2026-10-12", "Rowan was absent on 8 May")
	chronology := account(evidence.Who{Name: "Wexcombe Council"}, "local_authority", "2026-10-20", "School reports Rowan absent on 8 May")
	chronology.Origin, chronology.Hand = letter, evidence.SecondHand
	repeat := c.draws(chronology)
	seen := account(evidence.Who{Name: "Dr Osei"}, "health", "2026-10-20", "Rowan was in my surgery that morning")
	seen.Matter = letter
	c.draws(seen)
	words := account(evidence.Who{Name: "Hill Road School"}, "school", "2026-11-01", "That was another child")
	c.when(evidence.Replace(c.pack, c.state(), c.worker, c.id(), evidence.ReplaceForm{
		Older: letter, Newer: evidence.AccountForm{New: &words}, Why: "They had mixed up two children",
	}))
	c.then(repeat, footing.Stands, footing.NoLongerStands)
}

func TestAProvisionalFindingSettlesButIsNotShownAsFoundUntilItsDocumentComes(t *testing.T) {
	c := newCase(t)
	said := c.hannahSays()
	c.davidDenies(said)
	form := finding(true, said)
	form.Paper = evidence.Paper{Note: ledger.Ref{Stream: stream, Entry: ledger.DerivedID(stream, "note of the hearing")}}
	found := c.finds(form)
	c.then(said, footing.Stands, footing.ChallengeMet)
	confirmed := evidence.ConfirmedBody{Finding: found, Paper: finding(true).Paper}
	c.when(evidence.ConfirmFinding(c.state(), c.worker, c.id(), confirmed))
	c.then(said, footing.Stands, footing.FoundByTheCourt)
	if _, err := evidence.ConfirmFinding(c.state(), c.worker, c.id(), confirmed); err == nil {
		t.Error("a finding is confirmed twice")
	}
}

func TestAFindingThatTheDocumentCorrectsGivesWay(t *testing.T) {
	c := newCase(t)
	said := c.hannahSays()
	form := finding(true, said)
	form.Paper = evidence.Paper{Note: ledger.Ref{Stream: stream, Entry: ledger.DerivedID(stream, "note of the hearing")}}
	noted := c.finds(form)
	if _, err := evidence.Find(c.state(), c.worker, c.id(), finding(false, said)); err == nil {
		t.Error("the court decides both ways")
	}
	notProved := c.when(made(evidence.Found.New(c.id(), c.worker, ledger.OnDay("2026-11-21"), finding(false, said).FoundBody)))
	c.when(evidence.Replace(c.pack, c.state(), c.worker, c.id(), evidence.ReplaceForm{
		Older: noted, Newer: evidence.AccountForm{Ref: notProved}, Why: "The order says the opposite of my note",
	}))
	c.then(said, footing.Stands, footing.NoLongerStands)
	for _, st := range c.state().Statuses(said) {
		if st.ID == "found" {
			t.Errorf("the corrected finding is still a status: %+v", st)
		}
	}
}

func TestAfterAnAppealTheCourtMayDecideTheOtherWay(t *testing.T) {
	c := newCase(t)
	said := c.hannahSays()
	found := c.finds(finding(true, said))
	c.when(evidence.SetAsideDecision(c.state(), c.worker, c.id(), evidence.SetAsideForm{
		SetAsideBody: evidence.SetAsideBody{Of: found, Court: "Court of Appeal"}, On: calendar.MustParse("2026-11-22"),
	}))
	c.finds(finding(false, said))
	c.then(said, footing.Stands, footing.NoLongerStands)
}

func TestOnlyPapersAndOurOwnObservationsAreReplaceable(t *testing.T) {
	p := &pack.Pack{Evidence: pack.Evidence{Sources: []pack.SourceKind{
		{ID: "school", Professional: true}, {ID: "ward", Professional: true, Child: true}, {ID: "litigant", Record: true, Party: true}, {ID: "friend"},
	}}}
	for kind, want := range map[string]bool{"school": true, "ward": false, "litigant": false, "friend": false, "unknown": false} {
		if got := evidence.Replaceable(p, &evidence.Source{SourceBody: evidence.SourceBody{Kind: kind}}); got != want {
			t.Errorf("%s: %v", kind, got)
		}
	}
}

func TestAFindingThatTheDenialIsProvedPutsTheAccountOut(t *testing.T) {
	c := newCase(t)
	said := c.hannahSays()
	denial := c.davidDenies(said)
	c.finds(finding(true, denial))
	c.then(said, footing.Stands, footing.NoLongerStands)
	c.then(denial, footing.Stands, footing.FoundByTheCourt)
}

func TestAFindingThatItDoesNotFollowTakesTheStepAwayAndNotTheWords(t *testing.T) {
	c := newCase(t)
	form := account(hannah, "party", "2026-09-01", "Isla says the car was wobbling")
	form.Hand, form.Heard = evidence.SecondHand, isla
	said := c.draws(form)
	seen := account(evidence.Who{Name: "Mr Tan"}, "community", "2026-09-03", "I saw the car wobbling")
	seen.Matter = said
	c.draws(seen)
	words := account(david, "party", "2026-09-02", "A mother says what she wants to hear")
	c.when(evidence.Dispute(c.pack, c.state(), c.worker, c.id(), evidence.DisputeForm{Item: said, Point: evidence.TheStep, Denial: evidence.AccountForm{New: &words}}))
	c.then(said, footing.Stands, footing.Stands) // the neighbour saw it, and nobody disputes that
	denial := c.state().Items()[2].Ref()
	c.finds(finding(true, denial))
	c.then(said, footing.Stands, footing.Stands)
	step := footing.Of(said, "step")
	if got := c.footing().Standing(step); got != footing.NoLongerStands {
		t.Errorf("the step from her words: %v", got)
	}
}

func TestAnItemJoinedToAPrivilegedOneStandsByItself(t *testing.T) {
	c := newCase(t)
	advice := account(david, "party", "2026-09-02", "My solicitor says I should not have driven")
	advice.From.Handling = []string{"privileged"}
	privileged := c.draws(advice)
	seen := account(evidence.Who{Name: "Mr Tan"}, "community", "2026-09-03", "He drove after drinking")
	seen.Matter = privileged
	item := c.draws(seen)
	c.then(privileged, footing.NotAnswered, footing.NotAnswered)
	c.then(item, footing.Stands, footing.Stands)
}

func TestUseByNobodyTrainedIsNamedAsTheReasonToDoubtWhatCameOfATool(t *testing.T) {
	for _, row := range []struct {
		trained, fit bool
		because      string
	}{{false, true, "its use by somebody not trained in it"}, {true, false, "its use where what must be so first was not"}} {
		c := newCase(t)
		item := c.draws(tool(row.trained, row.fit))
		if why := c.footing().Sentence(footing.Of(item, footing.So), nil); !strings.Contains(why, row.because) {
			t.Errorf("it is doubted because %q", why)
		}
	}
}
