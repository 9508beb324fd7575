package casework

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
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
		// The day is asked for by no index: one of its values holds the hearings of a day of the whole service, and the case’s own are few.
		found += fmt.Sprintf(` OR EXISTS (SELECT 1 FROM hearing_2 d WHERE d.stream = c.stream AND d.day || '' = $%d)`, 1+len(args))
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
		if beginsEach(wordsOfName(who.Name), words) {
			called = append(called, who.ID)
		}
	}
	return called
}

// namesOfStaff are the words of the staff’s names, by name: a service has thousands, each search asks for all, and they change seldom.
var namesOfStaff sync.Map

func wordsOfName(name string) []string {
	if words, known := namesOfStaff.Load(name); known {
		return words.([]string)
	}
	words := strings.Fields(searchWords(name))
	namesOfStaff.Store(name, words)
	return words
}

// beginsEach reports whether each word that was typed begins one that is held.
func beginsEach(held, typed []string) bool {
	for _, word := range typed {
		if !slices.ContainsFunc(held, func(h string) bool { return strings.HasPrefix(h, word) }) {
			return false
		}
	}
	return true
}
