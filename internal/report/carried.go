package report

import (
	"slices"
	"strings"

	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/typeset"
	"candour/internal/words"
)

// Carried is a reply that a later document says in one line, and annexes.
type Carried struct {
	*Reply
	To *Report // that it disputes
}

// carry works out which replies the report says and annexes: those that stand to reports signed before it on which it relies, or which it repeats. Of a
// signed report, those that stood when it was signed.
func (r *Reading) carry(d Desk, from Streams) {
	h := from.Case
	if len(Of(h).Replies()) == 0 {
		return
	}
	if r.Signed != nil {
		h = upTo(h, r.Signed.Case)
	}
	all := Of(h)
	w := recalling{Reading: r, says: folded(r.Statements()), last: d.lastSigned(all, r.Ref), drafts: from.Replied}
	for _, reply := range all.Replies() {
		to, ok := all.SignedReport(reply.Signed)
		if ok && reply.Stands() && to.Ref != r.Ref && w.on(reply, to) {
			r.Carried = append(r.Carried, Carried{reply, to})
		}
	}
}

// recalling is a report that may rely on, or repeat, earlier ones.
type recalling struct {
	*Reading
	says   string            // its statements, folded
	last   *Report           // of which its first page says what has changed since; nil when there is none
	drafts []*ledger.History // in which the words of earlier reports stand
}

// on reports whether the report leans on what a reply disputes: it adds to that report, says on its first page what has changed since it, names it by its
// day, or has six words in a row of a paragraph that is disputed.
func (w recalling) on(reply *Reply, to *Report) bool {
	follows := w.last != nil && w.last.Ref == to.Ref && !brief(w.Type)
	return slices.Contains(w.Type.AddsTo, to.Type) || follows || w.names(to) || w.repeats(reply, to)
}

func (w recalling) names(to *Report) bool {
	t, _ := w.Pack.ReportType(to.Type)
	name := fold(t.Called() + " of " + to.Signed.On.Plain())
	return strings.Contains(w.says, spaced(name)) || strings.Contains(w.says, spaced(fold("report of "+to.Signed.On.Plain())))
}

// repeats holds of a report whose words are not at hand: a line too many does less harm than one too few.
func (w recalling) repeats(reply *Reply, to *Report) bool {
	i := slices.IndexFunc(w.drafts, func(h *ledger.History) bool { return h.Stream == to.Draft })
	if i < 0 {
		return true
	}
	t, _ := w.Pack.ReportType(to.Type)
	for _, part := range DraftOf(w.drafts[i]).layOut(t) {
		for _, s := range part.Statements {
			if !needsNothing(s.Kind) && reply.disputes(s.Number) && hasRunOf(w.says, s.Text) {
				return true
			}
		}
	}
	return false
}

// folded are statements as they are compared, each on a line of its own.
func folded(all []*Placed) string {
	var b strings.Builder
	for _, s := range all {
		b.WriteString(spaced(fold(s.Text)) + "\n")
	}
	return b.String()
}

// spaced is a folded text with one space around each word.
func spaced(text string) string { return " " + strings.Join(strings.Fields(text), " ") + " " }

// hasRunOf reports whether a folded text has so many words in a row of another as make a quotation, or all of them where there are fewer.
func hasRunOf(says, text string) bool {
	all := strings.Fields(fold(text))
	n := min(quoted, len(all))
	for i := 0; n > 1 && i+n <= len(all); i++ {
		if strings.Contains(says, spaced(strings.Join(all[i:i+n], " "))) {
			return true
		}
	}
	return false
}

// disputed names what a reply is about: "paragraph 4.1 of the section 7 report of 3 May 2026".
func (c Carried) disputed(p *pack.Pack) string {
	t, _ := p.ReportType(c.To.Type)
	report := "the " + t.Called() + " of " + c.To.Signed.On.Plain()
	switch len(c.Paragraphs) {
	case 0:
		return report
	case 1:
		return "paragraph " + c.Paragraphs[0] + " of " + report
	default:
		return "paragraphs " + words.List(c.Paragraphs) + " of " + report
	}
}

// Line says that somebody disputes something, and nothing of who is right.
func (c Carried) Line(p *pack.Pack) string {
	wording := p.Replies.Line
	if c.Words == "" {
		wording = p.Replies.PaperLine
	}
	return pack.Filled(wording, "who", c.Name, "what", c.disputed(p))
}

// repliesInFront are the lines of the first page about replies; none when none is carried.
func (r *Reading) repliesInFront() []typeset.Section {
	s := typeset.Section{Heading: r.Pack.Replies.Heading}
	for _, c := range r.Carried {
		s.Blocks = append(s.Blocks, line(typeset.Printable(c.Line(r.Pack))))
	}
	for _, c := range r.asDisputed() {
		s.Blocks = append(s.Blocks, line(typeset.Printable(c.line(r.Pack))))
	}
	return written(s)
}

// annex is the part after all others in which the replies stand in full; none when none is carried.
func (r *Reading) annex() []typeset.Section {
	s := typeset.Section{Number: "A", Heading: r.Pack.Replies.Annex}
	for _, c := range r.Carried {
		s.Blocks = append(s.Blocks, c.annexed(r.Pack)...)
	}
	for _, c := range r.asDisputed() {
		s.Blocks = append(s.Blocks, c.annexed(r.Pack)...)
	}
	return written(s)
}

// written is a section, unless nothing stands in it.
func written(s typeset.Section) []typeset.Section {
	if len(s.Blocks) == 0 {
		return nil
	}
	return []typeset.Section{s}
}

// annexed is a reply in full.
func (c Carried) annexed(p *pack.Pack) []typeset.Block {
	said := pack.Filled(p.Replies.Said, "who", c.Name, "day", c.On.Plain(), "what", c.disputed(p))
	blocks := append([]typeset.Block{{Heading: typeset.Printable(said)}}, inFull(c.Words)...)
	if c.Paper != "" {
		blocks = append(blocks, line(typeset.Printable(pack.Filled(p.Replies.Paper, "paper", c.Paper))))
	}
	if c.Through != "" {
		blocks = append(blocks, line(typeset.Printable(pack.Filled(p.Replies.Through, "through", c.Through))))
	}
	return blocks
}

// annexed is in full what somebody says is wrong in fact.
func (c disputedFact) annexed(p *pack.Pack) []typeset.Block {
	said := pack.Filled(p.Replies.Said, "who", c.Name, "day", c.On.Plain(), "what", "paragraph "+c.paragraph)
	blocks := []typeset.Block{{Heading: typeset.Printable(said)}}
	blocks = append(blocks, line(typeset.Printable(p.Replies.Wrong)))
	blocks = append(blocks, inFull(c.Wrong)...)
	blocks = append(blocks, line(typeset.Printable(p.Replies.Right)))
	return append(blocks, inFull(c.Right)...)
}

// inFull are somebody’s own words, set apart.
func inFull(words string) []typeset.Block {
	var all []typeset.Block
	for paragraph := range strings.SplitSeq(words, "\n\n") {
		if text := strings.TrimSpace(typeset.Printable(paragraph)); text != "" {
			all = append(all, typeset.Block{Paragraph: &typeset.Paragraph{Quote: true, Statements: []typeset.Statement{{Text: text}}}})
		}
	}
	return all
}
