package casework

import (
	"slices"
	"time"

	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// Hearing is a hearing with its history. Ref names it in the case.
type Hearing struct {
	thing
	CourtIDs []string     // the court's own names for it
	Children []ledger.Ref // the children it is about; all when none is named
	Entries  []ledger.Entry
}

func (s *State) applyListed(e ledger.Entry, b ListedBody) {
	ref := s.canon(e.Ref())
	h := s.hearing(ref)
	if h == nil {
		h = &Hearing{thing: thing{Ref: ref}}
		s.hearings = append(s.hearings, h)
		s.things[ref.Entry] = &h.thing
	}
	h.Entries, h.Children = append(h.Entries, e), append(h.Children, b.Children...)
	if b.Court != nil && b.Court.ID != "" {
		h.CourtIDs = append(h.CourtIDs, b.Court.ID)
	}
	for field, value := range map[Field]string{
		HearingType: b.Type, Starts: b.Starts, Ends: b.Ends, Venue: b.Venue, Attendance: b.Attendance, Before: b.Before, HearingState: HearingListed,
	} {
		h.say(e, b.Court, field, value)
	}
}

// applyHearing takes what happens to a hearing after it was listed.
func (s *State) applyHearing(e ledger.Entry) {
	switch b := e.Body.(type) {
	case MovedBody:
		s.note(e, b.Hearing, b.Court, map[Field]string{Starts: b.Starts, Ends: b.Ends, Venue: b.Venue, HearingState: HearingListed})
	case PutOffBody:
		s.note(e, b.Hearing, b.Court, map[Field]string{HearingState: b.State})
	case HeldBody:
		s.note(e, b.Hearing, b.Court, map[Field]string{HearingState: HearingHeld, Outcome: b.Outcome, Before: b.Before})
	}
}

func (s *State) note(e ledger.Entry, hearing ledger.Ref, court *CourtWord, values map[Field]string) {
	h := s.hearing(s.canon(hearing))
	if h == nil {
		return
	}
	h.Entries = append(h.Entries, e)
	for field, value := range values {
		h.say(e, court, field, value)
	}
}

func (s *State) hearing(ref ledger.Ref) *Hearing {
	for _, h := range s.hearings {
		if h.Ref.Entry == ref.Entry {
			return h
		}
	}
	return nil
}

// Hearing is a hearing by the entry that listed it, or listed one found to be the same.
func (s *State) Hearing(ref ledger.Ref) (*Hearing, bool) {
	h := s.hearing(s.canon(ref))
	return h, h != nil
}

// HearingByCourt is the hearing of a name that the court's system gives it.
func (s *State) HearingByCourt(id string) (*Hearing, bool) {
	i := slices.IndexFunc(s.hearings, func(h *Hearing) bool { return slices.Contains(h.CourtIDs, id) })
	if i < 0 {
		return nil, false
	}
	return s.hearings[i], true
}

// Hearings are all hearings in the order of their start; those whose start is not known come last.
func (s *State) Hearings() []*Hearing {
	all := slices.Clone(s.hearings)
	slices.SortStableFunc(all, func(a, b *Hearing) int {
		at, known := a.Starts()
		bt, other := b.Starts()
		switch {
		case known && other:
			return at.Compare(bt)
		case known:
			return -1
		case other:
			return 1
		default:
			return 0
		}
	})
	return all
}

// NextHearing is the first hearing that is listed to start at now or later.
func (s *State) NextHearing(now time.Time) (*Hearing, bool) {
	for _, h := range s.Hearings() {
		if starts, ok := h.Starts(); ok && h.State() == HearingListed && !starts.Before(now) {
			return h, true
		}
	}
	return nil, false
}

// Starts is when the hearing starts, a day without a time being its midnight in London. Where the court and we differ it is what was
// said last: a hearing missed cannot be put right.
func (h *Hearing) Starts() (time.Time, bool) { return parseMoment(h.Fact(Starts).Latest()) }

// Day is the day of the hearing in London; zero when not known.
func (h *Hearing) Day() calendar.Date { return DayOfMoment(h.Fact(Starts).Latest()) }

// State is how the hearing stands: one of the HearingStates, or the court's own word.
func (h *Hearing) State() string { return h.Fact(HearingState).Latest() }

// Type is the type of hearing, in the pack's words; the court's code when the pack does not know it.
func (h *Hearing) Type() string { return h.value(HearingType) }

// off reports whether the hearing will not take place as listed.
func (h *Hearing) off() bool {
	state := h.State()
	return state == HearingVacated || state == HearingAdjourned
}

// adjournedOnItsDay reports whether somebody who was there said that the hearing was adjourned on its day.
func (h *Hearing) adjournedOnItsDay() bool {
	return slices.ContainsFunc(h.Entries, func(e ledger.Entry) bool {
		b, is := PutOff.In(e)
		return is && b.State == HearingAdjourned && DayOf(e.Happened) == h.Day()
	})
}

// Provisional reports whether a hearing that is still to come is only told, or its start: the court’s own system has not said it.
func (h *Hearing) Provisional(today calendar.Date) bool {
	over := !h.Day().IsZero() && h.Day().Before(today)
	return !over && h.told()
}

// told reports whether the court’s own system has not said the start of a hearing that is listed.
func (h *Hearing) told() bool {
	if h.State() != HearingListed {
		return false
	}
	court, says := h.Fact(Starts).Court()
	if !says {
		return len(h.CourtIDs) == 0
	}
	return !sameWords(court.Value, h.Fact(Starts).Latest())
}

// ToldBy is who told us the start that counts, as far as somebody said.
func (h *Hearing) ToldBy() string {
	by := ""
	for _, e := range h.Entries {
		switch b := e.Body.(type) {
		case ListedBody:
			by = orElse(b.ToldBy, by)
		case MovedBody:
			by = orElse(b.ToldBy, by)
		}
	}
	return by
}

// List brings a hearing into the case, with the duties that follow.
func List(s *State, pk *pack.Pack, by ledger.Author, id ledger.EntryID, form ListedBody) (ledger.Change, error) {
	return following(s, pk, by, func(m *ledger.Making) { ledger.Put(m, s.Stream, Listed, id, nil, form) })
}

// Move gives a hearing another time or place; what is due before it moves with it.
func Move(s *State, pk *pack.Pack, by ledger.Author, id ledger.EntryID, form MovedBody) (ledger.Change, error) {
	if _, ok := s.Hearing(form.Hearing); !ok {
		return ledger.Change{}, problem("hearing", "Choose the hearing")
	}
	return following(s, pk, by, func(m *ledger.Making) { ledger.Put(m, s.Stream, Moved, id, nil, form) })
}

// PutOffHearing says that a hearing was vacated or adjourned.
func PutOffHearing(s *State, pk *pack.Pack, by ledger.Author, id ledger.EntryID, form PutOffBody) (ledger.Change, error) {
	if _, ok := s.Hearing(form.Hearing); !ok {
		return ledger.Change{}, problem("hearing", "Choose the hearing")
	}
	return following(s, pk, by, func(m *ledger.Making) { ledger.Put(m, s.Stream, PutOff, id, nil, form) })
}

// Hold says that a hearing took place and what came of it.
func Hold(s *State, by ledger.Author, id ledger.EntryID, form HeldBody) (ledger.Change, error) {
	h, ok := s.Hearing(form.Hearing)
	if !ok {
		return ledger.Change{}, problem("hearing", "Choose the hearing")
	}
	return one(s, by, Held, id, When(h.Day(), noTime), form)
}
