package demo

import (
	"fmt"
	"strconv"
	"strings"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/court/hmcts"
	"candour/internal/ledger"
)

// stories are those told in a file of their own, by the names that families give them. The rest is told by the family's notes.
var stories = map[string]story{}

// tell is the way of every case: the court sends it, somebody takes it on, the court orders, the story, the end.
func tell(s *scene) {
	if s.Story == samples.Story {
		theSamples(s)
		return
	}
	if s.Stage != "hand" {
		s.arrives()
	}
	if s.Stage == "new" {
		return
	}
	if s.Stage != "hand" {
		s.taken()
	}
	if own := stories[s.Story]; own != nil {
		own(s)
		return
	}
	if s.Stage == "team" {
		return
	}
	s.screened()
	s.firstHearing()
	for _, j := range s.Notes {
		s.jot(j)
	}
	for _, p := range s.Promises {
		s.promised(p)
	}
	if s.Worker != "" {
		s.looks(s.Worker)
	}
	if s.Stage == "closed" {
		s.closes()
	}
}

// dates are the days of the family's case at court.
func (s *scene) dates() dates {
	early := s.days
	if s.Fixed {
		early = s.past
	}
	d := dates{from: early.from, received: early.worked(s.Days.Received), hearing: s.coming(s.Days.Hearing)}
	if s.named() {
		d.hearing = s.past.coming(s.Days.Hearing)
	}
	if s.Days.First != 0 {
		d.first = early.worked(s.Days.First)
	}
	d.made = d.first
	if s.Days.First == 0 {
		d.made = early.coming(s.Days.Received + 2)
	}
	if s.Days.Report != 0 {
		d.report = s.coming(s.Days.Report)
	}
	if s.Fixed && s.Days.Hearing < 0 {
		d.hearing = early.coming(s.Days.Hearing)
	}
	if s.Fixed && s.Days.Report < 0 {
		d.report = early.coming(s.Days.Report)
	}
	return d
}

// named reports whether a committed paper names the next hearing of the family's case.
func (s *scene) named() bool { return s.Fixed && s.Days.First == 0 && s.Days.Hearing > 0 }

// listsAgain lets the court put off the hearing that a committed paper names, where it has gone by or nearly so when the demonstration starts.
func (s *scene) listsAgain() {
	listed := s.past.coming(s.Days.Hearing)
	if listed.Before(s.coming(7)) {
		s.sendsMoved(s.worked(-2), listed.DaysUntil(s.coming(s.Days.Hearing)))
	}
}

// arrives is the application, as the court sends it. The first hearing is still to come then.
func (s *scene) arrives() {
	d := s.dates()
	if !d.first.IsZero() {
		d.hearing, d.first = d.first, calendar.Date{}
	}
	s.at(d.received, 9, 12)
	c, err := s.family.application(s.n, d)
	if s.err == nil {
		s.err = err
	}
	s.sends(c)
}

// taken gives the case to its team and to a worker.
func (s *scene) taken() {
	day := s.dates().received
	s.at(day, 10, 5+s.n)
	s.goesTo(s.Court)
	if s.Worker == "" {
		return
	}
	s.at(day, 15, 5+s.n)
	s.allocated(s.Worker)
	s.as(s.Worker)
}

func (s *scene) goesTo(team string) {
	given := s.staff.teams[team]
	s.does(func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.GiveToTeam(c, s.manager(team), id, casework.TeamBody{Team: given.ID, Name: given.Name})
	})
}

// allocated gives the case to a worker, in the place of the one before.
func (s *scene) allocated(worker string) {
	person := s.people[worker]
	s.does(func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Allocate(c, s.manager(s.Court), id, casework.AllocatedBody{Worker: person.ID, Name: person.Name, As: access.Allocated})
	})
}

// firstHearing is what the court sends after it, or after it has looked at the papers: the order, and the next hearing. What was owed for the
// first hearing was filed before it, if the story does not tell of it from the system that the service had before.
func (s *scene) firstHearing() {
	d := s.dates()
	if d.first.IsZero() && (s.Asks != "impact" || d.report.IsZero()) {
		return
	}
	if !d.first.IsZero() {
		filed := s.open(d.first.AddDays(-6), -1)
		s.at(filed, 15, 40)
		s.meets(filed, "Filed from the system before Candour", "safeguarding_letter", "guardians_analysis")
	}
	s.at(d.made, 16, 20)
	s.sends(s.family.ordered(s.toldLast(), s.n, d))
}

