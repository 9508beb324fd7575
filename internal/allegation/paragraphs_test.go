package allegation_test

import (
	"slices"
	"testing"

	"candour/internal/allegation"
)

func TestParagraphsAreReadAsTheyAreNumbered(t *testing.T) {
	for text, want := range map[string][]allegation.Paragraph{
		"Threshold\n\n1. He left them alone\n   all night.\n\nPage 2\n2) The house was cold.": {{Number: "1", Words: "He left them alone all night."}, {Number: "2", Words: "The house was cold."}},
		"2.1 The first.\n3(a) The second.":      {{Number: "2.1", Words: "The first."}, {Number: "3(a)", Words: "The second."}},
		"He left them alone.\nIt was cold.\n\n": {{Number: "1", Words: "He left them alone."}, {Number: "2", Words: "It was cold."}},
		"1. On the way.\n12 May was cold.":      {{Number: "1", Words: "On the way. 12 May was cold."}},
		"":                                      nil,
	} {
		if got := allegation.Paragraphs(text); !slices.Equal(got, want) {
			t.Errorf("%q has %v", text, got)
		}
	}
}
