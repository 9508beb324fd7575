package casework

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/view"
)

// GlassLimit is for how long a case stays open to somebody who opened it in an emergency.
const GlassLimit = 4 * time.Hour

// Glass is an attempt to open a case in an emergency, as its own stream tells it.
type Glass struct {
	GlassAskedBody
	Entry  ledger.Entry       // that asked
	Case   ledger.StreamID    // that was opened; none when nothing was
	Review *GlassReviewedBody // nil while nobody has looked at it
	By     ledger.Author      // of the review
}

// broken is the case having been opened to somebody in an emergency.
type broken struct {
	GlassBrokenBody
	entry ledger.Entry
}

// GlassOf is the attempt of a stream.
func GlassOf(h *ledger.History) *Glass { return attempts.Of(h) }

var attempts = ledger.NewFold(func(g *Glass, e ledger.Entry) {
	switch b := e.Body.(type) {
	case GlassAskedBody:
		g.GlassAskedBody, g.Entry = b, e
	case GlassAnsweredBody:
		g.Case = b.Case
	case GlassReviewedBody:
		g.Review, g.By = &b, e.Author
	}
})

// Began reports whether the stream holds an attempt at all.
func (g *Glass) Began() bool { return g.Entry.ID != "" }

// AskGlass puts an attempt on record, in a stream of its own, before anything is looked for.
func AskGlass(h *ledger.History, by ledger.Author, id ledger.EntryID, form GlassAskedBody) (ledger.Change, error) {
	if h.Version > 0 {
		return ledger.Change{}, fault.BadInput("The form was not whole. Open it again, and type it once more.", errors.New("a form names a stream that is taken"))
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, GlassAsked, id, nil, form)
	return m.Done()
}

// AnswerGlass records what came of an attempt and, where there is a case that opens this way, opens it. It takes the empty state for none.
func AnswerGlass(g *Glass, s *State, by access.Person, id ledger.EntryID) (ledger.Change, error) {
	m := &ledger.Making{By: ledger.By(by.ID)}
	attempt := g.Entry.Ref()
	if !s.opensInAnEmergency(by.ID) {
		ledger.Put(m, attempt.Stream, GlassAnswered, id, nil, GlassAnsweredBody{Attempt: attempt})
		return m.Done()
	}
	ledger.Put(m, attempt.Stream, GlassAnswered, id, nil, GlassAnsweredBody{attempt, s.Stream})
	ledger.Put(m, s.Stream, GlassBroken, ledger.DerivedID(s.Stream, "glass "+string(id)), nil, GlassBrokenBody{attempt, by.ID, by.Name, g.Reason})
	return m.Done()
}

// opensInAnEmergency is what access.GlassOpener asks of the case as it stands when it is opened: it may have been restricted since it was found.
func (s *State) opensInAnEmergency(person ledger.StreamID) bool {
	return s.Began() && s.restriction == nil && !slices.ContainsFunc(s.Conflicts(), func(c *ConflictOfInterest) bool { return c.Person == person })
}

// InEmergency reports whether the case is open to somebody because of an emergency at a time, until when, and when they asked.
func (s *State) InEmergency(person ledger.StreamID, now time.Time) (asked, until time.Time, open bool) {
	for _, b := range s.Bonds(now) {
		if b.Relation == access.Glass && b.Subject == person && b.Until.After(until) {
			asked, until, open = b.From, b.Until, true
		}
	}
	return asked, until, open
}

// ReviewGlass records the word of somebody else on an attempt.
func ReviewGlass(g *Glass, by ledger.Author, id ledger.EntryID, form GlassReviewedBody) (ledger.Change, error) {
	switch {
	case !g.Began() || g.Entry.Author == by:
		return ledger.Change{}, fault.Absent(nil)
	case g.Review != nil:
		return ledger.Change{}, problem("follows", "Somebody has looked at this already")
	}
	form.Attempt = g.Entry.Ref()
	m := &ledger.Making{By: by}
	ledger.Put(m, g.Entry.Stream, GlassReviewed, id, nil, form)
	return m.Done()
}

// MeantBy is the one case that an attempt can mean, by its court number or by somebody in it; none when there is none, or several. It asks the same
// of the record whatever was typed. Decide whether it opens before anything is said of it.
func MeantBy(ctx context.Context, db view.DB, typed GlassAskedBody) (ledger.StreamID, error) {
	meant, byName, err := fitting(ctx, db, typed)
	if err != nil {
		return "", err
	}
	if !given(typed.Number) {
		meant = byName
	}
	if meant, err = withoutTwins(ctx, db, meant); len(meant) != 1 || err != nil {
		return "", err
	}
	return meant[0], nil
}

// NamedBy are, of each attempt by its stream, all cases that anything typed in it names, whatever came of it: whoever has a conflict of interest in one
// of them does not read it. However many attempts there are, two questions are asked. They are not scoped to anybody, and are not for showing.
func NamedBy(ctx context.Context, db view.DB, attempts ...*Glass) (map[ledger.StreamID][]ledger.StreamID, error) {
	if len(attempts) == 0 {
		return nil, nil
	}
	byNumber, byName, err := typedIn(ctx, db, attempts)
	if err != nil {
		return nil, fmt.Errorf("cases that attempts name: %w", err)
	}
	named := map[ledger.StreamID][]ledger.StreamID{}
	for _, g := range attempts {
		all := slices.Clone(byName[nameTyped{fold(g.Name), g.Born.String()}])
		for _, number := range writings(g.Number) {
			all = append(all, byNumber[number]...)
		}
		if g.Case != "" {
			all = append(all, g.Case)
		}
		slices.Sort(all)
		named[g.Entry.Stream] = slices.Compact(all)
	}
	return named, nil
}

