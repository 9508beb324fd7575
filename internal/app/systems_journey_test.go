package app

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/api"
	"candour/internal/api/apiclient"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/ledger/store"
	"candour/internal/webhook"
)

// portal is a service on a port of its own, another system that acts for a manager of it, and where that system is told of changes.
type portal struct {
	*testing.T
	service *service
	client  *apiclient.ClientWithResponses
	manager ledger.StreamID
	url     string
	token   string
	told    chan *http.Request
	bodies  chan []byte
	secret  string
	log     *sink
}

func newPortal(t *testing.T) *portal {
	t.Helper()
	folder := t.TempDir()
	at := place{Data: filepath.Join(folder, "data"), Keys: filepath.Join(folder, "keys"), Tells: []string{"127.0.0.1"}}
	record, f, err := at.openAs(t.Context(), store.Place{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = record.Close() })
	p := &portal{T: t, told: make(chan *http.Request, 100), bodies: make(chan []byte, 100), secret: webhook.NewSecret(), log: &sink{}}
	if p.service, err = newService(record, f, manner{tells: at.Tells, log: slog.New(slog.NewTextHandler(p.log, nil))}); err != nil {
		t.Fatal(err)
	}
	p.lets()
	p.serves()
	return p
}

// lets employs a manager, and lets the portal act for them.
func (p *portal) lets() {
	l, service := p.service.record.Ledger, p.service.record.Service.Stream
	p.manager = ledger.NewStreamID()
	recorded(p.T, l, service, access.Added, access.Host, access.AddedBody{Person: p.manager, Name: "Court portal"})
	asked := recorded(p.T, l, service, access.RoleAsked, access.Host, access.RoleBody{Person: p.manager, Role: access.Manager})
	second := ledger.NewStreamID()
	recorded(p.T, l, service, access.RoleConfirmed, ledger.By(second), access.RoleWordBody{Asked: asked})
	p.token = letsIn(p.T, l, service, p.manager, second)
}

// serves begins the service, its jobs, and what is told of changes.
func (p *portal) serves() {
	receiver := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body) // what was cut off does not verify
		p.told <- r
		p.bodies <- body
	}))
	p.Cleanup(receiver.Close)
	l, service := p.service.record.Ledger, p.service.record.Service.Stream
	of := p.clients().All()[0].Ref()
	recorded(p.T, l, service, api.HookSet, ledger.By(ledger.NewStreamID()), api.HookBody{Client: of, Address: receiver.URL + "/changes", Secret: p.secret})
	server := httptest.NewServer(p.service.handler)
	p.Cleanup(server.Close)
	ctx, stop := context.WithCancel(context.Background())
	finished := p.service.work(ctx)
	p.Cleanup(func() { stop(); <-finished })
	p.url = server.URL
	p.client = p.as(p.token)
}

// as is the generated client with a token.
func (p *portal) as(token string) *apiclient.ClientWithResponses {
	p.Helper()
	client, err := apiclient.NewClientWithResponses(p.url, apiclient.WithRequestEditorFn(func(_ context.Context, r *http.Request) error {
		r.Header.Set("Authorization", "Bearer "+token)
		return nil
	}))
	if err != nil {
		p.Fatal(err)
	}
	return client
}

func (p *portal) clients() *api.Clients {
	p.Helper()
	h, err := p.service.record.Ledger.Read(p.Context(), p.service.record.Service.Stream)
	if err != nil {
		p.Fatal(err)
	}
	return api.ClientsOf.Of(h)
}

// imports brings in a case of one court and answers its id.
func (p *portal) imports(result apiclient.ImportedResult) (id string) {
	p.Helper()
	payload, err := os.ReadFile("../court/hmcts/testdata/fpl/fpl-derived_submitted-four-children.json")
	if err != nil {
		p.Fatal(err)
	}
	answer, err := p.client.ImportCasesWithBodyWithResponse(p.Context(), "application/json", bytes.NewReader(payload))
	if err != nil {
		p.Fatal(err)
	}
	if answer.JSON200 == nil || len(answer.JSON200.Cases) != 1 || answer.JSON200.Cases[0].Result != result || answer.JSON200.Cases[0].Case == nil {
		p.Fatalf("the import was answered %s: %s", answer.Status(), answer.Body)
	}
	return *answer.JSON200.Cases[0].Case
}

// follows are the changes of a case after a version, and how it stands.
func (p *portal) follows(id string, after int64) (entries []apiclient.Entry, version int64) {
	p.Helper()
	answer, err := p.client.FollowChangesWithResponse(p.Context(), id, &apiclient.FollowChangesParams{After: &after})
	if err != nil {
		p.Fatal(err)
	}
	if answer.JSON200 == nil {
		p.Fatalf("the changes are answered %s: %s", answer.Status(), answer.Body)
	}
	return answer.JSON200.Entries, answer.JSON200.Version
}

