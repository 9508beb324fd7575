package app

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"candour/internal/api"
	"candour/internal/calendar"
	"candour/internal/ledger"
)

// allScopes are all there are.
func allScopes() (all []api.Scope) {
	for _, one := range api.Scopes {
		all = append(all, one.Scope)
	}
	return all
}

// recorded puts one entry on the service's stream.
func recorded[T any](t *testing.T, l *ledger.Ledger, service ledger.StreamID, kind ledger.Kind[T], by ledger.Author, body T) ledger.Ref {
	t.Helper()
	m, id := &ledger.Making{By: by}, ledger.NewEntryID()
	ledger.Put(m, service, kind, id, nil, body)
	change, err := m.Done()
	if err == nil {
		_, err = l.Do(t.Context(), ledger.Act{On: []ledger.Seen{{Stream: service, Version: ledger.Any}}, Verb: func(ledger.Histories) (ledger.Change, error) { return change, nil }})
	}
	if err != nil {
		t.Fatal(err)
	}
	return ledger.Ref{Stream: service, Entry: id}
}

// letsIn lets a system with every scope act for a person, asked for by one administrator and confirmed by another.
func letsIn(t *testing.T, l *ledger.Ledger, service, person, second ledger.StreamID) (token string) {
	t.Helper()
	token, first, until := api.NewToken(), ledger.By(ledger.NewStreamID()), calendar.DateInLondon(l.Now()).AddDays(30)
	client := recorded(t, l, service, api.ClientAsked, first, api.ClientBody{Name: "Court portal", Person: person, Scopes: allScopes(), Until: until, Why: "Contract 7"})
	recorded(t, l, service, api.ClientConfirmed, ledger.By(second), api.WordBody{Of: client})
	made := recorded(t, l, service, api.TokenMade, first, api.TokenBody{Client: client, Digest: api.DigestOf(token), Until: until})
	recorded(t, l, service, api.TokenConfirmed, ledger.By(second), api.WordBody{Of: made})
	return token
}

// aNote is a note as a system sends it.
const aNote = `{"sort":"call","with":"The school","on":"2026-01-05","said":"They will ring back."}`

// asSystem is a request of the system that acts for somebody.
func asSystem(t *testing.T, s *standing, method, path string) *http.Request {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, path, strings.NewReader(aNote))
	r.Header.Set("Content-Type", "application/json")
	r.Host = "localhost" // the demonstration answers nobody else
	r.Header.Set("Idempotency-Key", string(ledger.NewEntryID()))
	if s.token != "" {
		r.Header.Set("Authorization", "Bearer "+s.token)
	}
	return r
}

// TestEveryAddressForSystemsIsInTheTruthTable fails for a new address of a case that nobody has written a line for.
func TestEveryAddressForSystemsIsInTheTruthTable(t *testing.T) {
	t.Parallel()
	table := readSpec(t, whoMay)
	for path := range api.Describe().Paths {
		in := slices.ContainsFunc(table.acts, func(a act) bool { return a.pattern == path })
		if strings.Contains(path, "{case}") && !in {
			t.Errorf("%s has no line", path)
		}
	}
}
