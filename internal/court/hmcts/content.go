package hmcts

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
)

// Content is a hash of what a case's payload says. It leaves out what differs between two answers that say the same: the order of names, blank
// and empty values, the time of the last change and, in private law, the order of lists and the ids that are new with every answer.
type Content [sha256.Size]byte

func (c Content) String() string { return hex.EncodeToString(c[:]) }

var changesByItself = map[string]bool{"lastModified": true, "last_modified": true}

func contentOf(n *node, j Jurisdiction) Content {
	w := contentWriter{setLists: j == Private}
	w.object(n, changesByItself)
	return sha256.Sum256(w.text)
}

// contentWriter writes the canonical text of values, nothing for one that says nothing.
type contentWriter struct {
	setLists bool
	text     []byte
	sorted   []byte
}

func (w *contentWriter) write(n *node) {
	switch n.kind {
	case object:
		w.object(n, nil)
	case array:
		w.list(n)
	case text:
		w.quote(clean(n.value))
	case null:
	default:
		w.text = append(w.text, n.value...)
	}
}

func (w *contentWriter) quote(s string) {
	if s != "" {
		w.text = strconv.AppendQuote(w.text, s)
	}
}

func (w *contentWriter) object(n *node, without map[string]bool) {
	begin, members := len(w.text), make([]stretch, 0, len(n.children))
	for _, child := range n.children {
		if without[child.name] || isRandomID(child) {
			continue
		}
		from := len(w.text)
		w.quote(child.name)
		w.text = append(w.text, ':')
		value := len(w.text)
		w.write(child)
		if len(w.text) == value {
			w.text = w.text[:from]
			continue
		}
		members = append(members, stretch{from, len(w.text)})
	}
	w.sort(members)
	w.enclose(begin, members, '{', '}')
}

func (w *contentWriter) list(n *node) {
	begin, items := len(w.text), make([]stretch, 0, len(n.children))
	ordered := !w.setLists
	for _, child := range n.children {
		ordered = ordered || child.kind != object
		from := len(w.text)
		w.write(child)
		if len(w.text) > from {
			items = append(items, stretch{from, len(w.text)})
		}
	}
	if !ordered {
		w.sort(items)
	}
	w.enclose(begin, items, '[', ']')
}

// stretch is a part of the text.
type stretch struct{ from, to int }

func (w *contentWriter) sort(parts []stretch) {
	slices.SortFunc(parts, func(a, b stretch) int { return bytes.Compare(w.text[a.from:a.to], w.text[b.from:b.to]) })
}

// enclose puts the parts of which the text from begin on is made into their order, between brackets; no parts are nothing.
func (w *contentWriter) enclose(begin int, parts []stretch, open, close byte) {
	if len(parts) == 0 {
		return
	}
	w.sorted = w.sorted[:0]
	for i, part := range parts {
		w.sorted = append(w.sorted, separator(i, open))
		w.sorted = append(w.sorted, w.text[part.from:part.to]...)
	}
	w.text = append(append(w.text[:begin], w.sorted...), close)
}

// separator stands before the i-th part.
func separator(i int, open byte) byte {
	if i == 0 {
		return open
	}
	return ','
}

// isRandomID: the elements of otherDocuments get a new id in every answer.
func isRandomID(n *node) bool {
	element := n.parent
	return n.name == "id" && element.parent != nil && element.parent.name == "otherDocuments"
}
