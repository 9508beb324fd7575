package allegation

import (
	"slices"
	"strings"

	"candour/internal/calendar"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// RespondForm is a party’s responses as somebody enters them from a document, or from what was said in court.
type RespondForm struct {
	Party   evidence.Who
	Paper   string // what the document is called
	On      calendar.Date
	Answers []AnswerBody // with the words as typed; Denial is filled in
}

// Respond records a party’s responses. What they deny, or accept in part, they dispute: an item of evidence says so, in their words if they are given.
func Respond(p *pack.Pack, h *ledger.History, by ledger.Author, id ledger.EntryID, form RespondForm) (ledger.Change, error) {
	s, t := evidence.Of(h), Of(h)
	body := AnsweredBody{Party: form.Party, Answers: slices.Clone(form.Answers)}
	gather := evidence.GatherForm{}
	if form.said() {
		gather.Source, gather.From = source(s, form.Party, evidence.Paper{Name: form.Paper}, form.On)
		body.Source = gather.Source
		if gather.From != nil {
			body.Source = evidence.GatheredSource(h.Stream, id)
		}
	}
	if err := form.check(t, body); err != nil {
		return ledger.Change{}, err
	}
	for i, a := range body.Answers {
		m, _ := t.Find(a.Item.Entry)
		if !a.Response.disputes() {
			continue
		}
		body.Answers[i].Denial = evidence.GatheredItem(h.Stream, id, len(gather.Items))
		gather.Items = append(gather.Items, evidence.Gathered{ItemForm: denial(m, a), Disputes: a.Item})
	}
	m := &ledger.Making{By: by}
	m.Take(evidence.Gather(p, s, by, id, gather))
	ledger.Put(m, h.Stream, Answered, id, nil, body)
	return m.Done()
}

// said reports whether there is a document that anything stands in.
func (f RespondForm) said() bool { return strings.TrimSpace(f.Paper) != "" && !f.On.IsZero() }

func (f RespondForm) check(t *Table, body AnsweredBody) error {
	ps := fault.FieldsOf(body.Validate())
	ps.Need(f.On.IsZero() == (strings.TrimSpace(f.Paper) == ""), "on", "Give the name and the date of the document")
	for _, a := range f.Answers {
		_, known := t.Find(a.Item.Entry)
		ps.Need(known, "answers", "Choose matters of the table")
	}
	return ps.Err()
}

// denial is the item that disputes a matter.
func denial(m *Matter, a AnswerBody) evidence.ItemForm {
	says := a.Response.Words() + ": what is alleged in paragraph " + m.Printed
	words := a.Words
	if strings.TrimSpace(words) == "" {
		words = a.Response.Words() + "."
	}
	return item(words, says, m.Printed)
}

// DescribeForm says more of a matter, and which items of evidence speak to it.
type DescribeForm struct {
	DescribedBody
	Evidence []ledger.Ref
}

// Describe says against whom and when a matter is alleged, and joins items of evidence to it.
func Describe(h *ledger.History, by ledger.Author, id ledger.EntryID, form DescribeForm) (ledger.Change, error) {
	if _, known := Of(h).Find(form.Item.Entry); !known {
		return ledger.Change{}, fault.Absent(nil)
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, Described, id, nil, form.DescribedBody)
	s := evidence.Of(h)
	for _, ref := range form.Evidence {
		joined := evidence.JoinedBody{Item: ref, Matter: form.Item, Why: "It speaks to a matter of the table"}
		m.Take(evidence.JoinMatter(s, by, ledger.DerivedID(h.Stream, "evidence "+string(ref.Entry)+" of "+string(id)), joined))
	}
	return m.Done()
}
