package web_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/web"
	"candour/internal/web/webtest"
)

// slowEngine is an engine whose commits wait, once it is held, until the page is made.
type slowEngine struct {
	ledger.Engine
	held   atomic.Bool
	made   chan struct{}
	goOn   func()      // says that it is
	looked atomic.Bool // a look was committed since it was held
}

func (e *slowEngine) Commit(ctx context.Context, batches []*ledger.Batch) []error {
	held := e.held.Load()
	if held {
		<-e.made
	}
	errs := e.Engine.Commit(ctx, batches)
	e.looked.Store(held)
	return errs
}

// readsOver writes looks through an engine that can be held, in a record of its own.
func readsOver(t *testing.T) (*access.Reads, *slowEngine) {
	t.Helper()
	record := ledgertest.New(t, ledgertest.Kinds(&access.Kinds), access.ReadRows)
	engine := &slowEngine{Engine: record.Engine, made: make(chan struct{})}
	engine.goOn = sync.OnceFunc(func() { close(engine.made) })
	over, err := ledger.Over(t.Context(), ledger.Config{
		Engine: engine, Keys: record.Keys(), Registry: record.Ledger.Registry(), Views: []*ledger.View{access.ReadRows}, Clock: record.Clock.Now,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(over.Close)
	return &access.Reads{Ledger: over, Service: record.Service.Stream}, engine
}

// slowPage tells when it is made to its end.
type slowPage struct {
	wordPage
	made func()
}

func (p slowPage) Body() templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		defer p.made()
		return p.wordPage.Body().Render(ctx, w)
	})
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

// It is put there while the page is made: here the page is made first, and the look committed after it.
func TestTheLookIsOnRecordBeforeTheFirstByte(t *testing.T) {
	reads, engine := readsOver(t)
	var kit *web.Kit
	site, kersey := newSite(t, func(_ *webtest.Site, k *web.Kit) {
		kit, k.Reads = k, reads
		k.Routes = append(k.Routes, web.ForCase("/case/{case}/slow", access.CaseReader, func(c *web.Case) (web.Page, error) {
			word, err := showWord(c)
			return slowPage{word.(wordPage), engine.goOn}, err
		}, nil))
	})
	site.Ruth.Get("/case/" + string(kersey)).OK() // the day's stream of looks begins
	handler, err := kit.Handler()
	if err != nil {
		t.Fatal(err)
	}
	engine.held.Store(true)
	began := false
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute) // were the look waited for before the page is made
	defer cancel()
	defer engine.goOn()
	handler.ServeHTTP(answer{httptest.NewRecorder(), func() {
		began = true
		if !engine.looked.Load() {
			t.Error("the first byte left before the look was on record")
		}
	}}, signedIn(t, site, "/case/"+string(kersey)+"/slow").WithContext(ctx))
	if !began || ctx.Err() != nil {
		t.Error("the page was not made while its look was put on record")
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
