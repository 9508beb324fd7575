package voice

import (
	"slices"
	"strings"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// inConfidence is the pack’s condition under which words stand that a child asked not to be passed on.
const inConfidence = "childs_confidence"

// WishForm is a child’s wish as somebody enters it.
type WishForm struct {
	Child ledger.Ref
	Items []ledger.Ref
	From  []ledger.Ref
	Court bool
	Words string // what the child said of it
	On    calendar.Date
}

// MakeWish records a child’s wish that something is not passed on. What the child said of it is hidden from those whom it is about, on the closed side;
// what it is about stands in no document for others from then on. It writes to both streams of the case.
func MakeWish(p *pack.Pack, h *ledger.History, by ledger.Author, id ledger.EntryID, form WishForm) (ledger.Change, error) {
	c := casework.Of(h)
	detail := ledger.DerivedID(h.Stream, "wish "+string(id))
	body := WishedBody{Child: form.Child, Items: form.Items, From: form.From, Court: form.Court, Fact: ledger.Ref{Stream: c.Side, Entry: ledger.DerivedID(c.Side, "fact "+string(detail))}}
	ps := fault.FieldsOf(body.Validate())
	ps.Need(given(form.Words), "words", "Say what the child said about it")
	ps.Need(!form.On.IsZero(), "on", "Say on which day")
	ps = append(ps, unknownChild(h, form.Child)...)
	ps.Need(Of(h).areTheirs(form.Child, form.Items), "items", "Choose from what this child said")
	for _, from := range form.From {
		_, known := c.Person(from)
		ps.Need(known, "from", "Choose from the people of this case")
	}
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	m.Take(casework.AddDetail(c, by, detail, casework.DetailForm{
		Of: form.Child, Kind: casework.ClosedNote, Value: strings.TrimSpace(form.Words), Source: "The child", Hiding: body.hiding(), Since: form.On,
	}))
	ledger.Put(m, h.Stream, Wished, id, ledger.OnDay(form.On.String()), body)
	for _, item := range Of(h).withCorrections(form.Items) {
		m.Take(handle(p, h, by, ledger.DerivedID(h.Stream, "kept "+string(item.Entry)+string(id)), item, true))
	}
	return m.Done()
}

// hiding is from whom the words of the wish are hidden. The court reads with everybody who may read its papers.
func (b WishedBody) hiding() casework.Hiding {
	if b.Court {
		return casework.Hiding{From: casework.FromEveryone}
	}
	return casework.Hiding{From: casework.FromSome, People: b.From}
}

func (s *State) areTheirs(child ledger.Ref, items []ledger.Ref) bool {
	for _, item := range items {
		if who, known := s.SpeakerOf(item); !known || who != child {
			return false
		}
	}
	return true
}

// handle puts the condition on the source of an item, or takes it off; no change when it stands so already.
func handle(p *pack.Pack, h *ledger.History, by ledger.Author, id ledger.EntryID, item ledger.Ref, keep bool) (ledger.Change, error) {
	e := evidence.Of(h)
	i, known := e.Item(item)
	if !known || i.Source == nil || slices.Contains(i.Source.Handling, inConfidence) == keep {
		return ledger.Change{}, nil
	}
	body := evidence.HandlingBody{Source: i.Source.Ref(), Naming: i.Source.Naming, Described: i.Source.Described, Why: "The child was told first that it must be passed on, and why"}
	body.Handling = slices.DeleteFunc(slices.Clone(i.Source.Handling), func(c string) bool { return c == inConfidence })
	if keep {
		body.Handling, body.Why = append(body.Handling, inConfidence), "The child asked that it is not passed on"
	}
	return evidence.ChangeHandling(p, e, by, id, body)
}

// NotKeptForm says what a child was told of a wish that cannot be kept, and when.
type NotKeptForm struct {
	NotKeptBody
	On calendar.Date
}

// CannotKeep records that a wish cannot be kept, after the child was told. What it was about may be passed on from then on, unless another wish holds it.
func CannotKeep(p *pack.Pack, h *ledger.History, by ledger.Author, id ledger.EntryID, form NotKeptForm) (ledger.Change, error) {
	s := Of(h)
	w, known := s.Wish(form.Wish.Entry)
	if !known {
		return ledger.Change{}, fault.Absent(nil)
	}
	if w.NotKept != nil {
		return ledger.Change{}, fault.Refuse("The child has been told already that this cannot be kept.", nil)
	}
	ps := fault.FieldsOf(form.Validate())
	ps.Need(!form.On.IsZero(), "on", "Say on which day you told the child")
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, NotKept, id, ledger.OnDay(form.On.String()), form.NotKeptBody)
	for _, item := range w.Holds {
		if len(s.WishesOn(item)) == 1 {
			m.Take(handle(p, h, by, ledger.DerivedID(h.Stream, "not kept "+string(item.Entry)+string(id)), item, false))
		}
	}
	return m.Done()
}
