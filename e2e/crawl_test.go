//go:build e2e

package e2e

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// pages are the addresses that people read, as patterns with an example of each that somebody was led to.
type pages struct {
	listed []string
	of     *http.ServeMux
	found  map[string]example // by pattern
}

// example is an address with somebody who was led there.
type example struct{ pattern, person, path string }

// readPages reads the list that the service itself is held to.
func readPages(t testing.TB) *pages {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "internal", "app", "testdata", "every-page.txt"))
	if err != nil {
		t.Fatal(err)
	}
	p := &pages{of: http.NewServeMux(), found: map[string]example{}}
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			p.listed = append(p.listed, line)
			p.of.Handle(line, http.NotFoundHandler())
		}
	}
	return p
}

// pattern is the pattern of an address; "" when people do not read it.
func (p *pages) pattern(path string) string {
	request, err := http.NewRequest(http.MethodGet, path, nil)
	if err != nil {
		return ""
	}
	_, pattern := p.of.Handler(request)
	return pattern
}

// follows is somebody who follows links, without a browser.
type follows struct {
	t    testing.TB
	name string
	*http.Client
}

// followsAs signs somebody in at the door of the demonstration.
func followsAs(t testing.TB, name string) follows {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	f := follows{t, name, &http.Client{Jar: jar}}
	door := f.read("/sign-in")
	id := ""
	for n := range door.Descendants() {
		if n.Data == "label" && strings.HasPrefix(strings.TrimSpace(words(n)), name) {
			id = attribute(n, "for")
		}
	}
	for n := range door.Descendants() {
		if n.Data == "input" && attribute(n, "id") == id {
			answer, err := f.PostForm(running.address+"/sign-in", url.Values{"person": {attribute(n, "value")}})
			if err != nil {
				t.Fatal(err)
			}
			answer.Body.Close()
			return f
		}
	}
	t.Fatalf("nobody at the door is called %s", name)
	return f
}

// read is the page at an address; nil when there is a document or nothing.
func (f follows) read(path string) *html.Node {
	f.t.Helper()
	answer, err := f.Get(running.address + path)
	if err != nil {
		f.t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK || !strings.HasPrefix(answer.Header.Get("Content-Type"), "text/html") {
		return nil
	}
	root, err := html.Parse(answer.Body)
	if err != nil {
		f.t.Fatal(err)
	}
	return root
}

// barren is how many pages of one pattern are read of which none leads to a pattern not seen before.
const barren = 6

// everywhere follows links until they lead to no other pattern, and notes the first example of each that is a page. It begins wherever an
// address needs nothing known, and at some pages besides.
func (f follows) everywhere(p *pages, besides ...string) {
	f.t.Helper()
	seen, met, in := map[string]bool{}, map[string]bool{}, map[string]int{}
	waiting := append(p.beginnings(), besides...)
	for len(waiting) > 0 {
		path := waiting[0]
		waiting = waiting[1:]
		pattern := p.pattern(path)
		if seen[path] || pattern == "" || in[pattern] >= barren {
			continue
		}
		seen[path] = true
		root := f.read(path)
		if root == nil {
			continue
		}
		p.find(example{pattern, f.name, path})
		in[pattern]++
		for _, to := range links(root) {
			if next := p.pattern(to); !met[next] {
				met[next], in[pattern] = true, 0
			}
			waiting = append(waiting, to)
		}
	}
}

// find notes the first example of a pattern.
func (p *pages) find(e example) {
	if p.found[e.pattern].path == "" {
		p.found[e.pattern] = e
	}
}

// beginnings are the addresses that name nothing.
func (p *pages) beginnings() []string {
	all := []string{"/"}
	for _, pattern := range p.listed {
		if !strings.Contains(pattern, "{") {
			all = append(all, pattern)
		}
	}
	return all
}

// links are the addresses within the service that a page leads to.
func links(root *html.Node) []string {
	var all []string
	for n := range root.Descendants() {
		to, _, _ := strings.Cut(attribute(n, "href"), "#")
		if n.Data == "a" && strings.HasPrefix(to, "/") {
			all = append(all, to)
		}
	}
	return all
}

func words(n *html.Node) string {
	var b strings.Builder
	for part := range n.Descendants() {
		if part.Type == html.TextNode {
			b.WriteString(part.Data)
		}
	}
	return b.String()
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
