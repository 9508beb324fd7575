package casework

import (
	"fmt"
	"maps"
	"slices"

	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// After is the case as it will stand with more entries of its open stream, for acts of several steps such as an import.
func (s *State) After(entries ...ledger.New) *State {
	all := append(make([]ledger.Entry, 0, len(s.history.Entries)+len(entries)), s.history.Entries...)
	recorded := s.history.Last()
	for _, n := range entries {
		all = append(all, ledger.Entry{
			Stream: s.history.Stream, Version: int64(len(all)) + 1, ID: n.ID, Recorded: recorded,
			Kind: n.Kind, Author: n.Author, Happened: n.Happened, Body: n.Body,
		})
	}
	return Of(ledger.NewHistory(s.history.Stream, all...))
}

// following is an act from which duties may follow: they are opened and dated in the same change.
func following(s *State, pk *pack.Pack, by ledger.Author, act func(*ledger.Making)) (ledger.Change, error) {
	if !s.Began() {
		return ledger.Change{}, noCase()
	}
	m := &ledger.Making{By: by}
	act(m)
	follow(m, s, pk)
	return m.Done()
}

// Follow opens and dates the duties that follow from the case as it stands and are not on the record yet. Verbs about hearings and orders
// do so themselves; it is for whoever records a day of receipt or of issue, a track, or an import of many things. The cause is the id of the act's
// first entry. A second run makes nothing.
func Follow(s *State, pk *pack.Pack, by ledger.Author, cause ledger.EntryID) (ledger.Change, error) {
	if !s.Began() {
		return ledger.Change{}, noCase()
	}
	m := &ledger.Making{By: by}
	(&follower{Making: m, s: s, pk: pk, cause: cause}).all()
	return m.Done()
}

// follow adds to an act the duties that follow from it.
func follow(m *ledger.Making, s *State, pk *pack.Pack) {
	made := m.Change.Entries[s.history.Stream]
	if m.Err() != nil || len(made) == 0 {
		return
	}
	(&follower{Making: m, s: s.After(made...), pk: pk, cause: made[0].ID}).all()
}

// follower opens and dates the duties of a case.
type follower struct {
	*ledger.Making
	s     *State
	pk    *pack.Pack
	cause ledger.EntryID
}

func (f *follower) all() {
	days := f.s.Days(f.pk)
	for _, o := range f.s.orders {
		for _, ask := range o.Asks {
			f.asked(o, ask)
		}
	}
	for _, event := range slices.Sorted(maps.Keys(days)) {
		f.byRules(event, days)
	}
	f.recount(days)
}

func (f *follower) id(what string) ledger.EntryID {
	return ledger.DerivedID(f.s.Stream, what+" "+string(f.cause))
}

// asked makes a duty of what an order asks, or gives its day to the one there is.
func (f *follower) asked(o *Order, ask Ask) {
	d := f.s.answering(o, ask)
	switch {
	case d == nil:
		ledger.Put(f.Making, f.s.Stream, DutyOpened, f.id("asked "+string(o.Ref.Entry)+ask.Report+ask.What), nil, f.dutyOf(o, ask))
	case d.Open() && !ask.By.IsZero() && d.Due.On != ask.By && !f.s.dayIsNewer(d, o):
		ledger.Put(f.Making, f.s.Stream, DutyOverridden, f.id("overridden "+string(d.Ref.Entry)), nil, override(d, o, ask))
	}
}

// answering is the duty that an order's request is about: the one it made before, or an open one by a rule that an order may change.
func (s *State) answering(o *Order, ask Ask) *Duty {
	var byRule *Duty
	for _, d := range s.duties {
		same := ask.Report != "" && d.Report == ask.Report || ask.Report == "" && d.What == ask.What
		switch {
		case !same:
		case s.cameFrom(d, o):
			return s.kept(d)
		case d.Open() && !d.Fixed && d.Because.Made == ByRule:
			byRule = d
		}
	}
	return byRule
}

// cameFrom reports whether a duty rests on an order, or did before another set its day.
func (s *State) cameFrom(d *Duty, o *Order) bool {
	grounds := []Because{d.Because}
	for _, e := range append([]ledger.Entry{d.Entry}, d.Dated...) {
		switch b := e.Body.(type) {
		case DutyBody:
			grounds = append(grounds, b.Because)
		case DutyDatedBody:
			grounds = append(grounds, b.Because)
		case DutyInOrderBody:
			grounds = append(grounds, b.Says.Because)
		case TimeGrantedBody:
			grounds = append(grounds, b.Says.Because)
		}
	}
	return slices.ContainsFunc(grounds, func(b Because) bool { return s.canon(b.Ref) == o.Ref })
}

// dayIsNewer reports whether the day of a duty was set after this order: by another that was not made before it, or by what was told since.
func (s *State) dayIsNewer(d *Duty, o *Order) bool {
	if told, waits := d.ToldLast(); waits && told.OnlyDay() {
		return !told.On.Before(o.Made)
	}
	setBy, ok := s.Order(d.Because.Ref)
	return ok && setBy != o && !setBy.Made.Before(o.Made)
}

func (f *follower) dutyOf(o *Order, ask Ask) DutyBody { return f.s.orderedDuty(f.pk, o, ask) }

// orderedDuty is the duty that an order makes by asking for something.
func (s *State) orderedDuty(pk *pack.Pack, o *Order, ask Ask) DutyBody {
	body := s.owed(pk, ask, o.Made, ordered(o, ask))
	body.Children = o.Children
	body.Due.ByOrder = !ask.By.IsZero()
	if ask.By.IsZero() {
		body.Due = Due{Gaps: []string{"The order names no day."}}
	}
	return body
}

// owed is what the service owes when a court asks for something, named and addressed as the pack's rule for orders of that day has it.
func (s *State) owed(pk *pack.Pack, ask Ask, on calendar.Date, because Because) DutyBody {
	body := DutyBody{What: ask.What, Report: ask.Report, To: ask.To, Owner: OfWorker, Because: because, Due: Due{On: ask.By, At: ask.At}}
	for _, rule := range pk.Duties(pack.OrderMade, s.Track(), on) {
		if rule.Report != "" && rule.Report == ask.Report {
			body.What, body.Because.Rule = rule.Name, rule.ID
			body.To = orElse(body.To, rule.To)
		}
	}
	body.To = orElse(body.To, "the court")
	return body
}

func orElse(text, other string) string {
	if given(text) {
		return text
	}
	return other
}

// ordered is an order as what made a duty: "Order of 15 September 2026, paragraph 5".
func ordered(o *Order, ask Ask) Because {
	words := o.Name
	if !o.Made.IsZero() {
		words = "Order of " + o.Made.Plain()
	}
	if ask.Paragraph != "" {
		words += ", paragraph " + ask.Paragraph
	}
	return Because{Made: ByOrder, Words: words, Ref: o.Ref, Paragraph: ask.Paragraph}
}

// override is a duty given the day of an order; the count of the rule stays beside it.
func override(d *Duty, o *Order, ask Ask) DutyDatedBody {
	due := Due{On: ask.By, At: ask.At, ByOrder: true, Others: others(d)}
	return DutyDatedBody{Duty: d.Ref, What: d.What, Because: ordered(o, ask), Due: due}
}

// others are the counts of a duty's day that stay beside another day.
func others(d *Duty) []calendar.Computation {
	if d.Due.Computation == nil {
		return d.Due.Others
	}
	return append([]calendar.Computation{*d.Due.Computation}, d.Due.Others...)
}

// byRules opens the duties that an event makes by rule, once for each case.
func (f *follower) byRules(event pack.Event, days map[pack.Event]calendar.Date) {
	if f.s.Status() == Closed && event != pack.CaseClosed {
		return
	}
	for _, rule := range f.pk.Duties(event, f.s.Track(), days[event]) {
		if !f.s.hasRule(rule) {
			ledger.Put(f.Making, f.s.Stream, DutyOpened, f.id("rule "+rule.ID), nil, f.byRule(rule, days))
		}
	}
}

// hasRule reports whether a duty of the rule is on the record, met or not, or an order asks for the same report.
func (s *State) hasRule(rule pack.DutyRule) bool {
	return slices.ContainsFunc(s.duties, func(d *Duty) bool {
		return d.Because.Rule == rule.ID || rule.Report != "" && d.Report == rule.Report && d.Because.Made == ByOrder
	})
}

func (f *follower) byRule(rule pack.DutyRule, days map[pack.Event]calendar.Date) DutyBody {
	return DutyBody{
		What: rule.Name, Report: rule.Report, To: rule.To, Owner: OfWorker, Fixed: rule.Binding == pack.Fixed,
		Because: Because{Made: ByRule, Words: rule.Why, Rule: rule.ID, Source: rule.Cite()},
		Due:     dueOf(rule.Due(f.pk.Calendars(), pack.Facts{Days: days})),
	}
}

func dueOf(d pack.Due) Due {
	due := Due{On: d.On, At: d.At, ByOrder: d.ByOrder, Others: d.Others}
	if d.Computation.Rule != "" {
		due.Computation = &d.Computation
	}
	for _, gap := range d.Gaps {
		due.Gaps = append(due.Gaps, gap.Why)
	}
	return due
}

// recount works out again the open duties that a rule dates by the days of the case.
func (f *follower) recount(days map[pack.Event]calendar.Date) {
	for _, d := range f.s.duties {
		rule, known := f.pk.DutyRule(d.Because.Rule)
		if !known || !d.Open() || d.Because.Made != ByRule || d.Due.ByOrder {
			continue
		}
		due := dueOf(rule.Due(f.pk.Calendars(), pack.Facts{Days: days}))
		if due.On == d.Due.On && due.At == d.Due.At {
			continue
		}
		because := d.Because
		because.Words = "What it is counted from is no longer known."
		if due.Computation != nil {
			because.Words = fmt.Sprintf("Counted again: %s.", due.Computation.Phrase())
		}
		ledger.Put(f.Making, f.s.Stream, DutyCounted, f.id("counted "+string(d.Ref.Entry)), nil, DutyDatedBody{Duty: d.Ref, What: d.What, Because: because, Due: due})
	}
}

// Days are the days of the events that are known, from which the pack's rules count.
func (s *State) Days(pk *pack.Pack) map[pack.Event]calendar.Date {
	days := map[pack.Event]calendar.Date{}
	put := func(event pack.Event, day calendar.Date) {
		if known := days[event]; !day.IsZero() && event != "" && (known.IsZero() || day.Before(known)) {
			days[event] = day
		}
	}
	put(pack.ApplicationReceived, s.day(Received))
	put(pack.ApplicationIssued, s.day(Issued))
	if s.closed != nil {
		put(pack.CaseClosed, s.closed.On)
	}
	for _, h := range s.hearings {
		if !h.off() {
			put(s.eventOf(pk, h), h.Day())
		}
	}
	return days
}

func (s *State) day(field Field) calendar.Date {
	day, err := calendar.ParseDate(s.about.value(field))
	if err != nil {
		return calendar.Date{} // the court's own words, which are no date
	}
	return day
}

// eventOf is what the pack counts from a hearing of this type; "" when nothing.
func (s *State) eventOf(pk *pack.Pack, h *Hearing) pack.Event {
	for _, t := range pk.Court.HearingTypes {
		if t.Law == s.Law && (sameWords(t.Code, h.Type()) || sameWords(t.Name, h.Type())) {
			return t.Event
		}
	}
	return ""
}
