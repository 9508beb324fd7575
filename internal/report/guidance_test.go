package report_test

import (
	"strings"
	"testing"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework/casetest"
	"candour/internal/decision"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/practice"
	"candour/internal/report"
)

var keeper = ledger.By(ledger.NewStreamID())

// newBookOnGuidance is a book in a record that knows guidance and tools too, with a tool in force.
func newBookOnGuidance(t *testing.T) *tool {
	t.Helper()
	t.Parallel()
	p, err := england1()
	must(t, err)
	f := footing.New(p, practice.Contribute, evidence.Contribute(people), decision.Contribute, report.Contribute)
	b := &book{t: t, desk: report.Desk{Pack: p, Footing: f}, day: calendar.MustParse("2026-05-12")}
	b.Case = casetest.New(t, casetest.More{
		Kinds: []*ledger.Set{&evidence.Kinds, &report.Kinds, &practice.Kinds, &footing.Kinds, &decision.Kinds},
		Views: []*ledger.View{b.desk.View(), b.desk.FallingView(), f.View(), footing.ToldView, practice.View, report.Register},
	})
	b.author, b.manager = b.Worker, b.Manager
	b.isla = b.Child("Isla Kersey", "2019-02-03")
	b.begin("safeguarding_letter")
	letter := b.schoolWrites("2026-05-01", "Mr Kersey was at the gate on 24 April")
	b.writes("checks", report.Account, "Hill Road School wrote that Mr Kersey was at the gate on 24 April.", on(letter), answers("pack/1", "pack/2", "pack/3"))
	return b.issues()
}

// tool is a tool with a stream of its own.
type tool struct {
	*book
	stream ledger.StreamID
}

func (b *book) issues() *tool {
	b.t.Helper()
	x := &tool{b, b.Begin()}
	must(b.t, b.do(x.stream, func(h *ledger.History) (ledger.Change, error) {
		return practice.Issue(h, keeper, ledger.NewEntryID(), practice.IssuedBody{
			Edition: practice.Edition{Sort: practice.Tool, Name: "Spending time indicator", Version: "3", Publisher: "Family Practice Board"},
			From:    calendar.MustParse("2024-09-01"),
		})
	}))
	return x
}

func (x *tool) piece() *practice.Piece { return practice.Of(x.Read(x.stream)) }

// leans writes a statement that rests on the tool.
func (x *tool) leans(d *report.Draft) (ledger.Change, error) {
	cited := practice.CitedBody{Piece: x.piece().Ref, Edition: x.piece().Edition}
	return d.Citing(x.author, practice.Cites{cited}).With(report.Write(x.desk.Pack, d, x.author, ledger.NewEntryID(), report.WrittenBody{
		Section: "issues", Saying: report.Saying{
			Kind: report.Opinion, Text: "Supervised time would be safe.", RestsOn: rests(report.OnGuidance, []ledger.Ref{cited.Piece}),
		},
	}))
}

func (x *tool) withdraws(from string, unsound bool) {
	x.t.Helper()
	must(x.t, x.do(x.stream, func(h *ledger.History) (ledger.Change, error) {
		return practice.Withdraw(practice.Of(h), keeper, ledger.NewEntryID(), practice.WithdrawnBody{
			From: calendar.MustParse(from), Unsound: unsound, Why: "Two questions point the wrong way",
		})
	}))
}

// told does the work that a withdrawal asks for.
func (x *tool) told() {
	x.t.Helper()
	must(x.t, footing.Teller{Ledger: x.Ledger, Footing: x.desk.Footing}.Tell(x.t.Context(), ledger.Job{Stream: x.stream}))
}

func (x *tool) filedWithIt() {
	x.t.Helper()
	must(x.t, x.edits(x.leans))
	must(x.t, x.signs())
	x.filed("2026-05-13")
}

func TestADraftThatLeansOnAWithdrawnToolIsToBePutRight(t *testing.T) {
	x := newBookOnGuidance(t)
	must(t, x.edits(x.leans))
	x.noCheck(report.NotStanding)
	x.withdraws("2026-05-12", false)
	x.told()
	check := x.theCheck(report.NotStanding)
	if want := "the tool “Spending time indicator”, version 3 no longer stands: it was withdrawn."; !strings.Contains(strings.ToLower(check.Mend), strings.ToLower(want)) {
		t.Errorf("the check says %q, wanted %q in it", check.Mend, want)
	}
}

func TestAToolWithdrawnFromALaterDayStillHoldsUpADraftOfToday(t *testing.T) {
	x := newBookOnGuidance(t)
	must(t, x.edits(x.leans))
	x.withdraws("2026-05-20", false)
	x.told()
	x.noCheck(report.NotStanding)
	x.day = calendar.MustParse("2026-05-20")
	x.theCheck(report.NotStanding)
}

