package hmcts

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A payload larger or deeper than this is refused. The deepest answer either court's code can make has 12 levels.
const (
	MaxPayload = 256 << 20
	maxDepth   = 64
)

// node is one JSON value of a payload: where it stood, and what became of it.
type node struct {
	kind       kind
	value      string // of a scalar: the decoded text, the number as it was written, true or false
	name       string // its member name or index in the parent
	repeated   bool   // the parent gave the same name before; this one counts
	parent     *node
	children   []*node
	start, end int64 // bytes of the payload
	mark       mark
	why        string // of an ignored leaf
	separate   bool   // a case, which has an account of its own
}

type kind byte

const (
	null kind = iota
	boolean
	number
	text
	array
	object
)

func (n *node) isLeaf() bool { return n.kind < array }

// isBlank says that the court wrote the name and gave nothing with it.
func (n *node) isBlank() bool {
	return n.kind == null || n.kind == text && strings.TrimSpace(n.value) == ""
}

// leaves goes over every scalar below n, in the order of the payload. An empty object or list holds nothing and so has none.
func (n *node) leaves() iter.Seq[*node] {
	return func(yield func(*node) bool) { n.walk(yield) }
}

func (n *node) walk(yield func(*node) bool) bool {
	if n == nil {
		return true
	}
	if n.isLeaf() {
		return yield(n)
	}
	for _, child := range n.children {
		if !child.walk(yield) {
			return false
		}
	}
	return true
}

var pointerEscapes = strings.NewReplacer("~", "~0", "/", "~1")

// pointer is the JSON Pointer (RFC 6901) of the value from the root of its payload; the root's is "".
func (n *node) pointer() string {
	if n == nil || n.parent == nil {
		return ""
	}
	return n.parent.pointer() + "/" + pointerEscapes.Replace(n.name)
}

var pointerUnescapes = strings.NewReplacer("~1", "/", "~0", "~")

// at is the value that a JSON Pointer from the root of the payload names; nil when there is none.
func (n *node) at(pointer string) *node {
	if n == nil {
		return nil
	}
	for n.parent != nil {
		n = n.parent
	}
	if pointer == "" {
		return n
	}
	for _, step := range strings.Split(pointer, "/")[1:] {
		name := pointerUnescapes.Replace(step)
		i := slices.IndexFunc(n.children, func(child *node) bool { return child.name == name })
		if i < 0 {
			return nil
		}
		n = n.children[i]
	}
	return n
}

func (n *node) isWithin(outer *node) bool {
	for n != nil && n != outer {
		n = n.parent
	}
	return n != nil
}

// BrokenPayload says where an answer stopped being readable. It quotes nothing of it.
type BrokenPayload struct {
	Byte int64 // offset of the first byte that could not be read
	Why  string
}

func (e *BrokenPayload) Error() string { return fmt.Sprintf("%s at byte %d", e.Why, e.Byte) }

// readTree reads one whole JSON value. Its only errors are BrokenPayload.
func readTree(raw []byte) (*node, error) {
	if len(raw) > MaxPayload {
		return nil, &BrokenPayload{MaxPayload, "larger than any answer we take"}
	}
	if err := checkSyntax(raw); err != nil {
		return nil, err
	}
	reader := treeReader{raw: raw}
	root := &node{}
	return root, reader.read(root, 0)
}

func checkSyntax(raw []byte) error {
	if json.Valid(raw) {
		return nil
	}
	var whole json.RawMessage
	var broken *json.SyntaxError
	switch err := json.Unmarshal(raw, &whole); {
	case errors.As(err, &broken):
		return &BrokenPayload{broken.Offset, "not JSON"}
	case err != nil:
		return &BrokenPayload{0, "not JSON"}
	}
	return nil
}

// treeReader goes over bytes that checkSyntax has found to be JSON, and so can be simple.
type treeReader struct {
	raw   []byte
	at    int
	fresh []node // made ahead: a payload has thousands
}

// nodesAhead is how many nodes are made at once.
const nodesAhead = 128

