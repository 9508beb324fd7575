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
// cases alone: an index of all words of the service would answer with every namesake in the country first (docs/decisions/0009). The soonest hearing comes first; decide on each
// before it is shown.
func Search(ctx context.Context, db view.DB, p access.Person, staff []access.Person, now time.Time, typed string) ([]Brief, error) {
	look, is := soughtBy(typed, staff)
	if !is {
		return nil, nil
	}
	condition, args := look.condition(2)
	mine, more := access.Mine(p, now, 2+len(args))
	all, err := view.All[foundRow](ctx, db, `SELECT f.worker, f.lines, `+briefColumns+` JOIN found_1 f ON f.stream = c.stream WHERE f.stream IN (`+mine+`) AND (`+condition+`)`,
		append(append([]any{ledger.FormatTime(now)}, args...), more...)...)
	if err != nil {
		return nil, fmt.Errorf("search cases: %w", err)
	}
	var found []Brief
	for _, row := range all {
		if look.finds(row.Worker, row.Lines) {
			found = append(found, row.Brief)
		}
	}
	sortBriefs(found)
	return found, nil
}

// foundRow is a case with that by which it is found.
type foundRow struct {
	Worker ledger.StreamID
	Lines  findable
	Brief
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
