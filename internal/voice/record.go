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
	"candour/internal/practice"
)

// ExplainForm says what a child was told, and when.
type ExplainForm struct {
	ExplainedBody // its words are the pack’s
	On            calendar.Date
}

// Explain records that a child was told who will read their words. What was said besides may promise nobody’s silence.
func Explain(p *pack.Pack, h *ledger.History, by ledger.Author, id ledger.EntryID, form ExplainForm) (ledger.Change, error) {
	if e, known := p.Voice.Explanation(form.Stage); known {
		form.Words = e.Words
	}
	ps := fault.FieldsOf(form.Validate())
	ps.Need(!form.On.IsZero(), "on", "Say on which day")
	ps.Need(!PromisesSecrecy(form.More), "more", "This promises that nobody will know. That cannot be promised to a child: say who may read it")
	ps = append(ps, unknownChild(h, form.Child)...)
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, Explained, id, ledger.OnDay(form.On.String()), form.ExplainedBody)
	return m.Done()
}

func unknownChild(h *ledger.History, child ledger.Ref) (ps fault.Fields) {
	p, known := casework.Of(h).Person(child)
	ps.Need(known && p.Kind == casework.Child, "child", "Choose a child of this case")
	return ps
}

// explainedBy reports whether a child had been told who reads their words by the end of a day.
func (s *State) explainedBy(child ledger.Ref, day calendar.Date) bool {
	for _, e := range s.Explained(child) {
		if !on(e.Entry).After(day) {
			return true
		}
	}
	return false
}

// ExplainedBy reports whether a child had been told who reads their words by the end of a day.
func (s *State) ExplainedBy(child ledger.Ref, day calendar.Date) bool {
	return s.explainedBy(child, day)
}

func on(e ledger.Entry) calendar.Date {
	if e.Happened == nil {
		return calendar.DateInLondon(e.Recorded)
	}
	return calendar.DateOf(e.Happened.Start())
}

// On is the day on which it happened; when it was recorded, if nobody said.
func (a Act[B]) On() calendar.Date { return on(a.Entry) }

// Used is a tool that was used with the child: which, whether the user was trained in it that day, and whether what must be so first was.
type Used struct {
	practice.CitedBody
	Trained, Fit bool
}

// RecordForm is what a child said, as somebody enters it.
type RecordForm struct {
	SaidBody        // its item and its tool are the verb’s to say
	Words    string // exactly as said; of a drawing or symbols, what is to be seen and what the child said of it
	Says     string // in one line
	On       calendar.Date
	Used     *Used // nil when no tool was used
}

// Record puts a child’s words on record: an item of evidence, first hand, and the circumstances. Words spoken before the child was told who reads them
// need a reason.
func Record(p *pack.Pack, h *ledger.History, by ledger.Author, id ledger.EntryID, form RecordForm) (ledger.Change, error) {
	form.Item = ledger.Ref{Stream: h.Stream, Entry: evidence.ItemOf(h.Stream, id)}
	if form.Used != nil {
		form.Tool = form.Used.Piece
	}
	ps := fault.FieldsOf(form.Validate())
	ps.Need(!form.On.IsZero(), "on", "Say on which day")
	ps.Need(given(form.Unexplained) || form.On.IsZero() || Of(h).explainedBy(form.Child, form.On), "unexplained", "The child had not been told who will read this. Tell them first, or say why you go on")
	ps = append(ps, unknownChild(h, form.Child)...)
	item, err := evidence.Draw(p, evidence.Of(h), by, id, form.item())
	if ps = append(ps, ofWords(err)...); len(ps) > 0 {
		return ledger.Change{}, ps
	}
	m := &ledger.Making{By: by}
	m.Take(item, err)
	ledger.Put(m, h.Stream, Said, ledger.DerivedID(h.Stream, "said "+string(id)), ledger.OnDay(form.On.String()), form.SaidBody)
	change, err := m.Done()
	if form.Used == nil {
		return change, err
	}
	return practice.Citing{Stream: h.Stream, By: by, Before: practice.CitesOf(h), Pieces: practice.Cites{form.Used.CitedBody}}.With(change, err)
}

// ofWords is what is wrong with the words as an item of evidence, without its day, which the forms of this package ask for by a name of their own.
func ofWords(err error) fault.Fields {
	return slices.DeleteFunc(fault.FieldsOf(err), func(f fault.Field) bool { return f.Name == "said" })
}

// item is the words as an item of evidence.
func (f RecordForm) item() evidence.ItemForm {
	source := evidence.SourceForm{SourceBody: evidence.SourceBody{
		Who: evidence.Who{Person: f.Child}, Kind: "child", Present: f.Near, Obtained: f.obtained(), How: "Asked: " + strings.TrimSpace(f.Prompt),
		Verbatim: f.Form == Verbatim, Naming: evidence.Named,
	}}
	if !f.On.IsZero() {
		source.Said = ledger.OnDay(f.On.String())
	}
	if f.Form != Verbatim {
		source.How += ". Said " + f.Form.Named()
	}
	if u := f.Used; u != nil {
		source.Tool = &evidence.Tool{Name: u.Called(), Version: u.Piece, Used: f.On, Trained: u.Trained, Fit: u.Fit}
	}
	return evidence.ItemForm{From: &source, ItemBody: evidence.ItemBody{Words: f.Words, Says: f.Says, About: []ledger.Ref{f.Child}, Hand: evidence.FirstHand}}
}

// obtained is the way of obtaining, of the pack.
func (f RecordForm) obtained() string {
	switch {
	case f.Used != nil:
		return "tool"
	case f.Form == Drawing || f.Form == Symbols:
		return "direct_work"
	case f.Place == "remote":
		return "by_video"
	default:
		return "in_person"
	}
}
