package safeguarding

import (
	"slices"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
)

// State is what was asked and checked about safety in a case, as its open stream tells it. It is shared between readers: change nothing in it.
type State struct {
	Stream ledger.StreamID

	checks  []*Check
	held    []Act[InterviewHeldBody]
	tried   []Act[InterviewAttemptedBody]
	unheld  []Act[InterviewNotHeldBody]
	letters []Act[LetterBegunBody]
}

// Act is something that was done, by whom and when.
type Act[B any] struct {
	Body  B
	Entry ledger.Entry
}

// On is the day on which it happened; on which it was recorded, if nobody said.
func (a Act[B]) On() calendar.Date { return dayOf(a.Entry) }

func dayOf(e ledger.Entry) calendar.Date {
	if day := casework.DayOf(e.Happened); !day.IsZero() {
		return day
	}
	return calendar.DateInLondon(e.Recorded)
}

// Check is a check with what became of it. Ref names it.
type Check struct {
	CheckAskedBody
	Ref      ledger.Ref
	Asked    *ledger.Entry          // by which it was sent; nil while it is not made
	NotMade  *Act[CheckNotMadeBody] // nil unless it was said not to be made
	Chased   []Act[CheckChasedBody]
	Outcomes []Act[CheckOutcomeBody] // oldest first; the last one counts
}

// Sent is the day on which it was sent; zero when it was not.
func (c *Check) Sent() calendar.Date {
	if c.Asked == nil {
		return calendar.Date{}
	}
	return dayOf(*c.Asked)
}

// Last is what came of it last; false while nothing has.
func (c *Check) Last() (Act[CheckOutcomeBody], bool) {
	if len(c.Outcomes) == 0 {
		return Act[CheckOutcomeBody]{}, false
	}
	return c.Outcomes[len(c.Outcomes)-1], true
}

// Item is the item of evidence that says what came of it, or why it is not made; the zero Ref while it waits for an answer that never came.
func (c *Check) Item() ledger.Ref {
	if last, ok := c.Last(); ok {
		return last.Body.Item
	}
	if c.NotMade != nil {
		return c.NotMade.Body.Item
	}
	return ledger.Ref{}
}

// Done reports whether it is known what came of it, or why it is not made.
func (c *Check) Done() bool {
	_, came := c.Last()
	return came || c.Asked == nil
}

// Of is what was asked and checked in a case, as a history of its open stream tells it.
func Of(h *ledger.History) *State { return folding.Of(h) }

var folding = casework.NewFold(func(s *State, e ledger.Entry) {
	s.Stream = e.Stream
	switch b := e.Body.(type) {
	case CheckAskedBody:
		s.applyAsked(e, b)
	case CheckNotMadeBody:
		asked := CheckAskedBody{Check: b.Check, Whom: b.Whom, About: b.About}
		s.checks = append(s.checks, &Check{CheckAskedBody: asked, Ref: e.Ref(), NotMade: &Act[CheckNotMadeBody]{b, e}})
	case CheckChasedBody:
		if c, ok := s.Check(b.Check); ok {
			c.Chased = append(c.Chased, Act[CheckChasedBody]{b, e})
		}
	case CheckOutcomeBody:
		if c, ok := s.Check(b.Check); ok {
			c.Outcomes = append(c.Outcomes, Act[CheckOutcomeBody]{b, e})
		}
	case InterviewHeldBody:
		s.held = append(s.held, Act[InterviewHeldBody]{b, e})
	case InterviewAttemptedBody:
		s.tried = append(s.tried, Act[InterviewAttemptedBody]{b, e})
	case InterviewNotHeldBody:
		s.unheld = append(s.unheld, Act[InterviewNotHeldBody]{b, e})
	case LetterBegunBody:
		s.letters = append(s.letters, Act[LetterBegunBody]{b, e})
	}
})

func (s *State) applyAsked(e ledger.Entry, b CheckAskedBody) {
	if c, ok := s.Check(b.After); ok && c.Asked == nil {
		c.CheckAskedBody, c.Asked = b, &e
		return
	}
	s.checks = append(s.checks, &Check{CheckAskedBody: b, Ref: e.Ref(), Asked: &e})
}

// Checks are all checks, in the order in which they were asked or said not to be made.
func (s *State) Checks() []*Check { return s.checks }

// ChecksFor are the checks for one line of the pack’s list.
func (s *State) ChecksFor(line string) []*Check {
	return slices.DeleteFunc(slices.Clone(s.checks), func(c *Check) bool { return c.Check != line })
}

// Check is the check of a name.
func (s *State) Check(ref ledger.Ref) (*Check, bool) {
	i := slices.IndexFunc(s.checks, func(c *Check) bool { return c.Ref == ref })
	if i < 0 {
		return nil, false
	}
	return s.checks[i], true
}

// Interview is what is known of the safety interview with one party, each act oldest first.
type Interview struct {
	Party   *casework.Person
	Held    []Act[InterviewHeldBody]
	Tried   []Act[InterviewAttemptedBody]
	NotHeld []Act[InterviewNotHeldBody]
}

// Done reports whether it was held, or is on record as not held.
func (i Interview) Done() bool { return len(i.Held) > 0 || len(i.NotHeld) > 0 }

// Interviews are the interviews with the parties of a case, one for each, held or not.
func (s *State) Interviews(of *casework.State) []Interview {
	var all []Interview
	for _, party := range Parties(of) {
		is := func(ref ledger.Ref) bool { p, ok := of.Person(ref); return ok && p == party }
		all = append(all, Interview{
			Party: party, Held: those(s.held, func(b InterviewHeldBody) bool { return is(b.Party) }),
			Tried:   those(s.tried, func(b InterviewAttemptedBody) bool { return is(b.Party) }),
			NotHeld: those(s.unheld, func(b InterviewNotHeldBody) bool { return is(b.Party) }),
		})
	}
	return all
}

func those[B any](all []Act[B], is func(B) bool) []Act[B] {
	return slices.DeleteFunc(slices.Clone(all), func(a Act[B]) bool { return !is(a.Body) })
}

// Parties are the people to be asked about safety: applicants, then respondents.
func Parties(of *casework.State) []*casework.Person {
	var all []*casework.Person
	for _, part := range []string{"applicant", "respondent"} {
		for _, p := range of.Adults() {
			if p.Part() == part && !p.Died() {
				all = append(all, p)
			}
		}
	}
	return all
}

// Letters are the letters that fill from this, in the order in which they were begun.
func (s *State) Letters() []Act[LetterBegunBody] { return s.letters }

// Letter is for whom a report is, when it is such a letter.
func (s *State) Letter(report ledger.Ref) (LetterBegunBody, bool) {
	i := slices.IndexFunc(s.letters, func(a Act[LetterBegunBody]) bool { return a.Body.Report == report })
	if i < 0 {
		return LetterBegunBody{}, false
	}
	return s.letters[i].Body, true
}

// Issues are the items of evidence of which the court should be told as an issue.
func (s *State) Issues() []ledger.Ref {
	var all []ledger.Ref
	for _, c := range s.checks {
		if last, ok := c.Last(); ok && last.Body.Issue {
			all = append(all, last.Body.Item)
		}
	}
	for _, h := range s.held {
		all = append(all, h.Body.Issues...)
	}
	return all
}
