package casework

import (
	"slices"

	"candour/internal/calendar"
	"candour/internal/ledger"
)

var noTime calendar.TimeOfDay

// AddPerson brings a person into a case. It writes to the case and to the person's own stream, which is a fresh one or, for somebody
// known from another case, theirs.
func AddPerson(s *State, person *Identity, by ledger.Author, id ledger.EntryID, form PersonAddedBody) (ledger.Change, error) {
	if !s.Began() {
		return ledger.Change{}, noCase()
	}
	if there, twice := s.PersonOf(form.Person); twice {
		return ledger.Change{}, problem("name", there.Name()+" is in the case already")
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, s.Stream, PersonAdded, id, nil, form)
	if !person.Began() {
		begin(m, form.Person)
	}
	return m.Done()
}

// Record records one field of the case, a person or a hearing; with form.Corrects it puts an earlier entry right, and with an empty value
// besides it takes that entry's value off the record. The earlier entry stays in the history.
func Record(s *State, by ledger.Author, id ledger.EntryID, form RecordedBody) (ledger.Change, error) {
	if err := s.name(&form.Saying); err != nil {
		return ledger.Change{}, err
	}
	fact := s.FactOf(form.Of, form.To, form.Field)
	if form.Corrects != "" && !slices.ContainsFunc(fact.OursAll(), func(said Said) bool { return said.Entry == form.Corrects }) {
		return ledger.Change{}, problem("corrects", "What you are correcting is not on the record, or has been corrected since")
	}
	if ours, ok := fact.Ours(); ok && form.Corrects == "" && ours.Value == form.Value {
		return ledger.Change{}, problem("value", "That is what is recorded already")
	}
	return one(s, by, Recorded, id, nil, form)
}

// CourtSays puts the court's version of a field beside ours.
func CourtSays(s *State, by ledger.Author, id ledger.EntryID, form CourtSaidBody) (ledger.Change, error) {
	if err := s.name(&form.Saying); err != nil {
		return ledger.Change{}, err
	}
	return one(s, by, CourtSaid, id, nil, form)
}

// SettleForm says which of two versions is right.
type SettleForm struct {
	Of, To ledger.Ref
	Field  Field
	Keep   Keep
	Courts ledger.EntryID // of several values that the court gave for one time, the one meant; its last when empty
	Why    string
}

// Settle records a person's word on which of two differing versions is right.
func Settle(s *State, by ledger.Author, id ledger.EntryID, form SettleForm) (ledger.Change, error) {
	fact := s.FactOf(form.Of, form.To, form.Field)
	ours, weSay := fact.Ours()
	court, courtSays := fact.courtSaid(form.Courts)
	if !courtSays || !fact.Contradictory() && !(weSay && fact.Differs()) {
		return ledger.Change{}, problem("keep", "The court and we no longer differ on this")
	}
	if form.Keep == KeepOurs && !weSay {
		return ledger.Change{}, problem("keep", "Choose which version is right")
	}
	body := SettledBody{
		Saying: Saying{Of: form.Of, To: form.To, Field: form.Field, Value: ours.Value}, Keep: form.Keep,
		OursEntry: ours.Entry, CourtsEntry: court.Entry, Why: form.Why,
	}
	if form.Keep == KeepCourts {
		body.Value = court.Value
	}
	if err := s.name(&body.Saying); err != nil {
		return ledger.Change{}, err
	}
	return one(s, by, Settled, id, nil, body)
}

// courtSaid is the value of the court that an entry gave, of those that hold now; the last with none named.
func (f *Fact) courtSaid(entry ledger.EntryID) (Said, bool) {
	now := f.CourtNow()
	i := slices.IndexFunc(now, func(s Said) bool { return entry == "" || s.Entry == entry })
	if i < 0 {
		return Said{}, false
	}
	return now[i], true
}

// name fills in what the things spoken of are called now, and refuses those that are not in the case.
func (s *State) name(saying *Saying) error {
	if s.thing(saying.Of) == nil {
		return problem("of", "Choose whom or what this is about")
	}
	saying.Who, saying.ToWho = s.called(saying.Of), s.called(saying.To)
	if !saying.To.IsZero() && saying.ToWho == "" {
		return problem("to", "Choose the child")
	}
	return nil
}

// called is what a thing of the case is called now: a person's name; "" for the case itself and for what is not there.
func (s *State) called(ref ledger.Ref) string {
	if p, ok := s.Person(ref); ok {
		return p.Name()
	}
	return ""
}

// SafeForm is how it is safe to reach a person, with the number to use if it is not on record yet.
type SafeForm struct {
	SafeBody
	Number string // recorded as a telephone number of theirs
	Hiding Hiding // of the number; hidden from everyone while nobody has decided
}

// SetSafe records how it is safe to reach a person. It writes to both streams of the case.
func SetSafe(s *State, by ledger.Author, id ledger.EntryID, form SafeForm) (ledger.Change, error) {
	body := form.SafeBody
	body.Who = s.called(body.Of)
	if body.Who == "" {
		return ledger.Change{}, problem("of", "Choose whom this is about")
	}
	m := &ledger.Making{By: by}
	if given(form.Number) {
		body.UseKind = Phone
		body.Use = s.putDetail(m, ledger.DerivedID(s.Stream, "number "+string(id)), DetailForm{
			Of: body.Of, Kind: Phone, Value: form.Number, Source: body.ToldBy, Hiding: form.Hiding,
		})
	}
	ledger.Put(m, s.Stream, SafeTold, id, nil, body)
	return m.Done()
}
