package court_test

import (
	"fmt"
	"slices"
	"strings"

	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// told is the court's view of a case in lines, without anything that may differ by the order in which payloads came: ids and versions.
func (w *world) told(law pack.Law, number string) string {
	w.t.Helper()
	s, h := w.open(law, number)
	held, side, values := court.Of(h), court.SideOf(w.Read(s.Side)), casework.SideOf(w.Read(s.Side))
	inOrder := len(held.Contradictions()) == 0
	var lines []string
	add := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	gone := func(ref ledger.Ref) string {
		if since, gone := held.Gone(ref); gone {
			return " gone since " + since
		}
		return ""
	}
	for _, f := range factsOf(s, s.Case(), inOrder) {
		add("case %s", f)
	}
	for _, p := range s.People() {
		name := string(p.Kind) + " " + p.Name()
		add("%s%s", name, gone(p.Ref))
		for _, f := range p.Facts() {
			add("%s %s", name, courtSeries(s, f, inOrder))
		}
		for _, d := range p.Details() {
			value, source := d.Value, d.Source
			if fact, closed := values.Fact(d.Ref); closed {
				value, source = "hidden "+fact.Value, fact.Source
			}
			add("%s can be reached: %s %s %s %s", name, d.Kind, d.Hiding.From, source, value)
		}
	}
	for _, hearing := range s.Hearings() {
		name := "hearing " + strings.Join(hearing.CourtIDs, " ")
		add("%s%s", name, gone(hearing.Ref))
		for _, f := range hearing.Facts() {
			add("%s %s", name, courtSeries(s, f, inOrder))
		}
	}
	for _, o := range s.Orders() {
		add("order %s %s%s asks %v", o.Court.ID, o.Name, gone(o.Ref), o.Asks)
	}
	for _, d := range s.Duties() {
		if d.Because.Made == casework.ByOrder { // those by rule are opened by what was known when they were
			add("duty %s due %s open %v", d.What, d.Due.On, d.Open())
		}
	}
	for _, d := range side.Documents() {
		add("document %s %s gone %v", d.ID, d.Document.Name, d.Gone)
	}
	contradictions := slices.Sorted(slices.Values(held.Contradictions()))
	slices.Sort(lines)
	return strings.Join(append(lines, contradictions...), "\n")
}

func factsOf(s *casework.State, of ledger.Ref, inOrder bool) []string {
	var all []string
	for _, field := range []casework.Field{
		casework.Number, casework.CourtCase, casework.Court, casework.CourtArea, casework.Track, casework.Issued, casework.ApplicationType,
		casework.OrdersSought, casework.LocalAuthority, casework.CourtState,
	} {
		all = append(all, courtSeries(s, s.FactOf(of, ledger.Ref{}, field), inOrder))
	}
	return all
}

// courtSeries is what the court says now, whether it contradicts itself, and the values it said one after another; only which values, where
// it said several for one time. That a hearing was listed once goes without saying.
func courtSeries(s *casework.State, f *casework.Fact, inOrder bool) string {
	said := slices.DeleteFunc(f.History(), func(s casework.Said) bool { return s.CourtAt == "" })
	slices.SortStableFunc(said, func(a, b casework.Said) int { return strings.Compare(a.CourtAt, b.CourtAt) })
	var values []string
	for _, one := range said {
		if len(values) == 0 || values[len(values)-1] != one.Value {
			values = append(values, one.Value)
		}
	}
	if f.Field == casework.HearingState {
		values = slices.DeleteFunc(values, func(v string) bool { return v == casework.HearingListed })
	}
	if !inOrder {
		slices.Sort(values)
		values = slices.Compact(values)
	}
	now, _ := f.Court()
	towards := ""
	if child, ok := s.Person(f.To); ok {
		towards = " towards " + child.Name()
	}
	return fmt.Sprintf("%s%s: %q (contradictory: %v) of %q", f.Field, towards, now.Value, f.Contradictory(), values)
}
