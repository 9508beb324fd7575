package casework_test

import (
	"testing"

	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/ledger"
)

// holds reports whether an entry that gave plain facts is still what the record says.
func holds(t *testing.T, c *casetest.Case, entry ledger.EntryID) bool {
	t.Helper()
	for _, s := range c.State().Stated() {
		if s.Ref.Entry == entry {
			return s.Instead.IsZero()
		}
	}
	t.Fatal("the entry gave no plain fact")
	return false
}

func TestAnEntryThatGaveAPlainFactHoldsUntilAnotherGivesSomethingElse(t *testing.T) {
	c := casetest.New(t)
	ola := c.Child("Ola Wilk", "2017-05-03")
	records := func(field casework.Field, value string, corrects ledger.EntryID) ledger.EntryID {
		t.Helper()
		id := ledger.NewEntryID()
		c.When(func(s *casework.State) (ledger.Change, error) {
			return casework.Record(s, c.Worker, id, casework.RecordedBody{Saying: casework.Saying{Of: ola, Field: field, Value: value}, Corrects: corrects, Why: "Told so"})
		})
		return id
	}
	if records(casework.Called, "Ola", ""); !holds(t, c, ola.Entry) {
		t.Error("what she is called says something else of her name")
	}
	first := records(casework.Living, "With her mother", "")
	if !holds(t, c, ola.Entry) || !holds(t, c, first) {
		t.Error("a fact more makes another fall")
	}
	if second := records(casework.Living, "With her aunt", ""); holds(t, c, first) || !holds(t, c, second) {
		t.Error("where she lived stands beside where she lives")
	}
	if records(casework.Born, "2017-05-30", ola.Entry); holds(t, c, ola.Entry) {
		t.Error("a birth date that was corrected holds")
	}
}
