package report

import (
	"slices"
	"strings"
	"unicode/utf8"

	"candour/internal/calendar"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/typeset"
	"candour/internal/words"
)

// How many letters of the report’s own statements the first page gives under each of its headings. Statements are given whole or not at all; the
// paragraphs of the others are named.
const (
	recommendedRoom = 1400
	reasonsRoom     = 700
	disputedRoom    = 500
	turningRoom     = 700
	unseenRoom      = 500
)

// The headings under which statements stand whole.
const (
	recommendedHeading = "What is recommended"
	whyHeading         = "Why"
	turnsHeading       = "What it turns on"
	disputedHeading    = "What is disputed or not determined"
	unseenHeading      = "What was not seen, or is not back"
)

// pageOne is what the first page of a report of a day says besides whom and what it is about, so that somebody who sees nothing else knows what is
// recommended and why, what it turns on, what remains open, and where what was asked is answered. All its words are statements of the report or say where
// one stands. A report that is short by its type has none: it is all at hand.
func (r *Reading) pageOne(on calendar.Date) []typeset.Section {
	if brief(r.Type) || len(r.Statements()) == 0 {
		return nil
	}
	then, err := r.asSigned()
	if err != nil {
		return []typeset.Section{{Heading: "What this report says in short", Blocks: []typeset.Block{line("This could not be worked out.")}}}
	}
	f := frontPage{Reading: then, quoted: map[*Placed]string{}}
	all := []typeset.Section{f.sinceLast(), f.recommended(), f.why(), f.turns(), f.disputed(on), f.unseen()}
	all = append(all, f.askedFor(all))
	return slices.DeleteFunc(all, func(s typeset.Section) bool { return len(s.Blocks) == 0 })
}

// brief reports whether a type has two sections or fewer, none in which the court’s questions stand, and adds to no other report.
func brief(t pack.ReportType) bool {
	asked := slices.ContainsFunc(t.Sections, func(s pack.Section) bool { return s.ID == AskedSection })
	return len(t.Sections) <= 2 && !asked && len(t.AddsTo) == 0
}

// asSigned is the report with things standing as they did when it was signed: its first page then says what the signed one does.
func (r *Reading) asSigned() (*Reading, error) {
	if r.stood == nil {
		return r, nil
	}
	argument, err := r.stood()
	if err != nil {
		return nil, err
	}
	open, then := *r.Report, *r
	open.Signed = nil
	then.Report, then.Argument, then.turning = &open, argument, nil
	return &then, nil
}

// frontPage is a first page being made.
type frontPage struct {
	*Reading
	quoted map[*Placed]string // the heading under which statements stand on it whole
}

// line is a text with the paragraphs that it points at.
func line(text string, paragraphs ...string) typeset.Block {
	return typeset.Block{Paragraph: &typeset.Paragraph{Statements: []typeset.Statement{{Text: text, Paragraphs: paragraphs}}}}
}

// paragraphsOf are the paragraphs in which statements stand, each once.
func paragraphsOf(all []*Placed) []string {
	var in []string
	for _, s := range all {
		if n := paragraphOf(s.Number); n != "" && !slices.Contains(in, n) {
			in = append(in, n)
		}
	}
	return in
}

// advice are the recommendations; where there are none, what the report says where it answers the court.
func (f *frontPage) advice() []*Placed {
	all := slices.DeleteFunc(f.Statements(), func(s *Placed) bool { return s.Kind != Recommendation })
	if len(all) > 0 {
		return all
	}
	for _, part := range f.Parts {
		if part.Answers {
			all = append(all, speaking(part.Statements)...)
		}
	}
	return all
}

// speaking are the statements that say something of the family.
func speaking(all []*Placed) []*Placed {
	return slices.DeleteFunc(slices.Clone(all), func(s *Placed) bool { return needsNothing(s.Kind) })
}

func (f *frontPage) recommended() typeset.Section {
	s := typeset.Section{Heading: recommendedHeading}
	s.Blocks = f.quote(f.advice(), recommendedRoom, recommendedHeading, "Further advice stands")
	if len(s.Blocks) == 0 {
		s.Blocks = []typeset.Block{line("This report recommends nothing.")}
	}
	return s
}

// why are the author’s reasons, those for what is recommended first before all others.
func (f *frontPage) why() typeset.Section {
	s := typeset.Section{Heading: whyHeading}
	advice := f.advice()
	s.Blocks = f.quote(f.reasons(advice), reasonsRoom, whyHeading, "Further reasons stand")
	if len(s.Blocks) == 0 && len(advice) > 0 {
		s.Blocks = []typeset.Block{line("It rests on no other paragraph of this report; the sources that it rests on directly are named there:", paragraphsOf(advice)...)}
	}
	return s
}

// reasons are the statements on which what is recommended rests, in the order of what is recommended.
func (f *frontPage) reasons(advice []*Placed) []*Placed {
	var all []*Placed
	for _, a := range advice {
		for _, p := range f.Statements() {
			under := slices.ContainsFunc(a.Rests, func(x Rest) bool { return x.Ref == p.Ref })
			if under && !slices.Contains(advice, p) && !slices.Contains(all, p) {
				all = append(all, p)
			}
		}
	}
	return all
}

