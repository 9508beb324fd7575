package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"candour/internal/calendar"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/typeset"
	"candour/internal/words"
)

// OralEvidence is what the author of a signed report takes into court to give evidence from: what has changed under the report since it was
// filed, and each contested paragraph with what it rests on, how that stands, and the evidence of the other side. Causes are those of the case.
// It is printed and handed on like a report, so it says of evidence no more than may be said to the court.
func (r *Reading) OralEvidence(causes []Cause, today calendar.Date) typeset.Document {
	now := *r
	now.bundles = func() *evidence.State { return r.Evidence } // the witness leafs through the bundle that there is now
	p := oral{Reading: &now, today: today, secrets: r.secrets(), causes: r.causesHere(causes)}
	d := typeset.Document{
		Title: "For giving evidence: " + words.LowerFirst(r.Type.Name), Language: r.Pack.About.Languages[0], Date: today.String(),
		Notice:      "For the witness. It is no part of the report, and was not filed with it.",
		Particulars: p.about(), Reference: typeset.Printable(r.Case.Number()),
		Sections: []typeset.Section{p.changed()},
	}
	for _, s := range r.Statements() {
		if p.contested(s) {
			d.Sections = append(d.Sections, p.paragraph(s))
		}
	}
	if len(d.Sections) == 1 {
		d.Sections = append(d.Sections, typeset.Section{Heading: "Contested paragraphs", Blocks: []typeset.Block{line("None: nothing on which this report rests is disputed or has fallen.")}})
	}
	return d
}

// oral is a pack for giving evidence being made.
type oral struct {
	*Reading
	today   calendar.Date
	secrets []secret
	causes  []Cause
}

// causesHere are the causes that have a line of this report, with those lines alone.
func (r *Reading) causesHere(all []Cause) []Cause {
	var here []Cause
	for _, c := range all {
		c.Lines = slices.DeleteFunc(slices.Clone(c.Lines), func(l Line) bool { return l.Report.Ref != r.Ref })
		if len(c.Lines) > 0 {
			here = append(here, c)
		}
	}
	return here
}

func (p *oral) about() []typeset.Particular {
	s := p.Signed
	filed := "Not filed"
	if s.Filed != nil {
		filed = "With " + s.Filed.To + ", " + s.Filed.On().Plain()
	}
	all := []typeset.Particular{
		{Label: "Case number", Value: p.Case.Number()}, {Label: "Report", Value: p.Type.Title}, {Label: "Signed", Value: s.Name + ", " + s.On.Plain()},
		{Label: "Filed", Value: filed}, {Label: "For the hearing on", Value: hearingFrom(p.Case, p.today).Plain()}, {Label: "As things stand on", Value: p.today.Plain()},
	}
	all = slices.DeleteFunc(all, func(x typeset.Particular) bool { return x.Value == "" })
	for i := range all {
		all[i].Value = typeset.Printable(all[i].Value)
	}
	return all
}

// changed is what stands otherwise than when the report was signed, with the paragraphs on which it bears and what was answered for it.
func (p *oral) changed() typeset.Section {
	s := typeset.Section{Heading: "What has changed since it was signed"}
	for _, c := range p.causes {
		l := c.Lines[0]
		said := p.source(c.Rest) + " When it was signed: " + l.CauseStood(c.Rest) + ". Now: " + l.CauseStanding(c.Rest).String() +
			". Bears on " + bearsOn(c.Lines) + "."
		s.Blocks = append(s.Blocks, line(said), line(p.answered(c)))
	}
	if len(s.Blocks) == 0 {
		s.Blocks = []typeset.Block{line("Nothing: all that it rests on stands as it did.")}
	}
	return s
}

// bearsOn names the paragraphs of lines: "paragraph 4.1", "paragraphs 4.1 and 7.2".
func bearsOn(lines []Line) string {
	var numbers []string
	for _, l := range lines {
		if n := paragraphOf(l.Statement.Number); !slices.Contains(numbers, n) {
			numbers = append(numbers, n)
		}
	}
	if len(numbers) == 1 {
		return "paragraph " + numbers[0]
	}
	return "paragraphs " + words.List(numbers)
}

var answeredWords = map[Answer]string{
	TellNow: "The court and the parties are told now", AtHearing: "It is raised at the hearing", NoEffect: "It has no effect",
	Referred: "It was referred to the head of practice",
}

func (p *oral) answered(c Cause) string {
	for _, l := range c.Lines {
		if l.Answer != nil {
			return "What was answered for it: " + answeredWords[l.Answer.Body.Answer] + ". " + p.sayable(l.Answer.Body.Why)
		}
	}
	return "Nobody has answered for it yet."
}

