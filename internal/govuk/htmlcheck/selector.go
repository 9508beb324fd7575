package htmlcheck

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A Selector is the part of CSS that tests need: an element name or *, #id, .class, [name], [name=value] (also ^=, $= and *=, with or
// without quotes), a space for "somewhere inside", > for "directly inside", + for "right after", and a comma between alternatives.
type Selector string

// step is one compound of a selector and how it hangs on the one before: ' ', '>' or '+'.
type step struct {
	combinator byte
	tests      []func(*html.Node) bool
}

var simple = regexp.MustCompile(`^(?:([a-zA-Z][\w-]*|\*)|#([\w-]+)|\.([\w-]+)|\[([\w-]+)(?:([\^$*]?=)"?([^"\]]*)"?)?\])`)

// matcher compiles the selector; a mistake in one is a mistake in a test and is reported as an error.
func (s Selector) matcher() (func(*html.Node) bool, error) {
	var alternatives [][]step
	for _, each := range strings.Split(string(s), ",") {
		steps, err := parse(strings.TrimSpace(each))
		if err != nil {
			return nil, fmt.Errorf("selector %q: %w", s, err)
		}
		alternatives = append(alternatives, steps)
	}
	return func(n *html.Node) bool {
		return slices.ContainsFunc(alternatives, func(steps []step) bool { return matches(n, steps) })
	}, nil
}

func parse(text string) ([]step, error) {
	var steps []step
	combinator := byte(' ')
	for _, word := range strings.Fields(strings.NewReplacer(">", " > ", "+", " + ").Replace(text)) {
		if word == ">" || word == "+" {
			combinator = word[0]
			continue
		}
		tests, err := compound(word)
		if err != nil {
			return nil, err
		}
		steps = append(steps, step{combinator, tests})
		combinator = ' '
	}
	if len(steps) == 0 || combinator != ' ' {
		return nil, fmt.Errorf("%q is not whole", text)
	}
	return steps, nil
}

func compound(word string) ([]func(*html.Node) bool, error) {
	var tests []func(*html.Node) bool
	for rest := word; rest != ""; {
		m := simple.FindStringSubmatch(rest)
		if m == nil {
			return nil, fmt.Errorf("cannot read %q", rest)
		}
		rest = rest[len(m[0]):]
		tests = append(tests, simpleTest(m))
	}
	return tests, nil
}

func simpleTest(m []string) func(*html.Node) bool {
	element, id, class, name, operator, value := m[1], m[2], m[3], m[4], m[5], m[6]
	switch {
	case element == "*":
		return func(*html.Node) bool { return true }
	case element != "":
		return func(n *html.Node) bool { return n.Data == strings.ToLower(element) }
	case id != "":
		return func(n *html.Node) bool { return attr(n, "id") == id }
	case class != "":
		return func(n *html.Node) bool { return slices.Contains(strings.Fields(attr(n, "class")), class) }
	default:
		return func(n *html.Node) bool { return attributeMatches(n, name, operator, value) }
	}
}

func attributeMatches(n *html.Node, name, operator, value string) bool {
	got, ok := lookup(n, name)
	if !ok {
		return false
	}
	switch operator {
	case "=":
		return got == value
	case "^=":
		return strings.HasPrefix(got, value)
	case "$=":
		return strings.HasSuffix(got, value)
	case "*=":
		return strings.Contains(got, value)
	}
	return true
}

func matches(n *html.Node, steps []step) bool {
	last := steps[len(steps)-1]
	if n.Type != html.ElementNode || slices.ContainsFunc(last.tests, func(test func(*html.Node) bool) bool { return !test(n) }) {
		return false
	}
	before := steps[:len(steps)-1]
	if len(before) == 0 {
		return true
	}
	switch last.combinator {
	case '>':
		return n.Parent != nil && matches(n.Parent, before)
	case '+':
		previous := previousElement(n)
		return previous != nil && matches(previous, before)
	}
	for up := n.Parent; up != nil; up = up.Parent {
		if matches(up, before) {
			return true
		}
	}
	return false
}

func previousElement(n *html.Node) *html.Node {
	for p := n.PrevSibling; p != nil; p = p.PrevSibling {
		if p.Type == html.ElementNode {
			return p
		}
	}
	return nil
}
