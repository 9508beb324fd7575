package seed

import (
	"fmt"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
)

// tell tells a case from its application to where it stands on the service's day.
func (s Service) tell(d report.Desk, n int, of Team) (Case, []ledger.Whole, error) {
	t := &told{
		plan: s.plan(n, of), pack: d.Pack, desk: d, streams: map[ledger.StreamID]*ledger.Whole{},
		draft: s.stream("draft", n), file: string(s.stream("file", n)), tool: s.Tool(),
	}
	t.is = ledger.NewHistory(t.Stream)
	t.opened(s)
	scenes := []scene{{t.Received.AddDays(1), t.allocated}, {t.Received.AddDays(2), t.screened}, {t.Received.AddDays(9), t.known}, {t.Received.AddDays(9), t.reachable}, {t.Received.AddDays(12), t.listed}}
	scenes = append(scenes, t.work(s.Day)...)
	for _, x := range scenes {
		if !x.day.Before(s.Day) || t.err != nil {
			break
		}
		t.at(x.day)
		x.does()
	}
	if t.err != nil {
		return t.Case, nil, fmt.Errorf("tell case %d: %w", n, t.err)
	}
	return t.Case, t.whole(), nil
}

// scene is what happens on a day.
type scene struct {
	day  calendar.Date
	does func()
}

// opened is the case with its people, as the application gives them.
func (t *told) opened(s Service) {
	t.makeRoom(t.Stream)
	t.makeRoom(t.Side)
	form := casework.OpenForm{
		Case: t.Stream, Team: t.Team.ID, TeamIs: t.Team.Name,
		OpenedBody: casework.OpenedBody{
			Side: t.Side, Law: t.law, Number: t.Number, CourtCase: fmt.Sprint(1_600_000_000_000_000 + int64(t.N)*7919), CourtName: t.Team.Court,
			Track: map[pack.Law]string{pack.PrivateLaw: "cap", pack.PublicLaw: "plo"}[t.law], Received: t.Received, Issued: t.Received.AddDays(-1),
		},
	}
	for i, x := range t.members(s) {
		t.makeRoom(x.Person)
		ref := ledger.Ref{Stream: t.Stream, Entry: ledger.DerivedID(t.Stream, "person "+string(x.Person))}
		t.people = append(t.people, ref)
		switch {
		case x.Kind == casework.Child:
			t.kids = append(t.kids, ref)
		case i < len(t.children)+2:
			t.parents = append(t.parents, ref)
		}
		form.People = append(form.People, x)
	}
	t.by = ledger.By(t.Team.Manager.ID)
	t.at(t.Received)
	id := t.chance.entry(t.now)
	change, err := casework.OpenCase(t.pack, t.by, id, form)
	if t.err = err; err == nil {
		t.take(change)
	}
}

// members are the children, their parents and whoever else takes part.
func (t *told) members(s Service) []casework.PersonAddedBody {
	c := t.chance
	var all []casework.PersonAddedBody
	add := func(kind casework.PersonKind, name, part string, age int) {
		all = append(all, casework.PersonAddedBody{
			Person: s.stream("person", t.N*8+len(all)), Kind: kind, Name: name, Part: part, Born: t.Received.AddDays(-age*365 - c.IntN(365)),
		})
	}
	age := c.between(0, 15)
	for _, first := range t.children {
		add(casework.Child, first+" "+t.childsName(), "", age)
		age = max(0, age-c.between(1, 3))
	}
	mother, father := one(c, t.of.women)+" "+t.last, one(c, t.of.men)+" "+t.other
	if c.oneIn(2) {
		mother, father = one(c, t.of.men)+" "+t.last, one(c, t.of.women)+" "+t.other
	}
	first := map[pack.Law]string{pack.PrivateLaw: "applicant", pack.PublicLaw: "respondent"}[t.law]
	add(casework.Adult, mother, first, c.between(20, 45))
	add(casework.Adult, father, "respondent", c.between(20, 50))
	if t.further {
		add(casework.Adult, one(c, t.of.women)+" "+t.of.double(c), "", c.between(45, 75))
	}
	return all
}

