package court

import (
	"fmt"
	"slices"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
)

// introduce brings in the people, hearings and orders that the payload mentions for the first time.
func (w *writing) introduce() {
	said := w.now.saidAt()
	for n, thing := range w.now.things {
		if _, known := w.began[thing.key]; known {
			continue
		}
		id := w.id(fmt.Sprintf("began %d", n)) // never of the key, which may hold a name: ids stand in clear
		switch thing.key.sort() {
		case "hearing":
			w.list(id, thing, said)
		case "order":
			w.makeOrder(id, thing)
		default:
			w.addPerson(id, thing, said)
		}
		w.began[thing.key] = id
		w.fresh = append(w.fresh, Began{string(thing.key), id})
	}
}

// saidAt are the fields of each thing as the payload says them.
func (t *telling) saidAt() func(thingKey, casework.Field) string {
	values := map[thingKey]map[casework.Field]string{}
	for _, f := range t.facts {
		if values[f.of] == nil {
			values[f.of] = map[casework.Field]string{}
		}
		if f.to == "" {
			values[f.of][f.field] = f.value
		}
	}
	return func(of thingKey, field casework.Field) string { return values[of][field] }
}

func (w *writing) addPerson(id ledger.EntryID, thing toldThing, said func(thingKey, casework.Field) string) {
	if len(w.people) == 0 {
		w.err = firstOf(w.err, errMorePeople)
		return
	}
	stream := w.people[0]
	w.people = w.people[1:]
	body := casework.PersonAddedBody{
		Person: stream, Kind: casework.PersonKind(thing.key.sort()), Name: thing.name, FormerName: said(thing.key, casework.FormerName),
		Born: dateIn(said(thing.key, casework.Born)), Gender: said(thing.key, casework.Gender), Part: said(thing.key, casework.Part),
		Court: courtWord(w.now.at, thing.id),
	}
	put(w, w.s.Stream, casework.PersonAdded, id, nil, body)
	put(w, stream, casework.PersonBegan, ledger.DerivedID(stream, "began"), nil, casework.BeganBody{})
	for _, p := range w.s.People() {
		if since := w.alike(p, body); since != "" && p.Kind == body.Kind {
			w.offer(id, p.Ref, body.Name, since)
		}
	}
}

// alike says what speaks for a person of the case being the one that the court brings in; "" when nothing does.
func (w *writing) alike(p *casework.Person, b casework.PersonAddedBody) string {
	sameName, sameBirth := plain(p.Name()) == plain(b.Name), !b.Born.IsZero() && p.Born() == b.Born
	key, byCourt := w.keyOf(p.Ref)
	switch {
	case byCourt && w.now.mentions(key):
		return "" // the court itself tells them apart
	case sameName && sameBirth:
		return "same name, same date of birth"
	case sameName && (b.Born.IsZero() || p.Born().IsZero()):
		return "same name; one of them has no date of birth"
	case sameName:
		return "same name, but another date of birth"
	case sameBirth && p.Part() == b.Part && byCourt:
		return "same date of birth and part in the case, under a name that the court no longer gives"
	default:
		return ""
	}
}

// keyOf is how the court knows a thing; false for one that was made by hand.
func (w *writing) keyOf(ref ledger.Ref) (thingKey, bool) {
	for key, entry := range w.began {
		if entry == ref.Entry {
			return key, true
		}
	}
	return "", false
}

func (t *telling) mentions(key thingKey) bool {
	return slices.ContainsFunc(t.things, func(thing toldThing) bool { return thing.key == key })
}

func (w *writing) offer(same ledger.EntryID, kept ledger.Ref, as, since string) {
	put(w, w.s.Stream, casework.Offered, w.id("offered "+string(kept.Entry)+string(same)), nil, casework.OfferedBody{
		Kept: kept, Same: ledger.Ref{Stream: w.s.Stream, Entry: same}, As: as, Since: since,
	})
}

var noTime calendar.TimeOfDay

// dateIn is a date of a telling; what is not one is zero.
func dateIn(value string) calendar.Date {
	d, err := calendar.ParseDate(value)
	if err != nil {
		return calendar.Date{}
	}
	return d
}
