package voice

import (
	"slices"
	"strings"

	"candour/internal/calendar"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// AnswerForm is what a child says of their words afterwards, as somebody enters it.
type AnswerForm struct {
	Item  ledger.Ref
	Sort  Sort
	Words string // theirs
	Says  string // in one line
	Came  string
	From  ledger.Ref // what the child answered to a picture; zero where it came otherwise
	On    calendar.Date
}

// Answer records what a child says afterwards: a second account of theirs beside the first. What rested on the first is told by footing.
func Answer(p *pack.Pack, h *ledger.History, by ledger.Author, id ledger.EntryID, form AnswerForm) (ledger.Change, error) {
	said, known := Of(h).SaidIn(form.Item)
	first, drawn := evidence.Of(h).Item(form.Item)
	if !known || !drawn {
		return ledger.Change{}, fault.Absent(nil)
	}
	account := ledger.Ref{Stream: h.Stream, Entry: evidence.ItemOf(h.Stream, id)}
	body := AnsweredBody{Child: said.Body.Child, Item: form.Item, Sort: form.Sort, Account: account, Came: form.Came, From: form.From}
	ps := fault.FieldsOf(body.Validate())
	ps.Need(body.Came == "" || slices.Contains(Ways, body.Came), "came", "Choose how it came from the list")
	ps.Need(!form.On.IsZero(), "on", "Say on which day")
	made, err := form.account(p, h, by, id, said.Body.Child, first.Source)
	if ps = append(ps, ofWords(err)...); len(ps) > 0 {
		return ledger.Change{}, ps
	}
	m := &ledger.Making{By: by}
	m.Take(made, err)
	ledger.Put(m, h.Stream, Answered, AnswerOf(h.Stream, id), ledger.OnDay(form.On.String()), body)
	return m.Done()
}

// AnswerOf is the id of the answer that a form recorded together with its words.
func AnswerOf(stream ledger.StreamID, form ledger.EntryID) ledger.EntryID {
	return ledger.DerivedID(stream, "child’s answer "+string(form))
}

// account puts the child’s words now on record: beside what they were said of, or, where something was missed, as words of their own. Who reads them is
// as with the first words: what the child wished about those holds for these until they wish otherwise.
func (f AnswerForm) account(p *pack.Pack, h *ledger.History, by ledger.Author, id ledger.EntryID, child ledger.Ref, first *evidence.Source) (ledger.Change, error) {
	now := RecordForm{SaidBody: SaidBody{Child: child, Form: Verbatim, Prompt: "what I wrote down, and whether it is right"}, Words: f.Words, Says: f.Says, On: f.On}.item()
	if f.Came == "letter" || f.Came == "page" {
		now.From.Obtained, now.From.How = "in_writing", "In answer to what was written down"
	}
	if first != nil {
		now.From.Handling, now.From.Naming, now.From.Described = slices.Clone(first.Handling), first.Naming, first.Described
	}
	if f.Sort == Missed {
		return evidence.Draw(p, evidence.Of(h), by, id, now)
	}
	return evidence.TakeBack(p, evidence.Of(h), by, id, evidence.TakeBackForm{Item: f.Item, Now: evidence.AccountForm{New: &now}})
}

// ReplyForm is what the child was told, and when.
type ReplyForm struct {
	RepliedBody
	On calendar.Date
}

// Reply records what the child was told about their correction.
func Reply(h *ledger.History, by ledger.Author, id ledger.EntryID, form ReplyForm) (ledger.Change, error) {
	if _, known := Of(h).Correction(form.Answer.Entry); !known {
		return ledger.Change{}, fault.Absent(nil)
	}
	form.Words, form.How = strings.TrimSpace(form.Words), strings.TrimSpace(form.How)
	return toChild(h, by, Replied, id, form.RepliedBody, form.Words, form.On, form.Validate())
}

// ReportToldForm is what the child was told of a report, and when.
type ReportToldForm struct {
	ReportToldBody
	On calendar.Date
}

// TellReport records what a child was told of what a report says about them.
func TellReport(h *ledger.History, by ledger.Author, id ledger.EntryID, form ReportToldForm) (ledger.Change, error) {
	ps := append(fault.FieldsOf(form.Validate()), unknownChild(h, form.Child)...)
	return toChild(h, by, ReportTold, id, form.ReportToldBody, form.Words, form.On, ps.Err())
}

// toChild puts on record what was said to a child on a day. It may promise nobody’s silence.
func toChild[T any](h *ledger.History, by ledger.Author, kind ledger.Kind[T], id ledger.EntryID, body T, said string, day calendar.Date, err error) (ledger.Change, error) {
	ps := fault.FieldsOf(err)
	ps.Need(!day.IsZero(), "on", "Say on which day")
	ps.Need(!PromisesSecrecy(said), "words", "This promises that nobody will know. That cannot be promised to a child: say who may read it")
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, kind, id, ledger.OnDay(day.String()), body)
	return m.Done()
}
