package outbox

import (
	"cmp"
	"strings"
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/voice"
)

// mostKept is how much may wait in one box. More is refused, and stays on the tablet.
const mostKept = 500

// Arrival is an opened entry on its way to a case.
type Arrival struct {
	By     ledger.Author
	ID     ledger.EntryID // that the tablet gave it
	Tablet string
	Seq    int64
	Entry  Entry
	Box    ledger.StreamID
	Case   ledger.StreamID
	Now    time.Time // the service’s clock
}

// Bring puts an entry on record in its case, by the verb of the ordinary form, and says in the box that it is.
func Bring(p *pack.Pack, hs ledger.Histories, a Arrival) (ledger.Change, error) {
	m := &ledger.Making{By: a.By}
	as := a.into(m, p, hs)
	ledger.Put(m, a.Box, Brought, a.ID, nil, BroughtBody{as})
	return m.Done()
}

// into adds to an act what the entry becomes, and names it.
func (a Arrival) into(m *ledger.Making, p *pack.Pack, hs ledger.Histories) (as ledger.Ref) {
	h, id := hs[a.Case], ledger.DerivedID(a.Case, "away "+string(a.ID))
	if casework.Of(h).Status() == casework.Closed {
		m.Fail(fault.Refuse("The case is closed.", nil))
		return ledger.Ref{}
	}
	prepared, known := Of(hs[a.Box]).Preparation(a.Entry.Case)
	if !known || prepared.Case != a.Case {
		prepared = Preparation{} // it goes to another case, which knows none of its children
	}
	as = ledger.Ref{Stream: a.Case, Entry: id}
	switch e := a.Entry; {
	case e.Note != nil:
		m.Take(e.Note.take(h, a, id, prepared))
	case e.Words != nil:
		as.Entry = evidence.ItemOf(a.Case, id)
		m.Take(e.Words.take(p, h, a.By, id, prepared))
	default:
		m.Take(e.Task.take(h, a.By, id))
	}
	ledger.Put(m, a.Case, Delivered, ledger.DerivedID(a.Case, "delivered "+string(a.ID)), nil, DeliveredBody{as, a.Entry.Written, a.Tablet, a.Seq})
	return as
}

func (n Note) take(h *ledger.History, a Arrival, id ledger.EntryID, prepared Preparation) (ledger.Change, error) {
	var about []ledger.Ref
	for _, place := range n.About {
		if child := prepared.child(place); !child.IsZero() {
			about = append(about, child)
		}
	}
	day, wrong := dayIn(n.On)
	at, _ := calendar.ParseTime(n.At) // a time that is none leaves the day
	if wrong != nil {
		return ledger.Change{}, wrong
	}
	return casework.AddNote(casework.Of(h), nil, a.By, id, casework.NoteForm{
		NoteBody: casework.NoteBody{Sort: casework.NoteSort(n.Sort), With: n.With, About: about, Said: n.Said, Others: n.Others, Where: n.Where},
		When:     casework.When(day, at), Now: a.Now,
	})
}

// errWish keeps a child’s words for their writer: whom the child means is asked in the case alone, and nobody is to read the words before.
var errWish = fault.Refuse("The child asked that somebody does not read this. Write it in the case by hand, and the wish with it.", nil)

func (w Words) take(p *pack.Pack, h *ledger.History, by ledger.Author, id ledger.EntryID, prepared Preparation) (ledger.Change, error) {
	if w.Wish {
		return ledger.Change{}, errWish
	}
	day, wrong := dayIn(w.On)
	if wrong != nil {
		return ledger.Change{}, wrong
	}
	return voice.Record(p, h, by, id, voice.RecordForm{
		Words: w.Words, Says: w.Says, On: day,
		SaidBody: voice.SaidBody{
			Child: prepared.child(w.Child), Form: voice.Form(w.Form), Prompt: w.Prompt, Place: w.Place, Near: w.Near, Theme: w.Theme, Unexplained: w.Unexplained,
		},
	})
}

func (t Task) take(h *ledger.History, by ledger.Author, id ledger.EntryID) (ledger.Change, error) {
	day, wrong := dayIn(t.On)
	if wrong != nil {
		return ledger.Change{}, wrong
	}
	return casework.OpenDuty(casework.Of(h), by, id, casework.DutyBody{
		What: t.What, To: cmp.Or(t.To, "the family"), Because: casework.Because{Made: casework.ByHand, Words: "Written down on a visit"}, Due: casework.Due{On: day},
	})
}

func dayIn(text string) (calendar.Date, error) {
	day, err := calendar.ParseDate(text)
	if err != nil {
		return day, fault.Fields{{Name: "on", Sentence: "The day is not one"}}
	}
	return day, nil
}

// KeepFor keeps, for its writer, an entry that cannot be put on record, with the reason.
func KeepFor(h *ledger.History, a Arrival, why string) (ledger.Change, error) {
	if len(Of(h).Waiting()) >= mostKept {
		return ledger.Change{}, errFull
	}
	m := &ledger.Making{By: a.By}
	ledger.Put(m, a.Box, Kept, a.ID, nil, KeptBody{a.Entry, a.Tablet, a.Seq, why})
	return m.Done()
}

// errFull leaves an entry on its tablet.
var errFull = fault.Down("Too much waits in this outbox. Settle some of it first; what is on the tablet stays there.", nil)

// WhyOf is why a verb refused an entry, in sentences that repeat none of its words; "" when the refusal is not of the entry, and it is to be sent again.
func WhyOf(err error) string {
	if fields := fault.FieldsOf(err); len(fields) > 0 {
		sentences := make([]string, len(fields))
		for i, f := range fields {
			sentences[i] = f.Sentence + "."
		}
		return strings.Join(sentences, " ")
	}
	if fault.KindOf(err) == fault.Denied {
		return fault.Sentence(err)
	}
	return ""
}
