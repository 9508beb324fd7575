package retention_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/pack"
	"candour/internal/privilege"
	"candour/internal/report"
	"candour/internal/retention"
)

func newCase(t *testing.T) *casetest.Case {
	t.Helper()
	return casetest.New(t, casetest.More{
		Kinds: ledgertest.Kinds(&evidence.Kinds, &footing.Kinds, &report.Kinds, &retention.Kinds, &privilege.Kinds), Views: retention.Views(casetest.Pack(t)),
	})
}

func around(t *testing.T, c *casetest.Case) retention.Around {
	t.Helper()
	a, err := retention.Look(t.Context(), c.Ledger, casetest.Pack(t), c.Read(c.Stream))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestACaseIsKeptUntilItsYoungestChildIsTwentyFive(t *testing.T) {
	c := newCase(t)
	if end := retention.Until(casetest.Pack(t), c.State()); end.Known() {
		t.Errorf("a case without children is kept until %s", end.On)
	}
	c.Child("Isla Kersey", "2019-06-02")
	c.Child("Rowan Kersey", "2015-01-30")
	end := retention.Until(casetest.Pack(t), c.State())
	if end.On != calendar.MustParse("2044-06-02") || end.Rule.Cite() == "" {
		t.Errorf("kept until %s by %q", end.On, end.Rule.Cite())
	}
	c.Child("A baby", "")
	if end := retention.Until(casetest.Pack(t), c.State()); end.Known() || len(end.Missing) != 1 {
		t.Errorf("with a birth date missing it is kept until %s", end.On)
	}
}

func TestABirthDateThatTheCourtGivesOtherwiseEndsNothing(t *testing.T) {
	c := newCase(t)
	isla := c.Child("Isla Kersey", "1999-06-02")
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.CourtSays(s, casework.ByCourt, ledger.NewEntryID(), casework.CourtSaidBody{
			Saying: casework.Saying{Of: isla, Field: casework.Born, Value: "2009-06-02"}, Court: &casework.CourtWord{At: "2026-05-01T10:00:00.000000Z"},
		})
	})
	if end := retention.Until(casetest.Pack(t), c.State()); end.Known() || len(end.Differs) != 1 {
		t.Errorf("while the birth date is in doubt it is kept until %s", end.On)
	}
}

func TestNoCaseIsDueBeforeEveryChildIsTwentyFive(t *testing.T) {
	rules := casetest.Pack(t)
	rule, _ := rules.Retention.CaseRule(pack.PrivateLaw)
	rapid.Check(t, func(t *rapid.T) {
		births := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) calendar.Date {
			return calendar.MustParse("1970-01-01").AddDays(rapid.IntRange(0, 20_000).Draw(t, "days"))
		}), 1, 6).Draw(t, "births")
		until, known := rule.Until(births)
		if !known {
			t.Fatal("the end is not known although every birth date is")
		}
		for _, birth := range births {
			if birth.Age(until) < rule.Age {
				t.Fatalf("on %s a child born on %s is %d", until, birth, birth.Age(until))
			}
		}
		if !slices.ContainsFunc(births, func(b calendar.Date) bool { return b.Age(until.AddDays(-1)) < rule.Age }) {
			t.Fatalf("it could have ended before %s", until)
		}
	})
}

func hold(c *casetest.Case, form retention.HeldBody) ledger.Ref {
	id := ledger.NewEntryID()
	c.When(func(s *casework.State) (ledger.Change, error) { return retention.PutOnHold(s, c.Worker, id, form) })
	return ledger.Ref{Stream: c.Stream, Entry: id}
}

func TestAHoldEndsAfterItsLastDayOrWhenItIsLifted(t *testing.T) {
	c := newCase(t)
	last := calendar.MustParse("2028-12-31")
	hold(c, retention.HeldBody{Reason: retention.Inquiry, Asked: "The inquiry", Why: "It asked", Until: last})
	holds := retention.HoldsOn(c.Read(c.Stream))
	if len(holds.InForce(last)) != 1 || len(holds.InForce(last.AddDays(1))) != 0 {
		t.Error("a hold holds up to its last day and not after it")
	}
	ref := hold(c, retention.HeldBody{Reason: retention.Complaint, Asked: "Complaints", Why: "They asked"})
	c.When(func(*casework.State) (ledger.Change, error) {
		return retention.Lift(c.Read(c.Stream), c.Manager, ledger.NewEntryID(), retention.LiftedBody{Hold: ref, Why: "Answered"})
	})
	if in := retention.HoldsOn(c.Read(c.Stream)).InForce(last.AddDays(1)); len(in) != 0 {
		t.Errorf("a lifted hold still holds: %+v", in[0].HeldBody)
	}
}

