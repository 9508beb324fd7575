package hmcts

import (
	"maps"
	"slices"
	"strconv"

	"github.com/google/uuid"
)

// born reads the date of birth, and keeps what the court wrote when it is not a date.
func (p *Person) born(n *node) {
	field := n.get("dateOfBirth")
	p.Born = n.date("dateOfBirth")
	if p.Born.IsZero() {
		p.BornAs = written(field)
		field.hush()
	}
}

// detail adds what the fields say of one kind, if they say anything. Their leaves are classed when the whole case has been read.
func (p *Person) detail(kind DetailKind, decision Decision, why string, fields ...*node) {
	var parts []string
	var from []*node
	for _, field := range fields {
		if value := written(field); value != "" {
			parts, from = append(parts, value), append(from, field)
		}
	}
	if len(parts) > 0 {
		p.Details = append(p.Details, Detail{kind, decision, why, join("\n", parts...), from})
	}
}

// addressLines are the parts of an address in the order they are written, in the spelling of both services.
var addressLines = [][]string{
	{"addressLine1", "AddressLine1"}, {"addressLine2", "AddressLine2"}, {"addressLine3", "AddressLine3"},
	{"postTown", "PostTown"}, {"county", "County"}, {"postcode", "postCode", "PostCode"}, {"country", "Country"},
}

// written is the text of a scalar, or of an address with a line for each part. It classes nothing.
func written(n *node) string {
	switch {
	case n == nil || n.kind == array:
		return ""
	case n.isLeaf():
		return clean(n.value)
	}
	var lines []string
	for _, names := range addressLines {
		if part := n.get(names...); part != nil && part.isLeaf() {
			lines = append(lines, clean(part.value))
		}
	}
	return join("\n", lines...)
}

// takeWritten classes as taken what written has read.
func (n *node) takeWritten() {
	if n.isLeaf() {
		n.take()
		return
	}
	for _, names := range addressLines {
		n.get(names...).take()
	}
}

// redactionMarker is the document id that stands for "redacted by the court" (CONTRACT section 2.4).
var redactionMarker = uuid.UUID{}

// identify takes the id under which the document can be asked for. Anything but a UUID is kept by the account as not understood.
func (d *Document) identify(n *node, names ...string) {
	field := n.get(names...)
	id, err := uuid.Parse(field.take())
	switch {
	case field == nil:
	case err != nil:
		field.set(notUnderstood)
	case id == redactionMarker:
		d.Redacted = true
	default:
		d.ID = id.String()
	}
}

// unique makes a key of the court's id, which test data and old cases give twice.
func unique(seen map[string]int, id string) string {
	seen[id]++
	if id == "" || seen[id] == 1 {
		return id
	}
	return id + "~" + strconv.Itoa(seen[id])
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
