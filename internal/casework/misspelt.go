package casework

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/agnivade/levenshtein"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/view"
)

// mostNear bounds how many cases are offered whose names come close to what was typed.
const mostNear = 20

// Misspelt finds, among the cases that a person is tied to, those in which somebody’s name comes close to each word that was typed: one letter more,
// less or other in a short word, two in a long one. It is for when Search has found nothing.
func Misspelt(ctx context.Context, db view.DB, p access.Person, now time.Time, typed string) ([]Row, error) {
	words := wordsOf(typed)
	if len(words) == 0 {
		return nil, nil
	}
	mine, args := access.Mine(p, now, 1)
	people, err := view.All[personWords](ctx, db, `SELECT p.stream, p.words FROM person_1 p WHERE p.stream IN (`+mine+`)`, args...)
	if err != nil {
		return nil, fmt.Errorf("names that come close: %w", err)
	}
	var near []ledger.StreamID
	for _, who := range people {
		if len(near) < mostNear && holdsEach(who.Words, words, comesClose) {
			near = append(near, who.Case)
		}
	}
	return RowsOf(ctx, db, near, now)
}

type personWords struct {
	Case  ledger.StreamID
	Words string
}

// comesClose reports whether a word that was typed may be meant for one that is held. Numbers are never guessed at, and words of up to three
// letters neither.
func comesClose(held, typed string) bool {
	letters := len([]rune(typed))
	switch {
	case strings.HasPrefix(held, typed):
		return true
	case letters < 4 || strings.ContainsAny(typed, "0123456789"):
		return false
	case letters < 6:
		return levenshtein.ComputeDistance(held, typed) <= 1
	default:
		return levenshtein.ComputeDistance(held, typed) <= 2
	}
}
