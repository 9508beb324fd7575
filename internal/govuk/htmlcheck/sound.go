package htmlcheck

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// Sound holds when the page is whole in the ways every page must be: no id twice, every label, description and link within the page
// leads to something, every field and group has a name, and nothing inline that a strict content security policy would refuse.
func Sound() Checker {
	return func(root *html.Node) error {
		p := page{ids: map[string]*html.Node{}, labelled: map[string]bool{}}
		for n := range root.Descendants() {
			if n.Type == html.ElementNode {
				p.note(n)
			}
		}
		for n := range root.Descendants() {
			if n.Type == html.ElementNode {
				p.refersWell(n)
				p.isNamed(n)
				p.isOutOfLine(n)
			}
		}
		return errors.Join(p.wrong...)
	}
}

type page struct {
	ids      map[string]*html.Node
	labelled map[string]bool // ids that a label is for
	wrong    []error
}

func (p *page) complain(format string, args ...any) {
	p.wrong = append(p.wrong, fmt.Errorf(format, args...))
}

func (p *page) note(n *html.Node) {
	if id, ok := lookup(n, "id"); ok {
		if p.ids[id] != nil {
			p.complain("the id %q is used twice", id)
		}
		p.ids[id] = n
	}
	if n.Data == "label" {
		p.labelled[attr(n, "for")] = true
	}
}

func (p *page) refersWell(n *html.Node) {
	for _, name := range []string{"for", "aria-describedby", "aria-labelledby", "aria-controls"} {
		for _, id := range strings.Fields(attr(n, name)) {
			if p.ids[id] == nil {
				p.complain("<%s %s=%q> refers to nothing", n.Data, name, id)
			}
		}
	}
	if within, ok := strings.CutPrefix(attr(n, "href"), "#"); ok && n.Data == "a" && p.ids[within] == nil {
		p.complain("the link %q leads to #%s, which is not on the page", text(n), within)
	}
}

func (p *page) isNamed(n *html.Node) {
	switch n.Data {
	case "input", "select", "textarea":
		kind := attr(n, "type")
		if kind == "hidden" || kind == "submit" || p.labelled[attr(n, "id")] || attr(n, "aria-label") != "" {
			return
		}
		p.complain("the field %q has no label", attr(n, "name"))
	case "fieldset":
		if first := firstElement(n); first == nil || first.Data != "legend" || text(first) == "" {
			p.complain("a fieldset has no legend")
		}
	case "button", "a":
		if text(n) == "" && attr(n, "aria-label") == "" {
			p.complain("a <%s> has no words", n.Data)
		}
	}
}

func (p *page) isOutOfLine(n *html.Node) {
	if n.Data == "style" || n.Data == "script" && attr(n, "src") == "" {
		p.complain("there is an inline <%s>", n.Data)
	}
	for _, a := range n.Attr {
		if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
			p.complain("<%s> has an inline %s", n.Data, a.Key)
		}
	}
}

func firstElement(n *html.Node) *html.Node {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode {
			return c
		}
	}
	return nil
}
