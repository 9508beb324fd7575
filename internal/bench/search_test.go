package bench_test

import (
	"io"
	"strings"
	"testing"

	"candour/internal/app"
	"candour/internal/bench"
)

func TestASearchedServiceIsKeptAndFindsWhatIsOnesOwnAlone(t *testing.T) {
	folder := t.TempDir()
	for _, cases := range []int{120, 240} { // the second run grows what the first one kept
		result, err := bench.SearchOf(t.Context(), 12, cases, folder, app.OpenBench, io.Discard)
		if err != nil {
			t.Fatal(err, result)
		}
		for _, m := range result.Measurements {
			for _, f := range m.Figures {
				if strings.HasSuffix(f.Of, "what was found") && f.Target != nil && !f.Target.Met(f.Value) {
					t.Errorf("%d cases, %s: %s %v", cases, m.Name, f.Of, f.Value)
				}
			}
		}
		if len(result.Measurements) != 4 || len(result.Measurements[0].Figures) < 20 {
			t.Errorf("%d cases: %+v", cases, result)
		}
	}
}
