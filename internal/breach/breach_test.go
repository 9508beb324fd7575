package breach_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"candour/internal/breach"
	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
)

// wrong is a case in which something went to the wrong person, with the breach as it stands.
type wrong struct {
	*casetest.Case
	t           *testing.T
	niamh, ola  ledger.Ref
	stream      ledger.StreamID
	opened      time.Time
	hiddenPlace string
}

// newWrong opens a breach in which Niamh’s safety may be at stake.
func newWrong(t *testing.T) *wrong {
	t.Helper()
	t.Parallel()
	c := casetest.New(t, casetest.More{Kinds: ledgertest.Kinds(&breach.Kinds), Views: []*ledger.View{breach.View}})
	w := &wrong{Case: c, t: t, niamh: c.Adult("Niamh O’Neill", "respondent"), ola: c.Child("Ola Wilk", "2016-05-02"), hiddenPlace: "14 Sycamore Rise, Milborough"}
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.AddDetail(s, c.Worker, ledger.NewEntryID(), casework.DetailForm{
			Of: w.niamh, Kind: casework.Address, Value: w.hiddenPlace, Hiding: casework.Hiding{From: casework.FromEveryone},
		})
	}, c.Side)
	w.stream, w.opened = c.Begin(), c.Ledger.Now()
	if err := w.opens(breach.OpenForm{What: "The section 7 report", To: "His former solicitor, by e-mail", AtStake: []ledger.Ref{w.niamh}}); err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *wrong) opens(form breach.OpenForm) error {
	form.Aware = w.Ledger.Now()
	return w.acts(func(hs ledger.Histories) (ledger.Change, error) {
		return breach.Open(casetest.Pack(w.t), casework.Of(hs[w.Stream]), hs[w.stream], w.step(), form)
	})
}

func (w *wrong) acts(verb ledger.Verb) error {
	_, err := w.Ledger.Do(w.t.Context(), ledger.Act{On: []ledger.Seen{{Stream: w.Stream, Version: ledger.Any}, {Stream: w.stream, Version: ledger.Any}}, Verb: verb})
	return err
}

func (w *wrong) step() breach.Step {
	w.t.Helper()
	gate, err := breach.Gate(w.State(), casework.SideOf(w.Read(w.Side)))
	if err != nil {
		w.t.Fatal(err)
	}
	return breach.Step{By: w.Worker, ID: ledger.NewEntryID(), Now: w.Ledger.Now(), Gate: gate}
}

// does takes a step, which must be taken.
func (w *wrong) does(do func(*breach.Breach, breach.Step) (ledger.Change, error)) *wrong {
	w.t.Helper()
	if err := w.tries(do); err != nil {
		w.t.Fatal(err)
	}
	return w
}

func (w *wrong) tries(do func(*breach.Breach, breach.Step) (ledger.Change, error)) error {
	s := w.step()
	return w.acts(func(hs ledger.Histories) (ledger.Change, error) { return do(breach.Of(hs[w.stream]), s) })
}

func (w *wrong) breach() *breach.Breach { return breach.Of(w.Read(w.stream)) }

type change = ledger.Change

func keepsSafe(who ledger.Ref) func(*breach.Breach, breach.Step) (change, error) {
	return func(b *breach.Breach, s breach.Step) (change, error) {
		return b.KeepSafe(s, breach.SafetyBody{Person: breach.Person{Of: who, Name: "Niamh O’Neill"}, Warned: true, Plan: "Reached at her sister’s; she stays there tonight"})
	}
}

func retrieves(step breach.RetrievalStep) func(*breach.Breach, breach.Step) (change, error) {
	return func(b *breach.Breach, s breach.Step) (change, error) {
		return b.Retrieve(s, breach.RetrievalBody{Step: step, Words: "Ms Hall, by e-mail"})
	}
}

