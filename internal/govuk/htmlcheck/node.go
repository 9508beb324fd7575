package htmlcheck

import (
	"strings"

	"golang.org/x/net/html"
)

// find is every element inside n chosen by the selector, in document order.
func find(n *html.Node, s Selector) ([]*html.Node, error) {
	chosen, err := s.matcher()
	if err != nil {
		return nil, err
	}
	var found []*html.Node
	for each := range n.Descendants() {
		if chosen(each) {
			found = append(found, each)
		}
	}
	return found, nil
}

func text(n *html.Node) string {
	var b strings.Builder
	for each := range n.Descendants() {
		if each.Type == html.TextNode {
			b.WriteString(each.Data)
		}
		if each.Type == html.ElementNode && breaks[each.Data] {
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// breaks are the elements before which a reader sees the words parted.
var breaks = map[string]bool{
	"br": true, "dd": true, "div": true, "dt": true, "h1": true, "h2": true, "h3": true, "h4": true, "legend": true, "li": true,
	"option": true, "p": true, "td": true, "th": true, "tr": true, "label": true, "small": true, "time": true,
}

func lookup(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func attr(n *html.Node, name string) string {
	value, _ := lookup(n, name)
	return value
}
