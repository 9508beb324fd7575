package bench

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"
)

// once is a run of one measurement that gives the figures, or fails.
func once(t *testing.T, err error, figures ...Figure) (Result, error) {
	t.Helper()
	m := Measurement{Name: "post", Means: "How long a letter takes.", Do: func(context.Context, *Room) ([]Figure, error) { return figures, err }}
	return Run(t.Context(), []Measurement{m}, nil, "", io.Discard)
}

func printed(t *testing.T, r Result) string {
	t.Helper()
	var out strings.Builder
	if err := r.Print(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestTheTableSaysWhichTargetsAreMetAndWhichAreMissed(t *testing.T) {
	r, err := once(t, nil,
		Figure{Of: "letters", Value: 812.4, Unit: "a day", Target: atLeast(200)},
		Figure{Of: "the slowest", Value: 12.04, Unit: "ms", Target: atMost(12)},
		Figure{Of: "a stamp", Value: 0.8},
	)
	if err != nil {
		t.Fatal(err)
	}
	r.Machine = Machine{Cores: 2, System: "linux/amd64", Go: "go1.26", Begun: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)}
	want := `One run on this machine: 2 cores, linux/amd64, go1.26, 24 November 2026, 09:00 UTC.
Another run or machine gives other figures; what else the machine did meanwhile is in them.

post: How long a letter takes.
  letters      812 a day  at least 200: met
  the slowest  12.0 ms    at most 12: MISSED
  a stamp      0.80
`
	if got := printed(t, r); got != want {
		t.Errorf("printed\n%swant\n%s", got, want)
	}
}

func TestWhatCouldNotBeMeasuredIsSaidAndLosesNothingElse(t *testing.T) {
	broken := Measurement{Name: "broken", Do: func(context.Context, *Room) ([]Figure, error) { return nil, errors.New("no press") }}
	whole := Measurement{Name: "whole", Do: func(context.Context, *Room) ([]Figure, error) { return []Figure{{Of: "all", Value: 1}}, nil }}
	r, err := Run(t.Context(), []Measurement{broken, whole}, nil, "", io.Discard)
	if !errors.Is(err, ErrNotMeasured) {
		t.Errorf("the run answered %v", err)
	}
	if out := printed(t, r); !strings.Contains(out, "NOT MEASURED: no press") || !strings.Contains(out, "all  1") {
		t.Errorf("printed\n%s", out)
	}
}

func TestNothingIsLeftOfTheFolderOfARun(t *testing.T) {
	var folder string
	m := Measurement{Name: "folder", Do: func(_ context.Context, r *Room) ([]Figure, error) {
		folder = r.Folder
		return nil, os.WriteFile(r.folder("something"), []byte("x"), 0o600)
	}}
	if _, err := Run(t.Context(), []Measurement{m}, nil, "", io.Discard); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(folder); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s is still there: %v", folder, err)
	}
}

func TestAFigureInJSONBearsItsTargetAndWhetherItIsMet(t *testing.T) {
	r, err := once(t, nil, Figure{Of: "letters", Value: 100, Unit: "a day", Target: atLeast(200)})
	if err != nil {
		t.Fatal(err)
	}
	got, err := json.Marshal(r.Measurements)
	if err != nil {
		t.Fatal(err)
	}
	want := `[{"name":"post","means":"How long a letter takes.","figures":[{"of":"letters","value":100,"unit":"a day","target":{"atLeast":200},"met":false}]}]`
	if string(got) != want {
		t.Errorf("JSON\n%s\nwant\n%s", got, want)
	}
}

func TestOnlyTheMeasurementsAskedForAreChosen(t *testing.T) {
	chosen, err := Chosen([]string{"import", "appends"})
	if err != nil || len(chosen) != 2 || chosen[0].Name != "import" {
		t.Errorf("chosen %v, %v", chosen, err)
	}
	if all, err := Chosen(nil); err != nil || len(all) != len(Measurements) {
		t.Errorf("%d of %d chosen, %v", len(all), len(Measurements), err)
	}
	if _, err := Chosen([]string{"speed"}); err == nil {
		t.Error("a measurement that there is not was chosen")
	}
}

func TestEveryMeasurementSaysWhatItMeasures(t *testing.T) {
	names := map[string]bool{}
	for _, m := range Measurements {
		if m.Name == "" || names[m.Name] || !strings.HasSuffix(m.Means, ".") {
			t.Errorf("measurement %q: %q", m.Name, m.Means)
		}
		names[m.Name] = true
	}
}

func TestWhatIsLessThanNothingIsWithinItsBound(t *testing.T) {
	if most := (Target{AtMost: 0.5}); !most.Met(-0.15) || most.Met(0.6) {
		t.Error("a bound from above does not hold values below nothing")
	}
	if least := (Target{AtLeast: 0.25}); least.Met(0.19) || !least.Met(0.25) {
		t.Error("a bound from below does not hold")
	}
}