func decides(commissioner, people bool) func(*breach.Breach, breach.Step) (change, error) {
	return func(b *breach.Breach, s breach.Step) (change, error) {
		return b.Decide(s, breach.DecidedBody{Commissioner: commissioner, CommissionerWhy: "It was read", People: people, PeopleWhy: "She must know"})
	}
}

func tells(whom breach.Whom, of ledger.Ref) func(*breach.Breach, breach.Step) (change, error) {
	return func(b *breach.Breach, s breach.Step) (change, error) {
		return b.Tell(s, breach.ToldBody{Whom: whom, Of: of, Name: "Niamh O’Neill", Words: "By telephone"})
	}
}

func wasSeen(b *breach.Breach, s breach.Step) (change, error) {
	return b.WasSeen(s, breach.SeenBody{Words: "Nobody, they say"})
}

func willChange(b *breach.Breach, s breach.Step) (change, error) {
	return b.WillChange(s, breach.ChangeBody{What: "Former solicitors come off the list", Who: "Colin Pryce"})
}

func closes(b *breach.Breach, s breach.Step) (change, error) {
	return b.Close(s, breach.ClosedBody{Words: "Deleted unread within the hour"})
}

func TestOneActOpensABreachAndTheCaseLeadsToIt(t *testing.T) {
	w := newWrong(t)
	if got := breach.In(w.Read(w.Stream)); !slices.Equal(got, []ledger.StreamID{w.stream}) {
		t.Errorf("the case leads to %v", got)
	}
	b := w.breach()
	if by, err := ledger.ParseTime(b.DecideBy); err != nil || !by.Equal(w.opened.Add(72*time.Hour)) || b.AtStake[0].Name != "Niamh O’Neill" {
		t.Errorf("the breach is %+v", b.OpenedBody)
	}
}

