package hmcts

import (
	"strings"
	"time"
	"unicode"

	"candour/internal/calendar"
)

// The methods here take a value out of an object by its name, or by the first of several names that holds something, and class its leaves.
// All of them may be called on a nil node and on a value of the wrong shape: they then give nothing and class nothing.

func (n *node) get(names ...string) *node {
	if n == nil || n.kind != object {
		return nil
	}
	for _, name := range names {
		for i := len(n.children) - 1; i >= 0; i-- {
			if child := n.children[i]; child.name == name && !child.isBlank() {
				return child
			}
		}
	}
	return nil
}

// take gives the cleaned text of a scalar and classes it as taken.
func (n *node) take() string {
	if n == nil || !n.isLeaf() || n.isBlank() {
		return ""
	}
	n.set(taken)
	return clean(n.value)
}

func (n *node) text(names ...string) string { return n.get(names...).take() }

// texts takes a list of scalars; a single one counts as a list of one.
func (n *node) texts(names ...string) []string {
	var all []string
	for item := range n.get(names...).leaves() {
		if value := item.take(); value != "" {
			all = append(all, value)
		}
	}
	return all
}

// codes is a set of values that we know the meaning of, in lower case.
type codes map[string]bool

func codesOf(list string) codes {
	set := codes{}
	for line := range strings.Lines(list) {
		set[strings.ToLower(strings.TrimSpace(line))] = true
	}
	return set
}

// code takes a scalar as the court wrote it, and reports it when it is not one of those we know.
func (n *node) code(known codes, names ...string) string {
	return n.get(names...).takeCode(known)
}

func (n *node) takeCode(known codes) string {
	value := n.take()
	if value != "" && !known[strings.ToLower(value)] {
		n.set(notUnderstood)
	}
	return value
}

func (n *node) codes(known codes, names ...string) []string {
	var all []string
	for item := range n.get(names...).leaves() {
		if value := item.takeCode(known); value != "" {
			all = append(all, value)
		}
	}
	return all
}

var answers = map[string]Answer{
	"true": Yes, "yes": Yes, "false": No, "no": No,
	"dontknow": DoesNotKnow, "dont_know": DoesNotKnow, "don't know": DoesNotKnow, "don’t know": DoesNotKnow,
}

// answer takes a flag in any of the courts' spellings.
func (n *node) answer(names ...string) Answer {
	flag := n.get(names...)
	written := flag.take()
	if written == "" {
		return NotGiven
	}
	answer, known := answers[strings.ToLower(written)]
	if !known {
		flag.set(notUnderstood)
		return Answer(written)
	}
	return answer
}

// decision reads a flag that says "confidential: yes or no". Anything but a plain no hides.
func (n *node) decision(names ...string) (Decision, string) {
	flag := n.get(names...)
	switch n.answer(names...) {
	case Yes:
		return Hidden, "the court says that it is confidential"
	case No:
		if !flag.repeated {
			return Shown, ""
		}
	}
	return Undecided, noFlag
}

func (n *node) date(names ...string) calendar.Date {
	field := n.get(names...)
	date, ok := dateOf(field)
	field.settle(ok)
	return date
}

// utc takes a time that the court means as UTC.
func (n *node) utc(names ...string) time.Time {
	field := n.get(names...)
	t, ok := timeOf(field)
	field.settle(ok)
	return t
}

// london takes a time on London's clock.
func (n *node) london(names ...string) calendar.Moment {
	field := n.get(names...)
	t, ok := timeOf(field)
	field.settle(ok)
	if !ok {
		return calendar.Moment{}
	}
	return calendar.FromLondon(t)
}

// settle classes the leaves of a field that was understood, or was not.
func (n *node) settle(understood bool) {
	if understood {
		n.markAll(taken)
		return
	}
	n.markAll(notUnderstood)
}

// hush keeps the value of a field that was not understood out of the account, where a code's place could hold what is confidential.
func (n *node) hush() {
	for leaf := range n.leaves() {
		if leaf.mark == notUnderstood {
			leaf.mark = untouched
		}
	}
}

func (n *node) ignore(why string, names ...string) {
	for _, name := range names {
		n.get(name).ignoreAll(why)
	}
}

// items are the elements of a list that hold something. A single object in a list's place counts as a list of one.
func (n *node) items(names ...string) []*node {
	list := n.get(names...)
	switch {
	case list == nil || list.isLeaf():
		return nil
	case list.kind == object:
		return []*node{list}
	}
	var items []*node
	for _, item := range list.children {
		if item.kind == object {
			items = append(items, item)
		}
	}
	return items
}

// clean makes text of the court fit to keep: no control characters but line ends and tabs, none that turn the writing round, no space around it.
func clean(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}

const maxFileName = 150

// fileName makes a file name of the court fit to show: one line, without slashes, not too long. It is never a path to anything of ours.
// (A slash is no sign of an attack: the public-law service writes dates with it into the names of what we file.)
func fileName(s string) string {
	s = strings.NewReplacer("\n", " ", "/", "-", "\\", "-").Replace(clean(s))
	s = strings.TrimLeft(s, ".- ")
	runes := []rune(s)
	if len(runes) <= maxFileName {
		return s
	}
	ending := ""
	if dot := strings.LastIndexByte(s, '.'); dot > 0 && len(s)-dot <= 6 {
		ending = s[dot:]
	}
	return string(runes[:maxFileName-len(ending)]) + ending
}

// join puts together what is not empty.
func join(separator string, parts ...string) string {
	var given []string
	for _, part := range parts {
		if part != "" {
			given = append(given, part)
		}
	}
	return strings.Join(given, separator)
}
