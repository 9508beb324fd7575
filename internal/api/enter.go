package api

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"golang.org/x/time/rate"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/web"
)

// enter lets in a client whose token and scope open an operation, on behalf of whom it acts for. Everything is asked anew with each request.
func (a *API) enter(h huma.API, scope Scope) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		asks, err := a.asks(ctx, scope)
		if err != nil {
			a.refuse(h, ctx, err)
			return
		}
		next(huma.WithValue(ctx, askingKey{}, asks))
	}
}

func (a *API) refuse(h huma.API, ctx huma.Context, err error) {
	problem := a.failed(*ctx.Operation(), err).(*Problem)
	for name, values := range problem.headers {
		ctx.SetHeader(name, values[0])
	}
	_ = huma.WriteErr(h, ctx, problem.Status, problem.Detail, problem) // a client that went away is nobody's error
}

func (a *API) asks(ctx huma.Context, scope Scope) (*asking, error) {
	r, _ := humago.Unwrap(ctx)
	client, person, people, err := a.whose(r)
	if err != nil {
		return nil, err
	}
	if wait := a.limits.take(client.Ref()); wait > 0 {
		return nil, tooOften(wait)
	}
	if !client.has(scope) {
		return nil, noScope(scope)
	}
	if err := a.Uses.Note(r.Context(), client, calendar.DateInLondon(a.Ledger.Now())); err != nil {
		return nil, err
	}
	r = r.WithContext(context.WithValue(r.Context(), clientKey{}, client))
	v, recorded := a.Kit.Program(r, people, person, ctx.Operation().Path+" ("+client.Name+")")
	return &asking{v, recorded}, nil
}

type clientKey struct{}

// clientOf is the client whose visit it is.
func clientOf(v *web.Visit) *Client { return v.Context().Value(clientKey{}).(*Client) }

// whose is the client of a request, and the person it acts for as they stand now.
func (a *API) whose(r *http.Request) (*Client, access.Person, *access.People, error) {
	token := bearer(r.Header.Get("Authorization"))
	if token == "" {
		return nil, access.Person{}, nil, unknown()
	}
	service, err := a.Ledger.Read(r.Context(), a.Staff.Service)
	if err != nil {
		return nil, access.Person{}, nil, err
	}
	client, known := ClientsOf.Of(service).Of(token, a.Ledger.Now())
	if !known {
		return nil, access.Person{}, nil, unknown()
	}
	people, err := a.Staff.People(r.Context())
	if err != nil {
		return nil, access.Person{}, nil, err
	}
	person, known := people.Find(client.Person)
	if !known || len(person.Roles) == 0 {
		return nil, access.Person{}, nil, unknown()
	}
	return client, person, people, nil
}

func noScope(scope Scope) *Problem {
	return &Problem{
		Title: "Not among its scopes", Status: http.StatusForbidden, Code: "scope", Detail: "This client may not do that: its scopes lack " + string(scope) + ".",
		Kept: nothingKept, Next: "Administrators ask for a client with that scope, if it needs it.",
	}
}

// How often one client may ask.
const (
	perSecond = 20
	atOnce    = 60
)

// limits are how often each client has asked of late, in this server. The zero limits are ready.
type limits struct {
	mu  sync.Mutex
	all map[ledger.Ref]*rate.Limiter
}

// take is how long a client must wait; zero when it need not.
func (l *limits) take(of ledger.Ref) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.all == nil {
		l.all = map[ledger.Ref]*rate.Limiter{}
	}
	if l.all[of] == nil {
		l.all[of] = rate.NewLimiter(perSecond, atOnce)
	}
	if l.all[of].Allow() {
		return 0
	}
	return time.Second
}

func tooOften(wait time.Duration) *Problem {
	return &Problem{
		Title: "Too often", Status: http.StatusTooManyRequests, Code: "too-often", Detail: "This client asks more often than it may.", Kept: nothingKept,
		Next: "Wait for as long as Retry-After says, and send it again.", headers: http.Header{"Retry-After": {strconv.Itoa(int(wait.Seconds()))}},
	}
}

// noToken refuses an address that holds a token: addresses are written into logs and histories on their way. Whoever sent it that way must end it.
func noToken(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		query := r.URL.Query()
		if strings.Contains(r.URL.RequestURI(), tokenMark) || query.Has("access_token") || query.Has("token") {
			writeProblem(w, &Problem{
				Title: "A token in an address", Status: http.StatusBadRequest, Code: "refused", Kept: nothingKept,
				Detail: "A token stands in the address, where others may have read it. It was not looked at.",
				Next:   "End that token and have another made. Send it in the header Authorization: Bearer ….",
			})
			return
		}
		next.ServeHTTP(w, r)
	})
}

func writeProblem(w http.ResponseWriter, p *Problem) {
	w.Header().Set("Content-Type", p.ContentType(""))
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p) // a client that went away is nobody's error
}
