package casework

import (
	"slices"
	"strings"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// Duty is something the service must deliver, as it stands now. Ref names it in the case.
type Duty struct {
	DutyBody   // with the day that counts now
	Ref        ledger.Ref
	Entry      ledger.Entry
	Dated      []ledger.Entry // what gave it another day or another ground, oldest first
	Told       []*ToldDuty    // what was told of it before an order said so, oldest first
	Extensions []*Extension   // requests for more time, oldest first
	Same       []*Duty        // duties found to be the same as this one
	done       *DutyDoneBody
	withdrawn  *DutyWithdrawnBody
}

// Open reports whether the duty still has to be met.
func (d *Duty) Open() bool { return d.done == nil && d.withdrawn == nil }

// Done is when and how the duty was met.
func (d *Duty) Done() (DutyDoneBody, bool) {
	if d.done == nil {
		return DutyDoneBody{}, false
	}
	return *d.done, true
}

// Withdrawn is why the duty need not be met.
func (d *Duty) Withdrawn() (DutyWithdrawnBody, bool) {
	if d.withdrawn == nil {
		return DutyWithdrawnBody{}, false
	}
	return *d.withdrawn, true
}

func (s *State) applyDuty(e ledger.Entry) {
	switch b := e.Body.(type) {
	case DutyBody:
		s.duties = append(s.duties, &Duty{DutyBody: b, Ref: e.Ref(), Entry: e})
	case DutyDatedBody:
		if d := s.exactly(b.Duty); d != nil {
			d.Due, d.Dated = b.Due, append(d.Dated, e)
			if e.Kind == DutyOverridden.Name() {
				b.Because.Rule = d.Because.Rule
				d.Because = b.Because
			}
		}
	case DutyDoneBody:
		if d := s.exactly(b.Duty); d != nil {
			d.done = &b
		}
	case DutyWithdrawnBody:
		if d := s.exactly(b.Duty); d != nil {
			d.withdrawn = &b
		}
	case DutyReopenedBody:
		if d := s.exactly(b.Duty); d != nil {
			d.done, d.withdrawn = nil, nil
			d.waitsAgain()
		}
	}
}

// exactly is the duty that an entry introduced, whatever it was found to be the same as.
func (s *State) exactly(ref ledger.Ref) *Duty {
	i := slices.IndexFunc(s.duties, func(d *Duty) bool { return d.Ref.Entry == ref.Entry })
	if i < 0 {
		return nil
	}
	return s.duties[i]
}

// kept is the duty under which one goes: its own, where the one it was found to be the same as was hidden since.
func (s *State) kept(d *Duty) *Duty {
	if kept := s.exactly(s.canon(d.Ref)); kept != nil {
		return kept
	}
	return d
}

// joinDuties puts each duty found to be the same as another under that one. Whichever was met, both are.
func (s *State) joinDuties() {
	for _, d := range s.duties {
		kept := s.kept(d)
		if kept == d {
			continue
		}
		kept.Same = append(kept.Same, d)
		if kept.done == nil {
			kept.done = d.done
		}
	}
}

// Duties are all duties: the open ones first by their day, those without a day before the rest, then those that are met or withdrawn.
func (s *State) Duties() []*Duty {
	all := slices.DeleteFunc(slices.Clone(s.duties), func(d *Duty) bool { return s.kept(d) != d })
	slices.SortStableFunc(all, func(a, b *Duty) int {
		switch {
		case a.Open() && !b.Open():
			return -1
		case b.Open() && !a.Open():
			return 1
		default:
			return a.Due.On.Compare(b.Due.On)
		}
	})
	return all
}

// Duty is a duty by the entry that opened it, or opened one found to be the same.
func (s *State) Duty(ref ledger.Ref) (*Duty, bool) {
	d := s.exactly(ref)
	if d == nil {
		return nil, false
	}
	return s.kept(d), true
}

// DutiesFor are the open duties to deliver a report of a type.
func (s *State) DutiesFor(report string) []*Duty {
	return slices.DeleteFunc(s.Duties(), func(d *Duty) bool { return !d.Open() || d.Report != report })
}

// OpenDuty adds a duty by hand: a promise, an event, or what somebody means to do. With Because.Ref it names the note or the order.
func OpenDuty(s *State, by ledger.Author, id ledger.EntryID, form DutyBody) (ledger.Change, error) {
	if form.Owner == "" {
		form.Owner = OfWorker
	}
	return one(s, by, DutyOpened, id, nil, form)
}

// MeetDuty says that a duty was met.
func MeetDuty(s *State, by ledger.Author, id ledger.EntryID, form DutyDoneBody) (ledger.Change, error) {
	d, err := s.openDuty(form.Duty)
	if err != nil {
		return ledger.Change{}, err
	}
	form.What = d.What
	return one(s, by, DutyDone, id, When(form.On, noTime), form)
}

// WithdrawDuty says that a duty need not be met. One that is fixed by law or by the service's own promise can only be met.
func WithdrawDuty(s *State, by ledger.Author, id ledger.EntryID, form DutyWithdrawnBody) (ledger.Change, error) {
	d, err := s.openDuty(form.Duty)
	if err != nil {
		return ledger.Change{}, err
	}
	if d.Fixed {
		return ledger.Change{}, fault.Refuse("This must be done whatever comes of it. It cannot be withdrawn, only done.", nil)
	}
	form.What = d.What
	return one(s, by, DutyWithdrawn, id, nil, form)
}

// ReopenDuty says that a duty has to be met after all.
func ReopenDuty(s *State, by ledger.Author, id ledger.EntryID, form DutyReopenedBody) (ledger.Change, error) {
	d, ok := s.Duty(form.Duty)
	if !ok || d.Open() {
		return ledger.Change{}, problem("duty", "Choose something that was marked as done or withdrawn")
	}
	form.What = d.What
	return one(s, by, DutyReopened, id, nil, form)
}

// OverrideForm says that an order set another day.
type OverrideForm struct {
	Duty      ledger.Ref
	Order     ledger.Ref
	Paragraph string
	On        calendar.Date
	At        calendar.TimeOfDay
}

// OverrideDuty gives a duty the day that an order sets.
func OverrideDuty(s *State, by ledger.Author, id ledger.EntryID, form OverrideForm) (ledger.Change, error) {
	d, err := s.openDuty(form.Duty)
	if err != nil {
		return ledger.Change{}, err
	}
	order, ok := s.Order(form.Order)
	var ps fault.Fields
	ps.Need(ok, "order", "Choose the order that sets the day")
	ps.Need(!form.On.IsZero(), "on", "Enter the day that the order sets")
	if ps != nil {
		return ledger.Change{}, ps.Err()
	}
	if d.Provisional() {
		return ledger.Change{}, fault.Refuse("Say first whether the order says what you were told.", nil)
	}
	if d.Fixed {
		return ledger.Change{}, fault.Refuse("No order may change the day of this: it is fixed by law or by the service’s own promise.", nil)
	}
	return one(s, by, DutyOverridden, id, nil, override(d, order, Ask{By: form.On, At: form.At, Paragraph: form.Paragraph}))
}

// openDuty is a duty that still has to be met.
func (s *State) openDuty(ref ledger.Ref) (*Duty, error) {
	d, ok := s.Duty(ref)
	switch {
	case !ok:
		return nil, problem("duty", "Choose what is to be done")
	case !d.Open():
		return nil, fault.Refuse("This was marked as done or withdrawn already.", nil)
	default:
		return d, nil
	}
}

// unconfirmed ends the citation of a rule that has still to be checked.
const unconfirmed = " (" + string(pack.ToBeConfirmed) + ")"

// Unconfirmed reports whether the source named has still to be checked by a person.
func (b Because) Unconfirmed() bool { return strings.HasSuffix(b.Source, unconfirmed) }

// Cited is the source without the mark that it has still to be checked.
func (b Because) Cited() string { return strings.TrimSuffix(b.Source, unconfirmed) }
