package report_test

import (
	"testing"

	"candour/internal/evidence"
	"candour/internal/report"
)

func TestWhatAStatementRestsOnTellsWhatKindItSeemsToBeOf(t *testing.T) {
	b := newBook(t, "section7")
	letter := b.schoolWrites("2026-05-01", "Both children attend every day")
	isla := b.draws(evidence.Who{Person: b.isla}, "child", "2026-05-02", "I miss Biscuit.")
	opinion := b.writes("analysis", report.Opinion, "School is a steady place.", on(letter))
	reading := b.reads()
	for want, rests := range map[string][]report.Rest{
		report.Account: on(letter), report.ChildsWords: on(isla), report.Observation: onNote(b.notes("2026-05-03")), report.Opinion: onStatement(opinion),
	} {
		if got := reading.KindResting(rests[0]); got != want {
			t.Errorf("a statement that rests on %v seems to be %q, wanted %q", rests[0].Sort, got, want)
		}
	}
}

func TestWordsTellOnlyKindsThatThePackKnows(t *testing.T) {
	b := newBook(t, "section7")
	for _, told := range report.Telling {
		if _, known := b.desk.Pack.StatementKind(told.Kind); !known {
			t.Errorf("%q tells of %q, which is no kind", told.Words, told.Kind)
		}
	}
}
