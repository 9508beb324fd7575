package evidencemap

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNoLineIsWiderThanItsBox(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, most := rapid.String().Draw(t, "text"), rapid.IntRange(1, 5).Draw(t, "most")
		width := rapid.IntRange(40, 200).Draw(t, "width")
		lines := wrap(text, width, most)
		if len(lines) > most {
			t.Errorf("%d lines, where %d fit", len(lines), most)
		}
		for _, line := range lines {
			if widthOf(line) > width {
				t.Errorf("%q is %d wide", line, widthOf(line))
			}
		}
	})
}

func TestATextThatFitsKeepsItsWords(t *testing.T) {
	const text = "Mr Kersey drove the children on 9 May after drinking"
	if got := strings.Join(wrap(text, 192, 4), " "); got != text {
		t.Errorf("%q", got)
	}
}

func TestWhatDoesNotFitIsCutWithAnEllipsis(t *testing.T) {
	lines := wrap(strings.Repeat("handover ", 40), 192, 3)
	if len(lines) != 3 || !strings.HasSuffix(lines[2], "…") {
		t.Errorf("%q", lines)
	}
}
