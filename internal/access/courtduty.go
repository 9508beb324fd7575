package access

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// CourtDutyBody puts somebody on duty at a court for a day.
type CourtDutyBody struct {
	Person ledger.StreamID `json:"person"`
	Name   string          `json:"name"`
	Court  string          `json:"court"` // as hearings and cases name it
	Day    calendar.Date   `json:"day"`
}

// Validate asks for who, where and when.
func (b CourtDutyBody) Validate() error {
	var wrong fault.Fields
	wrong.Need(b.Person != "", "person", "Choose who is on duty")
	wrong.Need(strings.TrimSpace(b.Court) != "", "court", "Enter the court")
	wrong.Need(!b.Day.IsZero(), "day", "Enter the day")
	return wrong.Err()
}

// CourtDutySet puts somebody on duty at a court for a day. It ties them to every case that is heard there on that day.
var CourtDutySet = ledger.Define(&Kinds, "access.court_duty/1", ledger.Spec[CourtDutyBody]{
	Means: "This person is on duty at this court on this day, and works on the cases heard there, from the working day before until its end.",
	May:   DutyKeeper,
	Line: func(p words.Printer, b CourtDutyBody) words.Line {
		return words.Line{Text: p.Say("%s is on duty at %s on %s", b.Name, b.Court, b.Day.Plain())}
	},
	Example: CourtDutyBody{Person: exampleStream, Name: "Maryam Siddiqui", Court: "Milborough", Day: calendar.NewDate(2026, time.November, 24)},
})

// CourtDutyEndedBody names the duty that does not take place.
type CourtDutyEndedBody struct {
	Duty ledger.Ref `json:"duty"`
}

// CourtDutyEnded takes somebody off a court's duty.
var CourtDutyEnded = ledger.Define(&Kinds, "access.court_duty_ended/1", ledger.Spec[CourtDutyEndedBody]{
	Means: "This duty at a court is ended, and with it what it tied the person to.",
	May:   DutyKeeper,
	Refs:  func(b CourtDutyEndedBody) []ledger.Ref { return []ledger.Ref{b.Duty} },
	Line: func(p words.Printer, _ CourtDutyEndedBody) words.Line {
		return words.Line{Text: p.Say("A duty at a court was ended")}
	},
	Example: CourtDutyEndedBody{Duty: exampleRef},
})

// CourtDuty is somebody being on duty at a court for a day.
type CourtDuty struct {
	CourtDutyBody
	Entry ledger.Entry
	Ended bool
}

// DutySubject is the subject under which whoever is on duty at a court on a day is tied to the cases heard there.
func DutySubject(court string, day calendar.Date) ledger.StreamID {
	return ledger.StreamID("duty " + strings.ToLower(strings.Join(strings.Fields(court), " ")) + " " + day.String())
}

// DutyFrom is the day from which the papers of a day at court are read: the one before that is no Saturday or Sunday.
func DutyFrom(day calendar.Date) calendar.Date {
	for day = day.AddDays(-1); day.Weekday() == time.Saturday || day.Weekday() == time.Sunday; day = day.AddDays(-1) {
	}
	return day
}

// holds reports whether the duty opens cases on a day.
func (d CourtDuty) holds(on calendar.Date) bool {
	return !d.Ended && !on.Before(DutyFrom(d.Day)) && !d.Day.Before(on)
}

// longestAhead is how many days before its day a duty holds at most: over a weekend.
const longestAhead = 3

// asOf are the people with what holds on a day. The duties of that day are put by person once, for a service has thousands that are not of it.
func (s *People) asOf(today calendar.Date) *People {
	people := *s
	people.today, people.onDuty = today, map[ledger.StreamID][]CourtDuty{}
	for ahead := range longestAhead + 1 {
		for _, d := range s.duties[today.AddDays(ahead)] {
			if d.holds(today) {
				people.onDuty[d.Person] = append(people.onDuty[d.Person], d)
			}
		}
	}
	return &people
}

func (s *People) addDuty(e ledger.Entry, b CourtDutyBody) {
	if s.duties == nil {
		s.duties = map[calendar.Date][]CourtDuty{}
	}
	s.duties[b.Day] = append(s.duties[b.Day], CourtDuty{CourtDutyBody: b, Entry: e})
}

func (s *People) endDuty(of ledger.Ref) {
	for _, duties := range s.duties {
		for i := range duties {
			duties[i].Ended = duties[i].Ended || duties[i].Entry.Ref() == of
		}
	}
}

// CourtDuties are the duties that are neither over nor ended, the first day first.
func (s *People) CourtDuties() []CourtDuty {
	var left []CourtDuty
	for day, duties := range s.duties {
		if !day.Before(s.today) {
			left = append(left, duties...)
		}
	}
	left = slices.DeleteFunc(left, func(d CourtDuty) bool { return d.Ended })
	slices.SortFunc(left, func(a, b CourtDuty) int {
		return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Court, b.Court), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Entry.ID, b.Entry.ID))
	})
	return left
}

// DutiesOf are the duties of somebody whose papers they can read today, the first day first.
func (s *People) DutiesOf(person ledger.StreamID) []CourtDuty {
	return slices.Clone(s.onDuty[person])
}

// CourtDutyForm is a duty to be given, and the courts that are known: those of the pack, and those that have a case on record. A place that somebody
// types for a hearing is none by that alone.
type CourtDutyForm struct {
	CourtDutyBody
	Courts []string
	Today  calendar.Date
}

// is reports whether a court is the one of the form, however it is spaced.
func (f CourtDutyForm) is(court string) bool { return DutySubject(court, f.Day) == f.Subject() }

// Subject is the duty’s.
func (b CourtDutyBody) Subject() ledger.StreamID { return DutySubject(b.Court, b.Day) }

// SetCourtDuty puts somebody else whose role opens cases on duty at a known court for a day that is not over.
func SetCourtDuty(s *People, by Person, service ledger.StreamID, id ledger.EntryID, form CourtDutyForm) (ledger.Change, error) {
	who, known := s.Find(form.Person)
	var wrong fault.Fields
	wrong.Need(form.Person == "" || known && who.ReadsCases(), "person", "Choose one of the people listed")
	wrong.Need(by.ID != form.Person, "person", "Somebody else puts you on duty")
	wrong.Need(strings.TrimSpace(form.Court) == "" || slices.ContainsFunc(form.Courts, form.is), "court", "No case is heard at a court of that name. Write it as it stands in the cases")
	wrong.Need(form.Day.IsZero() || !form.Day.Before(form.Today), "day", "That day is over")
	twice := func(d CourtDuty) bool { return !d.Ended && d.Person == form.Person && d.Subject() == form.Subject() }
	wrong.Need(!slices.ContainsFunc(s.duties[form.Day], twice), "person", "They are on duty there on that day already")
	if err := wrong.Err(); err != nil {
		return ledger.Change{}, err
	}
	form.Name = who.Name
	m := &ledger.Making{By: ledger.By(by.ID)}
	ledger.Put(m, service, CourtDutySet, id, nil, form.CourtDutyBody)
	return m.Done()
}

// EndCourtDuty ends a duty.
func EndCourtDuty(s *People, by Person, service ledger.StreamID, id ledger.EntryID, duty ledger.Ref) (ledger.Change, error) {
	if !slices.ContainsFunc(s.CourtDuties(), func(d CourtDuty) bool { return d.Entry.Ref() == duty }) {
		return ledger.Change{}, fault.Absent(nil)
	}
	m := &ledger.Making{By: ledger.By(by.ID)}
	ledger.Put(m, service, CourtDutyEnded, id, nil, CourtDutyEndedBody{duty})
	return m.Done()
}
