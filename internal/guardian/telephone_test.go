package guardian_test

import (
	"maps"
	"testing"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/guardian"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// byHand opens a case by hand, with a number, and children of these names.
func (s *service) byHand(law pack.Law, numbered string, children ...string) {
	s.t.Helper()
	s.stream = s.Begin()
	side := s.Begin()
	others := []ledger.StreamID{side}
	var people []casework.PersonAddedBody
	for _, name := range children {
		person := s.Begin()
		others = append(others, person)
		people = append(people, casework.PersonAddedBody{Person: person, Kind: casework.Child, Name: name})
	}
	s.must(s.does(func(_ *ledger.History, id ledger.EntryID) (ledger.Change, error) {
		return casework.OpenCase(s.pack, worker, id, casework.OpenForm{
			Case: s.stream, People: people,
			OpenedBody: casework.OpenedBody{Side: side, Law: law, Number: numbered, Track: "plo", Issued: calendar.MustParse("2026-05-11")},
		})
	}, others...))
}

// joins says that the case is the one that the court sent.
func (s *service) joins(courts ledger.StreamID, join func(kept, courts *ledger.History, by ledger.Author, id ledger.EntryID, form court.JoinForm) (ledger.Change, error)) {
	s.t.Helper()
	id := ledger.NewEntryID()
	var on []ledger.Seen
	for _, stream := range []ledger.StreamID{s.stream, casework.Of(s.Read(s.stream)).Side, courts} {
		on = append(on, ledger.Seen{Stream: stream, Version: ledger.Any})
	}
	_, err := s.Ledger.Do(s.t.Context(), ledger.Act{On: on, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		return join(hs[s.stream], hs[courts], worker, id, court.JoinForm{Why: "The court office read both names out", Now: s.Clock.Now()})
	}})
	if err != nil {
		s.t.Fatal(err)
	}
}

func TestAGuardianAppointedByTelephoneBeforeThePayloadStaysAndIsToldOfOnceItIsJoined(t *testing.T) {
	s := newService(t)
	s.byHand(pack.PublicLaw, number, "Zadie Doe", "Kofi Doe") // the court office reads its number and the names out
	appointment := s.appoints(tomos, s.children(2)...)
	s.works()
	s.is(guardian.NoNumber, 0)
	s.sends() // and its payload comes a day later
	courts := s.found()
	if courts == s.stream {
		t.Fatal("a number typed by hand was believed unasked")
	}
	s.works()
	s.is(guardian.NoNumber, 0)
	s.joins(courts, court.JoinCases)
	s.works()
	s.is(guardian.IsTold, 1)
	if got, want := s.names(), map[string]int{"Tomos Vaughan": 2}; !maps.Equal(got, want) {
		t.Errorf("guardians are %v; want %v", got, want)
	}
	if at := s.Guardians(number); len(at) != 1 || len(at[0].Children) != 2 || at[0].Children[0] != "Kofi Doe" {
		t.Errorf("the court has %+v", at)
	}
	if _, there := guardian.Of(s.Read(s.stream)).Find(appointment.Entry); !there || len(casework.Of(s.Read(s.stream)).Children()) != 6 {
		t.Error("what was recorded by telephone, or what the court sent, is not there")
	}
	s.is(guardian.IsTold, 1)
}

func TestACaseFoundNotToBeTheCourtsIsToldOfNoMore(t *testing.T) {
	s := newService(t)
	s.byHand(pack.PublicLaw, number, "Zadie Doe", "Kofi Doe")
	s.appoints(tomos, s.children(1)...)
	s.sends()
	courts := s.found()
	s.joins(courts, court.JoinCases)
	s.works()
	s.joins(courts, court.PartCases)
	s.works()
	s.appoints(lena, s.children(2)[1])
	s.works()
	s.is(guardian.NoNumber, 1)
}

func TestAGuardianRecordedInTheCourtsCaseGoesOnInTheOneMadeByHand(t *testing.T) {
	s := newService(t)
	s.byHand(pack.PublicLaw, number, "Zadie Doe")
	kept := s.stream
	s.appoints(tomos, s.children(1)...)
	s.sends()
	courts := s.found()
	s.stream = kept
	s.joins(courts, court.JoinCases)
	s.works()
	s.stream = courts
	form := guardian.AppointForm{AppointedBody: lena, On: s.today(), Today: s.today()}
	form.Children = s.children(1)
	if _, err := guardian.Appoint(s.pack, s.Read(courts), worker, ledger.NewEntryID(), form); err == nil {
		t.Error("a guardian was appointed in the case that goes on elsewhere")
	}
}

func TestANumberThatIsPutDownByHandIsEnoughToTellTheCourt(t *testing.T) {
	s := newService(t)
	s.byHand(pack.PublicLaw, "SA26C00012", "Zadie Doe")
	s.appoints(tomos, s.children(1)...)
	s.must(s.does(func(h *ledger.History, id ledger.EntryID) (ledger.Change, error) {
		state := casework.Of(h)
		return casework.Record(state, worker, id, casework.RecordedBody{
			Saying: casework.Saying{Of: state.Case(), Field: casework.CourtCase, Value: "1111222233334444"}, Source: "The court office",
		})
	}))
	s.works()
	s.is(guardian.IsRefused, 0) // this court has no such case
}
