package casework

import (
	"fmt"
	"slices"
	"strings"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/view"
)

// foundView is found_1: one row for each case, with its worker and all by which the case is found. That is one line for what the case itself is called,
// for the names of each person, and for each school, telephone number and day of a hearing. What is confidential has no value in the case’s stream, and so
// no line here. Who sees the cases of ten teams searches as many rows as these have cases.
var foundView = &ledger.View{
	Name:    "found_1",
	Columns: texts("worker", "lines"),
	Rows: rowsOf(func(s *State) [][]any {
		worker, _ := s.lastWorker()
		return [][]any{{string(worker), string(s.findable())}}
	}),
}

// findable are the lines by which a case is found. A line begins with its sort; each of its words follows a space.
type findable string

// The sorts of lines.
const (
	caseLine   = "c"
	personLine = "p"
	schoolLine = "s"
	phoneLine  = "t"
	dayLine    = "d"
)

func (s *State) findable() findable {
	lines := []string{caseLine + " " + searchWords(s.Title(), s.Number(), s.about.value(CourtCase))}
	for _, p := range s.people {
		lines = append(lines, personLine+" "+searchWords(append(p.everyName(), p.Called())...))
		for _, d := range p.details {
			switch {
			case d.Confidential():
			case d.Kind == Phone:
				lines = append(lines, phoneLine+phoneDigits(d.Value))
			case d.Kind == School:
				lines = append(lines, schoolLine+" "+searchWords(d.Value))
			}
		}
	}
	for _, h := range s.Hearings() {
		lines = append(lines, dayLine+h.Day().String()) // nothing but the sort when the day is not known
	}
	return findable(strings.Join(lines, "\n"))
}

// people are the words of each person’s names.
func (f findable) people() (all []string) {
	for line := range strings.SplitSeq(string(f), "\n") {
		if words, is := strings.CutPrefix(line, personLine+" "); is {
			all = append(all, words)
		}
	}
	return all
}

// sought is what somebody typed, as cases are found by it: words that must all begin words of one line; the digits of a telephone number, ""
// when it is none; a day, zero when it is none; and those of the staff who are called so. When whole, the words must not only begin those of the line but be them.
type sought struct {
	words   []string
	whole   bool
	digits  string
	day     calendar.Date
	workers []ledger.StreamID
}

// soughtBy is what was typed; false when it holds nothing to look for.
func soughtBy(typed string, staff *access.People) (sought, bool) {
	s := sought{words: wordsOf(typed)}
	if len(s.words) == 0 {
		return s, false
	}
	if digits, is := phoneTyped(typed); is {
		s.digits = digits
	}
	s.day, _ = dayTyped(typed)
	s.workers = staff.Called(func(name string) bool { return beginsEach(wordsOfName(name), s.words) })
	return s, true
}

// finds reports whether a case is found by its worker or its lines.
func (s sought) finds(worker ledger.StreamID, lines findable) bool {
	if slices.Contains(s.workers, worker) {
		return true
	}
	for line := range strings.SplitSeq(string(lines), "\n") {
		if s.isIn(line) {
			return true
		}
	}
	return false
}

func (s sought) isIn(line string) bool {
	switch sort, rest := line[:1], line[1:]; sort {
	case phoneLine:
		return s.digits != "" && strings.Contains(rest, s.digits)
	case dayLine:
		return !s.day.IsZero() && rest == s.day.String()
	default:
		end := ""
		if s.whole {
			rest, end = rest+" ", " "
		}
		return !slices.ContainsFunc(s.words, func(word string) bool { return !strings.Contains(rest, " "+word+end) })
	}
}

// condition keeps the rows of found_1, called f, that may be found: it asks for the words in any lines, finds for them in one. Of letters, digits and
// the marks of days alone, what it looks for holds no sign that means something to LIKE.
func (s sought) condition(firstArg int) (sql string, args []any) {
	like := func(pattern string) string {
		args = append(args, pattern)
		return fmt.Sprintf(`f.lines LIKE $%d`, firstArg+len(args)-1)
	}
	var words []string
	for _, word := range s.words {
		words = append(words, like("% "+word+"%"))
	}
	any := []string{strings.Join(words, " AND ")}
	if s.digits != "" {
		any = append(any, like("%"+s.digits+"%"))
	}
	if !s.day.IsZero() {
		any = append(any, like("%"+dayLine+s.day.String()+"%"))
	}
	if len(s.workers) > 0 {
		in, workers := view.In(firstArg+len(args), s.workers)
		args = append(args, workers...)
		any = append(any, `f.worker IN `+in)
	}
	return strings.Join(any, " OR "), args
}
