package web_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/web"
	"candour/internal/web/webtest"
)

// slowEngine is an engine whose commits wait, once it is held, until the handler has made its page.
type slowEngine struct {
	ledger.Engine
	held    atomic.Bool
	handled chan struct{}
	looked  atomic.Bool // a look was committed since it was held
}

func (e *slowEngine) Commit(ctx context.Context, batches []*ledger.Batch) []error {
	held := e.held.Load()
	if held {
		<-e.handled
	}
	errs := e.Engine.Commit(ctx, batches)
	e.looked.Store(held)
	return errs
}

// readsOver writes looks through an engine that can be held, in a record of its own.
func readsOver(t *testing.T) (*access.Reads, *slowEngine) {
	t.Helper()
	record := ledgertest.New(t, ledgertest.Kinds(&access.Kinds), access.ReadRows)
	engine := &slowEngine{Engine: record.Engine, handled: make(chan struct{})}
	over, err := ledger.Over(t.Context(), ledger.Config{
		Engine: engine, Keys: record.Keys(), Registry: record.Ledger.Registry(), Views: []*ledger.View{access.ReadRows}, Clock: record.Clock.Now,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(over.Close)
	return &access.Reads{Ledger: over, Service: record.Service.Stream}, engine
}

// answer calls began before its first byte leaves.
type answer struct {
	http.ResponseWriter
	began func()
}

func (a answer) WriteHeader(status int) {
	a.began()
	a.ResponseWriter.WriteHeader(status)
}

func TestTheLookIsOnRecordBeforeTheFirstByte(t *testing.T) {
	reads, engine := readsOver(t)
	var kit *web.Kit
	site, kersey := newSite(t, func(_ *webtest.Site, k *web.Kit) {
		kit, k.Reads = k, reads
		k.Routes = append(k.Routes, web.ForCase("/case/{case}/slow", access.CaseReader, func(c *web.Case) (web.Page, error) {
			defer close(engine.handled)
			return showWord(c)
		}, nil))
	})
	site.Ruth.Get("/case/" + string(kersey)).OK() // the day's stream of looks begins
	handler, err := kit.Handler()
	if err != nil {
		t.Fatal(err)
	}
	engine.held.Store(true)
	began := false
	handler.ServeHTTP(answer{httptest.NewRecorder(), func() {
		began = true
		if !engine.looked.Load() {
			t.Error("the first byte left before the look was on record")
		}
	}}, signedIn(t, site, "/case/"+string(kersey)+"/slow"))
	if !began {
		t.Error("nothing was answered")
	}
}

func signedIn(t *testing.T, site *webtest.Site, path string) *http.Request {
	t.Helper()
	token, err := access.Sessions{DB: site.Engine.Writer(), Clock: site.Clock.Now}.Begin(t.Context(), site.Ruth.ID)
	if err != nil {
		t.Fatal(err)
	}
	req := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
	req.AddCookie(&http.Cookie{Name: web.Cookie, Value: token})
	return req
}