// turns are the open disputes on which the report turns, in its own words, with the paragraphs that would change when they are decided. It is empty when
// there are none: what is disputed then says so.
func (f *frontPage) turns() typeset.Section {
	s := typeset.Section{Heading: turnsHeading}
	all, err := f.TurnsOn()
	if err != nil {
		s.Blocks = []typeset.Block{line("This could not be worked out.")}
		return s
	}
	room := turningRoom
	var further []*Placed
	for _, t := range all {
		if text, ok := f.disputedIn(t); ok && utf8.RuneCountInString(text) <= room {
			room -= utf8.RuneCountInString(text)
			s.Blocks = append(s.Blocks, line(text+" This is disputed and not decided. Once it is, these must be looked at again:", paragraphsOf(t.Changed())...))
		} else {
			further = append(further, t.Changed()...)
		}
	}
	if len(further) > 0 {
		s.Blocks = append(s.Blocks, line("Other disputes that are not decided bear on:", paragraphsOf(further)...))
	}
	return s
}

// disputedIn is the statement in which a dispute is reported, with its number.
func (f *frontPage) disputedIn(t Turning) (string, bool) {
	about := append([]footing.Key{t.About}, t.By...)
	for _, reporting := range []bool{true, false} {
		for _, s := range f.Statements() {
			if reports(s.Kind) == reporting && f.quoted[s] == "" && slices.ContainsFunc(s.Rests, func(x Rest) bool { return amongRefs(about, x.Ref) }) {
				f.quoted[s] = turnsHeading
				return paragraphOf(s.Number) + ": " + ended(s.Text), true
			}
		}
	}
	return "", false
}

func amongRefs(keys []footing.Key, ref ledger.Ref) bool {
	return slices.ContainsFunc(keys, func(k footing.Key) bool { return k.Ref == ref })
}

// disputed are the statements that rest on what is disputed and not decided, without those that stand on the page already.
func (f *frontPage) disputed(on calendar.Date) typeset.Section {
	s := typeset.Section{Heading: disputedHeading}
	all := slices.DeleteFunc(f.Statements(), func(p *Placed) bool { return !f.restsOnDisputed(p) })
	s.Blocks = f.quote(all, disputedRoom, disputedHeading, "What else is disputed or not determined stands")
	turning, err := f.TurnsOn()
	switch {
	case len(all) == 0:
		s.Blocks = []typeset.Block{line("No fact on which this report rests is recorded as disputed. What each party asks for may differ all the same: that is for the court to decide" + f.atTheHearing(on) + ".")}
	case len(s.Blocks) == 0:
		s.Blocks = []typeset.Block{line("Nothing besides what is said above.")}
	case err == nil && len(turning) == 0:
		s.Blocks = append(s.Blocks, line("What is recommended rests on other facts as well: as this report reasons, it does not change with how this is decided."))
	}
	return s
}

// atTheHearing names the next hearing from a day on, where one is listed.
func (f *frontPage) atTheHearing(on calendar.Date) string {
	if day := hearingFrom(f.Case, on); !day.IsZero() {
		return ", next at the hearing on " + day.Plain()
	}
	return ""
}

func (r *Reading) restsOnDisputed(s *Placed) bool {
	return slices.ContainsFunc(s.Rests, func(x Rest) bool {
		return x.Sort == OnItem && !x.Gone && r.Argument.Standing(footing.Of(x.Ref, footing.So)) == footing.Disputed
	})
}

// unseen is what was not seen and what is not back, as the author says it.
func (f *frontPage) unseen() typeset.Section {
	s := typeset.Section{Heading: unseenHeading}
	for _, part := range f.Parts {
		if part.Limits {
			all := slices.DeleteFunc(slices.Clone(part.Statements), func(s *Placed) bool { return s.Kind == Heading })
			s.Blocks = append(s.Blocks, f.quote(all, unseenRoom, unseenHeading, "What else was not seen, or is not back, stands")...)
		}
	}
	if len(s.Blocks) == 0 {
		s.Blocks = []typeset.Block{line("The author has not said whether anything was left unseen, or is not back.")}
	}
	return s
}

// quote gives statements whole under a heading, as long as there is room for so many letters, and then says where those stand that are left, and what
// they are.
func (f *frontPage) quote(all []*Placed, room int, heading, further string) []typeset.Block {
	var blocks []typeset.Block
	var left []*Placed
	for _, s := range all {
		length := utf8.RuneCountInString(s.Text)
		switch {
		case f.quoted[s] != "":
		case length > room:
			left = append(left, s)
		default:
			room -= length
			f.quoted[s] = heading
			blocks = append(blocks, line(f.ofChild(s)+s.Text, paragraphOf(s.Number)))
		}
	}
	if len(left) > 0 && len(blocks) == 0 {
		further = "This stands"
	}
	if len(left) > 0 {
		blocks = append(blocks, line(further+" under "+f.titles(left)+".", paragraphsOf(left)...))
	}
	return blocks
}

// titles are the sections in which statements stand: "“What I recommend” and “What this report cannot say”".
func (f *frontPage) titles(all []*Placed) string {
	var titles []string
	for _, part := range f.Parts {
		if slices.ContainsFunc(all, func(s *Placed) bool { return s.Section == part.ID }) {
			titles = append(titles, "“"+part.Title+"”")
		}
	}
	return words.List(titles)
}

// ofChild names the child of whom a statement is, where children differ.
func (f *frontPage) ofChild(s *Placed) string {
	name := f.ChildName(s.Child)
	if name == "" || strings.Contains(s.Text, name) {
		return ""
	}
	return typeset.Printable(name) + ": "
}

// ended is a text that ends as a sentence does.
func ended(text string) string {
	if strings.HasSuffix(text, ".") || strings.HasSuffix(text, "”") || strings.HasSuffix(text, "?") {
		return text
	}
	return text + "."
}
