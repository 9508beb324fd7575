package casework

import (
	"slices"
	"strings"

	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// State is a case as its open stream tells it. It is shared between readers: change nothing in it.
type State struct {
	Stream ledger.StreamID
	Side   ledger.StreamID // the closed side
	Law    pack.Law
	Pack   string // the pack in force when it was opened

	history *ledger.History
	about   thing
	things  map[ledger.EntryID]*thing // people and hearings, for facts about them
	same    joins

	people      []*Person
	allocations []*Allocation
	teams       []teamTime
	restriction *Restriction
	conflicts   []*ConflictOfInterest
	marks       []*Mark
	broken      []broken
	samples     []*sampled
	closed      *ClosedBody
	notes       []*Note
	links       []Link
	carried     []Crossing
	hearings    []*Hearing
	visits      []*PlannedVisit
	orders      []*Order
	duties      []*Duty
	offers      []OfferedBody
	apart       []JoinBody
	reveals     []Reveal
	worries     []*Worry
	sameCases   []sameCase
}

// Of is the case as a history of its open stream tells it.
func Of(h *ledger.History) *State { return folding.Of(h) }

var folding = newFold(func(h *ledger.History) *State {
	entries := Shown(h)
	s := &State{Stream: h.Stream, history: h, things: map[ledger.EntryID]*thing{}, same: joinsIn(entries)}
	for _, e := range entries {
		s.apply(e)
	}
	s.joinDuties()
	s.rest()
	return s
})

func (s *State) apply(e ledger.Entry) {
	switch b := e.Body.(type) {
	case OpenedBody:
		s.applyOpened(e, b)
	case ClosedBody:
		s.closed = &b
	case ReopenedBody:
		s.closed = nil
	case RecordedBody:
		s.applyRecorded(e, b)
	case CourtSaidBody:
		s.applyCourtSaid(e, b)
	case SettledBody:
		s.applySettled(e, b)
	case PersonAddedBody:
		s.applyPerson(e, b)
	case SafeBody:
		s.applySafe(e, b)
	case TeamBody, AllocatedBody, AllocationEndedBody:
		s.applyAllocation(e)
	case TakeBody, CannotTakeBody, TakeAnsweredBody:
		s.applyTaking(e)
	case RestrictedBody, RestrictionLiftedBody:
		s.applyRestriction(e)
	case WellKnownBody:
		s.applyWellKnown(e, b)
	case GlassBrokenBody:
		s.broken = append(s.broken, broken{b, e})
	case SampledBody, SampleEndedBody:
		s.applySample(e)
	case ConflictBody, ConflictEndedBody:
		s.applyConflict(e)
	case ListedBody:
		s.applyListed(e, b)
	case MovedBody, PutOffBody, HeldBody:
		s.applyHearing(e)
	case VisitPlannedBody, VisitMovedBody, VisitEndedBody:
		s.applyVisit(e)
	case OrderBody, OrderReadBody, QuestionsMarkedBody:
		s.applyOrder(e)
	case DutyBody, DutyDatedBody, DutyDoneBody, DutyWithdrawnBody, DutyReopenedBody:
		s.applyDuty(e)
	case DutyToldBody, DutyInOrderBody, DutyNotInOrderBody:
		s.applyTold(e)
	case TimeAskedBody, TimeGrantedBody, TimeRefusedBody:
		s.applyExtension(e)
	case DetailBody, OnRecordBody, HidingDecidedBody, DetailEndedBody, RevealedBody:
		s.applyDetail(e)
	case WorriedBody, ToldBody:
		s.applyWorry(e)
	case OfferedBody, JoinBody:
		s.applyJoin(e)
	case LinkedBody, UnlinkedBody, CarriedBody:
		s.applyLink(e)
	case SameCaseBody:
		s.applySameCase(e, b)
	case NoteBody:
		s.notes = append(s.notes, &Note{NoteBody: b, Entry: e})
	case NoteCorrectedBody:
		s.applyNoteCorrected(e, b)
	}
}

func (s *State) applyOpened(e ledger.Entry, b OpenedBody) {
	s.Side, s.Law, s.Pack = b.Side, b.Law, b.Pack
	s.about.Ref = e.Ref()
	s.things[e.ID] = &s.about
	for field, value := range map[Field]string{
		Title: b.Title, Number: b.Number, CourtCase: b.CourtCase, Court: b.CourtName, CourtArea: b.CourtArea, Track: b.Track,
		Received: b.Received.String(), Issued: b.Issued.String(),
	} {
		s.about.say(e, b.Court, field, value)
	}
}

func (s *State) applyRecorded(e ledger.Entry, b RecordedBody) {
	if t := s.thing(b.Of); t != nil {
		said := saidBy(e, b.Value)
		said.Source, said.Why, said.Corrects = b.Source, b.Why, b.Corrects
		t.open(s.canon(b.To), b.Field).say(said)
	}
}

func (s *State) applyCourtSaid(e ledger.Entry, b CourtSaidBody) {
	if t := s.thing(b.Of); t != nil && b.Court != nil {
		said := saidBy(e, b.Value)
		said.CourtAt = b.Court.At
		t.open(s.canon(b.To), b.Field).say(said)
	}
}

func (s *State) applySettled(e ledger.Entry, b SettledBody) {
	if t := s.thing(b.Of); t != nil {
		said := saidBy(e, b.Value)
		said.Source, said.Why = "the court", b.Why
		t.open(s.canon(b.To), b.Field).settle(said, b)
	}
}

// thing is what facts are about, nil when nothing of that name is in the case.
func (s *State) thing(ref ledger.Ref) *thing { return s.things[s.same.canon(ref.Entry)] }

// canon is the name under which a thing goes after joins; the zero Ref stays zero.
func (s *State) canon(ref ledger.Ref) ledger.Ref {
	return ledger.Ref{Stream: ref.Stream, Entry: s.same.canon(ref.Entry)}
}

// Case names the case itself: facts about the case are facts of this.
func (s *State) Case() ledger.Ref { return s.about.Ref }

// Began reports whether there is a case at all; an empty stream has none.
func (s *State) Began() bool { return !s.about.Ref.IsZero() }

// Fact is what is known of a field of the case itself; never nil.
func (s *State) Fact(field Field) *Fact { return s.about.Fact(field) }

// FactOf is what is known of a field of the case, of a person or of a hearing, towards a child or, with the zero Ref, by itself; never nil.
func (s *State) FactOf(of, to ledger.Ref, field Field) *Fact {
	if t := s.thing(of); t != nil {
		return t.towards(s.canon(to), field)
	}
	return &Fact{Of: of, To: to, Field: field}
}

// Number is the court's number, as people write it; "" when not known yet.
func (s *State) Number() string { return s.about.value(Number) }

// Track is the id of the case's track; "" when not known yet.
func (s *State) Track() string { return s.about.value(Track) }

// Title is what the case is called: its title, or the family names of the parties, or of the children, or its number.
func (s *State) Title() string {
	if title := s.about.value(Title); title != "" {
		return title
	}
	var names []string
	for _, of := range [][]*Person{s.parties(), s.Adults(), s.Children()} {
		for _, p := range of {
			if family := p.Family(); family != "" && !slices.Contains(names, family) {
				names = append(names, family)
			}
		}
		if len(names) > 0 {
			return strings.Join(names[:min(len(names), 2)], " and ")
		}
	}
	if number := s.Number(); number != "" {
		return "Case " + number
	}
	return "A case without a name yet"
}

func (s *State) parties() []*Person {
	var parties []*Person
	for _, part := range []string{"applicant", "respondent"} {
		for _, p := range s.Adults() {
			if p.Part() == part {
				parties = append(parties, p)
			}
		}
	}
	return parties
}

// Status is how the case stands with the service.
func (s *State) Status() Status {
	_, elsewhere := s.KeptIn()
	switch {
	case s.closed != nil || elsewhere:
		return Closed
	case slices.ContainsFunc(s.allocations, (*Allocation).isTheirs):
		return Open
	default:
		return Unallocated
	}
}

// ClosedOn is the day on which the work ended and why; the zero day while the case is open.
func (s *State) ClosedOn() (on calendar.Date, why string) {
	if s.closed == nil {
		return calendar.Date{}, ""
	}
	return s.closed.On, s.closed.Why
}

// Disagreements are the facts on which the court and we differ, or on which the court contradicts itself, and nobody has settled it.
func (s *State) Disagreements() []*Fact {
	var all []*Fact
	for _, t := range s.inOrder() {
		for _, f := range t.Facts() {
			if f.Differs() || f.Contradictory() {
				all = append(all, f)
			}
		}
	}
	return all
}

// inOrder is everything facts are known of: the case, then people, then the rest, each in the order in which they came.
func (s *State) inOrder() []*thing {
	all := []*thing{&s.about}
	for _, p := range s.people {
		all = append(all, &p.thing)
	}
	for _, h := range s.hearings {
		all = append(all, &h.thing)
	}
	return all
}
