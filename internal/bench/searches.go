package bench

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/seed"
)

// How often the box is asked for each sort of words by each sort of person, how many teams somebody manages who sees more than most, and within how
// many milliseconds 99 of 100 searches must be answered.
const (
	searches   = 100
	areaTeams  = 10
	mostSearch = 100
)

// searcher is a sort of person who searches.
type searcher struct {
	who, means string
	seats      []seat
	finds      bool // the cases of their seats are theirs to see
}

// searchers are those whose access is as usual, somebody with much of it, and somebody with none, who looks for the cases of others.
func (n *nation) searchers(ctx context.Context) ([]searcher, error) {
	area, err := n.areaManager(ctx)
	if err != nil {
		return nil, err
	}
	var others []seat
	for _, s := range n.workers {
		others = append(others, seat{n.cookie, s.cases})
	}
	return []searcher{
		{"workers", fmt.Sprintf("Asked by %d workers for cases of theirs.", len(n.workers)), n.workers, true},
		{"managers", fmt.Sprintf("Asked by %d managers for cases of their teams.", len(n.managers)), n.managers, true},
		{"newcomer", "Asked for the cases of others by somebody who has none: nothing may be found.", others, false},
		{"area manager", fmt.Sprintf("Asked by somebody who manages %d teams, with all cases of these, old ones too.", min(areaTeams, len(n.of.Teams()))), []seat{area}, true},
	}, nil
}

// areaManager is somebody who manages several teams, with their open cases.
func (n *nation) areaManager(ctx context.Context) (seat, error) {
	var teams []ledger.StreamID
	theirs := map[ledger.StreamID]bool{}
	for _, t := range n.of.Teams() {
		if len(teams) < areaTeams {
			teams, theirs[t.ID] = append(teams, t.ID), true
		}
	}
	who, err := n.employ(ctx, "Grace Okonkwo", access.Manager, teams...)
	if err != nil {
		return seat{}, err
	}
	if err := n.restart(ctx); err != nil { // who works here is read anew
		return seat{}, err
	}
	s := seat{}
	for c := range (seed.Service{Seed: n.of.Seed, Day: n.of.Day, To: min(n.of.To, areaTeams*1000)}).Cases() {
		if c.Open && theirs[c.Team.ID] {
			s.cases = append(s.cases, c)
		}
	}
	s.browser, err = n.signIn(ctx, who.ID)
	return s, err
}

// searchSort is a sort of words that are typed.
type searchSort struct {
	of    string
	typed func(n *nation, c seed.Case, i int) string // "" when this case cannot be looked for so
	sure  bool                                       // what is typed finds the case
}

var searchSorts = []searchSort{
	{"surname", func(_ *nation, c seed.Case, _ int) string { return c.Family }, true},
	{"surname misspelt", func(_ *nation, c seed.Case, i int) string { return misspell(c.Family, i) }, false},
	{"accents left out", func(_ *nation, c seed.Case, _ int) string { return differs(c.Family, plainLetters(c.Family)) }, true},
	{"accents put in", func(_ *nation, c seed.Case, _ int) string { return differs(c.Family, accented.Replace(c.Family)) }, true},
	{"child and surname", func(_ *nation, c seed.Case, _ int) string { return c.Child + " " + c.Family }, false}, // the child may bear the other name
	{"court’s number", func(_ *nation, c seed.Case, _ int) string { return c.Number }, true},
	{"telephone number", func(n *nation, c seed.Case, _ int) string { return n.phone(c, false) }, true},
	{"hidden telephone number", func(n *nation, c seed.Case, _ int) string { return n.phone(c, true) }, false},
	{"school", func(n *nation, c seed.Case, _ int) string { return n.once(9, c, c.School) }, true},
	{"worker", func(n *nation, c seed.Case, _ int) string { return n.once(2, c, c.Worker.Name) }, true},
	{"day of a hearing", func(n *nation, c seed.Case, _ int) string { return n.once(12, c, c.First.Plain()) }, true},
	{"common surname", func(_ *nation, _ seed.Case, i int) string { return commonNames[i%len(commonNames)] }, false},
	{"one or two letters", func(_ *nation, _ seed.Case, i int) string { return short[i%len(short)] }, false},
	{"hostile", func(_ *nation, _ seed.Case, i int) string { return hostile[i%len(hostile)] }, false},
}

var (
	commonNames = []string{"Smith", "Khan", "Jones", "Patel", "Begum", "Ahmed", "Taylor"}
	short       = []string{"a", "o", "m s", "b", "x", "li", "é"}
	hostile     = []string{
		"' OR '1'='1", "%", "_%_%_%", `"); --`, "\x00\x00", strings.Repeat("a ", 100), strings.Repeat("aaaaaaaaab ", 18), strings.Repeat("w", 200),
		"NEAR(a b)", "a* OR b*", "\u202ehtimS", "😀😀😀", "00000000000000000000", "--------", strings.Repeat("zyxwvutsrq", 20),
	}
	accented = strings.NewReplacer("a", "á", "e", "ë", "i", "í", "o", "ö", "u", "ū")
)

// phone is somebody’s telephone number in a case, when it is on record and hidden or not.
func (n *nation) phone(c seed.Case, hidden bool) string {
	if c.PhoneHidden != hidden {
		return ""
	}
	return n.once(9, c, c.Phone)
}