// records sends a note under a key.
func (p *portal) records(id, key string, note apiclient.Note) *apiclient.RecordNoteResponse {
	p.Helper()
	answer, err := p.client.RecordNoteWithResponse(p.Context(), id, &apiclient.RecordNoteParams{IdempotencyKey: key}, note)
	if err != nil {
		p.Fatal(err)
	}
	return answer
}

// isTold waits until the portal is told of a version or a later one, and verifies what it is told.
func (p *portal) isTold(id string, version int64) {
	p.Helper()
	late := time.After(30 * time.Second)
	for {
		select {
		case r := <-p.told:
			body, h := <-p.bodies, r.Header
			if err := webhook.Verify(p.secret, h.Get("webhook-id"), h.Get("webhook-timestamp"), h.Get("webhook-signature"), body, time.Now()); err != nil {
				p.Fatal(err)
			}
			var said struct {
				Data struct {
					Stream  string
					Version int64
				}
			}
			if err := json.Unmarshal(body, &said); err != nil {
				p.Fatal(err)
			}
			if said.Data.Stream == id && said.Data.Version >= version {
				return
			}
		case <-late:
			p.Fatalf("it was not told of version %d", version)
		}
	}
}

// aCall is a note of what the school said.
func aCall(said string) apiclient.Note {
	n := apiclient.Note{Sort: "call", With: "The school", Said: said}
	if err := json.Unmarshal([]byte(`"2026-01-05"`), &n.On); err != nil {
		panic(err)
	}
	return n
}

// TestASystemImportsRecordsFollowsAndIsTold is the interface as another system uses it, by the client that is generated from its description.
func TestASystemImportsRecordsFollowsAndIsTold(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	id := p.imports("new")
	if again := p.imports("same"); again != id {
		t.Errorf("the same payload twice made %s and %s", id, again)
	}
	_, version := p.follows(id, 0)
	p.isTold(id, version)

	key := string(ledger.NewEntryID())
	first, again := p.records(id, key, aCall("They will ring back.")), p.records(id, key, aCall("They will ring back."))
	if first.JSON201 == nil || again.JSON201 == nil || !bytes.Equal(first.Body, again.Body) {
		t.Fatalf("the note was answered %s, then %s:\n%s\n%s", first.Status(), again.Status(), first.Body, again.Body)
	}
	entries, _ := p.follows(id, version)
	if under := keyed(entries, key); len(under) != 1 || *under[0].Words != "They will ring back." || under[0].Version != first.JSON201.Version {
		t.Errorf("one note under one key is followed as %+v", under)
	}
	p.isTold(id, first.JSON201.Version)

	other := p.records(id, key, aCall("They will not ring back."))
	if other.ApplicationproblemJSON409 == nil || other.ApplicationproblemJSON409.Stands == nil || *other.ApplicationproblemJSON409.Stands.Words != "They will ring back." {
		t.Errorf("other words under the key are answered %s: %s", other.Status(), other.Body)
	}
	p.reads(id, key)
	p.looksAreOnRecord(id)
}

// keyed are the entries that are named by a key. What the service itself records meanwhile stands beside them.
func keyed(entries []apiclient.Entry, key string) (under []apiclient.Entry) {
	for _, e := range entries {
		if e.Id != nil && *e.Id == key {
			under = append(under, e)
		}
	}
	return under
}

// reads finds the case in the list and by itself, and the note on its timeline.
func (p *portal) reads(id, key string) {
	p.Helper()
	list, err := p.client.ListCasesWithResponse(p.Context(), &apiclient.ListCasesParams{})
	if err != nil || list.JSON200 == nil || len(list.JSON200.Cases) != 1 || list.JSON200.Cases[0].Id != id {
		p.Fatalf("the list is answered %v %s", err, list.Body)
	}
	one, err := p.client.GetCaseWithResponse(p.Context(), id)
	if err != nil || one.JSON200 == nil || one.JSON200.Id != id || len(one.JSON200.People) < 4 {
		p.Errorf("the case is answered %v %s", err, one.Body)
	}
	timeline, err := p.client.ListEntriesWithResponse(p.Context(), id, &apiclient.ListEntriesParams{})
	if err != nil || timeline.JSON200 == nil || len(keyed(timeline.JSON200.Entries, key)) != 1 {
		p.Errorf("the timeline is answered %v %s", err, timeline.Body)
	}
}

// looksAreOnRecord finds the looks of the portal under its name.
func (p *portal) looksAreOnRecord(id string) {
	p.Helper()
	looks, err := access.WhoLooked(p.Context(), p.service.record.Ledger.DB(), ledger.StreamID(id), time.Now().Add(-time.Hour), time.Now().Add(time.Hour))
	if err != nil || len(looks) == 0 {
		p.Fatalf("%v %v", looks, err)
	}
	for _, look := range looks {
		if look.Person != p.manager || !strings.Contains(look.Page, "/api/v1/cases/{case}") || !strings.HasSuffix(look.Page, "(Court portal)") {
			p.Errorf("a look stands as %+v", look)
		}
	}
}

