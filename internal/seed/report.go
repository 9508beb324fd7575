package seed

import (
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/practice"
	"candour/internal/report"
)

// sections are where the statements of a report stand: accounts, opinions, and the advice.
var sections = map[string][3]string{
	"safeguarding_letter": {"what_was_said", "issues", "advice"},
	"section7":            {"accounts", "analysis", "recommendation"},
	"guardians_analysis":  {"evidence", "options", "recommendation"},
}

// reporting is the writing of the report.
func (t *told) reporting() []scene {
	if t.Report == "" {
		return nil
	}
	if t.bare {
		return []scene{{t.signing(), func() { t.met(t.Report, "Filed with the court on paper") }}}
	}
	all := []scene{{t.begins(), t.beginsReport}}
	for i := range t.statements {
		all = append(all, scene{t.writing(i), func() { t.writes(i) }})
	}
	return append(all, scene{t.signing(), t.signs})
}

func (t *told) beginsReport() {
	duty := ledger.Ref{}
	for _, d := range casework.Of(t.is).DutiesFor(t.Report) {
		duty = d.Ref
	}
	t.makeRoom(t.draft)
	t.report = t.does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return report.Open(t.pack, s, t.by, id, report.OpenedBody{Type: t.Report, Draft: t.draft, Author: t.Worker.ID, Name: t.Worker.Name, Duty: duty})
	})
}

// writes is the i-th statement of the report: accounts first, then opinions on which the advice rests, which is the last.
func (t *told) writes(i int) {
	if t.err != nil {
		return
	}
	in := sections[t.Report]
	saying, section := report.Saying{Kind: report.Account, Text: t.words(2), RestsOn: t.grounds()}, in[0]
	var cites practice.Cites
	switch {
	case i == t.statements-1:
		section, saying.Kind = in[2], report.Recommendation
		saying.RestsOn = []report.Rest{{Ref: t.opinion, Sort: report.OnStatement}}
	case i >= t.statements-1-opinions:
		section, saying.Kind = in[1], report.Opinion
		if t.OnTool {
			cites = practice.Cites{t.tool}
			saying.RestsOn = append(saying.RestsOn, report.Rest{Ref: t.tool.Piece, Sort: report.OnGuidance})
		}
	}
	id := t.chance.entry(t.now)
	d := report.DraftOf(t.history(t.draft))
	change, err := d.Citing(t.by, cites).With(report.Write(t.pack, d, t.by, id, report.WrittenBody{Section: section, Saying: saying}))
	if t.err = err; err == nil {
		t.take(change)
	}
	if saying.Kind == report.Opinion {
		t.opinion = ledger.Ref{Stream: t.draft, Entry: id}
	}
}

// grounds is what a statement rests on: an item of evidence, or the last note.
func (t *told) grounds() []report.Rest {
	switch {
	case len(t.drew) > 0:
		return []report.Rest{{Ref: one(t.chance, t.drew), Sort: report.OnItem}}
	case !t.lastNote.IsZero():
		return []report.Rest{{Ref: t.lastNote, Sort: report.OnNote}}
	default:
		return nil
	}
}
