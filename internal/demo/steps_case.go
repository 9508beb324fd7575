package demo

import (
	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
)

// knownAs records how somebody wants to be called.
func (s *scene) knownAs(person ledger.Ref, called string) {
	s.records(person, ledger.Ref{}, casework.Called, called, "They said so themselves")
}

// records records a field of somebody or, with a child, of somebody towards that child.
func (s *scene) records(of, to ledger.Ref, field casework.Field, value, source string) ledger.Ref {
	return s.does(func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Record(c, s.by, id, casework.RecordedBody{
			Saying: casework.Saying{Of: of, To: to, Field: field, Value: value}, Source: source,
		})
	})
}

// detail is a detail of somebody by its kind; the zero Ref when there is none.
func (s *scene) detail(person ledger.Ref, kind casework.DetailKind) ledger.Ref {
	if p, known := s.state().Person(person); known {
		for _, d := range p.Details() {
			if d.Kind == kind {
				return d.Ref
			}
		}
	}
	return ledger.Ref{}
}

// hides decides that a detail of somebody is hidden from somebody else in the case.
func (s *scene) hides(person ledger.Ref, kind casework.DetailKind, from ledger.Ref, why string) {
	fact := s.detail(person, kind)
	s.does(func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.DecideHiding(c, s.by, id, casework.HidingDecidedBody{
			Fact: fact, Hiding: casework.Hiding{From: casework.FromSome, People: []ledger.Ref{from}}, Why: why,
		})
	})
}

// safely records how it is safe to reach somebody.
func (s *scene) safely(body casework.SafeBody) {
	s.does(func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.SetSafe(c, s.by, id, casework.SafeForm{SafeBody: body})
	})
}

// promises opens a duty that was promised at a visit.
func (s *scene) promises(what, to string, on calendar.Date, words string, note ledger.Ref) {
	s.does(func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.OpenDuty(c, s.by, id, casework.DutyBody{
			What: what, To: to, Due: casework.Due{On: on}, Because: casework.Because{Made: casework.ByPromise, Words: words, Ref: note},
		})
	})
}

// told brings in what a court asked for before its order has come.
func (s *scene) told(what string, on calendar.Date, telling casework.Telling) {
	s.does(func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.TellDuty(c, s.Desk.Pack, s.by, id, casework.ToldForm{Ask: casework.Ask{What: what, By: on}, Told: telling})
	})
}

// plans opens a duty that somebody gave themselves.
func (s *scene) plans(what, to string, on calendar.Date, words string, because ledger.Ref) {
	s.does(func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.OpenDuty(c, s.by, id, casework.DutyBody{
			What: what, To: to, Owner: casework.OfWorker, Due: casework.Due{On: on},
			Because: casework.Because{Made: casework.ByHand, Words: words, Ref: because},
		})
	})
}

// order is the only order of the case.
func (s *scene) order() ledger.Ref {
	if all := s.state().Orders(); len(all) > 0 {
		return all[0].Ref
	}
	return ledger.Ref{}
}

// reads writes out what stands in the case's order.
func (s *scene) reads(text casework.OrderText) {
	order := s.order()
	s.does(func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.ReadOrder(c, s.Desk.Pack, s.by, id, casework.OrderReadBody{Order: order, OrderText: text})
	})
}

// duty is the open duty for a report type, or for what it says; the zero Ref when there is none.
func (s *scene) duty(report string) ledger.Ref {
	for _, d := range s.state().Duties() {
		if d.Open() && (d.Report == report || d.What == report) {
			return d.Ref
		}
	}
	return ledger.Ref{}
}

// meets marks every open duty for a report type, or that says so, as met.
func (s *scene) meets(on calendar.Date, how string, whats ...string) {
	for _, what := range whats {
		if duty := s.duty(what); !duty.IsZero() {
			s.met(duty, on, how)
		}
	}
}

// holds records that the hearing of a day took place, and what came of it.
func (s *scene) holds(day calendar.Date, outcome, before string) {
	for _, h := range s.state().Hearings() {
		if h.Day() == day {
			s.does(func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
				return casework.Hold(c, s.by, id, casework.HeldBody{Hearing: h.Ref, Outcome: outcome, Before: before, ToldBy: "I was there"})
			})
		}
	}
}

// screened is the first check of an application, which every case has behind it within three working days. Whoever reads it notes with whom
// the children live.
func (s *scene) screened() {
	early := s.days
	if s.Fixed {
		early = s.past
	}
	on := early.worked(s.Days.Received + 2)
	s.at(on, 16, 35)
	if s.Law != "public" {
		s.livesWith()
	}
	s.meets(on, "No immediate risk found; passed to the team", "Check the application for immediate risk and pass it to the local team")
	if s.Worker != "" {
		s.meets(on, "Named: "+s.people[s.Worker].Name, "Name the child’s guardian")
	}
}

// livesWith records with whom the children live, as the application says.
func (s *scene) livesWith() {
	applicant, respondent, err := s.family.adults()
	if err != nil {
		s.err = err
		return
	}
	with := respondent
	if s.Home == "applicant" {
		with = applicant
	}
	for _, x := range s.state().Children() {
		s.records(x.Ref, ledger.Ref{}, casework.Living, "With "+with.first+" "+with.last, "The court papers")
	}
}

// calls says that somebody who was rung has said how it is safe to reach them; they have nothing to hide from anybody.
func (s *scene) calls(person ledger.Ref, times string) {
	s.safely(casework.SafeBody{Of: person, Times: times, Messages: casework.YesIsSafe, Post: casework.YesIsSafe, MayAnswer: "Anybody", ToldBy: "themselves, by telephone"})
}

// covers lets somebody stand in for the worker for some days.
func (s *scene) covers(worker string, from, until calendar.Date, why string) {
	person := s.people[worker]
	s.does(func(c *casework.State, id entryID) (change, error) {
		return casework.Allocate(c, s.manager(s.Court), id, casework.AllocatedBody{Worker: person.ID, Name: person.Name, As: access.Covers, From: from, Until: until, Why: why})
	})
}
