package htmlcheck

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/a-h/templ"
	"golang.org/x/net/html"
)

// Checker looks at one element, or at a whole page, and says what is wrong with it.
type Checker func(*html.Node) error

// Page reports every check that does not hold of the page.
func Page(t testing.TB, body string, checks ...Checker) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatalf("the page cannot be read as HTML: %v", err)
	}
	for _, check := range checks {
		if err := check(root); err != nil {
			t.Errorf("%v", err)
		}
	}
}

// Component renders c and reports every check that does not hold of it. It returns the markup, for what only a string can tell.
func Component(t testing.TB, c templ.Component, checks ...Checker) string {
	t.Helper()
	var body strings.Builder
	if err := c.Render(context.Background(), &body); err != nil {
		t.Fatalf("render: %v", err)
	}
	Page(t, body.String(), checks...)
	return body.String()
}

// In holds when the first element chosen by the selector passes every check; with no checks, when there is such an element.
func In(s Selector, checks ...Checker) Checker { return InAt(s, 0, checks...) }

// InAt is In for the i-th element chosen, counted from 0.
func InAt(s Selector, i int, checks ...Checker) Checker {
	return func(n *html.Node) error {
		found, err := find(n, s)
		if err != nil {
			return err
		}
		if i >= len(found) {
			return fmt.Errorf("%s: there are %d, wanted at least %d", s, len(found), i+1)
		}
		return checkAll(string(s), found[i], checks)
	}
}

// InEach holds when there is at least one such element and each passes every check.
func InEach(s Selector, checks ...Checker) Checker {
	return func(n *html.Node) error {
		found, err := find(n, s)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return fmt.Errorf("%s: there is none", s)
		}
		var wrong []error
		for i, each := range found {
			wrong = append(wrong, checkAll(fmt.Sprintf("%s (number %d)", s, i+1), each, checks))
		}
		return errors.Join(wrong...)
	}
}

// NotIn holds when nothing is chosen by the selector.
func NotIn(s Selector) Checker { return Count(s, 0) }

// Count holds when exactly n elements are chosen by the selector.
func Count(s Selector, n int) Checker {
	return func(root *html.Node) error {
		found, err := find(root, s)
		if err != nil {
			return err
		}
		if len(found) != n {
			return fmt.Errorf("%s: there are %d, wanted %d", s, len(found), n)
		}
		return nil
	}
}

// HasText holds when the words of the element, with every run of white space as one space, contain these.
func HasText(words string) Checker {
	return func(n *html.Node) error {
		if got := text(n); !strings.Contains(got, words) {
			return fmt.Errorf("says %q, which lacks %q", got, words)
		}
		return nil
	}
}

// IsText holds when the words of the element are these and no others.
func IsText(words string) Checker {
	return func(n *html.Node) error {
		if got := text(n); got != words {
			return fmt.Errorf("says %q, wanted %q", got, words)
		}
		return nil
	}
}

// LacksText holds when the words are nowhere in the element, neither as text nor in an attribute: for what must not leave.
func LacksText(words string) Checker {
	return func(n *html.Node) error {
		var markup strings.Builder
		if err := html.Render(&markup, n); err != nil {
			return err
		}
		if strings.Contains(html.UnescapeString(markup.String()), words) || strings.Contains(text(n), words) {
			return fmt.Errorf("has %q, which must not be there", words)
		}
		return nil
	}
}

// HasAttr holds when the attribute is there with this value.
func HasAttr(name, value string) Checker {
	return func(n *html.Node) error {
		if got, ok := lookup(n, name); !ok || got != value {
			return fmt.Errorf("%s is %q, wanted %q", name, got, value)
		}
		return nil
	}
}

// HasHref holds when the link leads there.
func HasHref(href string) Checker { return HasAttr("href", href) }

// LacksAttr holds when the element has no such attribute.
func LacksAttr(name string) Checker {
	return func(n *html.Node) error {
		if got, ok := lookup(n, name); ok {
			return fmt.Errorf("has %s=%q, wanted none", name, got)
		}
		return nil
	}
}

func checkAll(where string, n *html.Node, checks []Checker) error {
	var wrong []error
	for _, check := range checks {
		if err := check(n); err != nil {
			wrong = append(wrong, fmt.Errorf("%s: %w", where, err))
		}
	}
	return errors.Join(wrong...)
}