func TestAHoldThatSomebodyHidesStillHolds(t *testing.T) {
	c := newCase(t)
	ref := hold(c, retention.HeldBody{Reason: retention.CriminalCase, Asked: "The police", Why: "They asked"})
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.MoveToRightCase(s, nil, c.Worker, ledger.NewEntryID(), casework.WrongCaseForm{Entry: ref.Entry, Why: "To be rid of it"})
	})
	if in := retention.HoldsOn(c.Read(c.Stream)).InForce(calendar.MustParse("2030-01-01")); len(in) != 1 {
		t.Error("hiding a hold ended it")
	}
}

const wobbling = "She said that the car was wobbling all the way home and that nobody would tell her why."

// note is a note in which something was said.
func note(c *casetest.Case, said string) ledger.Ref {
	id := ledger.NewEntryID()
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.AddNote(s, nil, c.Worker, id, casework.NoteForm{
			NoteBody: casework.NoteBody{Sort: casework.Call, With: "Ms Ashdown", Said: said}, When: ledger.OnDay("2026-05-12"),
		})
	})
	return ledger.Ref{Stream: c.Stream, Entry: id}
}

// item is an item of evidence drawn from a note.
func item(t *testing.T, c *casetest.Case, from ledger.Ref) ledger.Ref {
	t.Helper()
	id := ledger.NewEntryID()
	c.When(func(*casework.State) (ledger.Change, error) {
		return evidence.Draw(casetest.Pack(t), evidence.Of(c.Read(c.Stream)), c.Worker, id, evidence.ItemForm{
			ItemBody: evidence.ItemBody{Words: "the car was wobbling", Says: "The car swerved", Hand: evidence.FirstHand},
			From: &evidence.SourceForm{SourceBody: evidence.SourceBody{
				Who: evidence.Who{Name: "Ms Ashdown"}, Kind: "party", Obtained: "by_phone", Naming: evidence.Named, Paper: evidence.Paper{Note: from},
			}, Said: ledger.OnDay("2026-05-12")},
		})
	})
	return ledger.Ref{Stream: c.Stream, Entry: evidence.ItemOf(c.Stream, id)}
}

// draft begins a report in whose draft one statement is written. It names the report and the statement.
func draft(t *testing.T, c *casetest.Case, saying report.Saying) (opened, statement ledger.Ref) {
	t.Helper()
	stream := c.Begin()
	begun := ledgertest.Entry(t, report.Opened, c.Worker, report.OpenedBody{Type: "section7", Draft: stream, Author: c.Worker.Person, Name: "Maryam Siddiqui"})
	c.Given(begun)
	opened = ledger.Ref{Stream: c.Stream, Entry: begun.ID}
	first := ledgertest.Entry(t, report.Begun, c.Worker, report.BegunBody{Case: c.Stream, Opened: opened, Type: "section7", Author: c.Worker.Person})
	written := ledgertest.Entry(t, report.Written, c.Worker, report.WrittenBody{Section: "accounts", Saying: saying})
	c.Append(stream, first, written)
	return opened, ledger.Ref{Stream: stream, Entry: written.ID}
}

// sign signs a report in which one statement rests on something, and files it.
func sign(t *testing.T, c *casetest.Case, opened, statement, on ledger.Ref) ledger.Ref {
	t.Helper()
	pdf, err := c.Files.Put(t.Context(), "application/pdf", strings.NewReader("%PDF-1.7 "+string(opened.Entry)))
	if err != nil {
		t.Fatal(err)
	}
	signed := ledgertest.Entry(t, report.Signed, c.Worker, report.SignedBody{
		Report: opened, Type: "section7", Author: c.Worker.Person, Name: "Maryam Siddiqui", On: calendar.MustParse("2026-05-12"),
		Text: pdf.SHA256, PDF: pdf,
		Statements: []report.FrozenStatement{{
			Statement: statement, Number: "4.1", Kind: report.Account, Standing: "stands",
			RestsOn: []report.FrozenRest{{Rest: report.Rest{Ref: on, Sort: report.OnItem}, Said: "stands"}},
		}},
	})
	ref := ledger.Ref{Stream: c.Stream, Entry: signed.ID}
	c.Given(signed, ledgertest.Entry(t, report.Filed, c.Worker, report.FiledBody{Signed: ref, To: "the court", How: "by post"}))
	return ref
}

