package comparison_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"candour/internal/comparison"
	"candour/internal/redaction"
	"candour/internal/redline"
)

func paper(paragraphs ...string) []comparison.Paragraph {
	return paragraphsOf(strings.Join(paragraphs, "\n\n"), nil)
}

func paragraphsOf(words string, spans []redaction.Span) []comparison.Paragraph {
	return comparison.Paragraphs(redaction.Text{Pages: []redaction.Page{{Words: words}}}, func(int) []redaction.Span { return spans })
}

// drawn writes runs with [-what was removed-] and {+what was added+}.
func drawn(runs []redline.Run) string {
	var all []string
	for _, r := range runs {
		switch r.Change {
		case redline.Removed:
			all = append(all, "[-"+r.Words+"-]")
		case redline.Added:
			all = append(all, "{+"+r.Words+"+}")
		default:
			all = append(all, r.Words)
		}
	}
	return strings.Join(all, " ")
}

func TestTwoPlansStandSideBySideWithWhatWasAddedAndRemoved(t *testing.T) {
	before := paper("Ola lives with her aunt.", "She sees her father each month,\nwith somebody there.", "The plan ends in May.")
	after := paper("Ola lives with her aunt.", "She sees her father each week,\nwith somebody there.", "He rings on Sundays.", "The plan ends in May.")
	got := comparison.Compare(before, after)
	want := [][2]string{
		{"Ola lives with her aunt.", "Ola lives with her aunt."},
		{"She sees her father each [-month,-] with somebody there.", "She sees her father each {+week,+} with somebody there. {+¶ He rings on Sundays.+}"},
		{"The plan ends in May.", "The plan ends in May."},
	}
	if len(got) != len(want) {
		t.Fatalf("there are %d passages: %+v", len(got), got)
	}
	for i, p := range got {
		if drawn(p.Before) != want[i][0] || drawn(p.After) != want[i][1] || p.Changed() != (i == 1) {
			t.Errorf("passage %d: %q beside %q", i, drawn(p.Before), drawn(p.After))
		}
	}
}

func TestWhatIsHiddenIsCoveredBeforeItIsCompared(t *testing.T) {
	before := paragraphsOf("She lives at 14 Elm Road now.", []redaction.Span{{Page: 1, From: 4, To: 6}})
	after := paragraphsOf("She lives at 3 Larch House Lane now.", []redaction.Span{{Page: 1, From: 4, To: 7}})
	got := comparison.Compare(before, after)
	if len(got) != 1 || got[0].Changed() || !got[0].Covers() || drawn(got[0].After) != "She lives at "+comparison.Covered+" now." {
		t.Errorf("compared: %+v", got)
	}
}

func TestNoWordOfEitherPaperIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		some := rapid.SliceOfN(rapid.SampledFrom([]string{"a b c", "a b", "d", "c c a", "e f g h"}), 0, 8)
		before, after := some.Draw(t, "before"), some.Draw(t, "after")
		var left, right []string
		for _, p := range comparison.Compare(paper(before...), paper(after...)) {
			for _, r := range p.Before {
				left = append(left, strings.Fields(r.Words)...)
			}
			for _, r := range p.After {
				right = append(right, strings.Fields(r.Words)...)
			}
		}
		mark := func(w string) bool { return w == "¶" }
		if words := strings.Fields(strings.Join(before, " ")); !slices.Equal(slices.DeleteFunc(left, mark), words) {
			t.Errorf("%v became %v", words, left)
		}
		if words := strings.Fields(strings.Join(after, " ")); !slices.Equal(slices.DeleteFunc(right, mark), words) {
			t.Errorf("%v became %v", words, right)
		}
	})
}
