package seed_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"candour/internal/app"
	"candour/internal/bench"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/seed"
	"candour/internal/view"
)

var day = calendar.MustParse("2026-11-20")

// written is a record into which services were written one after the other.
func written(t *testing.T, all ...seed.Service) *bench.Service {
	t.Helper()
	s, err := app.OpenBench(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Record.Close() })
	for _, x := range all {
		if err := seed.Write(t.Context(), seed.Record{Record: s.Record, Pack: s.Pack}, x, func(seed.Progress) {}); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// grown is a service of 150 cases, written in two steps.
func grown(t *testing.T) (*bench.Service, seed.Service) {
	t.Helper()
	return written(t, seed.Service{Seed: 1, Day: day, To: 70}, seed.Service{Seed: 1, Day: day, From: 70, To: 150}), seed.Service{Seed: 1, Day: day, To: 150}
}

// number is what a query answers.
func number(t *testing.T, s *bench.Service, query string, args ...any) int {
	t.Helper()
	all, err := view.All[int64](t.Context(), s.Record.Ledger.DB(), query, args...)
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	return int(all[0])
}

func TestWhatIsWrittenVerifies(t *testing.T) {
	s, of := grown(t)
	found, err := s.Record.Ledger.Verify(t.Context(), s.Record.Files, nil)
	if err != nil || len(found.Faults) > 0 {
		t.Fatalf("%v %v", err, found.Faults)
	}
	if each := found.Entries / int64(of.To); each < 40 || each > 60 {
		t.Errorf("a case has %d entries on average", each)
	}
}

func TestWhatAServiceSaysOfItselfIsOnRecord(t *testing.T) {
	s, of := grown(t)
	tool := of.Tool().Piece
	got := seed.Counts{
		Cases: number(t, s, `SELECT count(*) FROM case_1`), Open: number(t, s, `SELECT count(*) FROM case_1 WHERE status <> 'closed'`), Teams: len(of.Teams()), Workers: 12,
		OnTool:       number(t, s, `SELECT count(DISTINCT stream) FROM rests_on_1 WHERE on_stream = $1 AND on_entry = $2`, string(tool.Stream), string(tool.Entry)),
		DraftsOnTool: number(t, s, `SELECT count(DISTINCT r.stream) FROM rests_on_1 r JOIN report_1 p ON p.draft = r.stream WHERE r.on_stream = $1`, string(tool.Stream)),
	}
	if want := of.Counts(); got != want || got.OnTool == 0 {
		t.Errorf("on record are %+v, and it says %+v", got, want)
	}
	for x := range of.Cases() {
		h, err := s.Record.Ledger.Read(t.Context(), x.Stream)
		if err != nil {
			t.Fatal(err)
		}
		is := casework.Of(h)
		signed := slices.ContainsFunc(report.Of(h).Reports(), func(r *report.Report) bool { return r.Type == x.Report && r.Signed != nil && r.Signed.Filed != nil })
		named := slices.ContainsFunc(is.Children(), func(p *casework.Person) bool { return strings.HasPrefix(p.Name(), x.Child+" ") })
		if is.Number() != x.Number || is.Side != x.Side || !named || (is.Status() != casework.Closed) != x.Open || signed != x.Signed {
			t.Errorf("case %d is %s, %s, signed %t; it says %+v", x.N, is.Number(), is.Status(), signed, x)
		}
	}
}

func TestACaseIsTheSameHoweverTheRecordWasGrown(t *testing.T) {
	of := seed.Service{Seed: 1, Day: day, To: 24}
	s, other := written(t, seed.Service{Seed: 1, Day: day, To: 9}, seed.Service{Seed: 1, Day: day, From: 9, To: 24}), written(t, of)
	for x := range of.Cases() {
		if one, another := wordsOf(t, s, x), wordsOf(t, other, x); !slices.Equal(one, another) {
			t.Errorf("case %d has %d entries, and in the other %d or of other words", x.N, len(one), len(another))
		}
	}
}

// wordsOf are the entries of a case's open stream, but for the key of a file.
func wordsOf(t *testing.T, s *bench.Service, x seed.Case) []string {
	t.Helper()
	h, err := s.Record.Ledger.Read(t.Context(), x.Stream)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range h.Entries {
		if b, signed := report.Signed.In(e); signed {
			b.PDF.Key = ""
			e.Body = b
		}
		body, err := json.Marshal(e.Body)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, fmt.Sprintf("%s %s %s %v %s", e.ID, ledger.FormatTime(e.Recorded), e.Kind, e.Author, body))
	}
	return all
}

func TestAnotherSeedIsAnotherService(t *testing.T) {
	one, other := seed.Service{Seed: 1, Day: day, To: 1}, seed.Service{Seed: 2, Day: day, To: 1}
	if one.Case(0).Stream == other.Case(0).Stream || one.Tool() == other.Tool() || one.Teams()[0].Manager.ID == other.Teams()[0].Manager.ID {
		t.Error("two services have a stream in common")
	}
}

func TestNobodyWhoWorksForAServiceHasTheNameOfAnother(t *testing.T) {
	names := map[string]bool{}
	for _, team := range (seed.Service{Seed: 3, Day: day, To: 200_000}).Teams() {
		for _, p := range append(team.Workers, team.Manager) {
			if names[p.Name] {
				t.Fatalf("two people are called %s", p.Name)
			}
			names[p.Name] = true
		}
	}
}

func TestAWorkerHasAboutTwentyTwoOpenCases(t *testing.T) {
	open := map[ledger.StreamID]int{}
	for x := range (seed.Service{Seed: 4, Day: day, To: 6600}).Cases() {
		if x.Open {
			open[x.Worker.ID]++
		}
	}
	for worker, n := range open {
		if n < 8 || n > 40 {
			t.Errorf("%s has %d open cases", worker, n)
		}
	}
	if len(open) != 120 {
		t.Errorf("%d people work for 6,600 cases", len(open))
	}
}
