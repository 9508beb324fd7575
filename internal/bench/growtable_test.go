package bench

import (
	"strings"
	"testing"
	"time"
)

// grown is a run in which a page took so long at three sizes.
func grown(page ...float64) Growth {
	g := Growth{Engine: SQLite, Busy: "0.10; 0.90", Took: 20 * time.Minute,
		Machine: Machine{Cores: 2, System: "linux/amd64", Go: "go1.26", Begun: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)}}
	for i, value := range page {
		g.Steps = append(g.Steps, Step{Cases: []int{3000, 10_000, 100_000}[i], Measurements: []Measured{
			{Name: "list", Means: "A list.", Figures: []Figure{{Of: "half within", Value: value, Unit: "ms", Steady: true, Target: atMost(80)}}},
		}})
	}
	return g
}

func TestTheTableSaysHowAPageGrows(t *testing.T) {
	var out strings.Builder
	if err := grown(10, 10, 20).Print(&out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"SQLite. One run on this machine: 2 cores", "before and after: 0.10; 0.90", "cases  3000  10000  100000  cases^b  times",
		"half within, ms  10  10  20  0.21  2.00  at most 80: met; grows at most 1.50: MISSED",
	} {
		if !strings.Contains(strings.Join(strings.Fields(out.String()), " "), strings.Join(strings.Fields(want), " ")) {
			t.Errorf("%q is not in\n%s", want, &out)
		}
	}
}

func TestWhatWasNotMeasuredAtASizeIsSaid(t *testing.T) {
	g := grown(10, 10, 11)
	g.Steps[1].Measurements[0] = Measured{Name: "list", Error: "nobody answered"}
	var out strings.Builder
	if err := g.Print(&out); err != nil {
		t.Fatal(err)
	}
	if text := strings.Join(strings.Fields(out.String()), " "); !strings.Contains(text, "10 – 11") || !strings.Contains(text, "NOT MEASURED at 10000 cases: nobody answered") {
		t.Errorf("printed\n%s", &out)
	}
}
