package app

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/view"
	"candour/internal/web"
)

// attacker is somebody of the staff who is signed in, knows every address that the program has, and every identifier of a case that is not theirs.
type attacker struct {
	*shown
	t testing.TB
	access.Person
	cookie *http.Cookie
	target target
	mine   ledger.StreamID // a case of their own; "" when they have none
}

// target is a case that an attacker may not see.
type target struct {
	stream ledger.StreamID
	ties   []access.Tie
	ids    []string // its entries', its closed side's, and those of its people
	tells  []string // what no answer may hold
}

// TestNobodyGetsAnythingOfACaseThatIsNotTheirs walks every address of the program as somebody of every role, with the identifiers of a case that is not theirs, and
// with those of its entries inside a case that is; pages of the case that a role opens by itself are left out, as the truth table has them. Nothing of it
// is in any answer, and nothing in it changes.
func TestNobodyGetsAnythingOfACaseThatIsNotTheirs(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	routes := d.service.routes(manner{}, d.service.overview())
	for _, a := range d.attackers(t) {
		t.Run(a.called(), func(t *testing.T) {
			a.t = t
			before := a.versionOf(a.target.stream)
			for _, r := range routes {
				if !a.opens(r) {
					a.walk(r.Pattern)
				}
			}
			a.tricks()
			if after := a.versionOf(a.target.stream); after != before {
				t.Errorf("the case went from version %d to %d", before, after)
			}
		})
	}
}

// called is the role of an attacker, as part of a test’s name.
func (a *attacker) called() string { return strings.ReplaceAll(string(a.Roles[0]), " ", "-") }

// opens reports whether an address is one of the case that their role opens by itself.
func (a *attacker) opens(r web.Route) bool {
	return strings.HasPrefix(r.Pattern, "/case/") && access.Decide(a.Person, r.Rule, a.target.ties).Allowed
}

// attackers are somebody of each role that the demonstration has, each with a case of another team.
func (d *shown) attackers(t testing.TB) (all []*attacker) {
	t.Helper()
	seen := map[access.Role]bool{}
	for _, p := range d.staff(t) {
		if len(p.Roles) == 0 || seen[p.Roles[0]] {
			continue
		}
		a := &attacker{shown: d, t: t, Person: p}
		if !a.finds() {
			continue
		}
		seen[p.Roles[0]] = true
		a.signIn()
		all = append(all, a)
	}
	if len(seen) < 5 {
		t.Fatalf("the demonstration has attackers of %d roles alone", len(seen))
	}
	return all
}

// signIn begins a session: some of the addresses end one.
func (a *attacker) signIn() {
	token, err := (access.Sessions{DB: a.record.Engine.Writer(), Clock: a.record.Ledger.Now}).Begin(a.t.Context(), a.ID)
	if err != nil {
		a.t.Fatal(err)
	}
	a.cookie = &http.Cookie{Name: web.Cookie, Value: token}
}

// finds looks for the longest case that is not theirs, and for one that is.
func (a *attacker) finds() bool {
	a.t.Helper()
	longest := 0
	streams, err := view.All[ledger.StreamID](a.t.Context(), a.record.Ledger.DB(), `SELECT stream FROM case_1`)
	if err != nil {
		a.t.Fatal(err)
	}
	for _, stream := range streams {
		ties, _, err := access.Between(a.t.Context(), a.record.Ledger.DB(), a.ID, stream, a.record.Ledger.Now(), a.record.Ledger.Now())
		if err != nil {
			a.t.Fatal(err)
		}
		if access.Decide(a.Person, access.CaseReader, ties).Allowed {
			a.mine = stream
			continue
		}
		h := a.read(stream)
		if len(h.Entries) > longest {
			longest, a.target = len(h.Entries), targetOf(h, ties)
		}
	}
	return longest > 0
}

func targetOf(h *ledger.History, ties []access.Tie) target {
	s := casework.Of(h)
	all := target{stream: h.Stream, ties: ties, ids: []string{string(h.Stream), string(s.Side)}, tells: []string{s.Title(), s.Number()}}
	for _, p := range s.People() {
		all.tells = append(all.tells, p.Name())
		for _, stream := range p.Streams {
			all.ids = append(all.ids, string(stream))
		}
	}
	for _, e := range h.Entries {
		all.ids = append(all.ids, string(e.ID))
	}
	all.tells = slices.DeleteFunc(all.tells, func(tells string) bool { return tells == "" }) // of a case that has no number yet
	return all
}

