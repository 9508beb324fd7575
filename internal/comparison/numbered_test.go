package comparison_test

import (
	"slices"
	"strings"
	"testing"

	"candour/internal/comparison"
)

func TestLinesSetFarApartBelongToTheNumberBeforeThem(t *testing.T) {
	for says, c := range map[string]struct{ lines, want []string }{
		"lines go on": {
			[]string{"Statement of the father", "1. I came home", "at six. I read", "to them.", "2. They slept.", "3. It was cold."},
			[]string{"Statement of the father", "1. I came home at six. I read to them.", "2. They slept.", "3. It was cold."},
		},
		"a heading stands by itself": {
			[]string{"1. One evening.", "The school", "2. It wrote", "to me.", "3. I rang."},
			[]string{"1. One evening.", "The school", "2. It wrote to me.", "3. I rang."},
		},
		"nothing is numbered": {
			[]string{"Dear Ms Lowe", "thank you for", "your letter."},
			[]string{"Dear Ms Lowe", "thank you for", "your letter."},
		},
	} {
		var all []comparison.Paragraph
		for i, line := range c.lines {
			all = append(all, comparison.Paragraph{Number: i + 1, Page: 1, Words: strings.Fields(line)})
		}
		var got []string
		for _, group := range comparison.Together(all) {
			got = append(got, strings.ReplaceAll(comparison.Say(group), "\n\n", " "))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", says, got)
		}
	}
}
