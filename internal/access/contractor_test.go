package access

import (
	"errors"
	"testing"
	"time"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
)

const (
	olu    ledger.StreamID = "0b0e7a52-0f7c-4a5d-8a51-2c9f53f0a011"
	admin  ledger.StreamID = "0b0e7a52-0f7c-4a5d-8a51-2c9f53f0a012"
	office ledger.StreamID = "0b0e7a52-0f7c-4a5d-8a51-2c9f53f0a013"
	aCase  ledger.StreamID = "0b0e7a52-0f7c-4a5d-8a51-2c9f53f0a014"
)

// staffOn is a contractor and a practitioner as a day finds them.
func staffOn(day calendar.Date) *People {
	s := &People{people: map[ledger.StreamID]*Person{
		olu: {ID: olu, Name: "Olu Brand", Roles: []Role{Contractor}}, admin: {ID: admin, Name: "Piotr", Roles: []Role{AdministratorIs, Practitioner}},
	}}
	return s.asOf(day)
}

func (s *People) with(t *testing.T, change ledger.Change, err error) *People {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range change.Entries[office] {
		applyPeople(s, ledger.Entry{Stream: office, ID: e.ID, Kind: e.Kind, Author: e.Author, Body: e.Body})
	}
	return s.asOf(s.today)
}

func (s *People) mayWork(person ledger.StreamID, tie Tie) bool {
	p, _ := s.Find(person)
	return Decide(p, CaseWorker, []Tie{tie}).Allowed
}

func TestAContractorWorksOnTheirOwnCasesFromTheFirstDayUntilTheLast(t *testing.T) {
	first, last := calendar.NewDate(2026, time.November, 2), calendar.NewDate(2026, time.November, 27)
	for day, may := range map[calendar.Date]bool{first.AddDays(-1): false, first: true, last: true, last.AddDays(1): false} {
		s := staffOn(day)
		by, _ := s.Find(admin)
		change, err := Engage(s, by, office, ledger.NewEntryID(), EngagedBody{Person: olu, From: first, Until: last, Why: "Contract 41"})
		if s = s.with(t, change, err); s.mayWork(olu, Tie{Subject: olu, Relation: Allocated}) != may {
			t.Errorf("on %s: works %v", day, !may)
		}
		if over := len(s.Left()) == 1; over != day.After(last) {
			t.Errorf("on %s: among those who left %v", day, over)
		}
	}
}

func TestNobodyEngagesThemselvesNorWhoIsNoContractor(t *testing.T) {
	s := staffOn(calendar.NewDate(2026, time.November, 2))
	by, _ := s.Find(admin)
	of, _ := s.Find(olu)
	for who, body := range map[*Person]EngagedBody{&by: {Person: admin}, &of: {Person: olu}} {
		body.From, body.Until, body.Why = s.today, s.today, "x"
		if _, err := Engage(s, *who, office, ledger.NewEntryID(), body); err == nil {
			t.Errorf("%s engaged %s", who.Name, body.Person)
		}
	}
	if _, err := Engage(s, by, office, ledger.NewEntryID(), EngagedBody{Person: olu, From: s.today, Until: s.today.AddDays(-1), Why: "x"}); err == nil {
		t.Error("an engagement ended before it began")
	}
}

func TestWhoeverIsOnDutyReadsThePapersFromTheWorkingDayBeforeUntilTheDayIsOver(t *testing.T) {
	monday := calendar.NewDate(2026, time.November, 23)
	heard := Tie{Subject: DutySubject("family court at  Wexcombe", monday), Relation: OnDuty}
	for day, may := range map[calendar.Date]bool{
		monday.AddDays(-4): false, monday.AddDays(-3): true, monday.AddDays(-1): true, monday: true, monday.AddDays(1): false,
	} {
		s := staffOn(day)
		by := Person{ID: aCase, Roles: []Role{Manager}}
		form := duty(CourtDutyBody{Person: admin, Court: "Family Court at Wexcombe", Day: monday}, monday)
		change, err := SetCourtDuty(s, by, office, ledger.NewEntryID(), form)
		s = s.with(t, change, err)
		if s.mayWork(admin, heard) != may || s.mayWork(olu, heard) {
			t.Errorf("on %s: works %v", day, !may)
		}
		if _, err := SetCourtDuty(s, by, office, ledger.NewEntryID(), form); err == nil {
			t.Error("on duty twice")
		}
		given := ledger.Ref{Stream: office, Entry: change.Entries[office][0].ID}
		change, err = EndCourtDuty(s, by, office, ledger.NewEntryID(), given)
		if s.today.After(monday) {
			continue
		}
		if s = s.with(t, change, err); s.mayWork(admin, heard) {
			t.Errorf("on %s: works after the duty was ended", day)
		}
	}
}

func TestNobodyIsPutOnDutyForADayThatIsOverOrWithoutARoleThatOpensCases(t *testing.T) {
	s := staffOn(calendar.NewDate(2026, time.November, 23))
	by := Person{ID: aCase, Roles: []Role{Manager}}
	for _, body := range []CourtDutyBody{
		{Person: admin, Court: "Wexcombe", Day: s.today.AddDays(-1)}, {Person: admin, Court: "Nowhere Court", Day: s.today}, {Person: olu, Court: "Wexcombe", Day: s.today}, {Person: aCase, Court: "Wexcombe", Day: s.today},
		{Court: "Wexcombe", Day: s.today}, {Person: admin, Day: s.today}, {Person: admin, Court: "Wexcombe"},
	} {
		if _, err := SetCourtDuty(s, by, office, ledger.NewEntryID(), duty(body, s.today)); err == nil {
			t.Errorf("%+v was set", body)
		}
	}
}

// duty is a form by which somebody is put on duty where only Wexcombe is known for a court.
func duty(body CourtDutyBody, today calendar.Date) CourtDutyForm {
	return CourtDutyForm{body, []string{"Wexcombe", "Family Court  at wexcombe"}, today}
}

func TestNobodyPutsThemselvesOnDuty(t *testing.T) {
	s := staffOn(calendar.NewDate(2026, time.November, 23))
	who, _ := s.Find(admin)
	form := duty(CourtDutyBody{Person: admin, Court: "Wexcombe", Day: s.today}, s.today)
	_, err := SetCourtDuty(s, who, office, ledger.NewEntryID(), form)
	var wrong fault.Fields
	if !errors.As(err, &wrong) || len(wrong) != 1 || wrong[0].Sentence != "Somebody else puts you on duty" {
		t.Errorf("they put themselves on duty: %v", err)
	}
}
