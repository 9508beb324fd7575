//go:build e2e

package e2e

import (
	"io"
	"net/http"
	"testing"

	"candour/internal/govuk/browsertest"
)

// manner is how somebody's browser is set up.
type manner struct{ noScripts bool }

var (
	withScripts    = manner{}
	withoutScripts = manner{noScripts: true}
)

// signIn chooses a person at the door of the demonstration.
func signIn(t testing.TB, name string, m manner) keyboard {
	t.Helper()
	browser = browsertest.Browser(t)
	k := keyboard{t, browsertest.Open(t, browsertest.Person(t), "about:blank"), m}
	k.allowScripts(!m.noScripts)
	k.open("/sign-in")
	k.choose(name)
	k.follow("Sign in")
	return k
}

// fetch brings the file that a link of the page leads to.
func (k keyboard) fetch(link string) []byte {
	k.t.Helper()
	k.to(link)
	return k.fetched()
}

// fetched is the file that the link leads to on which the keyboard is.
func (k keyboard) fetched() []byte {
	k.t.Helper()
	request, err := http.NewRequest(http.MethodGet, k.ask(`() => document.activeElement.href`).Str(), nil)
	if err != nil {
		k.t.Fatal(err)
	}
	cookies, err := k.page.Cookies(nil)
	if err != nil {
		k.t.Fatal(err)
	}
	for _, c := range cookies {
		request.AddCookie(&http.Cookie{Name: c.Name, Value: c.Value})
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		k.t.Fatal(err)
	}
	defer answer.Body.Close()
	file, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		k.t.Fatalf("a link leads to no file: %s: %v", answer.Status, err)
	}
	return file
}
