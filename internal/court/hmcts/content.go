package hmcts

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
)

// Content is a hash of what a case's payload says. It leaves out what differs between two answers that say the same: the order of names, blank
// and empty values, the time of the last change and, in private law, the order of lists and the ids that are new with every answer.
type Content [sha256.Size]byte

func (c Content) String() string { return hex.EncodeToString(c[:]) }

var changesByItself = map[string]bool{"lastModified": true, "last_modified": true}

func contentOf(n *node, j Jurisdiction) Content {
	w := contentWriter{setLists: j == Private}
	return sha256.Sum256([]byte(w.object(n, changesByItself)))
}

type contentWriter struct{ setLists bool }

// write gives the canonical text of a value, "" for one that says nothing.
func (w contentWriter) write(n *node) string {
	switch n.kind {
	case object:
		return w.object(n, nil)
	case array:
		return w.list(n)
	case text:
		return quoted(clean(n.value))
	case null:
		return ""
	default:
		return n.value
	}
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return strconv.Quote(s)
}

func (w contentWriter) object(n *node, without map[string]bool) string {
	var members []string
	for _, child := range n.children {
		if without[child.name] || isRandomID(child) {
			continue
		}
		if value := w.write(child); value != "" {
			members = append(members, quoted(child.name)+":"+value)
		}
	}
	if len(members) == 0 {
		return ""
	}
	slices.Sort(members)
	return "{" + strings.Join(members, ",") + "}"
}

func (w contentWriter) list(n *node) string {
	var items []string
	ordered := !w.setLists
	for _, child := range n.children {
		ordered = ordered || child.kind != object
		if value := w.write(child); value != "" {
			items = append(items, value)
		}
	}
	if len(items) == 0 {
		return ""
	}
	if !ordered {
		slices.Sort(items)
	}
	return "[" + strings.Join(items, ",") + "]"
}

// isRandomID: the elements of otherDocuments get a new id in every answer.
func isRandomID(n *node) bool {
	element := n.parent
	return n.name == "id" && element.parent != nil && element.parent.name == "otherDocuments"
}