func TestAFiledReportIsJudgedByTheDayItWasFiled(t *testing.T) {
	for name, row := range map[string]struct {
		from    string
		unsound bool
		asked   string
	}{
		"withdrawn after it was filed":               {"2026-05-14", false, ""},
		"withdrawn on the day it was filed":          {"2026-05-13", false, "5.1 no longer stands"},
		"withdrawn before it was filed":              {"2026-05-01", false, "5.1 no longer stands"},
		"found unsound long after the day of filing": {"2026-09-01", true, "5.1 no longer stands"},
	} {
		t.Run(name, func(t *testing.T) {
			x := newBookOnGuidance(t)
			x.filedWithIt()
			x.withdraws(row.from, row.unsound)
			x.told()
			got := ""
			for _, c := range x.causes() {
				got += lines(c)
			}
			if got != row.asked {
				t.Errorf("asked for %q, want %q", got, row.asked)
			}
		})
	}
}

func TestAnEndThatTurnsOutToBeAFaultIsToldAgain(t *testing.T) {
	x := newBookOnGuidance(t)
	x.filedWithIt()
	x.withdraws("2026-06-01", false)
	x.told()
	x.withdraws("2026-06-01", true)
	x.told()
	c := x.theCause()
	want := "5.1 of the safeguarding letter of 12 May 2026 no longer stands: it rests on the tool “Spending time indicator”, version 3, which was withdrawn."
	if got := c.Lines[0].Sentence(nil); got != want {
		t.Errorf("says   %s\nwanted %s", got, want)
	}
}

func TestARecordIsToldOfAWithdrawalOnce(t *testing.T) {
	x := newBookOnGuidance(t)
	x.filedWithIt()
	x.withdraws("2026-06-01", true)
	x.told()
	before := x.Read(x.Stream).Version
	x.told()
	if after := x.Read(x.Stream).Version; after != before {
		t.Errorf("told again: %d entries more", after-before)
	}
}

func TestWhatIsWrittenWhileAWithdrawalIsToldHearsOfItToo(t *testing.T) {
	x := newBookOnGuidance(t)
	x.withdraws("2026-05-12", true)
	x.told()
	change, err := x.leans(report.DraftOf(x.Read(x.draft))) // on a form that was open since before
	must(t, err)
	before := x.Read(x.draft)
	must(t, x.edits(func(*report.Draft) (ledger.Change, error) { return change, nil }))
	jobs := x.desk.Footing.Asks(x.Clock.Now)(before, x.Read(x.draft))
	if len(jobs) != 1 || jobs[0].Kind != footing.HearJob {
		t.Fatalf("asks for %+v", jobs)
	}
	must(t, footing.Teller{Ledger: x.Ledger, Footing: x.desk.Footing}.Hear(t.Context(), jobs[0]))
	x.theCheck(report.NotStanding)
}

func TestWhatRestedOnAWithdrawnToolIsAnsweredForLikeAnythingElse(t *testing.T) {
	x := newBookOnGuidance(t)
	x.filedWithIt()
	x.withdraws("2026-09-01", true)
	x.told()
	c := x.theCause()
	x.acts(func(h *ledger.History) (ledger.Change, error) {
		return x.desk.Answer(h, x.author, ledger.NewEntryID(), report.AnswerForm{
			Cause: c.Ref, Lines: []report.AnsweredLine{c.Lines[0].Asked()}, Answer: report.NoEffect, Why: "The school says the same.", Now: x.Clock.Now(),
		})
	})
	if x.theCause().Waits() {
		t.Error("it still waits for an answer")
	}
}

func TestWhatRestsOnAToolIsListedToThoseWhoMaySeeTheCase(t *testing.T) {
	x := newBookOnGuidance(t)
	worker := access.Person{ID: x.author.Person, Roles: []access.Role{access.Practitioner}}
	stranger := access.Person{ID: ledger.NewStreamID(), Roles: []access.Role{access.Quality}}
	listed := func(p access.Person) string {
		rows, err := report.ListOnGuidance(t.Context(), x.Ledger.DB(), p, x.Clock.Now())
		must(t, err)
		var all []string
		for _, r := range rows {
			all = append(all, r.Type+map[bool]string{true: " signed"}[r.Signed != ""])
		}
		return strings.Join(all, ", ")
	}
	must(t, x.edits(x.leans))
	if got := listed(worker); got != "safeguarding_letter" {
		t.Errorf("while it is written: %q", got)
	}
	must(t, x.signs())
	if got := listed(worker); got != "safeguarding_letter signed" {
		t.Errorf("once it is signed: %q", got)
	}
	if got := listed(stranger); got != "" {
		t.Errorf("somebody without the case sees %q", got)
	}
}

func TestADraftOnAWithdrawnToolIsListedBeforeAnybodyIsTold(t *testing.T) {
	x := newBookOnGuidance(t)
	worker := access.Person{ID: x.author.Person, Roles: []access.Role{access.Practitioner}}
	must(t, x.edits(x.leans))
	listed := func() int {
		rows, err := report.ListOnWithdrawn(t.Context(), x.Ledger.DB(), worker, x.Clock.Now(), x.day)
		must(t, err)
		return len(rows)
	}
	if n := listed(); n != 0 {
		t.Errorf("%d listed while the tool is in force", n)
	}
	x.withdraws("2026-05-12", false)
	if n := listed(); n != 1 {
		t.Errorf("%d listed once it is withdrawn, want 1", n)
	}
}
