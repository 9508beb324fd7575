package casework

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/view"
)

// MostFound bounds how many cases one search finds. Nobody reads as many; whoever finds more types more.
const MostFound = 1000

// Query is what somebody looks for, through which of their cases, and how many of them one list holds.
type Query struct {
	Typed  string
	Within Within
	Most   int // MostFound, but in tests
}

// Search finds cases of a person by title, court number or the name of anybody in them, former names too; by the name of
// their worker, who is one of the staff; by the day of a hearing; and by a telephone number or a school that is hidden from nobody. Accents, apostrophes and hyphens do not matter. It looks through the person's own
// cases alone: an index of all words of the service would answer with every namesake in the country first (docs/decisions/0009). The soonest hearing comes first; decide on each
// before it is shown. Of more than the most, tooMany, only those are given that hold exactly the words that were typed, and none when those are too many as well.
func Search(ctx context.Context, db view.DB, p access.Person, staff *access.People, now time.Time, q Query) (found []Brief, tooMany bool, err error) {
	look, is := soughtBy(q.Typed, staff)
	if !is {
		return nil, false, nil
	}
	rows, err := linesOf(ctx, db, p, now, q.Within, look.condition)
	if err != nil {
		return nil, false, fmt.Errorf("search cases: %w", err)
	}
	cases := look.foundIn(rows)
	if tooMany = len(cases) > q.Most; tooMany {
		look.whole = true
		cases = look.foundIn(rows)
	}
	if len(cases) > q.Most || len(cases) == 0 {
		return nil, tooMany, err
	}
	in, args := view.In(2, cases)
	found, err = briefs(ctx, db, `WHERE c.stream IN `+in, now, args)
	return found, tooMany, err
}

// foundIn are the cases of the rows that hold what is sought, each once, by however many ties it is a person's.
func (s sought) foundIn(rows []foundRow) (cases []ledger.StreamID) {
	for _, row := range rows {
		if s.finds(row.Worker, row.Lines) {
			cases = append(cases, row.Case)
		}
	}
	slices.Sort(cases)
	return slices.Compact(cases)
}

// foundRow is a case with that by which it is found.
type foundRow struct {
	Case   ledger.StreamID
	Worker ledger.StreamID
	Lines  findable
}

// halves part all cases evenly: streams have random names of hexadecimal digits.
var halves = []string{`m.stream < '8'`, `m.stream >= '8'`}

// linesOf are the rows of found_1 of which a condition holds, among the cases of a person that are looked through, one for each tie. Somebody with thousands of cases waits half as
// long when both halves are read at once.
func linesOf(ctx context.Context, db view.DB, p access.Person, now time.Time, within Within, condition func(firstArg int) (string, []any)) ([]foundRow, error) {
	where, args := condition(1)
	mine, more := within(p, now, 1+len(args))
	args = append(args, more...)
	read := make([][]foundRow, len(halves))
	both, ctx := errgroup.WithContext(ctx)
	for i, half := range halves {
		both.Go(func() (err error) {
			read[i], err = view.All[foundRow](ctx, db, `SELECT f.stream, f.worker, f.lines FROM (`+mine+`) m CROSS JOIN found_1 f WHERE f.stream = m.stream AND `+half+` AND (`+where+`)`, args...)
			return err
		})
	}
	err := both.Wait()
	return slices.Concat(read...), err
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
