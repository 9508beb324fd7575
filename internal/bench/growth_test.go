package bench_test

import (
	"context"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"candour/internal/app"
	"candour/internal/bench"
)

// theNation is a small invented service with people at their places, written once for all tests.
var theNation struct {
	sync.Once
	*bench.Nation
	folder string
	err    error
}

func seated(t *testing.T) *bench.Nation {
	t.Helper()
	theNation.Do(func() {
		if theNation.folder, theNation.err = os.MkdirTemp("", "candour-nation-"); theNation.err == nil {
			theNation.Nation, theNation.err = bench.NewNation(context.Background(), app.OpenBench, theNation.folder, 120)
		}
	})
	if theNation.err != nil {
		t.Fatal(theNation.err)
	}
	return theNation.Nation
}

func TestWhatIsMeasuredOfASizeGivesFigures(t *testing.T) {
	n := seated(t)
	if err := n.StandBeside(t.Context(), app.OpenBench, 120); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"list", "growth", "looks", "search", "reliance", "writing", "memory", "rebuild", "verify"} {
		figures, err := n.Measure(t.Context(), name)
		if err != nil || len(figures) == 0 {
			t.Errorf("%s: %v, %v", name, figures, err)
		}
		for _, f := range figures {
			if f.Value <= 0 && name != "looks" { // what a look adds may be nothing
				t.Errorf("%s: %s is %v", name, f.Of, f.Value)
			}
		}
	}
}

// One table may be walked through: of guidance and tools there are some hundreds, however large the service is. Of what was opened in an emergency
// and not reviewed there is what came since the working day before, and restricted cases are few, as is what was hidden at once and waits, or what waits of a team’s closed cases, or for a worker to take it; somebody’s own visits alone are read by the day, the last twenty. A table called t is made by the question
// itself, of the person's own.
var (
	walks  = regexp.MustCompile(`^SCAN (\w+)( USING .*)?$`)
	looks  = regexp.MustCompile(`^SEARCH (\w+) USING (?:COVERING )?INDEX \S+ \((\w+)[=>]`)
	narrow = []string{"reviewed", "open", "stream", "subject", "person", "covered_by", "token", "number", "court_case", "entry", "draft", "other", "row", "name", "of_case", "finding_1.state", "closing_1.team", "taking_1.worker", "lone_visit_1.worker"}
	small  = []string{"guidance_1", "practice_review_1", "restricted_1", "contained_1", "g", "t"}
)

// TestNoPageWalksThroughTheWholeService asks SQLite how it answers each question of the pages that people work with. A question that begins at an index of
// which one value holds a share of all cases, as whether a duty is open, takes longer the larger the service is.
func TestNoPageWalksThroughTheWholeService(t *testing.T) {
	n := seated(t)
	for page, typed := range map[string]string{"/": "", "/cases": "", "/team": "", "/case/{case}": "", "/case/{case}/people": "", "/guidance": "", "/notices": "", "/week": "", "/hearings": "", "/due": "", "/search": "Smith Ann",
		"/search?of=a+day": "24 November 2026", "/search?of=a+number": "07700 900123"} {
		asked, err := n.Asked(t.Context(), page, typed)
		if err != nil {
			t.Fatal(err)
		}
		questions := 0
		for _, sql := range asked {
			if !strings.HasPrefix(sql, "SELECT") || strings.Contains(sql, "FROM stream_key") { // which is another database
				continue
			}
			questions++
			for _, step := range plan(t.Context(), t, n, sql) {
				walked, looked := walks.FindStringSubmatch(step), looks.FindStringSubmatch(step)
				if walked != nil && !slices.Contains(small, walked[1]) || looked != nil && !slices.Contains(narrow, looked[2]) && !slices.Contains(narrow, looked[1]+"."+looked[2]) {
					t.Errorf("%s: %s, for\n%s", page, step, sql)
				}
			}
		}
		if questions == 0 {
			t.Errorf("%s asked nothing", page)
		}
	}
}

var place = regexp.MustCompile(`\$\d+`)

// plan is how SQLite answers a question, step by step.
func plan(ctx context.Context, t *testing.T, n *bench.Nation, sql string) []string {
	t.Helper()
	places := place.FindAllString(sql, -1)
	slices.Sort(places)
	rows, err := n.Record.Engine.DB().QueryContext(ctx, "EXPLAIN QUERY PLAN "+sql, make([]any, len(slices.Compact(places)))...)
	if err != nil {
		t.Fatalf("%v, for %s", err, sql)
	}
	defer rows.Close()
	var steps []string
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		steps = append(steps, detail)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return steps
}
