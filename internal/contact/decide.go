package contact

import (
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/decision"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/practice"
)

// Form is a decision on how to see one child.
type Form struct {
	decision.MadeBody
	Arrangement
	Child  ledger.Ref
	Pieces practice.Cites // the guidance that it relies on
}

// Validate is what is wrong with either part.
func (f Form) Validate() error {
	return append(fault.FieldsOf(f.Arrangement.Validate()), fault.FieldsOf(f.MadeBody.Validate())...).Err()
}

// Decide puts it on record how a child is to be seen, under the policy of the day. It takes the place of a decision for the same child that is still ahead,
// which must then be named.
func Decide(h *ledger.History, by ledger.Author, id ledger.EntryID, pk *pack.Pack, today calendar.Date, form Form) (ledger.Change, error) {
	child, err := childOf(h, form.Child)
	if err != nil {
		return ledger.Change{}, err
	}
	if err := form.Validate(); err != nil {
		return ledger.Change{}, err
	}
	if p, ahead := Of(h).Ahead(child.Ref); ahead && p.Ref() != form.Instead {
		return ledger.Change{}, fault.Refuse("How to see this child is decided already. Open that decision to change it.", nil)
	}
	m := &ledger.Making{By: by}
	put(m, h, id, pk, today, form, false)
	return m.Done()
}

func childOf(h *ledger.History, ref ledger.Ref) (*casework.Person, error) {
	child, known := casework.Of(h).Person(ref)
	if !known || child.Kind != casework.Child {
		return nil, fault.Absent(nil)
	}
	return child, nil
}

// put makes the decision and its arrangement.
func put(m *ledger.Making, h *ledger.History, id ledger.EntryID, pk *pack.Pack, today calendar.Date, form Form, ordinary bool) {
	form.Sort, form.About = Sort, []ledger.Ref{form.Child}
	m.Take(decision.Make(h, m.By, id, form.Pieces, form.MadeBody))
	body := ArrangedBody{Decision: ledger.Ref{Stream: h.Stream, Entry: id}, Child: form.Child, Arrangement: form.Arrangement, Ordinary: ordinary}
	if policy, ok := pk.SeeingOn(today); ok {
		body.Policy = Policy{policy.ID, policy.Version, policy.Name}
	}
	ledger.Put(m, h.Stream, Arranged, ledger.DerivedID(h.Stream, "arranged "+string(id)), nil, body)
}

// Line is what one line says of an ordinary visit: the rest is as the policy says, each child alone.
type Line struct {
	Children []ledger.Ref
	Where    string
	Starts   string // casework.Moment; may be empty
}

// DecideOrdinary decides for several children at once that each is seen as the policy says, alone. Each has a decision of their own. A child of whom
// something on record speaks against it is refused here: the full form asks what is done about it.
func DecideOrdinary(h *ledger.History, by ledger.Author, id ledger.EntryID, pk *pack.Pack, today calendar.Date, line Line) (ledger.Change, error) {
	policy, ok := pk.SeeingOn(today)
	if !ok || len(line.Children) == 0 {
		return ledger.Change{}, fault.Fields{{Name: "children", Sentence: "Choose the children who are to be seen"}}.Err()
	}
	m := &ledger.Making{By: by}
	for i, ref := range line.Children {
		child, err := childOf(h, ref)
		if err != nil {
			return ledger.Change{}, err
		}
		s := Of(h)
		if against := s.AgainstOrdinary(casework.Of(h), child, policy); len(against) > 0 {
			return ledger.Change{}, fault.Fields{{Name: "children", Sentence: "Decide for " + child.FirstName() + " by the full form. " + against[0]}}.Err()
		}
		if _, ahead := s.Ahead(ref); ahead {
			return ledger.Change{}, fault.Fields{{Name: "children", Sentence: "How to see " + child.FirstName() + " is decided already"}}.Err()
		}
		of := id
		if i > 0 {
			of = ledger.DerivedID(h.Stream, "see "+string(ref.Entry)+" "+string(id))
		}
		put(m, h, of, pk, today, ordinary(child, policy, line), true)
	}
	return m.Done()
}

// ordinary is the decision that one line makes.
func ordinary(child *casework.Person, policy pack.SeeingPolicy, line Line) Form {
	way := Arrangement{Mode: policy.Default, Where: line.Where, Starts: line.Starts}
	return Form{Child: child.Ref, Arrangement: way, MadeBody: decision.MadeBody{
		Question: Question(child), Options: []decision.Option{{Name: way.Words(), For: []decision.Consideration{{Words: "It follows the policy in force: " + policy.Name}}}},
		Reasons: "The policy in force is followed: " + policy.Says + ". Nothing on record speaks against it.",
	}}
}

// Question is what is decided of a child.
func Question(child *casework.Person) string { return "How to see " + child.FirstName() }

// Note puts a wish, a risk or a need on record.
func (s *State) Note(h *ledger.History, by ledger.Author, id ledger.EntryID, form NotedBody) (ledger.Change, error) {
	if _, err := childOf(h, form.Child); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, Noted, id, nil, form)
	return m.Done()
}

// DoneForm is how a child was seen on a day, and how that differs from what was decided.
type DoneForm struct {
	TookPlaceBody
	On, Today calendar.Date
	Otherwise string // "" when as decided
}

// Record puts it on record how a child was seen.
func Record(h *ledger.History, by ledger.Author, id ledger.EntryID, form DoneForm) (ledger.Change, error) {
	p, ok := Of(h).Plan(form.TookPlaceBody.Decision)
	if !ok {
		return ledger.Change{}, fault.Absent(nil)
	}
	form.Child = p.Child
	ps := fault.FieldsOf(form.TookPlaceBody.Validate())
	ps.Need(!form.On.IsZero(), "on", "Give the day")
	ps.Need(!form.On.After(form.Today), "on", "The day must not be in the future")
	ps.Need(form.Mode == p.Mode || given(form.Otherwise), "otherwise", "Say why it was otherwise than decided")
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, TookPlace, id, ledger.OnDay(form.On.String()), form.TookPlaceBody)
	m.Take(decision.CarryOut(decision.Of(h), by, ledger.DerivedID(h.Stream, "done "+string(id)), form.On, decision.CarriedOutBody{Decision: p.Ref(), Otherwise: form.Otherwise}))
	return m.Done()
}
