package court

import (
	"fmt"

	"candour/internal/casework"
	"candour/internal/court/hmcts"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// By is the author of what the courts say.
var By = casework.ByCourt

// writing turns what the court said into entries of a case. It is made for one try of one act.
type writing struct {
	pk       *pack.Pack
	h        *ledger.History // of the open side
	before   *casework.State
	s        *casework.State // with what this act has brought in
	held     *State
	side     *Side
	facts    *casework.ClosedSide     // the confidential details
	open     map[detailKey]heldDetail // those that the court gave in the open
	now      *telling                 // the payload that has come
	tellings []*telling               // what must be looked at to place it: that payload alone, when it is the newest
	people   []ledger.StreamID
	began    map[thingKey]ledger.EntryID

	change ledger.Change
	fresh  []Began
	done   map[doneKey]bool
	err    error
}

// doneKey is a fact for a time that an entry of this act has told already, along with another.
type doneKey struct {
	of    ledger.EntryID
	field casework.Field
	said
}

// put adds an entry. After one that cannot be made the act takes no more.
func put[T any](w *writing, stream ledger.StreamID, kind ledger.Kind[T], id ledger.EntryID, when *ledger.Happened, body T) {
	if w.err != nil {
		return
	}
	n, err := kind.New(id, By, when, body)
	if err != nil {
		w.err = err
		return
	}
	w.change.Add(stream, n)
}

// take adds what a verb of casework decided.
func (w *writing) take(change ledger.Change, err error) {
	if w.err != nil || err != nil {
		w.err = firstOf(w.err, err)
		return
	}
	for stream, entries := range change.Entries {
		w.change.Add(stream, entries...)
	}
}

func firstOf(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// id is an id of this act. What it is made from must say nothing of people: ids stand in clear, and whoever guesses can check a guess.
func (w *writing) id(what string) ledger.EntryID {
	return ledger.DerivedID(w.s.Stream, what+" of "+string(w.now.received))
}

func courtWord(at, id string) *casework.CourtWord { return &casework.CourtWord{At: at, ID: id} }

// ref is a thing of the court in the case; false when it is not there, or was hidden as written in the wrong case.
func (w *writing) ref(key thingKey) (ledger.Ref, bool) {
	if key == "" {
		return w.s.Case(), true
	}
	ref := ledger.Ref{Stream: w.s.Stream, Entry: w.began[key]}
	return ref, ref.Entry != "" && w.called(ref) != ""
}

// called is what a thing of the case is called; "" when it is not there.
func (w *writing) called(ref ledger.Ref) string {
	if p, ok := w.s.Person(ref); ok {
		return p.Name()
	}
	if h, ok := w.s.Hearing(ref); ok {
		return h.Type()
	}
	if o, ok := w.s.Order(ref); ok {
		return o.Name
	}
	return ""
}

// write is the whole act on a case that has begun, or that the act has just begun.
func (w *writing) write(c *hmcts.CourtCase) {
	w.introduce()
	w.s = w.after()
	w.tellFacts()
	w.tellOrders()
	w.tellDetails()
	w.tellPresence()
	w.tellUnknown(c)
	w.tellContradiction()
	w.tellSeenBack(c)
	if w.err == nil && len(w.change.Entries[w.s.Stream]) > 0 {
		w.take(casework.Follow(w.after(), w.pk, By, w.now.received))
	}
}

// after is the case with what the act has written so far.
func (w *writing) after() *casework.State {
	told := w.change.Entries[w.s.Stream]
	if w.err != nil || len(told) == 0 {
		return w.s
	}
	return w.before.After(told...)
}

// series is what all payloads at hand say of one field, in the order of the court's time.
func (w *writing) series() []fieldSeries {
	var all []fieldSeries
	at := map[[3]string]int{}
	for _, t := range w.tellings {
		for _, f := range t.facts {
			key := [3]string{string(f.of), string(f.to), string(f.field)}
			i, known := at[key]
			if !known {
				i = len(all)
				at[key], all = i, append(all, fieldSeries{toldFact: f})
			}
			all[i].said = append(all[i].said, said{t.at, f.value})
		}
	}
	return all
}

type fieldSeries struct {
	toldFact
	said []said
}

// tellFacts puts the court's version of each field beside ours, as far as the record does not say it already.
func (w *writing) tellFacts() {
	for _, series := range w.series() {
		of, there := w.ref(series.of)
		to, towards := ledger.Ref{}, true
		if series.to != "" {
			to, towards = w.ref(series.to)
		}
		if !there || !towards {
			continue
		}
		for n, s := range missing(series.said, recorded(w.s.FactOf(of, to, series.field))) {
			if !w.done[doneKey{of.Entry, series.field, s}] {
				id := w.id(fmt.Sprintf("said %s %s %s %d", of.Entry, to.Entry, series.field, n))
				w.tell(id, series.toldFact, of, to, s)
			}
		}
	}
}

// recorded is what the record has of the court's version of a field.
func recorded(f *casework.Fact) []said {
	var all []said
	for _, s := range f.History() {
		if s.CourtAt != "" {
			all = insert(all, said{s.CourtAt, s.Value})
		}
	}
	return all
}

func (w *writing) tell(id ledger.EntryID, f toldFact, of, to ledger.Ref, s said) {
	switch {
	case f.field == casework.Starts && w.moves(f.of, s):
		w.move(id, f.of, of, s)
	case f.field == casework.HearingState && (s.value == casework.HearingVacated || s.value == casework.HearingAdjourned):
		w.putOff(id, f.of, of, s)
	default:
		w.take(casework.CourtSays(w.s, By, id, casework.CourtSaidBody{
			Saying: casework.Saying{Of: of, To: to, Field: f.field, Value: s.value}, Court: courtWord(s.at, ""),
		}))
	}
}