func TestWhoseSafetyIsAtStakeIsAskedFirst(t *testing.T) {
	w := newWrong(t)
	w.stream = w.Begin()
	for name, form := range map[string]breach.OpenForm{
		"stake":       {What: "A letter", To: "A neighbour"},
		"nobody":      {What: "A letter", To: "A neighbour", AtStake: []ledger.Ref{w.niamh}, Nobody: "It was empty"},
		"stake again": {What: "A letter", To: "A neighbour", AtStake: []ledger.Ref{w.niamh, {Stream: w.Stream, Entry: ledger.NewEntryID()}}},
	} {
		if err := w.opens(form); !refusedFor(err, strings.Fields(name)[0]) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func refusedFor(err error, field string) bool {
	var fields fault.Fields
	return errors.As(err, &fields) && slices.ContainsFunc(fields, func(f fault.Field) bool { return f.Name == field })
}

func TestAHiddenDetailNeverStandsInABreach(t *testing.T) {
	w := newWrong(t)
	for _, written := range []string{w.hiddenPlace, "the flat at 14 sycamore rise", "14, Sycamore-Rise"} {
		err := w.tries(func(b *breach.Breach, s breach.Step) (change, error) {
			return b.Retrieve(s, breach.RetrievalBody{Step: breach.AskedBack, Words: "It names " + written + "."})
		})
		if !refusedFor(err, "words") {
			t.Errorf("%q was taken: %v", written, err)
		}
	}
	w.stream = w.Begin()
	if err := w.opens(breach.OpenForm{What: "Her address, 14 Sycamore Rise", To: "Him", AtStake: []ledger.Ref{w.niamh}}); !refusedFor(err, "what") {
		t.Errorf("it was taken when the breach was opened: %v", err)
	}
}

func TestTheHoursRunFromWhenTheServiceLearnedOfIt(t *testing.T) {
	w := newWrong(t)
	for after, want := range map[time.Duration]string{
		0:                            "72 hours left to decide",
		31 * time.Hour:               "41 hours left to decide",
		70*time.Hour + time.Minute:   "1 hour left to decide",
		71*time.Hour + 1*time.Minute: "Less than an hour left to decide",
		72*time.Hour + 1*time.Minute: "Nobody has decided, and the 72 hours have just ended",
		77*time.Hour + 1*time.Minute: "Nobody has decided, and the 72 hours ended 5 hours ago",
	} {
		if got := w.breach().Clock(w.opened.Add(after)); got != want {
			t.Errorf("after %s it says %q, want %q", after, got, want)
		}
	}
}

func TestALateDecisionSaysWhyItIsLate(t *testing.T) {
	w := newWrong(t)
	w.Clock.Set(w.opened.Add(73 * time.Hour))
	if err := w.tries(decides(true, true)); !refusedFor(err, "late") {
		t.Errorf("it was taken: %v", err)
	}
	w.does(func(b *breach.Breach, s breach.Step) (change, error) {
		return b.Decide(s, breach.DecidedBody{CommissionerWhy: "Unread", PeopleWhy: "Unread", Late: "Nobody was on duty"})
	})
	if got := w.breach().Clock(w.Ledger.Now()); !strings.HasPrefix(got, "Who is told was decided on ") {
		t.Errorf("the clock says %q", got)
	}
}

func TestItIsClosedOnlyWhenEveryPartIsAnswered(t *testing.T) {
	w := newWrong(t)
	steps := []func(*breach.Breach, breach.Step) (change, error){
		keepsSafe(w.niamh), retrieves(breach.AskedBack), retrieves(breach.Deleted), decides(true, true), tells(breach.TheCommissioner, ledger.Ref{}),
		tells(breach.Concerned, w.niamh), wasSeen, willChange,
	}
	for i, step := range steps {
		if err := w.tries(closes); err == nil {
			t.Fatalf("it was closed after %d of %d steps", i, len(steps))
		}
		w.does(step)
	}
	w.does(closes)
	if err := w.tries(wasSeen); fault.KindOf(err) != fault.Denied {
		t.Errorf("something was added once it was closed: %v", err)
	}
}

func TestTheChildWhoIsAtStakeHasAPlanOfHerOwn(t *testing.T) {
	w := newWrong(t)
	w.stream = w.Begin()
	if err := w.opens(breach.OpenForm{What: "A letter", To: "A neighbour", AtStake: []ledger.Ref{w.niamh, w.ola}}); err != nil {
		t.Fatal(err)
	}
	w.does(keepsSafe(w.niamh))
	if left := w.breach().Unprotected(); len(left) != 1 || left[0].Of != w.ola {
		t.Errorf("without a plan are %v", left)
	}
}

// TestWhatIsUnansweredOnlyShrinksAsStepsAreTaken takes steps in any order: none of them makes something unanswered that was answered, save a decision
// that more are told, and asking for something back again.
func TestWhatIsUnansweredOnlyShrinksAsStepsAreTaken(t *testing.T) {
	w := newWrong(t)
	steps := map[string]func(*breach.Breach, breach.Step) (change, error){
		"safe": keepsSafe(w.niamh), "deleted": retrieves(breach.Deleted), "decided": decides(false, false), "told": tells(breach.Concerned, w.niamh),
		"seen": wasSeen, "changes": willChange,
	}
	rapid.Check(t, func(r *rapid.T) {
		w.stream = w.Begin()
		if err := w.opens(breach.OpenForm{What: "A letter", To: "A neighbour", AtStake: []ledger.Ref{w.niamh}}); err != nil {
			r.Fatal(err)
		}
		before := len(w.breach().Unanswered())
		for _, name := range rapid.Permutation([]string{"safe", "deleted", "decided", "told", "seen", "changes"}).Draw(r, "order") {
			w.does(steps[name])
			after := len(w.breach().Unanswered())
			if after > before {
				r.Fatalf("after %s more is unanswered than before", name)
			}
			before = after
		}
		if before != 0 {
			r.Fatalf("%d parts are unanswered after every step", before)
		}
	})
}
