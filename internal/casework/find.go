package casework

import (
	"context"
	"fmt"
	"strings"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/view"
)

// Search finds cases that a person is tied to, open or closed, by title, court number or the name of anybody in them, former names too; by the name of
// their worker, who is one of the staff; by the day of a hearing; and by a telephone number or a school that is hidden from nobody. Accents, apostrophes and hyphens do not matter. It looks through the person's own
// cases alone: an index of all words of the service would answer with every namesake in the country first. The soonest hearing comes first; decide on each
// before it is shown.
func Search(ctx context.Context, db view.DB, p access.Person, staff []access.Person, now time.Time, typed string) ([]Brief, error) {
	words := wordsOf(typed)
	if len(words) == 0 {
		return nil, nil
	}
	args := make([]any, len(words))
	for i, word := range words {
		args[i] = "% " + word + "%"
	}
	found := holding("c", len(words)) + ` OR EXISTS (SELECT 1 FROM person_1 p WHERE p.stream = c.stream AND ` + holding("p", len(words)) + `)`
	found += ` OR EXISTS (SELECT 1 FROM reach_1 s WHERE s.stream = c.stream AND ` + holding("s", len(words)) + `)`
	if digits, is := phoneTyped(typed); is {
		args = append(args, "%"+digits+"%")
		found += fmt.Sprintf(` OR EXISTS (SELECT 1 FROM reach_1 t WHERE t.stream = c.stream AND t.phone LIKE $%d)`, 1+len(args))
	}
	if day, is := dayTyped(typed); is {
		args = append(args, day.String())
		found += fmt.Sprintf(` OR EXISTS (SELECT 1 FROM hearing_1 d WHERE d.stream = c.stream AND d.day = $%d)`, 1+len(args))
	}
	if called := calledSo(staff, words); len(called) > 0 {
		in, workers := view.In(2+len(args), called)
		args = append(args, workers...)
		found += ` OR c.worker IN ` + in
	}
	mine, more := access.Mine(p, now, 2+len(args))
	return briefs(ctx, db, `WHERE c.stream IN (`+mine+`) AND (`+found+`)`, now, append(args, more...))
}

// holding is the condition that a row holds words that begin as so many arguments from $2 on do. Of letters and digits alone, they hold no
// sign that means something to LIKE.
func holding(row string, words int) string {
	conditions := make([]string, words)
	for i := range conditions {
		conditions[i] = fmt.Sprintf(`' ' || %s.words LIKE $%d`, row, i+2)
	}
	return strings.Join(conditions, " AND ")
}

// dayTyped is the day that somebody typed, in one of the ways in which days are written.
func dayTyped(typed string) (calendar.Date, bool) {
	typed = strings.Join(strings.Fields(typed), " ")
	for _, layout := range []string{time.DateOnly, "2 January 2006", "2 Jan 2006", "2/1/2006", "2.1.2006", "2-1-2006"} {
		if t, err := time.Parse(layout, typed); err == nil {
			return calendar.DateOf(t), true
		}
	}
	return calendar.Date{}, false
}

// calledSo are those of the staff whose names hold each word that was typed.
func calledSo(staff []access.Person, words []string) []ledger.StreamID {
	var called []ledger.StreamID
	for _, who := range staff {
		if holdsEach(searchWords(who.Name), words, strings.HasPrefix) {
			called = append(called, who.ID)
		}
	}
	return called
}

// holdsEach reports whether each of some words matches one of a row's.
func holdsEach(row string, words []string, matches func(held, typed string) bool) bool {
	held := strings.Fields(row)
	for _, typed := range words {
		one := false
		for _, h := range held {
			one = one || matches(h, typed)
		}
		if !one {
			return false
		}
	}
	return true
}
