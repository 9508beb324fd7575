package guardian

import (
	"slices"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// AppointForm is AppointedBody with the first day.
type AppointForm struct {
	AppointedBody
	On, Today calendar.Date
}

// Appoint records that somebody is the guardian of children of a public-law case. A duty that asks for a guardian to be named is met by it.
func Appoint(pk *pack.Pack, h *ledger.History, by ledger.Author, id ledger.EntryID, form AppointForm) (ledger.Change, error) {
	s := casework.Of(h)
	if err := mayHave(s); err != nil {
		return ledger.Change{}, err
	}
	ps := fault.FieldsOf(form.Validate())
	ps.Need(ofTheCase(s, form.Children), "children", "Choose children of this case")
	checkDay(&ps, form.On, form.Today)
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, s.Stream, Appointed, id, ledger.OnDay(form.On.String()), form.AppointedBody)
	named(m, pk, s, id, form)
	return m.Done()
}

// named meets what a rule of the pack asks until a guardian is appointed.
func named(m *ledger.Making, pk *pack.Pack, s *casework.State, id ledger.EntryID, form AppointForm) {
	for _, d := range s.Duties() {
		rule, known := pk.DutyRule(d.Because.Rule)
		if !known || rule.Met != pack.GuardianAppointed || !d.Open() || d.Provisional() {
			continue
		}
		done := casework.DutyDoneBody{Duty: d.Ref, On: form.On, How: "Named: " + form.Name, By: ledger.Ref{Stream: s.Stream, Entry: id}}
		m.Take(casework.MeetDuty(s, m.By, ledger.DerivedID(s.Stream, "met "+string(d.Ref.Entry)+" by "+string(id)), done))
	}
}

// mayHave refuses cases whose guardians are not recorded here.
func mayHave(s *casework.State) error {
	_, elsewhere := s.KeptIn()
	switch {
	case s.Law != pack.PublicLaw:
		return fault.Refuse("Only a case in public law has its guardians recorded here.", nil)
	case elsewhere:
		return fault.Refuse("This case goes on in the one made by hand. Record it there.", nil)
	case s.Status() == casework.Closed:
		return fault.Refuse("This case is closed. Open it again first.", nil)
	default:
		return nil
	}
}

func ofTheCase(s *casework.State, children []ledger.Ref) bool {
	return !slices.ContainsFunc(children, func(ref ledger.Ref) bool {
		p, known := s.Person(ref)
		return !known || p.Kind != casework.Child
	})
}

func checkDay(ps *fault.Fields, on, today calendar.Date) {
	ps.Need(!on.IsZero(), "on", "Enter the day")
	ps.Need(!on.After(today), "on", "The day must not be in the future")
}

// Reach records how a guardian is reached from now on.
func Reach(h *ledger.History, by ledger.Author, id ledger.EntryID, form ContactBody) (ledger.Change, error) {
	now, err := holding(h, form.Appointment)
	if err != nil {
		return ledger.Change{}, err
	}
	if now.Contact == form.Contact {
		return ledger.Change{}, fault.Fields{{Name: "telephone", Sentence: "That is what is recorded already"}}
	}
	form.Name = now.Name
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, ContactChanged, id, nil, form)
	return m.Done()
}

// EndForm is EndedBody with the day.
type EndForm struct {
	EndedBody
	On, Today calendar.Date
}

// End records that somebody is no longer the guardian of children.
func End(h *ledger.History, by ledger.Author, id ledger.EntryID, form EndForm) (ledger.Change, error) {
	now, err := holding(h, form.Appointment)
	if err != nil {
		return ledger.Change{}, err
	}
	ps := fault.FieldsOf(form.Validate())
	theirs := func(child ledger.Ref) bool {
		return slices.ContainsFunc(now.Of, func(p *casework.Person) bool { return p.Ref == child })
	}
	ps.Need(!slices.ContainsFunc(form.Children, func(c ledger.Ref) bool { return !theirs(c) }), "children", "Choose children whose guardian they are")
	checkDay(&ps, form.On, form.Today)
	ps.Need(form.On.IsZero() || !form.On.Before(now.Since()), "on", "The day must not be before they were appointed")
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	form.Name = now.Name
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, Ended, id, ledger.OnDay(form.On.String()), form.EndedBody)
	return m.Done()
}

// holding is an appointment that holds, in a case in which it may be changed.
func holding(h *ledger.History, appointment ledger.Ref) (Current, error) {
	s := casework.Of(h)
	if err := mayHave(s); err != nil {
		return Current{}, err
	}
	now, holds := Of(h).NowOf(s, appointment.Entry)
	if !holds {
		return Current{}, fault.Refuse("They are no longer a guardian in this case.", nil)
	}
	return now, nil
}
