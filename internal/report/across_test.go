package report_test

import (
	"testing"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/report"
)

// affected are the cases of a person in which something rests on the tool, which was withdrawn.
func (x *tool) affected(person ledger.StreamID, role access.Role) []report.Affected {
	x.t.Helper()
	p := access.Person{ID: person, Roles: []access.Role{role}}
	all, err := report.ListAffected(x.t.Context(), x.Ledger.DB(), p, x.Clock.Now(), x.piece().Ref, x.piece().Withdrawn.Entry.Ref())
	must(x.t, err)
	return all
}

// counts asserts how far the news of the withdrawal came in the one case, and what falls there.
func (x *tool) counts(want report.Affected) {
	x.t.Helper()
	all := x.affected(x.author.Person, access.Practitioner)
	if len(all) != 1 {
		x.t.Fatalf("%d cases are affected, want one", len(all))
	}
	want.Case, want.Title = x.Stream, all[0].Title
	if all[0] != want {
		x.t.Errorf("got  %+v\nwant %+v", all[0], want)
	}
}

// leansFurther writes what rests on the tool, and what rests on that in turn.
func (x *tool) leansFurther() {
	x.t.Helper()
	must(x.t, x.edits(x.leans))
	d := report.DraftOf(x.Read(x.draft))
	opinion := d.Statements()[len(d.Statements())-1].Ref
	x.writes("advice", report.Recommendation, "Time should be supervised at first.", onStatement(opinion))
}

func TestAWithdrawalShowsWhatFallsInASignedReportDirectlyAndFurtherOn(t *testing.T) {
	x := newBookOnGuidance(t)
	x.leansFurther()
	must(t, x.signs())
	x.filed("2026-05-13")
	x.withdraws("2026-09-01", true)
	x.counts(report.Affected{Relying: 1})
	x.told()
	x.counts(report.Affected{Relying: 1, Told: 1, Signed: 2, SignedFurther: 1, Waits: 2})
	c := x.theCause()
	x.acts(func(h *ledger.History) (ledger.Change, error) {
		form := report.AnswerForm{Cause: c.Ref, Answer: report.NoEffect, Why: "The school says the same.", Now: x.Clock.Now()}
		for _, l := range c.Lines {
			form.Lines = append(form.Lines, l.Asked())
		}
		return x.desk.Answer(h, x.author, ledger.NewEntryID(), form)
	})
	x.counts(report.Affected{Relying: 1, Told: 1, Signed: 2, SignedFurther: 1})
}

func TestAWithdrawalShowsWhatFallsInAReportThatIsBeingWritten(t *testing.T) {
	x := newBookOnGuidance(t)
	x.leansFurther()
	x.withdraws("2026-05-12", false)
	x.counts(report.Affected{Relying: 1})
	x.told()
	x.counts(report.Affected{Relying: 1, Told: 1, Drafted: 2, DraftFurther: 1})
}

func TestWhatStandsInSpiteOfAWithdrawalIsLookedAtAndDoesNotFall(t *testing.T) {
	x := newBookOnGuidance(t)
	x.leansFurther()
	must(t, x.signs())
	x.filed("2026-05-13")
	x.withdraws("2026-05-14", false)
	x.told()
	x.counts(report.Affected{Relying: 1, Told: 1})
}

func TestAnEndThatTurnsOutToBeAFaultHasEveryCaseLookedAtAgain(t *testing.T) {
	x := newBookOnGuidance(t)
	x.filedWithIt()
	x.withdraws("2026-06-01", false)
	x.told()
	x.withdraws("2026-06-01", true)
	x.counts(report.Affected{Relying: 1})
	x.told()
	x.counts(report.Affected{Relying: 1, Told: 1, Signed: 1, Waits: 1})
}

func TestWhoHasNoPartInACaseIsNotToldThatItIsAffected(t *testing.T) {
	x := newBookOnGuidance(t)
	x.filedWithIt()
	x.withdraws("2026-09-01", true)
	x.told()
	if all := x.affected(ledger.NewStreamID(), access.Quality); len(all) != 0 {
		t.Errorf("a stranger is told of %d cases", len(all))
	}
}
