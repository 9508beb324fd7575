package outbox

import (
	"slices"
	"strings"
	"unicode"

	"candour/internal/casework"
)

// Neutral reports whether words name nobody of a case: a tablet keeps them in clear.
func Neutral(s *casework.State, label string) bool {
	words := wordsOf(label)
	for _, p := range s.People() {
		for _, name := range append(p.FormerNames(), p.Name(), p.Called(), p.Family()) {
			for _, part := range wordsOf(name) {
				if len(part) > 1 && slices.Contains(words, part) {
					return false
				}
			}
		}
	}
	return true
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
}
