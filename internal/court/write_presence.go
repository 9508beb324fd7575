package court

import (
	"cmp"
	"maps"
	"slices"

	"candour/internal/ledger"
)

// tellPresence says what the court no longer reports, and what it reports again.
func (w *writing) tellPresence() {
	for _, key := range slices.Sorted(maps.Keys(w.began)) {
		ref, there := w.ref(key)
		if !there {
			continue
		}
		for _, s := range w.missingPresence(key, ref.Entry) {
			kind := ReportedAgain
			if s.value == notReported {
				kind = Vanished
			}
			put(w, w.s.Stream, kind, w.id(s.value+" "+string(ref.Entry)+s.at), nil, PresenceBody{Of: ref, What: sortWord(key), As: w.called(ref), At: s.at})
		}
	}
}

// missingPresence is what must be added so that the record says of the time of each payload whether the court reported a thing then. That
// the court reports what it brings in goes without saying.
func (w *writing) missingPresence(key thingKey, entry ledger.EntryID) []said {
	recorded := w.held.reported[entry]
	if len(recorded) == 0 {
		recorded = []said{{w.now.at, reported}}
	}
	var out []said
	for _, s := range w.presence(key) {
		i, _ := slices.BinarySearchFunc(recorded, s.at, func(r said, at string) int { return cmp.Or(cmp.Compare(r.at, at), -1) })
		if i == 0 && s.value == reported || i > 0 && recorded[i-1].value == s.value {
			continue
		}
		out, recorded = append(out, s), insert(recorded, s)
	}
	return out
}

// presence is whether the court reports a thing at the time of each payload, from the first that mentions it. Of two payloads for one time it
// is enough that one does.
func (w *writing) presence(key thingKey) []said {
	var all []said
	for _, t := range w.tellings {
		if key.sort() == "hearing" && !t.hearings {
			continue
		}
		last := len(all) - 1
		switch value := t.presence(key); {
		case last >= 0 && all[last].at == t.at && value == notReported:
		case last >= 0 && all[last].at == t.at:
			all[last].value = value
		case len(all) > 0 || len(w.tellings) == 1 || value == reported:
			all = append(all, said{t.at, value})
		}
	}
	return all
}

func (t *telling) presence(key thingKey) string {
	if t.mentions(key) {
		return reported
	}
	return notReported
}

func sortWord(key thingKey) string {
	switch sort := key.sort(); sort {
	case "hearing", "order":
		return sort
	default:
		return "person"
	}
}