// toldLast is the case as the court told of it last, for it to change.
func (s *scene) toldLast() hmcts.CourtCase {
	if s.err != nil {
		return hmcts.CourtCase{}
	}
	c, some, err := Told(s.ctx, s.Ledger, s.stream)
	if err == nil && !some {
		err = fmt.Errorf("the court never told of %s", s.Number)
	}
	s.err = err
	return c
}

// closes ends the work after the last hearing. What was owed until then, and what is owed because of it, was done.
func (s *scene) closes() {
	last := s.dates().hearing
	s.at(last, 17, 0)
	decided, _, _ := strings.Cut(s.Closed, ".")
	s.holds(last, decided, "")
	day := s.open(last.AddDays(2), 1)
	s.at(day, 11, 30)
	s.meetsAll(day, "Done before this case came into Candour")
	s.closedBy(day)
	s.looksBack()
}

func (s *scene) meetsAll(on calendar.Date, how string) {
	for _, d := range s.state().Duties() {
		if d.Open() {
			s.met(d.Ref, on, how)
		}
	}
}

// looks lets somebody look at the case's overview, so that they are told what is new since.
func (s *scene) looks(key string) {
	if s.err == nil {
		s.err = s.looked.Note(s.ctx, s.people[key].ID, access.ReadBody{Stream: s.stream, Page: "GET /case/{case}", Shown: true})
	}
}

// atWork lets colleagues of whom no story tells look for something, so that their accounts are not among those that nobody uses.
func (s *scene) atWork(keys ...string) {
	for _, key := range keys {
		if s.err == nil {
			s.err = s.looked.Note(s.ctx, s.people[key].ID, access.ReadBody{Page: "POST /search", Shown: true})
		}
	}
}

// marked lets the manager mark the case as one of somebody well known: the access review asks about the looks of others from then on.
func (s *scene) marked(why string) {
	s.as("colin")
	s.does(func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.MarkWellKnown(casework.Whole{c}, s.by, id, why)
	})
}

// met marks a duty as met.
func (s *scene) met(duty ledger.Ref, on calendar.Date, how string) {
	s.does(func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.MeetDuty(c, s.by, id, casework.DutyDoneBody{Duty: duty, On: on, How: how})
	})
}

// promised is what the worker of a family without a story of its own has still to do.
func (s *scene) promised(p promise) {
	owner, made, words := casework.OfWorker, casework.ByPromise, "Promised when we spoke"
	by := s.by
	if p.Owner == casework.OfManager {
		owner, made, words, by = p.Owner, casework.ByHand, "Asked for in supervision", s.manager(s.Court)
	}
	s.does(func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.OpenDuty(c, by, id, casework.DutyBody{
			What: p.What, To: p.To, Owner: owner, Due: casework.Due{On: s.coming(p.Day)}, Because: casework.Because{Made: made, Words: words},
		})
	})
}

// jot is a note of a family that has no story of its own.
func (s *scene) jot(j jot) {
	hour, minute, ok := strings.Cut(j.At, ":")
	h, err1 := strconv.Atoi(hour)
	m, err2 := strconv.Atoi(minute)
	if (!ok || err1 != nil || err2 != nil) && s.err == nil {
		s.err = fmt.Errorf("a note at %q: write 10:30", j.At)
	}
	day := s.worked(j.Day)
	s.at(day, h, m+35)
	s.note(j.Sort, j.With, day, h, m, j.Said, func(f *casework.NoteForm) { f.Where = j.Where })
}

// note writes a note of a contact at a time of a day. With is a first name of somebody in the case, or whoever it was in words.
func (s *scene) note(sort casework.NoteSort, with string, day calendar.Date, hour, minute int, said string, more ...func(*casework.NoteForm)) ledger.Ref {
	form := casework.NoteForm{
		NoteBody: casework.NoteBody{Sort: sort, With: with, Said: said}, When: casework.When(day, calendar.NewTime(hour, minute)),
	}
	for _, p := range s.state().People() {
		if p.FirstName() == with {
			form.People, form.With = []ledger.Ref{p.Ref}, p.Called()
			if p.Kind == casework.Child {
				form.About, form.With = form.People, p.FirstName()
			}
		}
	}
	for _, add := range more {
		add(&form)
	}
	return s.does(func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddNote(c, nil, s.by, id, form)
	})
}