func places(found []retention.Found) map[ledger.Ref]retention.PlaceSort {
	sorts := map[ledger.Ref]retention.PlaceSort{}
	for _, f := range found {
		sorts[f.Ref] = f.Sort
	}
	return sorts
}

func TestEveryPlaceThatRepeatsANoteIsListed(t *testing.T) {
	c := newCase(t)
	from := note(c, wobbling)
	drawn := item(t, c, from)
	opened, _ := draft(t, c, report.Saying{Kind: report.Account, Text: "Ms Ashdown rang."})
	signed := sign(t, c, opened, ledger.Ref{Stream: c.Stream, Entry: opened.Entry}, drawn)
	_, quoting := draft(t, c, report.Saying{Kind: report.Account, Text: "She told me: “the car was wobbling all the way home”, and wept."})
	_, apart := draft(t, c, report.Saying{Kind: report.Account, Text: "The children go to school."})

	got := places(around(t, c).Places(retention.Target{Case: c.Stream, Entry: from.Entry}))
	want := map[ledger.Ref]retention.PlaceSort{drawn: retention.DrawnEvidence, signed: retention.SignedReport, quoting: retention.DraftStatement}
	for ref, sort := range want {
		if got[ref] != sort {
			t.Errorf("%s is %q, want %q", ref, got[ref], sort)
		}
	}
	if len(got) != len(want) || got[apart] != "" {
		t.Errorf("places %v", got)
	}
}

func TestHiddenEntriesThatRepeatANoteAreListedWithoutTheirWords(t *testing.T) {
	c := newCase(t)
	from := note(c, wobbling)
	drawn := item(t, c, from)
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.MoveToRightCase(s, nil, c.Worker, ledger.NewEntryID(), casework.WrongCaseForm{Entry: drawn.Entry, Why: "Another family"})
	})
	found := around(t, c).Places(retention.Target{Case: c.Stream, Entry: from.Entry})
	if len(found) != 1 || found[0].Ref != drawn || strings.Contains(found[0].Name, "swerved") {
		t.Fatalf("places %+v", found)
	}
	erased := []retention.AnsweredPlace{{Place: found[0].Place, Answer: retention.EraseToo}}
	if plan := around(t, c).Plan(retention.Target{Case: c.Stream, Entry: from.Entry}, erased); !slices.Contains(plan.Entries, drawn) {
		t.Errorf("what goes: %+v", plan)
	}
}

func TestWhatWasDrawnFromACopyInALinkedCaseIsAPlace(t *testing.T) {
	c := newCase(t)
	from := note(c, wobbling)
	other, copied := linked(t, c, from)
	drawn := item(t, other, copied)
	_, quoting := draft(t, other, report.Saying{Kind: report.Account, Text: "She said that the car was wobbling all the way home."})
	target := retention.Target{Case: c.Stream, Entry: from.Entry}
	for _, of := range []retention.Target{target, {Case: c.Stream}} {
		found := around(t, c).Places(of)
		got := places(found)
		if got[copied] != retention.CarriedCopy || got[drawn] != retention.DrawnEvidence || got[quoting] != retention.DraftStatement || len(got) != 3 {
			t.Errorf("places %+v", found)
		}
		for _, f := range found {
			if f.In != other.Stream || strings.Contains(f.Name, "swerved") || strings.Contains(f.Name, "wobbling") {
				t.Errorf("of the linked case it says %+v", f)
			}
		}
	}
	plan := around(t, c).Plan(target, []retention.AnsweredPlace{{Place: retention.Place{Ref: drawn, Sort: retention.DrawnEvidence}, Answer: retention.EraseToo}})
	if !slices.Contains(plan.Entries, drawn) {
		t.Errorf("what goes: %+v", plan)
	}
}

