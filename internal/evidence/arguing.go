package evidence

import (
	"candour/internal/footing"
	"candour/internal/ledger"
)

// arguing is a contribution being made.
type arguing struct {
	*State
	as   footing.As
	name naming
	c    footing.Contribution

	usable   []*Item
	matter   map[ledger.Ref]ledger.Ref    // usable item to the usable item that states its matter
	same     map[ledger.Ref][]*Item       // such a stating item to all that speak to its matter
	opposing map[ledger.Ref][]footing.Key // matter to what must give way when it is proved
	denials  map[ledger.Ref][]ledger.Ref  // matter to the denials in disputes about it, on either side
	doubted  map[ledger.Ref]bool          // items whose step a party disputes
	declared map[footing.Key]bool
}

// begin finds which items take part, and what is disputed between which matters.
func (a *arguing) begin() {
	a.matter, a.same = map[ledger.Ref]ledger.Ref{}, map[ledger.Ref][]*Item{}
	a.opposing, a.denials = map[ledger.Ref][]footing.Key{}, map[ledger.Ref][]ledger.Ref{}
	a.doubted, a.declared = map[ledger.Ref]bool{}, map[footing.Key]bool{}
	for _, i := range a.items {
		if a.mayRest(i) {
			a.usable = append(a.usable, i)
			a.matter[i.Ref()] = i.Ref()
		}
	}
	a.group()
	for _, d := range a.disputes {
		a.oppose(d.Body)
	}
}

// group brings the usable items of one matter together, under the item that states it or, when that takes no part, the first that does.
func (a *arguing) group() {
	stating := map[ledger.Ref]ledger.Ref{}
	for _, i := range a.usable {
		matter := a.MatterOf(i.Ref())
		if stating[matter].IsZero() {
			stating[matter] = i.Ref()
			if _, usable := a.matter[matter]; usable {
				stating[matter] = matter
			}
		}
		a.same[stating[matter]] = append(a.same[stating[matter]], i)
	}
	for ref, items := range a.same {
		for _, i := range items {
			a.matter[i.Ref()] = ref
		}
	}
}

func (a *arguing) oppose(d DisputedBody) {
	one, other := a.matter[d.Item], a.matter[d.Denial]
	if one.IsZero() || other.IsZero() || one == other {
		return
	}
	a.denials[one] = append(a.denials[one], d.Denial)
	a.denials[other] = append(a.denials[other], d.Denial)
	a.opposing[one] = append(a.opposing[one], a.stated(other)...)
	if d.Point == TheStep {
		a.doubted[d.Item] = true
		a.opposing[other] = append(a.opposing[other], footing.Of(d.Item, itFollows))
		return
	}
	a.opposing[other] = append(a.opposing[other], a.stated(one)...)
}

// stated are the keys of what all items of a matter say.
func (a *arguing) stated(matter ledger.Ref) []footing.Key {
	var keys []footing.Key
	for _, i := range a.same[matter] {
		keys = append(keys, so(i.Ref()))
	}
	return keys
}

// evidence adds a record that several things may name, once.
func (a *arguing) evidence(k footing.Key, name string) {
	if !a.declared[k] {
		a.declared[k] = true
		a.c.Evidence(k, func() string { return name })
	}
}
