package hmcts_test

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"candour/internal/court/hmcts"
	"candour/internal/court/hmcts/fake"
)

var morning = time.Date(2026, 7, 1, 9, 0, 0, 0, time.UTC)

// served is a fake court at a gateway, with a client for each service.
type served struct {
	*fake.Court
	url             string
	public, private *hmcts.Client
}

func serve(t *testing.T, change ...func(*hmcts.Settings)) served {
	t.Helper()
	court := fake.New(func() time.Time { return morning })
	server := httptest.NewServer(court.Gateway())
	t.Cleanup(server.Close)
	client := func(j hmcts.Jurisdiction) *hmcts.Client {
		settings := court.Settings(j, server.URL)
		for _, f := range change {
			f(&settings)
		}
		client, err := hmcts.NewClient(settings, hmcts.NewDialer(settings.Hosts()...))
		if err != nil {
			t.Fatal(err)
		}
		return client
	}
	return served{court, server.URL, client(hmcts.Public), client(hmcts.Private)}
}

func (s served) client(j hmcts.Jurisdiction) *hmcts.Client {
	if j == hmcts.Public {
		return s.public
	}
	return s.private
}

// seeded has one case of each court, changed at nine o’clock.
func seeded(t *testing.T, change ...func(*hmcts.Settings)) served {
	t.Helper()
	s := serve(t, change...)
	s.add(t, "testdata/fpl/fpl-api_SearchAllFieldData2_as-on-the-wire.json")
	s.add(t, "testdata/prl/prl-derived_served-orders-four.json")
	return s
}

// add adds every fixture that a pattern finds.
func (s served) add(t *testing.T, pattern string) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatal(pattern, paths, err)
	}
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.AddAnswer(raw, morning); err != nil {
			t.Fatal(err)
		}
	}
}

func around(moment time.Time) hmcts.Window {
	return hmcts.Window{From: moment.Add(-time.Minute), To: moment.Add(time.Minute)}
}

func failureOf(t *testing.T, err error) *hmcts.Failure {
	t.Helper()
	var f *hmcts.Failure
	if !errors.As(err, &f) {
		t.Fatalf("%v is not a failure of a call", err)
	}
	return f
}

func TestASearchBringsEveryCaseThatChangedInItsWindowInTheCourtsOwnClock(t *testing.T) {
	s := serve(t)
	s.add(t, "testdata/*/*-api_*.json")
	s.add(t, "testdata/*/*-derived_*.json")
	for j, want := range map[hmcts.Jurisdiction]int{hmcts.Public: 9, hmcts.Private: 9} {
		got, err := s.client(j).Search(t.Context(), around(morning))
		if err != nil || len(got.Cases) != want || len(got.Refused) != 0 {
			t.Errorf("%s: %d cases, refused %v, %v", j, len(got.Cases), got.Refused, err)
		}
		none, err := s.client(j).Search(t.Context(), around(morning.Add(time.Hour)))
		if err != nil || len(none.Cases) != 0 {
			t.Errorf("%s an hour later: %d cases, %v", j, len(none.Cases), err)
		}
	}
}

func TestWindowsAreInclusiveAndAtMostFifteenMinutes(t *testing.T) {
	s := seeded(t)
	for _, j := range []hmcts.Jurisdiction{hmcts.Public, hmcts.Private} {
		for _, w := range []hmcts.Window{{From: morning.Add(-15 * time.Minute), To: morning}, {From: morning, To: morning}} {
			if got, err := s.client(j).Search(t.Context(), w); err != nil || len(got.Cases) == 0 {
				t.Errorf("%s %v: %d cases, %v", j, w, len(got.Cases), err)
			}
		}
		for _, w := range []hmcts.Window{{From: morning, To: morning.Add(15*time.Minute + time.Millisecond)}, {From: morning.Add(1), To: morning.Add(-time.Second)}} {
			if _, err := s.client(j).Search(t.Context(), w); failureOf(t, err).Status != http.StatusBadRequest {
				t.Errorf("%s %v: %v", j, w, err)
			}
		}
	}
}