func TestEarlierWordingsAndWhatWasTakenOutAndCommentsArePlaces(t *testing.T) {
	c := newCase(t)
	from := note(c, wobbling)
	const quote = "She said that the car was wobbling all the way home."
	_, changed := draft(t, c, report.Saying{Kind: report.Account, Text: quote})
	c.Append(changed.Stream, ledgertest.Entry(t, report.Changed, c.Worker, report.ChangedBody{Statement: changed, Saying: report.Saying{Kind: report.Account, Text: "She rang."}}))
	_, out := draft(t, c, report.Saying{Kind: report.Account, Text: quote})
	comment := ledgertest.Entry(t, report.Commented, c.Manager, report.CommentBody{Words: "You wrote: " + quote})
	c.Append(out.Stream, ledgertest.Entry(t, report.TakenOut, c.Worker, report.TakenOutBody{Statement: out}), comment)
	said := ledger.Ref{Stream: out.Stream, Entry: comment.ID}

	target := retention.Target{Case: c.Stream, Entry: from.Entry}
	found := around(t, c).Places(target)
	got := places(found)
	if got[changed] != retention.DraftStatement || got[out] != retention.DraftStatement || got[said] != retention.DraftComment || len(got) != 3 {
		t.Errorf("places %+v", found)
	}
	var answers []retention.AnsweredPlace
	for _, f := range found {
		answers = append(answers, retention.AnsweredPlace{Place: f.Place, Answer: retention.EraseToo})
	}
	if plan := around(t, c).Plan(target, answers); len(plan.Entries) != 5 || !slices.Contains(plan.Entries, said) {
		t.Errorf("what goes: %+v", plan)
	}
}

func TestACopyInALinkedCaseIsAPlace(t *testing.T) {
	c := newCase(t)
	other := c.Another("ZE26P00500")
	from := note(c, wobbling)
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.LinkCases(s, other.State(), c.Worker, ledger.NewEntryID(), casework.LinkForm{How: casework.Siblings, Why: "The same mother"})
	}, other.Stream)
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.CarryNote(s, other.State(), c.Worker, ledger.NewEntryID(), casework.CarryForm{What: from, As: "A note", Why: "It concerns both", By: "An order"})
	}, other.Stream)
	copied := other.State().Notes()[0].Ref()
	a := around(t, c)
	for _, target := range []retention.Target{{Case: c.Stream, Entry: from.Entry}, {Case: c.Stream}} {
		if got := places(a.Places(target)); got[copied] != retention.CarriedCopy {
			t.Errorf("places %v", got)
		}
	}
	plan := a.Plan(retention.Target{Case: c.Stream}, []retention.AnsweredPlace{{Place: retention.Place{Ref: copied, Sort: retention.CarriedCopy}, Answer: retention.EraseToo}})
	if !slices.Contains(plan.Entries, copied) || !slices.Contains(plan.Streams, c.Side) || slices.Contains(plan.Streams, other.Stream) {
		t.Errorf("what goes: %+v", plan)
	}
}

func TestThePrivilegedNotesOfACaseGoWithIt(t *testing.T) {
	c := newCase(t)
	side := privilege.Side(c.Stream)
	whole := func() retention.Plan { return around(t, c).Plan(retention.Target{Case: c.Stream}, nil) }
	if slices.Contains(whole().Streams, side) {
		t.Error("privileged notes go of a case that has none")
	}
	if err := c.Ledger.BeginStreams(t.Context(), side); err != nil {
		t.Fatal(err)
	}
	c.When(func(s *casework.State) (ledger.Change, error) {
		return privilege.Write(s, privilege.Of(c.Read(side)), casetest.Pack(t), c.Worker, ledger.NewEntryID(), privilege.NoteForm{
			NoteBody: privilege.NoteBody{Sort: casework.Call, With: "counsel", Name: "Ms Plover", By: "advice", Said: "Nothing more is to be asked."},
			When:     ledger.OnDay("2026-05-12"), Now: c.Clock.Now(),
		})
	}, side)
	if !slices.Contains(whole().Streams, side) {
		t.Error("the privileged notes stay when their case goes")
	}
}

func TestWhatWasSentIsAnsweredForWhenACaseGoes(t *testing.T) {
	c := newCase(t)
	drawn := item(t, c, note(c, wobbling))
	opened, statement := draft(t, c, report.Saying{Kind: report.Account, Text: "Ms Ashdown rang."})
	signed := sign(t, c, opened, statement, drawn)
	found := around(t, c).Places(retention.Target{Case: c.Stream})
	if len(found) != 1 || found[0].Ref != signed || slices.Contains(found[0].Answers(), retention.EraseToo) {
		t.Errorf("places %+v", found)
	}
	plan := around(t, c).Plan(retention.Target{Case: c.Stream}, nil)
	if !slices.Contains(plan.Streams, statement.Stream) {
		t.Error("the report’s own text stays")
	}
}

