package court

import "slices"

// The court's version of a field is a series of values by the court's own time of last change. Payloads come in any order, and most repeat what
// is on record. So what is written is the least from which the same series can be read as from all payloads.

// heard is what was said for one time: one value or, when the court contradicts itself, several.
type heard struct {
	at     string
	values []string
}

func (h heard) contradicts() bool { return len(h.values) > 1 }

// byTime gathers a series, which is in the order of the court's time.
func byTime(series []said) []heard {
	var all []heard
	for _, s := range series {
		if len(all) == 0 || all[len(all)-1].at != s.at {
			all = append(all, heard{at: s.at})
		}
		last := &all[len(all)-1]
		// Said again, a value is the last that was said.
		last.values = append(slices.DeleteFunc(last.values, func(v string) bool { return v == s.value }), s.value)
	}
	return all
}

// missing are the values that must be added to those on record, so that the record says of every time what the court said: of a time for
// which it said several, each of them and the same one last. Both series are in the order of the court's time.
func missing(series, recorded []said) []said {
	var out []said
	add := func(s said) { out, recorded = append(out, s), insert(recorded, s) }
	all := byTime(series)
	for i, h := range all {
		switch {
		case h.contradicts():
			for _, s := range h.notIn(recorded) {
				add(s)
			}
		case i > 0 && !all[i-1].contradicts() && all[i-1].values[0] == h.values[0]:
			// It said so before, and goes on saying it.
		case !tells(recorded, endOf(all, i), h.values[0]):
			add(said{h.at, h.values[0]})
		}
	}
	return out
}

// notIn are the values that are not on record for their time; the last one also when another was recorded after it.
func (h heard) notIn(recorded []said) []said {
	var there []string
	for _, r := range byTime(recorded) {
		if r.at == h.at {
			there = r.values
		}
	}
	var out []said
	for i, value := range h.values {
		last := i == len(h.values)-1
		if !slices.Contains(there, value) || last && (len(out) > 0 || there[len(there)-1] != value) {
			out = append(out, said{h.at, value})
		}
	}
	return out
}

// endOf is the time at which the value that holds from the i-th on is followed by another; "" when it still holds.
func endOf(all []heard, i int) string {
	for _, h := range all[i+1:] {
		if h.contradicts() || h.values[0] != all[i].values[0] {
			return h.at
		}
	}
	return ""
}

// tells reports whether the record says this value, and no other for the same time, up to a time; "" is the end of all time.
func tells(recorded []said, until, value string) bool {
	last := heard{}
	for _, h := range byTime(recorded) {
		if until == "" || h.at < until {
			last = h
		}
	}
	return len(last.values) == 1 && last.values[0] == value
}

// runs are the values of a series where they change.
func runs(series []said) []said {
	var out []said
	for _, s := range series {
		if len(out) == 0 || out[len(out)-1].value != s.value {
			out = append(out, s)
		}
	}
	return out
}
