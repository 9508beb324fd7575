package report_test

import (
	"strings"
	"testing"

	"candour/internal/calendar"
	"candour/internal/decision"
	"candour/internal/evidence"
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

// quotesChoice decides because of an item, and writes a statement that quotes the decision.
func (x *tool) quotesChoice(item ledger.Ref) (choice ledger.Ref) {
	x.t.Helper()
	id := ledger.NewEntryID()
	must(x.t, x.do(x.Stream, func(h *ledger.History) (ledger.Change, error) {
		return decision.Make(h, x.author, id, nil, decision.MadeBody{Question: "How to see Isla", Reasons: "It is quiet there", Options: []decision.Option{
			{Name: "In person, at the library", For: []decision.Consideration{{Words: "She is calm there", Sort: decision.ByFact, On: item}}},
		}})
	}))
	choice = ledger.Ref{Stream: x.Stream, Entry: id}
	must(x.t, x.edits(func(d *report.Draft) (ledger.Change, error) {
		return report.Write(x.desk.Pack, d, x.author, ledger.NewEntryID(), report.WrittenBody{Section: "issues", Saying: report.Saying{
			Kind: report.Observation, Text: "I decided to see Isla at the library.", RestsOn: rests(report.OnChoice, []ledger.Ref{choice}),
		}})
	}))
	return choice
}

// shows asserts that a decision no longer stands, and that the draft which quotes it says so.
func (x *tool) shows(choice ledger.Ref) {
	x.t.Helper()
	c, err := x.desk.Footing.At(x.day, x.Read(x.Stream))
	must(x.t, err)
	d, known := decision.Of(x.Read(x.Stream)).Find(choice)
	if !known || c.Standing(d.Key()).Holds() {
		x.t.Error("the decision stands")
	}
	if check := x.theCheck(report.NotStanding); !strings.Contains(check.Mend, "How to see Isla") {
		x.t.Errorf("the check says %q", check.Mend)
	}
}

func TestAnUntrainedUseShowsOnTheDecisionAndOnTheReportThatQuotesIt(t *testing.T) {
	x := newBookOnGuidance(t)
	used := evidence.Tool{Name: "Calm places worksheet, version 1", Used: calendar.MustParse("2026-05-01"), Trained: false, Fit: true}
	item := x.draws(evidence.Who{Name: "Hill Road School"}, "tool", "2026-05-01", "Isla is calm at the library", func(f *evidence.ItemForm) { f.From.Tool, f.From.Obtained = &used, "tool" })
	x.shows(x.quotesChoice(item))
}

func TestAFallenFactShowsOnTheDecisionAndOnTheReportThatQuotesIt(t *testing.T) {
	x := newBookOnGuidance(t)
	item := x.schoolWrites("2026-05-01", "Isla is calm at the library")
	choice := x.quotesChoice(item)
	x.noCheck(report.NotStanding)
	x.schoolCorrects(item, "2026-05-05", "Isla cries at the library")
	x.shows(choice)
}
