package casework

import (
	"cmp"
	"slices"
	"strings"

	"candour/internal/calendar"
	"candour/internal/ledger"
)

// Person is somebody in a case, as this case alone knows them. Ref names them in the case.
type Person struct {
	thing
	Kind    PersonKind
	Streams []ledger.StreamID // their own stream first, then those of people found in this case to be the same
	safe    *SafeBody
	safeAt  ledger.Entry
	details []*Detail
}

func (s *State) applyPerson(e ledger.Entry, b PersonAddedBody) {
	ref := s.canon(e.Ref())
	p := s.person(ref)
	if p == nil {
		p = &Person{thing: thing{Ref: ref}, Kind: b.Kind}
		s.people = append(s.people, p)
		s.things[ref.Entry] = &p.thing
	}
	if ref == e.Ref() {
		p.Kind = b.Kind
		p.Streams = slices.Insert(p.Streams, 0, b.Person)
	} else {
		p.Streams = append(p.Streams, b.Person)
	}
	for field, value := range map[Field]string{
		Name: b.Name, Family: b.Family, Called: b.Called, FormerName: b.FormerName, Born: b.Born.String(), Gender: b.Gender, Part: b.Part,
	} {
		p.say(e, b.Court, field, value)
	}
}

func (s *State) applySafe(e ledger.Entry, b SafeBody) {
	if p := s.person(s.canon(b.Of)); p != nil {
		p.safe, p.safeAt = &b, e
	}
}

func (s *State) person(ref ledger.Ref) *Person {
	for _, p := range s.people {
		if p.Ref.Entry == ref.Entry {
			return p
		}
	}
	return nil
}

// Person is somebody in the case by the entry that brought them in, or brought in somebody found to be the same.
func (s *State) Person(ref ledger.Ref) (*Person, bool) {
	p := s.person(s.canon(ref))
	return p, p != nil
}

// PersonOf is the part that a person takes in this case, by their own stream.
func (s *State) PersonOf(stream ledger.StreamID) (*Person, bool) {
	i := slices.IndexFunc(s.people, func(p *Person) bool { return slices.Contains(p.Streams, stream) })
	if i < 0 {
		return nil, false
	}
	return s.people[i], true
}

// People are all people in the case, in the order in which they came.
func (s *State) People() []*Person { return s.people }

// Children are the children the case is about, the eldest first and those without a birth date last.
func (s *State) Children() []*Person {
	children := s.of(Child)
	slices.SortStableFunc(children, func(a, b *Person) int {
		switch {
		case a.Born().IsZero() && !b.Born().IsZero():
			return 1
		case b.Born().IsZero() && !a.Born().IsZero():
			return -1
		default:
			return a.Born().Compare(b.Born())
		}
	})
	return children
}

// Adults are the adults in the case, in the order in which they came.
func (s *State) Adults() []*Person { return s.of(Adult) }

func (s *State) of(kind PersonKind) []*Person {
	return slices.DeleteFunc(slices.Clone(s.people), func(p *Person) bool { return p.Kind != kind })
}

// Name is the full name.
func (p *Person) Name() string { return p.value(Name) }

// Called is how they want to be called, or their full name while that is not known.
func (p *Person) Called() string { return cmp.Or(p.value(Called), p.Name()) }

// Family is the family name; the last word of the name when nothing else is recorded.
func (p *Person) Family() string {
	if family := p.value(Family); family != "" {
		return family
	}
	words := strings.Fields(p.Name())
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// FirstName is the first word of the name, as one would write of a child.
func (p *Person) FirstName() string {
	first, _, _ := strings.Cut(strings.TrimSpace(p.Name()), " ")
	return first
}

// FormerNames are former and other names, and names that were right in their time, without the present one.
func (p *Person) FormerNames() []string {
	var names []string
	add := func(all []Said) {
		for _, s := range all {
			if s.Value != "" && !slices.Contains(names, s.Value) && s.Value != p.Name() {
				names = append(names, s.Value)
			}
		}
	}
	add(p.Fact(FormerName).OursAll())
	add(p.Fact(FormerName).court)
	add(p.Fact(Name).OursAll())
	add(p.Fact(Name).court)
	return names
}

// Born is the date of birth; zero when not known.
func (p *Person) Born() calendar.Date {
	born, err := calendar.ParseDate(p.value(Born))
	if err != nil {
		return calendar.Date{} // the court's own words, which are no date: shown as they are by Fact
	}
	return born
}

// Age is the completed years on a day; false when the date of birth is not known, or they are not living.
func (p *Person) Age(on calendar.Date) (years int, known bool) {
	if p.Born().IsZero() || p.Died() {
		return 0, false
	}
	return p.Born().Age(on), true
}

// Represented is who speaks for somebody at court, by name and firm: "Tessa Crane, Hale and Moor LLP"; "" when nobody is known.
func (p *Person) Represented() string {
	names := slices.DeleteFunc([]string{p.value(Solicitor), p.value(Firm)}, func(name string) bool { return name == "" })
	return strings.Join(names, ", ")
}

// Organisation reports whether this party is no human being: a local authority. Nobody asks how it is safe to reach one.
func (p *Person) Organisation() bool { return p.Part() == "local_authority" }

// Died reports whether the person is recorded as dead.
func (p *Person) Died() bool { return p.value(Died) != "" }

// Part is their part in the case, an id of the pack's party kinds: "applicant".
func (p *Person) Part() string { return p.value(Part) }

// PartFor is their part in the case towards one child, which may differ.
func (p *Person) PartFor(child ledger.Ref) string {
	return cmp.Or(p.Towards(child, PartyFor).Value(), p.Part())
}

// Towards is what is known of a field between this person and a child: Relation, LivesWith, Responsibility, PartyFor, MayHave. Never nil.
func (p *Person) Towards(child ledger.Ref, field Field) *Fact { return p.towards(child, field) }

// Relations are what this adult is to each child of whom it is known.
func (p *Person) Relations() []*Fact {
	return slices.DeleteFunc(p.Facts(), func(f *Fact) bool { return f.Field != Relation || !f.Known() })
}