// once is what is on record once a case has been here for some days.
func (n *nation) once(days int, c seed.Case, what string) string {
	if !c.Received.AddDays(days).Before(n.of.Day) {
		return ""
	}
	return what
}

// misspell leaves a letter out of a name of five letters or more, or doubles one.
func misspell(name string, i int) string {
	letters := []rune(name)
	if len(letters) < 6 || strings.ContainsAny(name, "-’") {
		return ""
	}
	at := 1 + i%(len(letters)-2)
	if i%2 == 0 {
		return string(slices.Delete(letters, at, at+1))
	}
	return string(slices.Insert(letters, at, letters[at], letters[at]))
}

func differs(name, typed string) string {
	if typed == name {
		return ""
	}
	return typed
}

// plainLetters are the letters of a name without accents.
func plainLetters(name string) string {
	plain, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), name)
	if err != nil {
		return name
	}
	return strings.NewReplacer("Ł", "L", "ł", "l").Replace(plain)
}

// searchedBy are the figures of one sort of person.
func (n *nation) searchedBy(ctx context.Context, s searcher, asked int) ([]Figure, error) {
	all, err := n.searchedFirst(ctx, s)
	if err != nil {
		return nil, err
	}
	for _, sort := range searchSorts {
		figures, err := n.searchedFor(ctx, s, sort, asked)
		if err != nil {
			return all, fmt.Errorf("%s: %w", sort.of, err)
		}
		all = append(all, figures...)
	}
	return all, nil
}

// searchedFirst is what the first search of each person takes after the start of the program: it reads from the disk what later ones find in memory.
func (n *nation) searchedFirst(ctx context.Context, s searcher) ([]Figure, error) {
	var took times
	for _, at := range s.seats {
		one, err := timed(func() error { return n.site.search(ctx, at.browser, at.cases[0].Family, io.Discard) })
		if err != nil {
			return nil, err
		}
		took = append(took, one)
	}
	slices.Sort(took)
	return []Figure{
		{Of: "first of each person: half of the searches within", Value: milliseconds(took.of(50)), Unit: "ms"},
		{Of: "first of each person: the longest", Value: milliseconds(took.of(100)), Unit: "ms"},
	}, nil
}

// wanted is a case that somebody looks for by words.
type wanted struct {
	seat
	of    seed.Case
	typed string
}

// wantedBy is what the i-th search of a sort is for: the seats in turn, and of each the next case that can be looked for so.
func (n *nation) wantedBy(s searcher, sort searchSort, i int) (wanted, bool) {
	for try := range 2000 {
		at := s.seats[(i+try)%len(s.seats)]
		c := at.cases[(i*7+try)%len(at.cases)]
		if typed := sort.typed(n, c, i); typed != "" {
			return wanted{at, c, typed}, true
		}
	}
	return wanted{}, false
}

func (n *nation) searchedFor(ctx context.Context, s searcher, sort searchSort, searches int) ([]Figure, error) {
	if _, any := n.wantedBy(s, sort, 0); !any {
		return nil, nil
	}
	var of tally
	cost, err := CostOf(n.statements, searches, func(i int) error {
		w, any := n.wantedBy(s, sort, i)
		if !any {
			return errNothingToAsk
		}
		var answer bytes.Buffer
		one, err := timed(func() error { return n.site.search(ctx, w.browser, w.typed, &answer) })
		of.took = append(of.took, one)
		return errors.Join(err, of.count(answer.String(), casePath(w.of.Stream), s.finds))
	})
	if err != nil {
		return nil, err
	}
	slices.Sort(of.took)
	return sort.figures(s, of, cost), nil
}

// tally is how long searches took, and of how many pages that hold all that was found the case that was meant is one.
type tally struct {
	took           times
	found, counted int
}

var (
	errNotTheirs    = errors.New("somebody was shown a case that is not theirs")
	errNothingToAsk = errors.New("no case can be looked for so")
)

func (t *tally) count(page, meant string, finds bool) error {
	switch there := strings.Contains(page, `"`+meant+`"`); {
	case !finds && strings.Contains(page, `"/case/`):
		return errNotTheirs
	case there:
		t.found, t.counted = t.found+1, t.counted+1
	case !strings.Contains(page, "than are shown here"): // more was found than a page holds
		t.counted++
	}
	return nil
}

func (o searchSort) figures(s searcher, of tally, cost Cost) []Figure {
	all := []Figure{
		{Of: o.of + ": CPU of this program", Value: milliseconds(cost.CPU), Unit: "ms"},
		{Of: o.of + ": half of the searches within", Value: milliseconds(of.took.of(50)), Unit: "ms"},
		{Of: o.of + ": 99 of 100 within", Value: milliseconds(of.took.of(99)), Unit: "ms", Target: atMost(mostSearch)},
	}
	if !s.finds || slices.Contains([]string{"common surname", "one or two letters", "hostile"}, o.of) {
		return all
	}
	f := Figure{Of: o.of + ": the case that was meant is among what was found", Value: 100 * float64(of.found) / float64(max(of.counted, 1)), Unit: "in 100"}
	if o.sure {
		f.Target = atLeast(100)
	}
	return append(all, f)
}
