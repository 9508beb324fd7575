package ordertext_test

import (
	"slices"
	"testing"

	"candour/internal/ordertext"
	"candour/internal/redaction"
)

func TestPassagesAreParagraphsWithTheirNumbersAndPages(t *testing.T) {
	text := redaction.Text{Pages: []redaction.Page{
		{Words: "ORDER\n\n1. The hearing is adjourned to\n12 May 2027 at\n4.30 pm.\n\n5. The Court Adviser shall file a report that answers:\n(a) What are the children’s wishes? Are they\ntheir own?\n(b) Is contact safe?\n\n* * *"},
		{Words: "5.1 The report is filed by 4pm.\nNotice to all parties\n\nThe parties may apply."},
	}}
	want := []ordertext.Passage{
		{1, "", "ORDER"},
		{1, "1", "The hearing is adjourned to 12 May 2027 at 4.30 pm."},
		{1, "5", "The Court Adviser shall file a report that answers:"},
		{1, "5(a)", "What are the children’s wishes?"},
		{1, "5(a)", "Are they their own?"},
		{1, "5(b)", "Is contact safe?"},
		{2, "5.1", "The report is filed by 4pm. Notice to all parties"},
		{2, "", "The parties may apply."},
	}
	if got := ordertext.Passages(text); !slices.Equal(got, want) {
		t.Errorf("passages are\n%+v\nwant\n%+v", got, want)
	}
}

func TestAPassageOfATextThatChangedHasAnotherKey(t *testing.T) {
	was, is := ordertext.Passage{1, "5", "Is contact safe?"}, ordertext.Passage{1, "5", "Is contact not safe?"}
	if was.Key() == is.Key() || was.Key() != (ordertext.Passage{1, "5", "Is contact safe?"}).Key() {
		t.Error("a key does not name the words")
	}
}