// TestEachWayToFail goes through CONTRACT 1.2 and 2.2.
func TestEachWayToFailIsToldApart(t *testing.T) {
	for _, example := range []struct {
		name   string
		court  hmcts.Jurisdiction
		wrong  func(served)
		kind   hmcts.FailureKind
		status int
	}{
		{"the flag is off", hmcts.Public, func(s served) { s.Set(fake.Trouble{PublicOff: true}) }, hmcts.Failing, 503},
		{"no role", hmcts.Public, func(s served) { s.Grant("token-public") }, hmcts.Denied, 403},
		{"revoked", hmcts.Public, func(s served) { s.Revoke("token-public") }, hmcts.Failing, 500},
		{"no role", hmcts.Private, func(s served) { s.Grant("token-private", fake.PublicRole) }, hmcts.Denied, 401},
		{"revoked", hmcts.Private, func(s served) { s.Revoke("token-private") }, hmcts.Denied, 401},
		{"a poisoned case", hmcts.Private, func(s served) { s.Set(fake.Trouble{Poison: []time.Time{morning}}) }, hmcts.Failing, 500},
		{"a poisoned case", hmcts.Public, func(s served) { s.Set(fake.Trouble{Poison: []time.Time{morning}}) }, hmcts.Failing, 500},
		{"too many calls", hmcts.Public, always(fake.Fault{Status: 429, RetryAfter: 7 * time.Second}), hmcts.Busy, 429},
		{"gateway time-out", hmcts.Public, always(fake.Fault{Status: 504, Body: "<html>504</html>", Type: "text/html"}), hmcts.Failing, 504},
		{"not found", hmcts.Private, always(fake.Fault{Status: 404}), hmcts.Missing, 404},
		{"a redirect", hmcts.Public, always(fake.Fault{Status: 302}), hmcts.Rejected, 302},
		{"a page instead of an answer", hmcts.Public, always(fake.Fault{Status: 200, Body: "<html>Sign in</html>", Type: "text/html"}), hmcts.Unreadable, 0},
		{"an empty answer", hmcts.Private, always(fake.Fault{Status: 200, Body: " ", Type: "application/json"}), hmcts.Unreadable, 0},
		{"an answer of the other court", hmcts.Private, always(fake.Fault{Status: 200, Body: `{"total":0}`, Type: "application/json"}), hmcts.Unreadable, 0},
		{"cut off", hmcts.Public, always(fake.Fault{Cut: 1000}), hmcts.NoAnswer, 0},
		{"reset", hmcts.Private, always(fake.Fault{Deaf: true}), hmcts.NoAnswer, 0},
	} {
		t.Run(string(example.court)+" "+example.name, func(t *testing.T) {
			s := seeded(t)
			example.wrong(s)
			got, err := s.client(example.court).Search(t.Context(), around(morning))
			f := failureOf(t, err)
			if f.Kind != example.kind || f.Status != example.status || len(got.Cases) != 0 {
				t.Errorf("%v", err)
			}
			if f.Kind == hmcts.Busy && f.RetryAfter != 7*time.Second {
				t.Errorf("to wait %v", f.RetryAfter)
			}
			if strings.Contains(err.Error(), "127.0.0.1") || strings.Contains(err.Error(), "token-") {
				t.Errorf("the error tells too much: %v", err)
			}
		})
	}
}

func always(f fake.Fault) func(served) {
	f.Times = -1
	return func(s served) { s.Break(f) }
}

func TestABadTokenIsReplacedOnceAndTheCallThenGoesThrough(t *testing.T) {
	for _, j := range []hmcts.Jurisdiction{hmcts.Public, hmcts.Private} {
		asked := 0
		s := seeded(t, func(settings *hmcts.Settings) {
			good := "token-" + string(settings.Jurisdiction)
			settings.Token = func(_ context.Context, fresh bool) (string, error) {
				asked++
				if fresh {
					return good, nil
				}
				return "expired", nil
			}
		})
		if got, err := s.client(j).Search(t.Context(), around(morning)); err != nil || len(got.Cases) != 1 || asked != 2 {
			t.Errorf("%s: %d cases after asking for %d tokens, %v", j, len(got.Cases), asked, err)
		}
	}
}

func TestHearingsThatDoNotComeAreNotNoHearings(t *testing.T) {
	s := seeded(t)
	s.Set(fake.Trouble{NoHearings: true})
	got, err := s.private.Search(t.Context(), around(morning))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range got.Cases {
		if c.HearingsGiven || len(c.Hearings) != 0 {
			t.Errorf("case %s has hearings", c.ID)
		}
	}
}

func TestACaseMayBeLeftOutSilentlyOrForItsStateOrRegion(t *testing.T) {
	s := seeded(t)
	s.Set(fake.Trouble{LostCases: []string{"1791959231902200"}})
	for state, held := range map[string]fake.Held{
		"draft":    {Jurisdiction: hmcts.Public, ID: "1", State: "Open", Changed: morning},
		"Wales":    {Jurisdiction: hmcts.Public, ID: "2", State: "Submitted", Region: "7", Changed: morning},
		"unserved": {Jurisdiction: hmcts.Private, ID: "3", State: "SUBMITTED_PAID", Changed: morning},
	} {
		if err := s.AddBody(held, []byte(`{"id":`+held.ID+`}`)); err != nil {
			t.Fatal(state, err)
		}
	}
	if got, err := s.private.Search(t.Context(), around(morning)); err != nil || len(got.Cases) != 0 || len(got.Refused) != 0 {
		t.Errorf("private: %d cases, %v", len(got.Cases), err)
	}
	if got, err := s.public.Search(t.Context(), around(morning)); err != nil || len(got.Cases) != 1 || len(got.Refused) != 0 {
		t.Errorf("public: %d cases, %v", len(got.Cases), err)
	}
}

const paperID = "9b10c01c-41f6-5379-b509-f07f5db5cade"

