package report

import (
	"fmt"
	"slices"
	"strings"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// Reply is what somebody of whom a filed report speaks says against it.
type Reply struct {
	RepliedBody
	Entry     ledger.Entry
	Withdrawn *Act[ReplyWithdrawnBody] // nil while it stands
}

// Stands reports whether nobody took the reply back.
func (r *Reply) Stands() bool { return r.Withdrawn == nil }

// disputes reports whether the reply is about the statement of a number; one to no paragraph in particular is about all.
func (r *Reply) disputes(number string) bool {
	return len(r.Paragraphs) == 0 || slices.Contains(r.Paragraphs, number) || slices.Contains(r.Paragraphs, paragraphOf(number))
}

// Replies are all replies to reports of the case, in the order in which they were taken down.
func (s *State) Replies() []*Reply { return s.replies }

// Reply is the reply that an entry took down.
func (s *State) Reply(id ledger.EntryID) (*Reply, bool) {
	i := slices.IndexFunc(s.replies, func(r *Reply) bool { return r.Entry.ID == id })
	if i < 0 {
		return nil, false
	}
	return s.replies[i], true
}

// RepliesTo are the replies to a signed report.
func (s *State) RepliesTo(signed ledger.Ref) []*Reply {
	return slices.DeleteFunc(slices.Clone(s.replies), func(r *Reply) bool { return r.Signed != signed })
}

// RepliedTo are the signed reports to which a reply stands, each once.
func (s *State) RepliedTo() []*Report {
	return slices.DeleteFunc(slices.Clone(s.reports), func(r *Report) bool {
		return r.Signed == nil || !slices.ContainsFunc(s.RepliesTo(r.Signed.Ref), (*Reply).Stands)
	})
}

func (s *State) applyReply(e ledger.Entry) {
	switch b := e.Body.(type) {
	case RepliedBody:
		s.replies = append(s.replies, &Reply{RepliedBody: b, Entry: e})
	case ReplyWithdrawnBody:
		if r, ok := s.Reply(b.Reply.Entry); ok && r.Stands() {
			r.Withdrawn = &Act[ReplyWithdrawnBody]{b, e}
		}
	}
}

// TakeDownReply puts on record what an adult or a child of the case says against a filed report. Today is the day in London.
func TakeDownReply(s *State, c *casework.State, by ledger.Author, id ledger.EntryID, today calendar.Date, form RepliedBody) (ledger.Change, error) {
	who, known := c.Person(form.Person)
	if known {
		form.Name = who.Called()
	}
	form.Words = strings.TrimSpace(lineEnds.Replace(form.Words))
	form.Paper, form.Through = strings.TrimSpace(form.Paper), strings.TrimSpace(form.Through)
	ps := fault.FieldsOf(form.Validate())
	ps.Need(known || form.Person.IsZero(), "who", "Choose somebody of this case")
	ps.Need(!known || who.Kind != casework.Child || given(form.Through), "through", "Say who passed the child’s words on, and where the child said them")
	ps.Need(!form.On.After(today), "on", "It must have been said already: enter a day that is not in the future")
	s.checkReplied(&ps, form)
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	return one(s.Stream, by, Replied, id, form)
}

// checkReplied asks for a report that was filed, and for paragraphs that stand in it.
func (s *State) checkReplied(ps *fault.Fields, form RepliedBody) {
	r, ok := s.SignedReport(form.Signed)
	if !ok || r.Signed.Filed == nil {
		ps.Need(false, "signed", "A reply is to a report that was filed. This one was not")
		return
	}
	for _, number := range form.Paragraphs {
		ps.Need(r.Signed.hasParagraph(number), "paragraphs", fmt.Sprintf("There is no paragraph %s in this report", number))
	}
	ps.Need(!form.On.Before(r.Signed.On), "on", "The report was not signed yet on that day")
}

// hasParagraph reports whether a number is that of a paragraph, or of a statement in one.
func (s *Signature) hasParagraph(number string) bool {
	return slices.ContainsFunc(s.Statements, func(f FrozenStatement) bool { return f.Number == number || paragraphOf(f.Number) == number })
}

// WithdrawReply takes a reply back.
func WithdrawReply(s *State, by ledger.Author, id ledger.EntryID, reply ledger.EntryID, why string) (ledger.Change, error) {
	r, ok := s.Reply(reply)
	switch {
	case !ok:
		return ledger.Change{}, fault.Absent(nil)
	case !r.Stands():
		return ledger.Change{}, fault.Refuse("This reply was taken back already.", nil)
	}
	return one(s.Stream, by, ReplyWithdrawn, id, ReplyWithdrawnBody{Reply: r.Entry.Ref(), Why: strings.TrimSpace(why)})
}