// contested reports whether a paragraph is one on which the witness will be asked: it rests on what is disputed, or no longer stands as it did.
func (p *oral) contested(s *Placed) bool {
	if needsNothing(s.Kind) {
		return false
	}
	was, ok := p.Signed.Statement(s.Number)
	return p.restsOnDisputed(s) || ok && was.Standing != p.Standing(s).String() || slices.ContainsFunc(p.causes, func(c Cause) bool {
		return slices.ContainsFunc(c.Lines, func(l Line) bool { return l.Statement.Number == s.Number })
	})
}

func (p *oral) paragraph(s *Placed) typeset.Section {
	part := typeset.Section{Heading: "Paragraph " + s.Number, Blocks: []typeset.Block{line(s.Text), line(p.stands(s))}}
	part.Blocks = append(part.Blocks, typeset.Block{Heading: "What it rests on"})
	for _, x := range s.Rests {
		part.Blocks = append(part.Blocks, line(p.source(x)+" "+p.how(s, x)))
	}
	if len(s.Rests) == 0 {
		part.Blocks = append(part.Blocks, line("Nothing was given for it."))
	}
	part.Blocks = append(part.Blocks, typeset.Block{Heading: "Evidence of the other side"})
	return typeset.Section{Heading: part.Heading, Blocks: append(part.Blocks, p.otherSide(s)...)}
}

// stands says how a paragraph stood and stands, and what else in the report rests on it.
func (p *oral) stands(s *Placed) string {
	was, _ := p.Signed.Statement(s.Number)
	said := thenNow(was.Standing, p.Standing(s))
	var over []string
	for _, other := range p.Statements() {
		if slices.ContainsFunc(other.Rests, func(x Rest) bool { return x.Ref == s.Ref }) {
			over = append(over, other.Number)
		}
	}
	if len(over) > 0 {
		said += " What rests on it: " + words.List(over) + "."
	}
	return said
}

// thenNow says how something stood when the report was signed, and how it stands now.
func thenNow(then string, now footing.Standing) string {
	if then == now.String() {
		return "When it was signed and now: " + then + "."
	}
	return "When it was signed: " + then + ". Now: " + now.String() + "."
}

// how says how one thing that a paragraph rests on stood, and stands.
func (p *oral) how(s *Placed, x Rest) string {
	was, _ := p.Signed.Statement(s.Number)
	said, so := sidesOf(x)
	for _, f := range was.RestsOn {
		switch {
		case f.Ref != x.Ref:
		case x.Sort == OnItem && p.Argument.Standing(said).Holds():
			return thenNow(f.So, p.Argument.Standing(so))
		default:
			return thenNow(f.Said, p.RestStanding(s.Kind, x))
		}
	}
	return "Now: " + p.RestStanding(s.Kind, x).String() + "."
}

// otherSide is what on record speaks against what a paragraph rests on, each once, with whose it is.
func (p *oral) otherSide(s *Placed) []typeset.Block {
	var all []typeset.Block
	seen := map[ledger.Ref]bool{}
	for _, x := range s.Rests {
		for _, c := range p.against(x.Ref) {
			if seen[c.Ref] || x.Sort != OnItem {
				continue
			}
			seen[c.Ref] = true
			all = append(all, line(words.UpperFirst(strings.TrimSuffix(footing.Bears(c.cause, false), ":"))+": "+p.source(Rest{Ref: c.Ref, Sort: c.sort})))
		}
	}
	if len(all) == 0 {
		all = []typeset.Block{line("Nothing on record speaks against what it rests on.")}
	}
	return all
}

// source is a thing on record as it may be described to the court, with its words if they may be said there.
func (p *oral) source(x Rest) string {
	if s, ok := p.Statement(x.Ref); ok && x.Sort == OnStatement {
		return "Paragraph " + s.Number + " of this report."
	}
	if i, ok := p.Evidence.Item(x.Ref); ok {
		x.Sort = OnItem
		if description, may := p.describe(x); may {
			return words.Ended(fmt.Sprintf("%s: “%s”", typeset.Printable(description), p.sayable(cmp.Or(i.Words, i.Says))))
		}
	}
	if description, may := p.describe(x); may {
		return ended(typeset.Printable(description))
	}
	return "Something that may not be described in a document for others."
}

// sayable is a text, or that it may not be said where it holds what must not reach others.
func (p *oral) sayable(text string) string {
	if slices.ContainsFunc(p.secrets, func(x secret) bool { return x.in(text) }) {
		return "these words may not be in a document for others"
	}
	return typeset.Printable(strings.TrimSpace(text))
}
