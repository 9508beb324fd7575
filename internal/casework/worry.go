package casework

import (
	"slices"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// Worry is that somebody was worried about a child, with everyone who was told.
type Worry struct {
	WorriedBody
	Ref   ledger.Ref
	Entry ledger.Entry // when it was stands in Happened
}

func (s *State) applyWorry(e ledger.Entry) {
	switch b := e.Body.(type) {
	case WorriedBody:
		b.Told = slices.Clone(b.Told)
		s.worries = append(s.worries, &Worry{b, e.Ref(), e})
	case ToldBody:
		if w, ok := s.Worry(b.Worry); ok {
			w.Told = append(w.Told, b.Told)
		}
	}
}

// Worries are all worries about children of the case, oldest first.
func (s *State) Worries() []*Worry { return s.worries }

// Worry is a worry by the entry that recorded it.
func (s *State) Worry(ref ledger.Ref) (*Worry, bool) {
	i := slices.IndexFunc(s.worries, func(w *Worry) bool { return w.Ref.Entry == ref.Entry })
	if i < 0 {
		return nil, false
	}
	return s.worries[i], true
}

// WorryForm is what somebody fills in who is worried about a child now. Only the cause is needed.
type WorryForm struct {
	WorriedBody
	On calendar.Date      // the day; the page fills in today
	At calendar.TimeOfDay // may be empty
}

// RaiseWorry records that somebody is worried about a child now, and opens what must be done about it. It works on a closed case too, and with
// nothing but a cause: a day that cannot be counted is a duty without a day, never a refusal.
func RaiseWorry(s *State, pk *pack.Pack, by ledger.Author, id ledger.EntryID, form WorryForm) (ledger.Change, error) {
	if !s.Began() {
		return ledger.Change{}, noCase()
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, s.Stream, Worried, id, When(form.On, form.At), form.WorriedBody)
	cause := ledger.Ref{Stream: s.Stream, Entry: id}
	for _, rule := range pk.Duties(pack.CauseForWorry, s.trackIn(pk), form.On) {
		ledger.Put(m, s.Stream, DutyOpened, ledger.DerivedID(s.Stream, "worry "+string(id)+" "+rule.ID), nil, dutyFromWorry(pk, rule, cause, form))
	}
	return m.Done()
}

func dutyFromWorry(pk *pack.Pack, rule pack.DutyRule, cause ledger.Ref, form WorryForm) DutyBody {
	days := map[pack.Event]calendar.Date{pack.CauseForWorry: form.On}
	return DutyBody{
		What: rule.Name, Report: rule.Report, To: rule.To, Owner: OfWorker, Fixed: rule.Binding == pack.Fixed, Children: form.Children,
		Because: Because{Made: ByEvent, Words: "Cause for worry: " + firstWords(form.Cause), Ref: cause, Rule: rule.ID, Source: rule.Cite()},
		Due:     dueOf(rule.Due(pk.Calendars(), pack.Facts{Days: days})),
	}
}

// trackIn is the track of the case, or while nobody knows it the one the pack takes for granted.
func (s *State) trackIn(pk *pack.Pack) string {
	if track := s.Track(); track != "" {
		return track
	}
	return pk.TrackFor(s.Law, s.about.value(CourtArea), s.day(Issued)).Track.ID
}

// TellWorry records one more who was told.
func TellWorry(s *State, by ledger.Author, id ledger.EntryID, form ToldBody) (ledger.Change, error) {
	if _, ok := s.Worry(form.Worry); !ok {
		return ledger.Change{}, problem("worry", "Choose what they were told about")
	}
	return one(s, by, WorryTold, id, nil, form)
}

// UrgentForm asks for a confidential detail because somebody is in danger.
type UrgentForm struct {
	Fact ledger.Ref
	Why  string        // may be empty: a minute can be too much
	On   calendar.Date // the day; the page fills in today
}

// RevealUrgently records that a confidential detail is about to be shown because somebody is in danger, and asks the manager to look at it on the
// next working day. It is never refused for want of a reason, a lock or a gate.
func RevealUrgently(s *State, pk *pack.Pack, by ledger.Author, id ledger.EntryID, form UrgentForm) (ledger.Change, error) {
	p, d, ok := s.Detail(form.Fact)
	if !ok || !d.Confidential() {
		return ledger.Change{}, fault.Absent(nil)
	}
	why := orElse(form.Why, "No reason was given at the time")
	m := &ledger.Making{By: by}
	ledger.Put(m, s.Stream, Revealed, id, nil, RevealedBody{Fact: form.Fact, Who: p.Name(), Kind: d.Kind, Why: why, Urgent: true})
	ledger.Put(m, s.Stream, DutyOpened, ledger.DerivedID(s.Stream, "review "+string(id)), nil, DutyBody{
		What: "Look at why a confidential detail was shown", To: "the service", Owner: OfManager, Fixed: true,
		Because: Because{Made: ByEvent, Words: "Shown at once because somebody was in danger: " + why, Ref: ledger.Ref{Stream: s.Stream, Entry: id}},
		Due:     nextWorkingDay(pk, form.On),
	})
	return m.Done()
}

func nextWorkingDay(pk *pack.Pack, on calendar.Date) Due {
	counted, err := pk.Calendars().Count(calendar.WorkingDaysAfter, on, 1)
	if err != nil {
		return Due{Gaps: []string{err.Error()}}
	}
	return Due{On: counted.Date, Computation: &counted}
}