func TestADocumentComesWithItsHashTypeAndSafeName(t *testing.T) {
	s := serve(t)
	pdf := []byte("%PDF-1.7 the words of the order")
	s.AddPaper(paperID, fake.Paper{Name: "../Gorchymyn\u202e tŷ.pdf", Bytes: pdf})
	for _, j := range []hmcts.Jurisdiction{hmcts.Public, hmcts.Private} {
		var got bytes.Buffer
		fetched, err := s.client(j).Document(t.Context(), strings.ToUpper(paperID), &got)
		if err != nil || !bytes.Equal(got.Bytes(), pdf) || fetched.Bytes != int64(len(pdf)) || fetched.Type != "application/pdf" || fetched.SHA256 == [32]byte{} {
			t.Errorf("%s: %+v, %v", j, fetched, err)
		}
		if j == hmcts.Private && (strings.ContainsAny(fetched.Name, "/\u202e") || !strings.HasSuffix(fetched.Name, "tŷ.pdf")) {
			t.Errorf("named %q", fetched.Name)
		}
	}
}

func TestADocumentThatCannotBeHadSaysWhy(t *testing.T) {
	s := serve(t, func(settings *hmcts.Settings) { settings.MaxDocument = 100 })
	s.AddPaper(paperID, fake.Paper{Name: "a.pdf", Bytes: bytes.Repeat([]byte("x"), 101)})
	empty := "00000000-0000-0000-0000-000000000001"
	s.AddPaper(empty, fake.Paper{Name: "empty.pdf"})
	for _, example := range []struct {
		court hmcts.Jurisdiction
		id    string
		kind  hmcts.FailureKind
	}{
		{hmcts.Public, paperID, hmcts.TooLarge},
		{hmcts.Public, empty, hmcts.Missing},
		{hmcts.Private, empty, hmcts.Unreadable},
		{hmcts.Public, "00000000-0000-0000-0000-000000000002", hmcts.Failing},
		{hmcts.Private, "00000000-0000-0000-0000-000000000002", hmcts.Missing},
		{hmcts.Private, "00000000-0000-0000-0000-000000000000", hmcts.NotSent}, // the redaction marker
		{hmcts.Public, "http://10.0.0.1/secret", hmcts.NotSent},
		{hmcts.Public, "../cases", hmcts.NotSent},
	} {
		if _, err := s.client(example.court).Document(t.Context(), example.id, &bytes.Buffer{}); failureOf(t, err).Kind != example.kind {
			t.Errorf("%s %s: %v", example.court, example.id, err)
		}
	}
}

func TestADocumentCutOffOrTooSlowIsNotADocument(t *testing.T) {
	s := serve(t, func(settings *hmcts.Settings) { settings.Patience = 50 * time.Millisecond })
	s.AddPaper(paperID, fake.Paper{Name: "a.pdf", Bytes: bytes.Repeat([]byte("x"), 5000)})
	s.Break(fake.Fault{On: fake.Document, Times: 1, Cut: 100})
	if _, err := s.private.Document(t.Context(), paperID, &bytes.Buffer{}); failureOf(t, err).Kind != hmcts.NoAnswer {
		t.Errorf("cut off: %v", err)
	}
	s.Break(fake.Fault{On: fake.Document, Times: 1, Trickle: time.Minute})
	if _, err := s.private.Document(t.Context(), paperID, &bytes.Buffer{}); failureOf(t, err).Kind != hmcts.NoAnswer || !strings.Contains(err.Error(), "slow") {
		t.Errorf("too slow: %v", err)
	}
}

func TestAWriterThatFailsIsNotTheCourtsFault(t *testing.T) {
	s := serve(t)
	s.AddPaper(paperID, fake.Paper{Name: "a.pdf", Bytes: []byte("x")})
	_, err := s.private.Document(t.Context(), paperID, full{})
	if f := (*hmcts.Failure)(nil); errors.As(err, &f) || !errors.Is(err, errFull) {
		t.Errorf("%v", err)
	}
}

var errFull = errors.New("the disk is full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestTheBackendsOwnPathsServeTheSame(t *testing.T) {
	court := fake.New(func() time.Time { return morning })
	court.Grant("t", fake.PublicRole, fake.PrivateRole)
	for j, handler := range map[hmcts.Jurisdiction]http.Handler{hmcts.Public: court.PublicBackend(), hmcts.Private: court.PrivateBackend()} {
		server := httptest.NewServer(handler)
		defer server.Close()
		settings := hmcts.Settings{
			Jurisdiction: j, Token: hmcts.FixedToken("t"), PlainHTTP: true, Headers: map[string]string{"ServiceAuthorization": "Bearer service"},
			Search: server.URL + "/cases", Document: server.URL + "/cases/documents/{document}/binary",
			Upload: server.URL + "/cases/{case}/document", Guardians: server.URL + "/cases/{case}/guardians",
		}
		if j == hmcts.Private {
			settings.Search, settings.Upload = server.URL+"/cases/searchCases", server.URL+"/{case}/document"
		}
		client, err := hmcts.NewClient(settings, hmcts.NewDialer(settings.Hosts()...))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := client.Search(t.Context(), around(morning)); err != nil || got.Jurisdiction != j {
			t.Errorf("%s: %+v, %v", j, got, err)
		}
	}
}

var errNoToken = errors.New("the identity service is away")

func noToken(context.Context, bool) (string, error) { return "", errNoToken }