// nameTyped is a name and a date of birth as rows hold them.
type nameTyped struct{ folded, born string }

// typedIn are the cases of all numbers, and of all people, that were typed in some attempts.
func typedIn(ctx context.Context, db view.DB, attempts []*Glass) (byNumber map[string][]ledger.StreamID, byName map[nameTyped][]ledger.StreamID, err error) {
	numbers, names := writings(""), []string{nobodysName}
	for _, g := range attempts {
		numbers = append(numbers, writings(g.Number)...)
		if given(g.Name) {
			names = append(names, fold(g.Name))
		}
	}
	byNumber, byName = map[string][]ledger.StreamID{}, map[nameTyped][]ledger.StreamID{}
	in, args := view.In(1, numbers)
	cases, err := view.All[struct{ Case, Number string }](ctx, db, `SELECT stream, number FROM case_1 WHERE number IN `+in, args...)
	if err != nil {
		return nil, nil, err
	}
	for _, c := range cases {
		byNumber[c.Number] = append(byNumber[c.Number], ledger.StreamID(c.Case))
	}
	in, args = view.In(1, names)
	people, err := view.All[struct{ Case, Folded, Born string }](ctx, db, `SELECT stream, folded, born FROM person_1 WHERE folded IN `+in, args...)
	for _, p := range people {
		who := nameTyped{p.Folded, p.Born}
		byName[who] = append(byName[who], ledger.StreamID(p.Case))
	}
	return byNumber, byName, err
}

// nobodysName is one that nobody has once it is folded.
const nobodysName = "no name"

// fitting are the cases that what was typed fits, each once: by the court number, and by somebody in them.
func fitting(ctx context.Context, db view.DB, typed GlassAskedBody) (byNumber, byName []ledger.StreamID, err error) {
	for _, number := range writings(typed.Number) {
		for _, law := range []pack.Law{pack.PrivateLaw, pack.PublicLaw} {
			streams, err := WithNumber(ctx, db, law, number)
			if err != nil {
				return nil, nil, err
			}
			byNumber = append(byNumber, streams...)
		}
	}
	places, err := Namesakes(ctx, db, typed.Name, typed.Born)
	for _, p := range places {
		byName = append(byName, p.Case)
	}
	slices.Sort(byName)
	return byNumber, slices.Compact(byName), err
}

// withoutTwins leaves out the cases that go on in the one made by hand: they are closed without a day on which anybody closed them.
func withoutTwins(ctx context.Context, db view.DB, cases []ledger.StreamID) ([]ledger.StreamID, error) {
	in, args := view.In(1, append([]ledger.StreamID{""}, cases...))
	all, err := view.All[ledger.StreamID](ctx, db, `SELECT stream FROM case_1 WHERE stream IN `+in+` AND NOT (status = 'closed' AND closed_on = '')`, args...)
	if err != nil {
		return nil, fmt.Errorf("look for a case: %w", err)
	}
	return all, nil
}

// writings are a court number as it was typed, and as letters bear it. Where none was typed, it is one that no case has.
func writings(number string) []string {
	if !given(number) {
		return []string{"no number"}
	}
	plain := strings.ToUpper(strings.NewReplacer(" ", "", "-", "").Replace(number))
	return slices.Compact([]string{number, plain})
}

// glassView is glass_1: one row for each attempt to open a case in an emergency. Its reviewed is 1 once somebody has looked at it.
var glassView = &ledger.View{
	Name:    "glass_1",
	Columns: append(texts("person", "at", "of_case"), numbers("reviewed")...),
	Indexes: [][]string{{"reviewed", "at"}},
	Rows: func(h *ledger.History) [][]any {
		g := GlassOf(h)
		if !g.Began() {
			return nil
		}
		reviewed := int64(0)
		if g.Review != nil {
			reviewed = 1
		}
		return [][]any{{string(g.Entry.Author.Person), ledger.FormatTime(g.Entry.Recorded), string(g.Case), reviewed}}
	},
}

// Unreviewed are the attempts at which nobody has looked, the oldest first. What was typed stands in no row, so each is read; they are as many as came since
// the working day before. They are not scoped to anybody: see MayReview.
func Unreviewed(ctx context.Context, l *ledger.Ledger) ([]*Glass, error) {
	waiting, err := view.All[ledger.StreamID](ctx, l.DB(), `SELECT stream FROM glass_1 WHERE reviewed = 0 ORDER BY at, stream`)
	if err != nil {
		return nil, fmt.Errorf("what was opened in an emergency: %w", err)
	}
	all := make([]*Glass, len(waiting))
	for i, stream := range waiting {
		h, err := l.Read(ctx, stream)
		if err != nil {
			return nil, fmt.Errorf("read an attempt: %w", err)
		}
		all[i] = GlassOf(h)
	}
	return all, nil
}

// MayReview reports whether somebody looks at an attempt, given the ties of the cases that it names: never their own, and never one that names a case
// in which they have a conflict of interest, of which they would read here; of a case that was opened, who manages it; of one that opened nothing,
// any other manager; and quality of all.
func MayReview(by access.Person, g *Glass, named map[ledger.StreamID][]access.Tie) bool {
	for _, ties := range named {
		if !access.Decide(by, access.GlassReviewer, ties).Allowed {
			return false
		}
	}
	switch {
	case by.ID == g.Entry.Author.Person || !access.Decide(by, access.GlassReviewer, nil).Allowed:
		return false
	case by.Has(access.Quality) || g.Case == "":
		return true
	default:
		return access.Decide(by, access.CaseManager, named[g.Case]).Allowed
	}
}

// ReviewBy is the day by which somebody looks at what was asked on a day: the next working day.
func ReviewBy(pk *pack.Pack, on calendar.Date) calendar.Date { return nextWorkingDay(pk, on).On }
