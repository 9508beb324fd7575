package casework

import (
	"slices"
	"strings"
	"time"

	"candour/internal/ledger"
)

// Said is one value of a field, with whoever gave it.
type Said struct {
	Value    string
	Entry    ledger.EntryID // the entry that says it
	Author   ledger.Author
	Recorded time.Time
	Source   string         // who told us
	Why      string         // for a correction
	Corrects ledger.EntryID // the entry that it says was wrong
	CourtAt  string         // for the court's version: when the court last changed it
}

// Fact is what is known of one field of one thing: what we record, what the court says, and whether they differ. The zero Fact is
// a field of which nobody has said anything.
type Fact struct {
	Of    ledger.Ref
	To    ledger.Ref // the child, for what holds towards one child
	Field Field

	ours, court []Said // in the order of the record; the court's by its own time
	settled     SettledBody
	settledBy   Said // the entry of settled; zero while there is none
}

// Ours is what we record now; false when we record nothing.
func (f *Fact) Ours() (Said, bool) {
	all := f.OursAll()
	if len(all) == 0 {
		return Said{}, false
	}
	return all[len(all)-1], true
}

// OursAll are the values we record that nobody has corrected, oldest first: the earlier ones were right in their time.
func (f *Fact) OursAll() []Said {
	if f == nil {
		return nil
	}
	wrong := map[ledger.EntryID]bool{}
	for _, s := range f.ours {
		wrong[s.Corrects] = true
	}
	return slices.DeleteFunc(slices.Clone(f.ours), func(s Said) bool { return s.Value == "" || wrong[s.Entry] })
}

// Court is what the court says now; false when it says nothing.
func (f *Fact) Court() (Said, bool) {
	if f == nil || len(f.court) == 0 {
		return Said{}, false
	}
	return f.court[len(f.court)-1], true
}

// History is everything ever said of the field by us and by the court, corrected values too, in the order it was recorded.
func (f *Fact) History() []Said {
	if f == nil {
		return nil
	}
	all := append(slices.Clone(f.ours), f.court...)
	slices.SortStableFunc(all, func(a, b Said) int { return a.Recorded.Compare(b.Recorded) })
	return all
}

// Value is what to show first: ours, or the court's while we record nothing, or "".
func (f *Fact) Value() string {
	if s, ok := f.Ours(); ok {
		return s.Value
	}
	s, _ := f.Court()
	return s.Value
}

// Latest is what was said last, by us or by the court, unless a person settled which is right: for what must not be missed.
func (f *Fact) Latest() string {
	ours, weSay := f.Ours()
	court, courtSays := f.Court()
	if weSay && courtSays && f.Differs() && court.Recorded.After(ours.Recorded) {
		return court.Value
	}
	return f.Value()
}

// Known reports whether anything at all is recorded.
func (f *Fact) Known() bool { return f.Value() != "" }

// Differs reports whether the court's version and ours differ and nobody has settled which is right.
func (f *Fact) Differs() bool {
	ours, weSay := f.Ours()
	court, courtSays := f.Court()
	if !weSay || !courtSays || fieldRules[f.Field].many || sameWords(ours.Value, court.Value) {
		return false
	}
	if f.Field == HearingState && ours.Value == HearingHeld && court.Value == HearingListed {
		return false // the court's system does not say that a hearing was held until somebody there enters it
	}
	if f.settledBy.Entry == ours.Entry && !court.Recorded.After(f.settledBy.Recorded) {
		return false // a person chose it from what the court gave for one time
	}
	return f.settled.OursEntry != ours.Entry || f.settled.CourtsEntry != court.Entry
}

// Contradictory reports whether the court gave two values for one and the same time of its own, and nobody has said since which is right.
func (f *Fact) Contradictory() bool {
	all := f.CourtNow()
	return len(all) > 1 && slices.ContainsFunc(all, func(s Said) bool { return f.settledBy.Entry == "" || s.Recorded.After(f.settledBy.Recorded) })
}

// CourtNow are the values that the court gave for the latest time of its own, the last recorded first: several where it contradicts itself.
func (f *Fact) CourtNow() []Said {
	var all []Said
	for _, s := range slices.Backward(f.court) {
		same := func(other Said) bool { return sameWords(s.Value, other.Value) }
		if s.CourtAt == f.court[len(f.court)-1].CourtAt && !slices.ContainsFunc(all, same) {
			all = append(all, s)
		}
	}
	return all
}

// SettledBy is how a difference between the two versions was settled; false when it was not.
func (f *Fact) SettledBy() (SettledBody, bool) {
	if f == nil || f.settled.Keep == "" || f.Differs() {
		return SettledBody{}, false
	}
	return f.settled, true
}

func (f *Fact) say(s Said) {
	if s.CourtAt == "" {
		f.ours = append(f.ours, s)
		return
	}
	f.court = append(f.court, s)
	slices.SortStableFunc(f.court, func(a, b Said) int { return strings.Compare(a.CourtAt, b.CourtAt) })
}

// settle notes who is right. When the court is, its value is from now on ours too, by the word of a person.
func (f *Fact) settle(s Said, b SettledBody) {
	f.settled, f.settledBy = b, s
	if b.Keep == KeepCourts {
		s.Corrects = b.OursEntry
		f.say(s)
	}
}

// sameWords compares two values as people would: case, spacing and the shape of an apostrophe are nothing.
func sameWords(a, b string) bool {
	plain := func(s string) string {
		return strings.Join(strings.Fields(strings.ReplaceAll(s, "’", "'")), " ")
	}
	return strings.EqualFold(plain(a), plain(b))
}

// thing is anything of which facts are known: the case, a person, a hearing.
type thing struct {
	Ref   ledger.Ref // the entry that introduced it
	facts map[factKey]*Fact
}

// Fact is what is known of a field; never nil.
func (t *thing) Fact(field Field) *Fact { return t.towards(ledger.Ref{}, field) }

// towards is what is known of a field between this and a child; never nil.
func (t *thing) towards(child ledger.Ref, field Field) *Fact {
	if f := t.facts[factKey{field, child.Entry}]; f != nil {
		return f
	}
	return &Fact{Of: t.Ref, To: child, Field: field}
}

// value is what to show first of a field.
func (t *thing) value(field Field) string { return t.Fact(field).Value() }

// open is the fact to write to.
func (t *thing) open(to ledger.Ref, field Field) *Fact {
	key := factKey{field, to.Entry}
	if t.facts == nil {
		t.facts = map[factKey]*Fact{}
	}
	if t.facts[key] == nil {
		t.facts[key] = &Fact{Of: t.Ref, To: to, Field: field}
	}
	return t.facts[key]
}

// say notes a value that an entry gives, unless it gives none.
func (t *thing) say(e ledger.Entry, court *CourtWord, field Field, value string) {
	if value == "" {
		return
	}
	said := saidBy(e, value)
	if court != nil {
		said.CourtAt = court.At
	}
	t.open(ledger.Ref{}, field).say(said)
}

func saidBy(e ledger.Entry, value string) Said {
	return Said{Value: value, Entry: e.ID, Author: e.Author, Recorded: e.Recorded}
}

// Facts are all facts known of the thing, in the order of their fields' names.
func (t *thing) Facts() []*Fact {
	var all []*Fact
	for _, f := range t.facts {
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b *Fact) int {
		return strings.Compare(string(a.Field)+string(a.To.Entry), string(b.Field)+string(b.To.Entry))
	})
	return all
}