func TestAReportGoesAsAWhole(t *testing.T) {
	c := newCase(t)
	drawn := item(t, c, note(c, wobbling))
	opened, statement := draft(t, c, report.Saying{Kind: report.Account, Text: "Ms Ashdown rang."})
	signed := sign(t, c, opened, statement, drawn)
	plan := around(t, c).Plan(retention.Target{Case: c.Stream, Entry: signed.Entry}, nil)
	if !slices.Contains(plan.Entries, opened) || !slices.Contains(plan.Entries, signed) || len(plan.Entries) != 3 || !slices.Equal(plan.Streams, []ledger.StreamID{statement.Stream}) {
		t.Errorf("what goes: %+v", plan)
	}
}

func TestTheSourceOfANoteGoesWithTheLastItemDrawnFromIt(t *testing.T) {
	c := newCase(t)
	from := note(c, wobbling)
	drawn := item(t, c, from)
	i, _ := evidence.Of(c.Read(c.Stream)).Item(drawn)
	target := retention.Target{Case: c.Stream, Entry: from.Entry}
	answered := func(a retention.PlaceAnswer) []retention.AnsweredPlace {
		return []retention.AnsweredPlace{{Place: retention.Place{Ref: drawn, Sort: retention.DrawnEvidence}, Answer: a, Why: "The court relies on it"}}
	}
	if plan := around(t, c).Plan(target, answered(retention.EraseToo)); !slices.Contains(plan.Entries, i.Source.Ref()) {
		t.Error("the source stays although nothing of it is left")
	}
	if plan := around(t, c).Plan(target, answered(retention.Keep)); slices.Contains(plan.Entries, i.Source.Ref()) {
		t.Error("the source goes although an item is kept that rests on it")
	}
}

func TestOnlyAnotherInformationGovernanceOfficerConfirms(t *testing.T) {
	c := newCase(t)
	from := note(c, wobbling)
	proposer := access.Person{ID: ledger.NewStreamID(), Roles: []access.Role{access.Governance}}
	other := access.Person{ID: ledger.NewStreamID(), Roles: []access.Role{access.Governance}}
	manager := access.Person{ID: c.Manager.Person, Roles: []access.Role{access.Manager}}
	stream, id := c.Begin(), ledger.NewEntryID()
	c.When(func(*casework.State) (ledger.Change, error) {
		return retention.Propose(around(t, c), ledger.NewHistory(stream), ledger.By(proposer.ID), id, calendar.MustParse("2026-05-12"), retention.ProposeForm{
			Target: retention.Target{Case: c.Stream, Entry: from.Entry}, Ground: pack.WrongCase, Why: "It is about another family",
		})
	}, stream)
	e := retention.ErasureOf(c.Read(stream))
	if e.MayConfirm(proposer) || e.MayConfirm(manager) || !e.MayConfirm(other) {
		t.Error("only another information governance officer may confirm")
	}
	if !e.MayRefuse(proposer) || e.MayRefuse(manager) {
		t.Error("whoever proposed it may take it back, and nobody else who may not confirm")
	}
}

func TestWhatRestedOnWhatWasErasedNoLongerStands(t *testing.T) {
	c := newCase(t)
	drawn := item(t, c, note(c, wobbling))
	opened, statement := draft(t, c, report.Saying{Kind: report.Account, Text: "Ms Ashdown rang."})
	sign(t, c, opened, statement, drawn)
	desk := report.Desk{Pack: casetest.Pack(t), Footing: footing.New(casetest.Pack(t), evidence.Contribute(nil), report.Contribute)}
	causes := func() []report.Cause {
		found, err := desk.Consequences(calendar.MustParse("2026-05-13"), c.Read(c.Stream))
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	if before := causes(); len(before) != 0 {
		t.Fatalf("before anything was erased: %+v", before)
	}
	_, err := c.Ledger.Erase(t.Context(), ledger.NewEntryID(), ledger.Erasing{
		Entries: []ledger.Ref{drawn}, Ground: ledger.CourtOrder, Authority: "An order", Reason: "The court ordered it",
		Decided: c.Worker.Person, Confirmed: c.Manager.Person,
	})
	if err != nil {
		t.Fatal(err)
	}
	after := causes()
	if len(after) != 1 || !after[0].Waits() || after[0].Lines[0].Standing() != footing.NoLongerStands {
		t.Errorf("after it: %+v", after)
	}
}
