package hmcts

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
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
	builder := treeBuilder{decoder: json.NewDecoder(bytes.NewReader(raw))}
	builder.decoder.UseNumber()
	root := &node{}
	return root, builder.fill(root, 0)
}

func checkSyntax(raw []byte) error {
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

type treeBuilder struct{ decoder *json.Decoder }

func (b *treeBuilder) fill(n *node, depth int) error {
	token, err := b.decoder.Token()
	n.end = b.decoder.InputOffset()
	if err != nil || depth > maxDepth {
		return &BrokenPayload{n.end, "nested deeper than any answer we take"}
	}
	switch value := token.(type) {
	case json.Delim:
		return b.fillContainer(n, value, depth)
	case string:
		n.kind, n.value = text, value
	case json.Number:
		n.kind, n.value = number, value.String()
	case bool:
		n.kind, n.value = boolean, strconv.FormatBool(value)
	}
	return nil
}

func (b *treeBuilder) fillContainer(n *node, open json.Delim, depth int) error {
	n.start = b.decoder.InputOffset() - 1
	n.kind = array
	if open == '{' {
		n.kind = object
	}
	for b.decoder.More() {
		child, err := b.begin(n)
		if err != nil {
			return err
		}
		if err := b.fill(child, depth+1); err != nil {
			return err
		}
		n.children = append(n.children, child)
	}
	n.settleRepeats()
	_, err := b.decoder.Token() // the closing bracket: checkSyntax has seen it
	n.end = b.decoder.InputOffset()
	return err
}

// begin makes the node of the next member or item.
func (b *treeBuilder) begin(parent *node) (*node, error) {
	child := &node{parent: parent, name: strconv.Itoa(len(parent.children))}
	if parent.kind == array {
		return child, nil
	}
	token, err := b.decoder.Token()
	child.name, _ = token.(string)
	return child, err
}

// settleRepeats decides what counts when an object gives one name twice, which JSON allows and one of HMCTS’ samples does: the last, as Java and
// Go read it. Said twice in the same words it is one member; in other words, the earlier is kept for the account.
func (n *node) settleRepeats() {
	if n.kind != object {
		return
	}
	last := make(map[string]*node, len(n.children))
	for _, child := range n.children {
		last[child.name] = child
	}
	if len(last) == len(n.children) {
		return
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
