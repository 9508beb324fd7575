package app

import (
	"context"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/cover"
	"candour/internal/ledger"
	"candour/internal/ledger/postgres/pgtest"
	"candour/internal/message"
	"candour/internal/message/messagetest"
)

// morning is a service in which somebody has asked to be told, a minute before seven on a Tuesday.
type morning struct {
	*held
	service *service
	gateway *messagetest.Gateway
	person  access.Person
	log     strings.Builder
}

const wantsToKnow = "+447700900123"

func newMorning(t *testing.T) *morning {
	t.Helper()
	return newMorningIn(t, "")
}

// newMorningIn has the service's record lie in a database, when one is named.
func newMorningIn(t *testing.T, database string) *morning {
	t.Helper()
	m := &morning{held: holds(t), gateway: messagetest.NewGateway(t)}
	m.DB = database
	m.clock.Set(calendar.MustParse("2026-11-24").At(calendar.NewTime(6, 59)).UTC)
	record, features, err := m.open(t.Context(), false, false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = record.Close() })
	text, err := message.NewText(m.gateway.URL, "")
	if err != nil {
		t.Fatal(err)
	}
	m.service, err = newService(record, features, manner{
		log: slog.New(slog.NewTextHandler(&m.log, nil)), ways: message.Ways{Text: text}, site: "https://candour.service.example",
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = m.service.close() })
	m.employ()
	if err := m.service.summaries.begin(t.Context()); err != nil {
		t.Fatal(err)
	}
	m.waiting(3)
	return m
}

// employ adds somebody with a role that was confirmed, who asks to be told.
func (m *morning) employ() {
	m.t.Helper()
	service := m.service.record.Service.Stream
	streams, err := m.service.record.Ledger.NewStreams(m.t.Context(), 2)
	if err != nil {
		m.t.Fatal(err)
	}
	for i, n := range []access.Newcomer{
		{Person: streams[0], Name: "Ruth Calloway", Role: access.AdministratorIs}, {Person: streams[1], Name: "Colin Pryce", Role: access.AdministratorIs},
	} {
		m.does(func(s *access.People, id ledger.EntryID) (ledger.Change, error) {
			return access.AddNewcomer(s, access.Host, service, id, n)
		})
		m.person = access.Person{ID: streams[i]}
	}
	m.does(func(s *access.People, id ledger.EntryID) (ledger.Change, error) {
		ruth, _ := s.Find(streams[0])
		i := slices.IndexFunc(s.Waiting(), func(w access.Waiting) bool { return w.Person.ID == m.person.ID })
		return access.ConfirmRole(s, ruth, service, id, s.Waiting()[i].Asked)
	})
	m.wants(wantsToKnow)
}

