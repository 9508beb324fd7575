package webtest

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/textproto"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"candour/internal/access"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/web"
)

// Browser is one person's browser. It keeps cookies, follows redirects, and says with every request where it came from.
type Browser struct {
	ID   ledger.StreamID // the person signed in; empty for a stranger
	Name string

	site   *Site
	jar    *cookiejar.Jar
	origin string
}

// What browsers say of where a request comes from.
const (
	sameOrigin = "same-origin"
	crossSite  = "cross-site"
)

func newJar(t testing.TB) *cookiejar.Jar {
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return jar
}

// browser is a browser in which a person has just signed in.
func (s *Site) browser(person ledger.StreamID) *Browser {
	s.t.Helper()
	staff := access.Staff{Ledger: s.Ledger, Service: s.Record.Service.Stream}
	people, err := staff.People(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	who, ok := people.Find(person)
	if !ok {
		s.t.Fatalf("nobody works here as %s", person)
	}
	b := s.Stranger()
	b.ID, b.Name = who.ID, who.Name
	b.SignIn()
	return b
}

// As is a browser in which somebody of the service has just signed in.
func (s *Site) As(person ledger.StreamID) *Browser { return s.browser(person) }

// SignIn begins a new session, as after one that ran out.
func (b *Browser) SignIn() {
	b.site.t.Helper()
	home, err := url.Parse(b.site.URL)
	b.must(err)
	b.jar.SetCookies(home, []*http.Cookie{{Name: web.Cookie, Value: b.token(), Path: "/"}})
}

// token opens a session of the person’s own.
func (b *Browser) token() string {
	b.site.t.Helper()
	token, err := b.site.sessions.Begin(b.site.t.Context(), b.ID)
	b.must(err)
	return token
}

// By is the person as the author of an entry.
func (b *Browser) By() ledger.Author { return ledger.By(b.ID) }

// FromElsewhere is the same browser, its requests sent by a page of another site.
func (b *Browser) FromElsewhere() *Browser {
	other := *b
	other.origin = crossSite
	return &other
}

// Get opens a page.
func (b *Browser) Get(path string) *Answer {
	b.site.t.Helper()
	req, err := http.NewRequestWithContext(b.site.t.Context(), http.MethodGet, b.site.URL+path, nil)
	if err != nil {
		b.site.t.Fatal(err)
	}
	return b.do(req)
}

// Post sends fields to an address as they are, without any page before it. Answer.Send is what people do.
func (b *Browser) Post(path string, fields url.Values) *Answer {
	b.site.t.Helper()
	return b.post(path, "application/x-www-form-urlencoded", strings.NewReader(fields.Encode()))
}

// PostJSON sends to an address what a script of ours would.
func (b *Browser) PostJSON(path string, body any) *Answer {
	b.site.t.Helper()
	sent, err := json.Marshal(body)
	b.must(err)
	return b.post(path, "application/json", bytes.NewReader(sent))
}

// File is a file that somebody adds to a form.
type File struct {
	Name, Media string
	Bytes       []byte
}

func (b *Browser) postFiles(path string, fields url.Values, files map[string]File) *Answer {
	b.site.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for name, values := range fields {
		for _, v := range values {
			b.must(w.WriteField(name, v))
		}
	}
	for _, key := range slices.Sorted(maps.Keys(files)) {
		name, _, _ := strings.Cut(key, "#") // “files#1”, “files#2”: several files of one field
		f := files[key]
		part, err := w.CreatePart(textproto.MIMEHeader{
			"Content-Disposition": {multipart.FileContentDisposition(name, f.Name)}, "Content-Type": {f.Media},
		})
		b.must(err)
		_, err = part.Write(f.Bytes)
		b.must(err)
	}
	b.must(w.Close())
	return b.post(path, w.FormDataContentType(), &body)
}

func (b *Browser) must(err error) {
	b.site.t.Helper()
	if err != nil {
		b.site.t.Fatal(err)
	}
}

func (b *Browser) post(path, media string, body io.Reader) *Answer {
	b.site.t.Helper()
	req, err := http.NewRequestWithContext(b.site.t.Context(), http.MethodPost, b.site.URL+path, body)
	b.must(err)
	req.Header.Set("Content-Type", media)
	return b.do(req)
}

func (b *Browser) do(req *http.Request) *Answer {
	b.site.t.Helper()
	req.Header.Set("Sec-Fetch-Site", b.origin)
	client := &http.Client{Jar: b.jar}
	resp, err := client.Do(req)
	b.must(err)
	body, err := io.ReadAll(resp.Body)
	b.must(err)
	b.must(resp.Body.Close())
	a := &Answer{
		Status: resp.StatusCode, Header: resp.Header, Body: string(body), At: resp.Request.URL.RequestURI(), browser: b,
	}
	if strings.HasPrefix(resp.Header.Get("Content-Type"), "text/html") {
		a.read()
	}
	return a
}

// read parses a page and checks what every page promises.
func (a *Answer) read() {
	t := a.browser.site.t
	t.Helper()
	root, err := html.Parse(strings.NewReader(a.Body))
	if err != nil {
		t.Fatalf("%s cannot be read as HTML: %v", a.At, err)
	}
	a.root = root
	a.Check(htmlcheck.Sound(), htmlcheck.PlainWords())
	for _, name := range a.browser.site.Names {
		a.Check(htmlcheck.In("title", htmlcheck.LacksText(name)))
		if address, err := url.QueryUnescape(a.At); err == nil && strings.Contains(address, name) {
			t.Errorf("the address %s holds %q", a.At, name)
		}
	}
}
