package allegation

import (
	"strings"

	"candour/internal/calendar"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// Result is what a court decided of a matter.
type Result string

const (
	Proved        Result = "proved"
	NotProved     Result = "not proved"
	NotDetermined Result = "not determined" // the court did not decide it
)

// Results are all, in the order in which a form offers them.
var Results = []Result{Proved, NotProved, NotDetermined}

// Words are the result as a form offers it.
func (r Result) Words() string {
	return map[Result]string{Proved: "Found", NotProved: "Not found", NotDetermined: "Not determined"}[r]
}

// ResultField is the field in which a form gives what the court decided of a matter.
func ResultField(item ledger.EntryID) string { return "result-" + string(item) }

// Decision is what a court decided of one matter.
type Decision struct {
	Item      ledger.Ref
	Result    Result
	Words     string // as the court put it; may be empty
	Paragraph string // of the judgment; may be empty
}

// DecideForm is a court’s decisions on matters of the table, as somebody enters them from one judgment or one hearing.
type DecideForm struct {
	Court, Judge string
	On           calendar.Date
	Paper        evidence.Paper // the note of the hearing, or what the judgment is called: without its document each finding is provisional
	Decisions    []Decision
}

// Decide records what a court decided of several matters, each as a finding or an outcome of its item of evidence, in one act.
func Decide(p *pack.Pack, h *ledger.History, by ledger.Author, id ledger.EntryID, form DecideForm) (ledger.Change, error) {
	if len(form.Decisions) == 0 && len(Of(h).matters) == 0 {
		return ledger.Change{}, fault.Refuse("There is no matter in the table yet.", nil)
	}
	if err := form.check(Of(h)); err != nil {
		return ledger.Change{}, err
	}
	s, m := evidence.Of(h), &ledger.Making{By: by}
	for i, d := range form.Decisions {
		entry := id
		if i > 0 {
			entry = ledger.DerivedID(h.Stream, "decided "+string(d.Item.Entry)+" by "+string(id))
		}
		m.Take(form.decide(p, s, by, entry, d))
	}
	return m.Done()
}

func (f DecideForm) check(t *Table) error {
	var ps fault.Fields
	if len(t.matters) > 0 {
		ps.Need(len(f.Decisions) > 0, ResultField(t.matters[0].Item.Entry), "Say what the court decided of at least one matter")
	}
	ps.Need(strings.TrimSpace(f.Court) != "", "court", "Say which court decided")
	ps.Need(!f.On.IsZero(), "on", "Give the date of the decision")
	ps.Need(!f.Paper.IsZero(), "paper", "Name the judgment, or your note of the hearing")
	for _, d := range f.Decisions {
		_, known := t.Find(d.Item.Entry)
		ps.Need(known && d.Result.Words() != "", ResultField(d.Item.Entry), "Choose what the court decided from the list")
	}
	return ps.Err()
}

func (f DecideForm) decide(p *pack.Pack, s *evidence.State, by ledger.Author, id ledger.EntryID, d Decision) (ledger.Change, error) {
	paper := f.Paper
	paper.Paragraph = d.Paragraph
	if d.Result == NotDetermined {
		return evidence.RecordOutcome(p, s, by, id, evidence.OutcomeForm{On: f.On, OutcomeBody: evidence.OutcomeBody{
			Item: d.Item, Outcome: evidence.NotDetermined, Court: f.Court, Paper: paper, Why: d.Words,
		}})
	}
	return evidence.Find(s, by, id, evidence.FindForm{On: f.On, FoundBody: evidence.FoundBody{
		Items: []ledger.Ref{d.Item}, Proved: d.Result == Proved, Court: f.Court, Judge: f.Judge, Words: d.Words, Paper: paper,
	}})
}