func (a *attacker) read(stream ledger.StreamID) *ledger.History {
	h, err := a.record.Ledger.Read(a.t.Context(), stream)
	if err != nil {
		a.t.Fatal(err)
	}
	return h
}

func (a *attacker) versionOf(stream ledger.StreamID) int64 { return a.read(stream).Version }

var wildcard = regexp.MustCompile(`\{[^}]*\}`)

// walk asks for an address in each way that it can be filled in with what belongs to the case.
func (a *attacker) walk(pattern string) {
	a.signIn()
	inCase := strings.HasPrefix(pattern, "/case/{case}")
	for _, id := range a.some() {
		path := wildcard.ReplaceAllString(strings.Replace(pattern, "{case}", string(a.target.stream), 1), id)
		for _, method := range []string{http.MethodGet, http.MethodPost} {
			a.holdsNothing(method+" "+pattern, a.asks(method, path, nil))
			if inCase && a.mine != "" && strings.Count(pattern, "{") > 1 {
				within := wildcard.ReplaceAllString(strings.Replace(pattern, "{case}", string(a.mine), 1), id)
				a.holdsNothing(method+" "+pattern+" of a case of theirs", a.asks(method, within, nil))
			}
		}
		if !strings.Contains(pattern, "{") || inCase && strings.Count(pattern, "{") == 1 {
			return
		}
	}
}

// some are identifiers of each sort: of the case, of the first person, and of an entry.
func (a *attacker) some() []string {
	ids := a.target.ids
	return []string{ids[0], ids[min(2, len(ids)-1)], ids[len(ids)/2]}
}

// asks sends a request with every field that a form of this program might have, filled in with what belongs to the case.
func (a *attacker) asks(method, path string, headers http.Header) *httptest.ResponseRecorder {
	var body string
	if method == http.MethodPost {
		fields := url.Values{}
		for _, name := range []string{"case", "of", "other", "entry", "person", "stream", "subject", "attempt", "into", "what", "report", "file"} {
			fields.Set(name, a.target.ids[len(a.target.ids)/2])
		}
		fields.Set("case", string(a.target.stream))
		body = fields.Encode()
	}
	r := httptest.NewRequestWithContext(a.t.Context(), method, path, strings.NewReader(body))
	r.Host = "localhost"
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	for name, values := range headers {
		r.Header[name] = values
	}
	r.AddCookie(a.cookie)
	w := httptest.NewRecorder()
	a.service.handler.ServeHTTP(w, r)
	return w
}

// holdsNothing looks through an answer, its headers too.
func (a *attacker) holdsNothing(what string, w *httptest.ResponseRecorder) {
	a.t.Helper()
	if w.Code >= 500 {
		a.t.Errorf("%s: answered %d", what, w.Code)
	}
	all := w.Body.String()
	for _, values := range w.Header() {
		all += strings.Join(values, " ")
	}
	for _, tells := range a.target.tells {
		if strings.Contains(all, tells) {
			a.t.Errorf("%s: the answer %d holds %q", what, w.Code, tells)
		}
	}
}

// tricks are ways to write an address, and headers by which some programs take another one.
func (a *attacker) tricks() {
	at := "/case/" + string(a.target.stream)
	for _, path := range []string{
		"//case/" + string(a.target.stream), "/case//" + string(a.target.stream), at + "/", at + "/.", "/case/x/../" + string(a.target.stream), "/%63ase/" + string(a.target.stream),
		"/CASE/" + string(a.target.stream), at + ";a=b", at + "%2Fpeople", at + "%00", "/assets/../case/" + string(a.target.stream), "/sign-in/../case/" + string(a.target.stream), at + "?draft",
		"/case/" + strings.ToUpper(string(a.target.stream)),
	} {
		for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodOptions} {
			a.holdsNothing(method+" "+path[:8], a.asks(method, path, nil))
		}
	}
	for _, name := range []string{"X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix", "X-Forwarded-Path", "Referer", "X-Http-Method-Override", "X-Forwarded-User", "Remote-User", "Authorization", "Range"} {
		for _, path := range []string{"/", at} {
			a.holdsNothing(name, a.asks(http.MethodGet, path, http.Header{name: {at}}))
		}
	}
}
