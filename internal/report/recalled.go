package report

import (
	"strings"

	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/typeset"
)

// RepliesIn are the replies to signed reports that a paper leans on which is no report itself, such as a letter or a chronology: that names such a report by
// its day, or has six words in a row of a paragraph that is disputed, as in later reports. Replied are DraftsRepliedTo.
func RepliesIn(p *pack.Pack, h *ledger.History, replied []*ledger.History, says []string) []Carried {
	var text strings.Builder
	for _, s := range says {
		text.WriteString(spaced(fold(s)) + "\n")
	}
	w := recalling{Reading: &Reading{Pack: p}, says: text.String(), drafts: replied}
	var found []Carried
	for _, c := range Standing(Of(h)) {
		if w.names(c.To) || w.repeats(c.Reply, c.To) {
			found = append(found, c)
		}
	}
	return found
}

// Standing are the replies that nobody took back, each with the report that it disputes.
func Standing(s *State) []Carried {
	var all []Carried
	for _, reply := range s.Replies() {
		if to, ok := s.SignedReport(reply.Signed); ok && reply.Stands() {
			all = append(all, Carried{reply, to})
		}
	}
	return all
}

// Alone is the line of a reply for whoever is given no annex.
func (c Carried) Alone(p *pack.Pack) string {
	return pack.Filled(p.Replies.Alone, "who", c.Name, "what", c.disputed(p))
}

// Disputed says of replies in one line each that somebody disputes something. Annexed are their words in full, which only the court is given; for anybody
// else the lines promise no annex.
func Disputed(p *pack.Pack, replies []Carried, court bool) (lines, annexed []typeset.Section) {
	in, annex := typeset.Section{Heading: p.Replies.Heading}, typeset.Section{Number: "A", Heading: p.Replies.Annex}
	for _, c := range replies {
		if court {
			in.Blocks = append(in.Blocks, line(typeset.Printable(c.Line(p))))
			annex.Blocks = append(annex.Blocks, c.annexed(p)...)
		} else {
			in.Blocks = append(in.Blocks, line(typeset.Printable(c.Alone(p))))
		}
	}
	return written(in), written(annex)
}
