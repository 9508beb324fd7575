package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"candour/internal/pack"
)

// Part is a section of a report with its statements.
type Part struct {
	pack.Section
	Number     int // 0 while nothing is written in a section that a report can do without
	Statements []*Placed
}

// bare reports whether there is nothing to print in the section: no statement, and not the questions.
func (p Part) bare() bool { return len(p.Statements) == 0 && p.ID != AskedSection }

// Placed is a statement at its place in a report.
type Placed struct {
	*Statement
	Number string // "4.2"; a later statement of that paragraph "4.2(b)"; "" for a heading
	Opens  bool   // it opens its paragraph
	Rests  []Rest // its own, and what the statement that opens its paragraph rests on
}

// Anchor names the place of a statement on the pages of its report.
func (p *Placed) Anchor() string {
	if p.Number == "" {
		return "s-" + string(p.Ref.Entry)
	}
	return AnchorOf(p.Number)
}

// AnchorOf names the place of the statement of a number on the pages of its report.
func AnchorOf(number string) string {
	return "s" + strings.NewReplacer(".", "-", "(", "", ")", "").Replace(number)
}

// layOut gives each statement its place and number under the sections of a report type. Statements of a section that the type no longer
// has come at the end, so that nothing is lost.
func (d *Draft) layOut(t pack.ReportType) []Part {
	sections := slices.Clone(t.Sections)
	for _, s := range d.statements {
		if !slices.ContainsFunc(sections, func(known pack.Section) bool { return known.ID == s.Section }) {
			sections = append(sections, pack.Section{ID: s.Section, Title: "Other"})
		}
	}
	parts := make([]Part, len(sections))
	number := 0
	for i, section := range sections {
		parts[i] = Part{Section: section}
		if !section.Optional || d.writtenIn(section.ID) {
			number++
			parts[i].Number = number
		}
		parts[i].fill(d.statements)
	}
	return parts
}

func (d *Draft) writtenIn(section string) bool {
	return slices.ContainsFunc(d.statements, func(s *Statement) bool { return s.Section == section })
}

// fill numbers the statements of the section. A paragraph is cited once: what its first statement rests on holds for all of it.
func (p *Part) fill(all []*Statement) {
	paragraph := 0
	var opening *Placed
	within := 0
	for _, s := range all {
		if s.Section != p.ID {
			continue
		}
		placed := &Placed{Statement: s, Rests: s.RestsOn}
		switch {
		case s.Kind == Heading:
			opening = nil
		case s.Continues && opening != nil:
			within++
			placed.Number = opening.Number + later(within)
			if !needsNothing(s.Kind) {
				placed.Rests = joined(s.RestsOn, opening.RestsOn)
			}
		default:
			paragraph++
			within = 0
			placed.Number, placed.Opens = strconv.Itoa(p.Number)+"."+strconv.Itoa(paragraph), true
			opening = placed
		}
		p.Statements = append(p.Statements, placed)
	}
}

// later is the "(b)" of 4.2(b): the n-th statement after the first of its paragraph.
func later(n int) string {
	if n > 'z'-'a' {
		return fmt.Sprintf("(%d)", n+1)
	}
	return fmt.Sprintf("(%c)", 'a'+rune(n))
}

// joined is one list of both, each thing once.
func joined(own, inherited []Rest) []Rest {
	all := slices.Clone(own)
	for _, r := range inherited {
		if !slices.ContainsFunc(all, func(x Rest) bool { return x.Ref == r.Ref }) {
			all = append(all, r)
		}
	}
	return all
}
