package report_test

import (
	"strings"
	"testing"

	"candour/internal/decision"
	"candour/internal/ledger"
	"candour/internal/practice"
	"candour/internal/report"
)

// quotes writes a statement that quotes a decision on how to see a child, which was made because of the tool.
func (x *tool) quotes() {
	x.t.Helper()
	id, piece := ledger.NewEntryID(), x.piece()
	cited := practice.CitedBody{Piece: piece.Ref, Edition: piece.Edition}
	must(x.t, x.do(x.Stream, func(h *ledger.History) (ledger.Change, error) {
		return decision.Make(h, x.author, id, practice.Cites{cited}, decision.MadeBody{Question: "How to see Isla", Reasons: "The tool asks for it", Options: []decision.Option{
			{Name: "In person, at school, alone", For: []decision.Consideration{{Words: "It follows the tool", Sort: decision.ByGuidance, On: piece.Ref}}},
		}})
	}))
	must(x.t, x.edits(func(d *report.Draft) (ledger.Change, error) {
		return report.Write(x.desk.Pack, d, x.author, ledger.NewEntryID(), report.WrittenBody{Section: "issues", Saying: report.Saying{
			Kind: report.Observation, Text: "I decided to see Isla in person, at school.", RestsOn: rests(report.OnChoice, []ledger.Ref{{Stream: x.Stream, Entry: id}}),
		}})
	}))
}

func TestADecisionThatNoLongerStandsShowsOnTheDraftThatQuotesIt(t *testing.T) {
	x := newBookOnGuidance(t)
	x.quotes()
	x.noCheck(report.NotStanding)
	x.withdraws("2026-05-12", false)
	x.told()
	if check := x.theCheck(report.NotStanding); !strings.Contains(check.Mend, "How to see Isla") {
		t.Errorf("the check says %q", check.Mend)
	}
}

func TestADecisionThatNoLongerStandsAsksForAnAnswerInTheFiledReportThatQuotesIt(t *testing.T) {
	x := newBookOnGuidance(t)
	x.quotes()
	must(t, x.signs())
	x.filed("2026-05-13")
	x.withdraws("2026-09-01", true)
	x.told()
	got := ""
	for _, c := range x.causes() {
		got += lines(c)
	}
	if got != "5.1 no longer stands" {
		t.Errorf("asked for %q", got)
	}
}
