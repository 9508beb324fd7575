package evidencemap

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"candour/internal/argument"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/words"
)

// Of is the map of an argument and the evidence in it, with the statements of its signed reports under their numbers.
func Of(argument *footing.Case, h *ledger.History) *Map {
	m := newMapping(argument, h)
	for _, r := range report.Of(h).Reports() {
		if r.Signed != nil {
			m.nameSigned(r)
		}
	}
	return m.make()
}

// OfReport is the map of one report: its statements with their words, and what they rest on.
func OfReport(r *report.Reading, h *ledger.History) *Map {
	m := newMapping(r.Argument, h)
	var own []footing.Key
	for _, s := range r.Statements() {
		m.name(r.Key(s), s.Number, s.Text, r.Ref.Entry, s.Anchor())
		own = append(own, r.Key(s))
	}
	whole, from := m.make(), []*Box(nil)
	for _, k := range own {
		if b := m.boxes[k]; b != nil {
			from = append(from, b)
		}
	}
	return whole.under(from)
}

// mapping is a map being made.
type mapping struct {
	argument *footing.Case
	evidence *evidence.State
	named    map[footing.Key]Box // statements, before it is known that the argument has them
	boxes    map[footing.Key]*Box
	items    map[ledger.Ref]*Box
	all      []*Box
	links    map[Link]int // without words, to its place in made
	made     []Link
}

func newMapping(argument *footing.Case, h *ledger.History) *mapping {
	return &mapping{
		argument: argument, evidence: evidence.Of(h), named: map[footing.Key]Box{}, boxes: map[footing.Key]*Box{},
		items: map[ledger.Ref]*Box{}, links: map[Link]int{},
	}
}

// nameSigned names the statements of a signed report, whose words stand in the report alone.
func (m *mapping) nameSigned(r *report.Report) {
	for _, f := range r.Signed.Statements {
		k := r.Signed.Key(f.Number)
		name := strings.TrimPrefix(m.argument.Name(k), f.Number+" of ")
		m.name(k, f.Number, words.UpperFirst(name), r.Ref.Entry, report.AnchorOf(f.Number))
	}
}

func (m *mapping) name(k footing.Key, number, text string, report ledger.EntryID, anchor string) {
	m.named[k] = Box{Sort: Statement, Head: "Statement " + number, Text: text, At: "report/" + string(report) + "#" + anchor}
}

func (m *mapping) make() *Map {
	for _, k := range m.argument.Keys() {
		m.boxes[k] = m.box(k)
	}
	for _, k := range m.argument.Keys() {
		m.join(k)
	}
	whole := &Map{Boxes: m.all, Links: m.made}
	whole.setApart()
	sortBoxes(whole.Boxes)
	return whole
}

// box is the box of a record: the records of one item share theirs.
func (m *mapping) box(k footing.Key) *Box {
	if i, ok := m.evidence.Item(k.Ref); ok {
		if m.items[k.Ref] == nil {
			m.items[k.Ref] = m.add(m.item(i))
		}
		return m.items[k.Ref]
	}
	b, named := m.named[k]
	if !named {
		b = Box{Sort: Other, Text: words.UpperFirst(m.argument.Name(k))}
	}
	b.Key, b.ID = k, string(k.Entry)
	if k.Facet != footing.So {
		b.ID += "." + string(k.Facet)
	}
	return m.add(b)
}

// item is the box of an item. What fell because its words no longer stand says why those do not.
func (m *mapping) item(i *evidence.Item) Box {
	so, said := footing.Of(i.Ref(), footing.So), footing.Of(i.Ref(), footing.Said)
	b := Box{
		ID: string(i.Entry.ID), Sort: Item, Key: so, Head: "Evidence " + strconv.Itoa(i.Number), Text: i.Says, At: "evidence/" + string(i.Entry.ID),
	}
	switch s := m.argument.Standing(said); {
	case m.argument.Standing(so).Holds():
	case s == m.argument.Standing(so):
		b.Words = words.UpperFirst(m.argument.Words(said))
	default:
		b.Beside = "That it was said: " + s.String()
	}
	return b
}

// add completes a box by where it stands.
func (m *mapping) add(b Box) *Box {
	b.Standing, b.Why = m.argument.Standing(b.Key), m.argument.Sentence(b.Key, nil)
	b.Words = cmp.Or(b.Words, words.UpperFirst(m.argument.Words(b.Key)))
	m.all = append(m.all, &b)
	return &b
}

// join adds what a record rests on and what speaks against it.
func (m *mapping) join(k footing.Key) {
	for _, s := range m.argument.Supports(k) {
		m.link(k, s.Premises, false, s.Words())
		m.link(k, s.Unless, true, "holds unless:")
	}
	for _, a := range m.argument.Challenges(k) {
		m.link(k, []footing.Key{a.From}, true, a.Words())
	}
}

// link adds links to other boxes, each once.
func (m *mapping) link(from footing.Key, to []footing.Key, against bool, how string) {
	for _, k := range to {
		l := Link{From: m.boxes[from], To: m.boxes[k], Against: against}
		_, known := m.links[l]
		if l.To == nil || l.From == l.To || known || m.meets(l, how) {
			continue
		}
		m.links[l] = len(m.made)
		l.Words = how
		m.made = append(m.made, l)
	}
}

// disputedBy is how somebody who disputes something comes at it.
var disputedBy = footing.Against{Cause: argument.Denied}.Words()

// meets reports whether a link is one that is there, the other way round, and makes that mutual: two that dispute each other, and items that
// each rest on the other, because they speak to one matter.
func (m *mapping) meets(l Link, how string) bool {
	i, there := m.links[Link{From: l.To, To: l.From, Against: l.Against}]
	if !there || m.made[i].Mutual {
		return there
	}
	switch other := &m.made[i]; {
	case l.Against && how == disputedBy && other.Words == how:
		other.Mutual, other.Words = true, "disputed by, and disputing,"
	case !l.Against && l.From.Sort == Item && l.To.Sort == Item:
		other.Mutual, other.Words = true, "about the same thing as"
	}
	return m.made[i].Mutual
}

// setApart takes out the records that nothing joins, but for statements and items.
func (m *Map) setApart() {
	joined := map[*Box]bool{}
	for _, l := range m.Links {
		joined[l.From], joined[l.To] = true, true
	}
	all := len(m.Boxes)
	m.Boxes = slices.DeleteFunc(m.Boxes, func(b *Box) bool { return b.Sort == Other && !joined[b] })
	m.Apart = all - len(m.Boxes)
}