func (m *morning) does(verb func(*access.People, ledger.EntryID) (ledger.Change, error)) {
	m.t.Helper()
	service, id := m.service.record.Service.Stream, ledger.NewEntryID()
	_, err := m.service.record.Ledger.Do(m.t.Context(), ledger.Act{
		Form: id, On: []ledger.Seen{{Stream: service, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) { return verb(access.Directory.Of(hs[service]), id) },
	})
	if err != nil {
		m.t.Fatal(err)
	}
}

func (m *morning) wants(to string) {
	m.t.Helper()
	m.does(func(_ *access.People, id ledger.EntryID) (ledger.Change, error) {
		return access.SetSummary(m.person, m.service.record.Service.Stream, id, to)
	})
}

// waiting is how many things wait from now on.
func (m *morning) waiting(n int) {
	m.service.summaries.waits = func(context.Context, *access.People, access.Person) (int, error) { return n, nil }
}

// passes lets time pass, and the jobs that are due by then be done; it gives all texts taken so far.
func (m *morning) passes(time time.Duration) (texts []string) {
	m.t.Helper()
	m.clock.Advance(time)
	for {
		ran, err := m.service.jobs.One(m.t.Context())
		if err != nil {
			m.t.Fatal(err)
		}
		if !ran {
			break
		}
	}
	for _, sms := range m.gateway.Taken() {
		texts = append(texts, sms.Text)
	}
	return texts
}

func TestWhoeverAskedIsToldEachWorkingMorningHowManyThingsWait(t *testing.T) {
	t.Run("SQLite", func(t *testing.T) { toldEachWorkingMorning(t, newMorning(t)) })
	t.Run("PostgreSQL", func(t *testing.T) {
		owner := databases(t)
		if said, code := run(t, "migrate", "--db", owner); code != allWell {
			t.Fatal(said)
		}
		toldEachWorkingMorning(t, newMorningIn(t, pgtest.As(owner, pgtest.Program)))
	})
}

func toldEachWorkingMorning(t *testing.T, m *morning) {
	if texts := m.passes(0); len(texts) != 0 {
		t.Errorf("before seven: %q", texts)
	}
	want := "3 things wait for you in Candour. Sign in: https://candour.service.example"
	if texts := m.passes(time.Minute); !slices.Equal(texts, []string{want}) {
		t.Errorf("at seven: %q", texts)
	}
	if texts := m.passes(time.Hour); len(texts) != 1 {
		t.Errorf("at eight: %q", texts)
	}
	m.waiting(0)
	if texts := m.passes(23 * time.Hour); len(texts) != 1 {
		t.Errorf("nothing waits on Wednesday: %q", texts)
	}
	m.waiting(1)
	m.passes(24 * time.Hour) // Thursday
	m.passes(24 * time.Hour) // Friday
	m.passes(24 * time.Hour) // Saturday
	if texts := m.passes(24 * time.Hour); len(texts) != 3 {
		t.Errorf("until Sunday: %q", texts)
	}
	m.wants("")
	if texts := m.passes(24 * time.Hour); len(texts) != 3 {
		t.Errorf("once it was ended: %q", texts)
	}
}

func TestAMessageThatWasPerhapsTakenIsNotSentAgainAndTheLogSaysSo(t *testing.T) {
	m := newMorning(t)
	m.gateway.Answers(502)
	m.passes(time.Minute)
	m.gateway.Answers(0)
	if texts := m.passes(2 * time.Hour); len(texts) != 0 || !strings.Contains(m.log.String(), "not sent again") || strings.Contains(m.log.String(), "7700") {
		t.Errorf("%q %s", texts, m.log.String())
	}
	if texts := m.passes(22 * time.Hour); len(texts) != 1 {
		t.Errorf("the next day: %q", texts)
	}
}

func TestAMessageThatWasSurelyNotTakenIsTriedAgainInTheMorning(t *testing.T) {
	m := newMorning(t)
	m.gateway.Answers(429)
	m.passes(time.Minute)
	m.gateway.Answers(0)
	if texts := m.passes(time.Minute); len(texts) != 1 {
		t.Errorf("%q", texts)
	}
	m.gateway.Answers(429)
	m.passes(24 * time.Hour)
	m.gateway.Answers(0)
	if texts := m.passes(6 * time.Hour); len(texts) != 1 {
		t.Errorf("in the afternoon: %q", texts)
	}
}

func TestAServerThatWasKilledWhileItSentDoesNotSendAgain(t *testing.T) {
	m := newMorning(t)
	cursor := "summary " + string(m.person.ID)
	if moved, err := m.service.summaries.cursors.Move(t.Context(), cursor, "", "2026-11-24 sending"); err != nil || !moved {
		t.Fatal(err)
	}
	if texts := m.passes(time.Minute); len(texts) != 0 || !strings.Contains(m.log.String(), "not known") {
		t.Errorf("%q %s", texts, m.log.String())
	}
}

func TestARefusedMessageIsSaidWithoutItsAddress(t *testing.T) {
	m := newMorning(t)
	m.gateway.Answers(400)
	m.passes(time.Minute)
	if said := m.log.String(); !strings.Contains(said, "refused") || strings.Contains(said, "7700") {
		t.Error(said)
	}
}

func TestWhoeverHasNoRoleIsToldNothing(t *testing.T) {
	m := newMorning(t)
	ruth, _ := m.people().Named("Ruth Calloway")
	m.person = ruth // whose role nobody confirmed
	m.wants(wantsToKnow)
	if texts := m.passes(time.Minute); len(texts) != 1 {
		t.Errorf("%q", texts)
	}
}

func (m *morning) people() *access.People {
	m.t.Helper()
	people, err := m.service.staff().People(m.t.Context())
	if err != nil {
		m.t.Fatal(err)
	}
	return people
}

func TestTheCountIsThatOfThePage(t *testing.T) {
	m := newMorning(t)
	colin, _ := m.people().Named("Colin Pryce")
	n, err := m.service.waits(m.service.kit(manner{log: slog.New(slog.DiscardHandler)}))(t.Context(), m.people(), colin)
	if err != nil || n != 0 {
		t.Errorf("%d %v", n, err)
	}
}

func TestTheDailyMessageSaysHowManyOfWhatKindAndRestsWhileSomebodyIsAway(t *testing.T) {
	m := newMorning(t)
	m.service.summaries.counts = func(context.Context, *access.People, access.Person) ([]message.Counted, error) {
		return []message.Counted{{Of: message.Late, N: 1}, {Of: message.Falls, N: 2}, {Of: message.Notes, N: 0}}, nil
	}
	texts := m.passes(2 * time.Minute)
	want := "3 things wait for you in Candour. Among them and since you last looked: 1 thing late, 2 things that no longer stand as they did. Sign in: https://candour.service.example"
	if len(texts) != 1 || texts[0] != want {
		t.Fatalf("the texts are %q", texts)
	}
	m.away("2026-11-25", "2026-11-25")
	if texts := m.passes(24 * time.Hour); len(texts) != 1 {
		t.Errorf("while somebody is away they are told %q", texts[1:])
	}
	if texts := m.passes(24 * time.Hour); len(texts) != 2 {
		t.Errorf("%d texts once they are back", len(texts))
	}
}

// away puts on record that the person is away from one day until another.
func (m *morning) away(from, until string) {
	m.t.Helper()
	streams, err := m.service.record.Ledger.NewStreams(m.t.Context(), 1)
	if err != nil {
		m.t.Fatal(err)
	}
	id := ledger.NewEntryID()
	_, err = m.service.record.Ledger.Do(m.t.Context(), ledger.Act{
		Form: id, On: []ledger.Seen{{Stream: streams[0], Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			step := cover.Step{By: ledger.ByService("test"), ID: id, Now: m.clock.Now()}
			return cover.Arrange(hs[streams[0]], nil, step, cover.AwayBody{
				Of: cover.Colleague{Person: m.person.ID, Name: "Ruth Calloway"}, From: calendar.MustParse(from), Until: calendar.MustParse(until),
			})
		},
	})
	if err != nil {
		m.t.Fatal(err)
	}
}