func (t *told) childsName() string {
	if t.N%2 == 0 {
		return t.last
	}
	return t.other
}

func (t *told) allocated() {
	t.by = ledger.By(t.Team.Manager.ID)
	t.does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Allocate(s, t.by, id, casework.AllocatedBody{Worker: t.Worker.ID, Name: t.Worker.Name, As: access.Allocated})
	})
	t.by = ledger.By(t.Worker.ID)
}

// screened meets what must be done within three days.
func (t *told) screened() {
	t.met("", "No immediate risk found; passed to the team")
}

// met marks the open duties for a report as met; with "" those for none.
func (t *told) met(report, how string) {
	for _, d := range casework.Of(t.is).Duties() {
		if d.Open() && d.Report == report {
			t.does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
				return casework.MeetDuty(s, t.by, id, casework.DutyDoneBody{Duty: d.Ref, On: t.today(), How: how})
			})
		}
	}
}

// known is what is known of the people after the first calls, and where one of them may be reached.
func (t *told) known() {
	s := casework.Of(t.is)
	for i := range t.onRecord {
		of := t.people[(i+1)%len(t.people)]
		field, value := casework.Needs, one(t.chance, needs)
		if i >= len(t.people) {
			field, value = casework.Interpreter, "none"
		}
		t.puts(s, func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
			return casework.Record(s, t.by, id, casework.RecordedBody{Saying: casework.Saying{Of: of, Field: field, Value: value}, Source: "The first call"})
		})
	}
	hiding := casework.Hiding{From: casework.FromNobody}
	if t.chance.oneIn(2) {
		hiding = casework.Hiding{From: casework.FromSome, People: t.parents[1:]}
	}
	t.puts(s, func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddDetail(s, t.by, id, casework.DetailForm{
			Of: t.parents[0], Kind: casework.Address, Value: fmt.Sprintf("%d %s", t.chance.between(1, 180), one(t.chance, streets)), Source: "They said so themselves", Hiding: hiding,
		})
	})
}

// reachable is by which telephone number a parent is reached, and which school the children go to.
func (t *told) reachable() {
	s := casework.Of(t.is)
	phone, school := casework.Hiding{From: casework.FromNobody}, casework.Hiding{From: casework.FromNobody}
	if t.PhoneHidden {
		phone = casework.Hiding{From: casework.FromSome, People: t.parents[1:]}
	}
	for _, d := range []casework.DetailForm{
		{Of: t.parents[0], Kind: casework.Phone, Value: t.Phone, Source: "They said so themselves", Hiding: phone},
		{Of: t.kids[0], Kind: casework.School, Value: t.School, Source: "The application", Hiding: school},
	} {
		t.puts(s, func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
			return casework.AddDetail(s, t.by, id, d)
		})
	}
}

// listed is the first hearing, as the court has set it.
func (t *told) listed() {
	kind := map[pack.Law]string{pack.PrivateLaw: "First hearing", pack.PublicLaw: "Case management hearing"}[t.law]
	t.lists(kind, t.First)
}

func (t *told) lists(kind string, on calendar.Date) ledger.Ref {
	return t.does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.List(s, t.pack, t.by, id, casework.ListedBody{
			Type: kind, Starts: casework.Moment(on, calendar.NewTime(10+t.chance.IntN(5), 0)), Venue: t.Team.Court, Attendance: "In person",
			Before: one(t.chance, judges), ToldBy: "The court office",
		})
	})
}

// held is the hearing of a day, and what came of it.
func (t *told) held(on calendar.Date, outcome string) ledger.Ref {
	for _, h := range casework.Of(t.is).Hearings() {
		if h.Day() == on {
			t.does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
				return casework.Hold(s, t.by, id, casework.HeldBody{Hearing: h.Ref, Outcome: outcome, ToldBy: "I was there"})
			})
			return h.Ref
		}
	}
	return ledger.Ref{}
}