func (r *treeReader) child(of *node) *node {
	if len(r.fresh) == 0 {
		r.fresh = make([]node, nodesAhead)
	}
	n := &r.fresh[0]
	r.fresh, n.parent = r.fresh[1:], of
	return n
}

func (r *treeReader) read(n *node, depth int) error {
	r.skip(" \t\r\n,:")
	n.start = int64(r.at)
	if depth > maxDepth {
		return &BrokenPayload{n.start, "nested deeper than any answer we take"}
	}
	var err error
	switch c := r.raw[r.at]; c {
	case '{', '[':
		err = r.readContainer(n, c, depth)
	case '"':
		n.kind, n.value = text, r.readString()
	default:
		n.kind, n.value = r.readWord()
	}
	n.end = int64(r.at)
	return err
}

func (r *treeReader) skip(these string) {
	for r.at < len(r.raw) && strings.IndexByte(these, r.raw[r.at]) >= 0 {
		r.at++
	}
}

func (r *treeReader) readContainer(n *node, open byte, depth int) error {
	n.kind = array
	if open == '{' {
		n.kind = object
	}
	r.at++
	for r.more() {
		child := r.child(n)
		if n.kind == object {
			child.name = r.readString()
		} else {
			child.name = strconv.Itoa(len(n.children))
		}
		if err := r.read(child, depth+1); err != nil {
			return err
		}
		n.children = append(n.children, child)
	}
	r.at++
	n.settleRepeats()
	return nil
}

// more says whether another member or item follows, and stands at it.
func (r *treeReader) more() bool {
	r.skip(" \t\r\n,")
	return r.raw[r.at] != '}' && r.raw[r.at] != ']'
}

// readString reads a string from its opening quote to behind its closing one.
func (r *treeReader) readString() string {
	begin, plain := r.at, true
	for r.at++; r.raw[r.at] != '"'; r.at++ {
		if c := r.raw[r.at]; c == '\\' {
			r.at++
			plain = false
		} else if c >= utf8.RuneSelf {
			plain = false
		}
	}
	r.at++
	if plain {
		return string(r.raw[begin+1 : r.at-1])
	}
	var decoded string
	_ = json.Unmarshal(r.raw[begin:r.at], &decoded) // it has been found to be a string
	return decoded
}

func (r *treeReader) readWord() (kind, string) {
	begin := r.at
	for r.at < len(r.raw) && strings.IndexByte(" \t\r\n,:]}", r.raw[r.at]) < 0 {
		r.at++
	}
	switch word := string(r.raw[begin:r.at]); word {
	case "null":
		return null, ""
	case "true", "false":
		return boolean, word
	default:
		return number, word
	}
}

// few is up to how many names are compared each with each.
const few = 16

// repeats says whether a name is given twice.
func (n *node) repeats() bool {
	if len(n.children) > few {
		names := make(map[string]bool, len(n.children))
		for _, child := range n.children {
			names[child.name] = true
		}
		return len(names) < len(n.children)
	}
	for i, child := range n.children {
		if slices.ContainsFunc(n.children[:i], func(earlier *node) bool { return earlier.name == child.name }) {
			return true
		}
	}
	return false
}

// settleRepeats decides what counts when an object gives one name twice, which JSON allows and one of HMCTS’ samples does: the last, as Java and
// Go read it. Said twice in the same words it is one member; in other words, the earlier is kept for the account.
func (n *node) settleRepeats() {
	if n.kind != object || !n.repeats() {
		return
	}
	last := make(map[string]*node, len(n.children))
	for _, child := range n.children {
		last[child.name] = child
	}
	n.children = slices.DeleteFunc(n.children, func(child *node) bool {
		final := last[child.name]
		if child == final || sameAs(child, final) {
			return child != final
		}
		child.ignoreAll("given twice; the last one counts")
		final.repeated = true
		return false
	})
}

func sameAs(a, b *node) bool {
	same := func(a, b *node) bool { return a.name == b.name && sameAs(a, b) }
	return a.kind == b.kind && a.value == b.value && slices.EqualFunc(a.children, b.children, same)
}