func TestAConflictSaysWhatChangedSince(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	id := p.imports("new")
	_, version := p.follows(id, 0)
	key := string(ledger.NewEntryID())
	p.records(id, key, aCall("First."))
	mine := aCall("Second.")
	mine.Seen = &version
	answer := p.records(id, string(ledger.NewEntryID()), mine)
	problem := answer.ApplicationproblemJSON409
	if problem == nil || problem.Since == nil || len(keyed(*problem.Since, key)) != 1 {
		t.Fatalf("it is answered %s: %s", answer.Status(), answer.Body)
	}
	if entries, _ := p.follows(id, version); slices.ContainsFunc(entries, func(e apiclient.Entry) bool { return e.Words != nil && *e.Words == "Second." }) {
		t.Error("what was refused is on record")
	}
}

func TestWhatIsHiddenLaterIsNoMoreInTheFeed(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	id, key := p.imports("new"), string(ledger.NewEntryID())
	version := p.records(id, key, aCall("Of another family.")).JSON201.Version
	recorded(p.T, p.service.record.Ledger, ledger.StreamID(id), casework.Contained, ledger.By(p.manager), casework.ContainedBody{
		Entry: ledger.EntryID(key), Kind: casework.NoteTaken.Name(), Why: "Of another family",
	})
	now, _ := p.follows(id, version-1)
	if e := now[0]; e.Standing != "not shown" || e.Id != nil || e.Words != nil || e.Kind != nil {
		t.Errorf("what is contained is told: %+v", e)
	}
	if !slices.ContainsFunc(now, func(e apiclient.Entry) bool { return e.About != nil && slices.Contains(*e.About, key) }) {
		t.Errorf("it is not said of which: %+v", now)
	}
}

// TestWhoIsNotLetInLearnsNothing: whatever is wrong with a token, the answer is one, and what is not theirs is what is not there.
func TestWhoIsNotLetInLearnsNothing(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	id := p.imports("new")
	ask := func(path, authorization string) (int, string) {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
		if authorization != "" {
			r.Header.Set("Authorization", authorization)
		}
		w := httptest.NewRecorder()
		p.service.handler.ServeHTTP(w, r)
		if w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s may be kept by caches", path)
		}
		return w.Code, w.Body.String()
	}
	of := api.Root + "/cases/" + id
	_, nothing := ask(of, "")
	for _, authorization := range []string{"Bearer x", "Bearer " + api.NewToken(), "Basic " + p.token, p.token} {
		if status, body := ask(of, authorization); status != http.StatusUnauthorized || body != nothing {
			t.Errorf("%.8s…: %d %s", authorization, status, body)
		}
	}
	for _, path := range []string{of + "?access_token=" + p.token, of + "?x=" + p.token, api.Root + "/" + p.token} {
		if status, body := ask(path, ""); status != http.StatusBadRequest || strings.Contains(body, p.token) {
			t.Errorf("a token in an address is answered %d: %s", status, body)
		}
	}
	stranger := ledger.NewStreamID()
	l, service := p.service.record.Ledger, p.service.record.Service.Stream
	recorded(t, l, service, access.Added, access.Host, access.AddedBody{Person: stranger, Name: "Rota"})
	asked := recorded(t, l, service, access.RoleAsked, access.Host, access.RoleBody{Person: stranger, Role: access.Practitioner})
	recorded(t, l, service, access.RoleConfirmed, ledger.By(ledger.NewStreamID()), access.RoleWordBody{Asked: asked})
	token := "Bearer " + letsIn(t, l, service, stranger, ledger.NewStreamID())
	theirs, one := ask(of, token)
	notThere, other := ask(api.Root+"/cases/"+string(ledger.NewStreamID()), token)
	nowhere, none := ask(api.Root+"/cases/x", token)
	if theirs != http.StatusNotFound || notThere != theirs || nowhere != theirs || one != other || one != none {
		t.Errorf("not theirs %d %s, not there %d %s, no id %d %s", theirs, one, notThere, other, nowhere, none)
	}
	if bytes.Contains(p.log.whole(), []byte("candour_")) {
		t.Error("the log holds a token")
	}
}

// TestARoleThatEndsClosesTheSystemAtOnce: it never sees more than whom it acts for.
func TestARoleThatEndsClosesTheSystemAtOnce(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	id := p.imports("new")
	l, service := p.service.record.Ledger, p.service.record.Service.Stream
	h, err := l.Read(t.Context(), service)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range access.GrantsOf.Of(h).All() {
		recorded(t, l, service, access.RoleEnded, access.Host, access.RoleWordBody{Asked: g.Asked.Ref(), Why: "Over"})
	}
	answer, err := p.client.GetCaseWithResponse(t.Context(), id)
	if err != nil || answer.StatusCode() != http.StatusUnauthorized {
		t.Errorf("%v %s", err, answer.Body)
	}
}
