package api

import (
	"context"
	_ "embed"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"candour/internal/access"
	"candour/internal/court"
	"candour/internal/ledger"
	"candour/internal/web"
)

// Root is where the interface stands; every address of it begins so.
const Root = "/api/v1"

// API serves other systems. All fields are needed.
type API struct {
	Kit      *web.Kit
	Staff    access.Staff
	Ledger   *ledger.Ledger
	Importer *court.Importer
	Uses     *Uses
	Log      *slog.Logger

	limits limits
}

// described is the description of the interface, as Describe makes it. A test compares the two.
//
//go:embed openapi.json
var described []byte

// Handler answers every address below Root. What there is not is a Problem too.
func (a *API) Handler() http.Handler {
	mux := http.NewServeMux()
	a.register(humago.New(mux, config()))
	mux.HandleFunc("GET "+Root+"/openapi.json", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/openapi+json")
		_, _ = w.Write(described) // a client that went away is nobody's error
	})
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { writeProblem(w, absent()) })
	return noToken(mux)
}

// Describe is the description of the interface, as OpenAPI 3.1.
func Describe() *huma.OpenAPI {
	described := humago.New(http.NewServeMux(), config())
	(&API{}).register(described)
	return described.OpenAPI()
}

// config has no pages of documentation, which would load programs from elsewhere, and one format.
func config() huma.Config {
	return huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{
				Title: "Candour", Version: "1",
				Description: "A client acts for one person of the service. It sees what they see now and does what they may do, as far as its scopes go. " +
					"Not theirs and not there are answered alike. Errors say what happened, what was kept and what to do next.",
				License: &huma.License{Name: "MIT", Identifier: "MIT"},
			},
			Servers: []*huma.Server{{URL: "/"}},
			Components: &huma.Components{
				Schemas: huma.NewMapRegistry("#/components/schemas/", huma.DefaultSchemaNamer),
				SecuritySchemes: map[string]*huma.SecurityScheme{tokenScheme: {
					Type: "http", Scheme: "bearer", Description: "A token that two administrators agreed on, never in an address. It has the scopes of its client.",
				}},
			},
		},
		Formats: map[string]huma.Format{"application/json": huma.DefaultJSONFormat, "json": huma.DefaultJSONFormat}, DefaultFormat: "application/json",
	}
}

const tokenScheme = "token"

func (a *API) register(h huma.API) {
	a.cases(h)
	a.changes(h)
	a.notes(h)
	a.imports(h)
}

// statuses are those of the problems that any operation may answer with.
var statuses = []int{
	http.StatusBadRequest, http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound, http.StatusUnprocessableEntity, http.StatusTooManyRequests,
	http.StatusInternalServerError, http.StatusServiceUnavailable,
}

// operation is an address that takes a token with a scope.
func (a *API) operation(h huma.API, scope Scope, op huma.Operation) huma.Operation {
	op.Path = Root + op.Path
	op.Security = []map[string][]string{{tokenScheme: {string(scope)}}}
	op.Errors = append(op.Errors, statuses...)
	op.Middlewares = huma.Middlewares{a.enter(h, scope)}
	return op
}

// serve registers an operation. Its answer leaves once the look that it is stands on the record; a panic is an error of this request alone.
func serve[I, O any](a *API, h huma.API, op huma.Operation, do func(*web.Visit, *I) (*O, error)) {
	huma.Register(h, op, func(ctx context.Context, in *I) (out *O, err error) {
		asks := ctx.Value(askingKey{}).(*asking)
		out, err = kept(asks.visit, in, do)
		if looked := asks.recorded(); looked != nil {
			err = looked
		}
		if err != nil {
			return nil, a.failed(op, err)
		}
		return out, nil
	})
}

func kept[I, O any](v *web.Visit, in *I, do func(*web.Visit, *I) (*O, error)) (out *O, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panicked: %v\n%s", p, debug.Stack())
		}
	}()
	return do(v, in)
}

// failed is the problem that an error is, put into the log under its number where it is ours.
func (a *API) failed(op huma.Operation, err error) error {
	p := problemOf(err)
	if p.Status >= http.StatusInternalServerError {
		p.Number = web.ProblemNumber()
		a.Log.Error("a request of another system failed", "operation", op.OperationID, "number", p.Number, "error", err)
	}
	return p
}

// asking is a request of a client that was let in.
type asking struct {
	visit    *web.Visit
	recorded func() error // waits until its look is on record
}

type askingKey struct{}
