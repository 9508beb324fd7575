package safeguarding

import (
	"slices"
	"strings"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/words"
)

// family says what the application is, who the parties are and who the children are, as the record of the case gives it. Each sentence rests on the
// entries that gave it, so that it must be looked at again when one of them is corrected.
func (f *filling) family() {
	f.application()
	for _, p := range f.Case.Adults() {
		f.party(p)
	}
	for _, p := range f.Case.Children() {
		f.child(p)
	}
}

// facts are values of plain facts as a sentence gives them, and the entries that gave them.
type facts struct {
	of   *casework.State
	refs []ledger.Ref
}

// give is what a fact is, "" when nothing is known of it: ours, and beside it the court’s where the two differ.
func (g *facts) give(f *casework.Fact) string {
	now, known := f.Now()
	if !known {
		return ""
	}
	g.on(now)
	text := f.Field.Show(words.Printer{}, now.Value)
	if court, ok := f.Court(); ok && f.Differs() {
		g.on(court)
		text += " (the court gives " + f.Field.Show(words.Printer{}, court.Value) + ")"
	}
	return text
}

func (g *facts) on(said casework.Said) {
	if ref := (ledger.Ref{Stream: g.of.Stream, Entry: said.Entry}); !slices.Contains(g.refs, ref) {
		g.refs = append(g.refs, ref)
	}
}

func (f *filling) given() *facts { return &facts{of: f.Case} }

// record is a statement of plain facts.
func (f *filling) record(text string, g *facts) {
	if text != "" {
		f.say(pack.PartFamily, report.Saying{Kind: report.Account, Text: text, RestsOn: on(report.OnFact, g.refs...)})
	}
}

// application says which application it is, from which court, and what it asks for.
func (f *filling) application() {
	g := f.given()
	court, issued := g.give(f.Case.Fact(casework.Court)), g.give(f.Case.Fact(casework.Issued))
	received, sort := g.give(f.Case.Fact(casework.Received)), g.give(f.Case.Fact(casework.ApplicationType))
	var came []string
	if issued != "" {
		came = append(came, "was issued"+before(" by the ", court)+" on "+issued)
	} else if court != "" {
		came = append(came, "is before the "+court)
	}
	if received != "" {
		came = append(came, "reached us on "+received)
	}
	if len(came) == 0 {
		return
	}
	text := "The application" + within(sort) + " " + strings.Join(came, " and ") + "."
	if asked := g.give(f.Case.Fact(casework.OrdersSought)); asked != "" {
		text += " It asks for: " + stop(asked)
	}
	f.record(text, g)
}

// party says what part an adult takes, and what they are to each child.
func (f *filling) party(p *casework.Person) {
	g := f.given()
	name, part := g.give(p.Fact(casework.Name)), g.give(p.Fact(casework.Part))
	if name == "" || part == "" {
		return
	}
	text := name + ": " + part + "."
	for _, said := range []struct {
		field casework.Field
		words func(value, children string) string
	}{
		{casework.Relation, func(value, children string) string { return value + " of " + children + "." }},
		{casework.Responsibility, func(value, children string) string {
			return "Parental responsibility for " + children + ": " + value + "."
		}},
	} {
		text += f.towardsChildren(g, p, said.field, said.words)
	}
	f.record(text, g)
}

// towardsChildren says what holds between an adult and children, once for all of whom the same holds.
func (f *filling) towardsChildren(g *facts, p *casework.Person, field casework.Field, say func(value, children string) string) string {
	var values []string
	of := map[string][]ledger.Ref{}
	for _, child := range f.Case.Children() {
		if value := g.give(p.Towards(child.Ref, field)); value != "" {
			if of[value] == nil {
				values = append(values, value)
			}
			of[value] = append(of[value], child.Ref)
		}
	}
	text := ""
	for _, value := range values {
		text += " " + say(value, Names(f.Case, of[value]))
	}
	return text
}

// child says who a child is, with whom and how they live.
func (f *filling) child(p *casework.Person) {
	g := f.given()
	name := g.give(p.Fact(casework.Name))
	if name == "" {
		return
	}
	text := name + "," + before(" born on ", g.give(p.Fact(casework.Born)))
	text = strings.TrimSuffix(text, ",") + "."
	var with []ledger.Ref
	for _, adult := range f.Case.Adults() {
		if lives := adult.Towards(p.Ref, casework.LivesWith); lives.Value() == casework.Yes {
			g.give(lives)
			with = append(with, adult.Ref)
		}
	}
	if len(with) > 0 {
		text += " Lives with " + Names(f.Case, with) + "."
	}
	if living := g.give(p.Fact(casework.Living)); living != "" {
		text += " On how they live: " + words.LowerFirst(stop(living))
	}
	f.record(text, g)
}

// before is a value after the words that lead to it, and nothing where there is none.
func before(lead, value string) string {
	if value == "" {
		return ""
	}
	return lead + value
}

func within(value string) string {
	if value == "" {
		return ""
	}
	return " (" + value + ")"
}
