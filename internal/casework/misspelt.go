package casework

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/view"
)

// mostNear bounds how many cases are offered whose names come close to what was typed.
const mostNear = 20

// Misspelt finds, among the cases of a person that are looked through, those in which somebody’s name comes close to each word that was typed: one letter more,
// less or other in a short word, two in a long one. It is for when Search has found nothing.
func Misspelt(ctx context.Context, db view.DB, p access.Person, now time.Time, within Within, typed string) ([]Row, error) {
	words := wordsOf(typed)
	if len(words) == 0 {
		return nil, nil
	}
	cases, err := linesOf(ctx, db, p, now, within, func(int) (string, []any) { return `1 = 1`, nil })
	if err != nil {
		return nil, fmt.Errorf("names that come close: %w", err)
	}
	return RowsOf(ctx, db, nearest(cases, words), now)
}

// nearest are the cases in which somebody’s name comes close, the closest first.
func nearest(all []foundRow, words []string) []ledger.StreamID {
	apart := map[ledger.StreamID]int{}
	for _, c := range all {
		for _, names := range c.Lines.people() {
			letters, close := apartFrom(names, words)
			if was, there := apart[c.Case]; close && (!there || letters < was) {
				apart[c.Case] = letters
			}
		}
	}
	cases := slices.SortedFunc(maps.Keys(apart), func(a, b ledger.StreamID) int {
		return cmp.Or(cmp.Compare(apart[a], apart[b]), cmp.Compare(a, b))
	})
	return cases[:min(len(cases), mostNear)]
}

// apartFrom is by how many letters the words of a row are apart from what was typed; false when one of these comes close to none of them.
func apartFrom(row string, words []string) (letters int, close bool) {
	held := strings.Fields(row)
	for _, typed := range words {
		least := -1
		for _, h := range held {
			if apart, close := comesClose(h, typed); close && (least < 0 || apart < least) {
				least = apart
			}
		}
		if least < 0 {
			return 0, false
		}
		letters += least
	}
	return letters, true
}

// comesClose reports whether a word that was typed may be meant for one that is held, and by how many letters they are apart. Numbers are never guessed
// at, and words of up to three letters neither.
func comesClose(held, typed string) (apart int, close bool) {
	letters := utf8.RuneCountInString(typed)
	most := 2
	switch {
	case strings.HasPrefix(held, typed):
		return 0, true
	case letters < 4 || strings.ContainsAny(typed, "0123456789"):
		return 0, false
	case letters < 6:
		most = 1
	}
	if longer := utf8.RuneCountInString(held) - letters; longer > most || -longer > most {
		return 0, false // without counting: each letter more is one
	}
	apart = levenshtein.ComputeDistance(held, typed)
	return apart, apart <= most
}
