package evidence_test

import (
	"slices"
	"testing"

	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/words"
)

func numbers(items []*evidence.Item) []int {
	var out []int
	for _, i := range items {
		out = append(out, i.Number)
	}
	return out
}

// kersey is a case with an account (1), its denial (2), a copy (3), a second account (4) and its author’s opinion.
func kersey(t *testing.T) (*casebook, ledger.Ref) {
	c := newCase(t)
	said := c.hannahSays()
	c.davidDenies(said)
	copied := account(evidence.Who{Name: "Hill Road School"}, "school", "2026-11-03", "Mother says he drove after drinking")
	copied.Origin, copied.Hand = said, evidence.SecondHand
	c.draws(copied)
	now := account(hannah, "party", "2026-11-04", "I am not sure any more")
	c.when(evidence.TakeBack(c.pack, c.state(), c.worker, c.id(), evidence.TakeBackForm{Item: said, Now: evidence.AccountForm{New: &now}}))
	c.when(evidence.PlaceNoWeight(c.state(), c.worker, c.id(), evidence.NoWeightBody{Item: said, Because: "She was not there"}))
	return c, said
}

func TestThePageOfAnItemShowsBothStandingsAndTheAccountsBesideEachOther(t *testing.T) {
	c, said := kersey(t)
	page, ok := c.state().Page(c.footing(), said, nil)
	if !ok {
		t.Fatal("no page")
	}
	if page.Said.Standing != footing.Stands || page.So.Standing != footing.Disputed || page.So.Words != "disputed" {
		t.Errorf("standings %+v, %+v", page.Said, page.So)
	}
	if got := numbers(page.Copies); !slices.Equal(got, []int{3}) {
		t.Errorf("copies %v", got)
	}
	if got := numbers(page.TookBack); !slices.Equal(got, []int{4}) {
		t.Errorf("second accounts %v", got)
	}
	if len(page.Answers) != 1 || page.Answers[0].Denial.Number != 2 {
		t.Errorf("answers %+v", page.Answers)
	}
	if len(page.Opinions) != 1 || len(page.Resting) != 1 || page.Resting[0].Ref != page.Copies[0].Ref() {
		t.Errorf("opinions %v, resting %v", page.Opinions, page.Resting)
	}
}

func TestAViewerWhoMayNotSeeTheDenialIsToldOnlyThatThereIsAReason(t *testing.T) {
	c, said := kersey(t)
	denial := c.state().Items()[1].Ref()
	hidden := func(ref ledger.Ref) bool { return ref == denial }
	page, _ := c.state().Page(c.footing(), said, hidden)
	if page.So.Why != "“Mr Kersey drove the children on 9 May after drinking” is disputed, for a reason you may not see." || len(page.Answers) != 0 {
		t.Errorf("shown %q and %v", page.So.Why, page.Answers)
	}
	if _, ok := c.state().Page(c.footing(), denial, hidden); ok {
		t.Error("the hidden item has a page")
	}
}

func TestTheStatusOfAMatterIsSaidInTheLawsOwnWords(t *testing.T) {
	c, said := kersey(t)
	found := c.finds(finding(true, said))
	c.when(evidence.RecordOutcome(c.pack, c.state(), c.worker, c.id(), outcome(said, evidence.NoFurtherAction)))
	c.when(evidence.SetAsideDecision(c.state(), c.worker, c.id(), evidence.SetAsideForm{
		SetAsideBody: evidence.SetAsideBody{Of: found, Court: "Court of Appeal"}, On: finding(true).On,
	}))
	name := func(w evidence.Who) string {
		if n := c.people[w.Person]; n != "" {
			return n
		}
		return w.Name
	}
	var got []string
	for _, st := range c.state().Statuses(said) {
		got = append(got, st.Text(words.Printer{}, c.pack, name))
	}
	want := []string{
		"Said by Hannah Ashdown (1 September 2026)",
		"Disputed by David Kersey (2 September 2026)",
		"Said by Hill Road School (3 November 2026)",
		"Taken back by whoever said it (4 November 2026)",
		"Found by a court (Family Court at Wexcombe, District Judge Iqbal, 20 November 2026, paragraph 23); set aside since",
		"No further action (Wexcombe Magistrates’ Court, 20 November 2026, Driving with excess alcohol)",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func TestThePackSettlesWhatTheRulesSettle(t *testing.T) {
	c := newCase(t)
	settles := map[string]pack.Settles{
		"found": pack.SettlesProved, "admitted": pack.SettlesProved, string(evidence.Convicted): pack.SettlesProved, "not_proved": pack.SettlesNotProved,
	}
	for _, status := range c.pack.Matters {
		if status.Settles != settles[status.ID] {
			t.Errorf("the pack says that %q settles %q", status.ID, status.Settles)
		}
	}
}

func TestARowOfTheListHoldsFactsAndDaysAndNoConditionedWords(t *testing.T) {
	c := newCase(t)
	police := c.draws(account(evidence.Who{Name: "Wexcombe Police"}, "police", "2026-09-02", "No record for 9 May"))
	secret := account(isla, "child", "2026-09-03", "Do not tell Daddy")
	secret.From.Handling = []string{"childs_confidence"}
	c.draws(secret)
	hidden := account(evidence.Who{Name: "Wexcombe Police"}, "police", "2026-09-03", "Seen near the house")
	hidden.From.Handling = []string{"police_intelligence"}
	c.draws(hidden)
	c.davidDenies(police)

	view := evidence.View(c.pack)
	rows := view.Rows(c.history)
	if len(rows) != 3 {
		t.Fatalf("%d rows, want the check, the child’s words and the denial", len(rows))
	}
	cell := func(row int, column string) any {
		for i, col := range view.Columns {
			if col.Name == column {
				return rows[row][i]
			}
		}
		t.Fatalf("no column %s", column)
		return nil
	}
	if cell(0, "expires_on") != "2026-12-03" || cell(0, "disputed") != int64(1) || cell(0, "settled") != "" {
		t.Errorf("the check: %v", rows[0])
	}
	if cell(1, "says") != "" || cell(1, "words") != "" || cell(1, "person") != "" {
		t.Errorf("the child’s confidence is in the list: %v", rows[1])
	}
	c.finds(finding(false, police))
	if rows = view.Rows(c.history); cell(0, "settled") != "not proved" {
		t.Errorf("after the finding: %v", rows[0])
	}
}
