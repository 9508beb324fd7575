package footing

import (
	"cmp"
	"strings"

	"candour/internal/calendar"
	"candour/internal/ledger"
)

// Facet says which side of a thing on the record is meant. Features may add their own, such as the number of a statement in a report.
type Facet string

const (
	Said Facet = "said" // that it was said, seen or produced
	So   Facet = "so"   // that it is so
)

// OnRecord is the facet of notes, orders and plain facts of a case: that they are on record.
const OnRecord Facet = "on record"

// InForce is the facet of guidance, or of a version of a tool, that it is in force on the day by which a case is judged: what rests on this is
// judged anew with each day, until it is signed and filed and so has a day of its own.
const InForce Facet = "in force"

const inForceOn = "in force on "

// InForceOn is the facet of guidance, or of a version of a tool, that it was in force on a day: its later withdrawal leaves what was
// done on that day alone.
func InForceOn(day calendar.Date) Facet { return Facet(inForceOn + day.String()) }

// inForceOn is the day of an InForceOn facet; of InForce, the day by which the case is judged.
func (f Facet) inForceOn(judged calendar.Date) (day calendar.Date, ok bool) {
	if f == InForce {
		return judged, true
	}
	text, ok := strings.CutPrefix(string(f), inForceOn)
	if !ok {
		return calendar.Date{}, false
	}
	day, err := calendar.ParseDate(text)
	return day, err == nil
}

// Key names one record of the argument: a thing in some stream, and a facet of it. Steps have keys too, so that they can be challenged.
type Key struct {
	ledger.Ref
	Facet Facet
}

// Of is the key of a facet of a thing.
func Of(ref ledger.Ref, facet Facet) Key { return Key{ref, facet} }

func (k Key) String() string { return k.Ref.String() + "#" + string(k.Facet) }

// compare sorts keys.
func compare(a, b Key) int {
	return cmp.Or(cmp.Compare(a.Stream, b.Stream), cmp.Compare(a.Entry, b.Entry), cmp.Compare(a.Facet, b.Facet))
}
