package evidencemap

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// TextSize is the height of the letters of a box, in pixels. A map of five columns printed on A4 has them at 12.
const TextSize = 15

// wrap breaks a text into lines that are no wider than so many pixels. What does not fit in the last of the lines is cut with an ellipsis.
func wrap(text string, width, most int) []string {
	var lines []string
	line := ""
	for _, word := range pieces(text, width) {
		if longer := strings.TrimSpace(line + " " + word); widthOf(longer) <= width {
			line = longer
			continue
		}
		lines, line = append(lines, line), word
	}
	if line != "" {
		lines = append(lines, line)
	}
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] = fit(lines[most-1], width-widthOf("…")) + "…"
	}
	return lines
}

// pieces are the words of a text, those that are wider than a line broken.
func pieces(text string, width int) []string {
	var all []string
	for _, word := range strings.Fields(text) {
		for widthOf(word) > width {
			head := fit(word, width)
			all, word = append(all, head), word[len(head):]
		}
		all = append(all, word)
	}
	return all
}

// fit is as much of a text, from its beginning, as is no wider than so many pixels: one letter at least.
func fit(text string, width int) string {
	for i, r := range text {
		if i > 0 && widthOf(text[:i+utf8.RuneLen(r)]) > width {
			return text[:i]
		}
	}
	return text
}

// widthOf is how wide a text is, in pixels, at most: widths of Atkinson Hyperlegible Next in bold, in hundredths of its height.
func widthOf(text string) int {
	sum := 0
	for _, r := range text {
		sum += hundredths(r)
	}
	return (sum*TextSize + 99) / 100
}

func hundredths(r rune) int {
	switch {
	case strings.ContainsRune("iljI|.,:;’‘'!", r):
		return 32
	case strings.ContainsRune(" ftr()-", r):
		return 40
	case strings.ContainsRune("mwMW—…@%", r):
		return 100
	case r > 0x2E80:
		return 105
	case unicode.IsUpper(r):
		return 74
	default:
		return 60
	}
}
