package app

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"candour/internal/bench"
	"candour/internal/ledger"
	"candour/internal/view"
)

// answered is an answer with the work that it took, which does not depend on the machine.
type answered struct {
	code       int
	header     string
	body       string
	statements []string // sent to the database, in their order
	steps      int64    // of SQLite’s virtual machine: a row that is read takes some
	recorded   written
}

// written is what an answer put into the stream of looks: how many entries, and how long the last of them is. That nothing is put elsewhere is seen by the
// statements.
type written struct{ Entries, Bytes int64 }

// TestWhatIsNotTheirsIsAnsweredAsWhatIsNotThere asks for every address of a case as somebody of every role: with the identifiers of a case that is not theirs, and
// with a name that no case has. Both answers are the same but for the address asked for, and so are the statements sent to the database and how much is
// recorded. It counts everything that happens in this process, and so runs beside no other test.
func TestWhatIsNotTheirsIsAnsweredAsWhatIsNotThere(t *testing.T) {
	statements, err := bench.TraceStatements()
	if err != nil {
		t.Fatal(err)
	}
	d := fresh(t) // whose connections are opened now, and so are listened to
	routes := d.service.routes(manner{}, d.service.overview())
	for _, a := range d.attackers(t) {
		t.Run(a.called(), func(t *testing.T) {
			a.t = t
			looks, asked := a.looks(), 0
			for _, r := range routes {
				if strings.HasPrefix(r.Pattern, "/case/{case}") && !a.opens(r) {
					asked += a.compares(r.Pattern, statements, looks)
				}
			}
			if asked < 60 {
				t.Errorf("only %d requests were on record", asked)
			}
		})
	}
}

// compares asks for an address of the case that is not theirs and of one that is not there, and says how many such requests went on record: those that the
// address does not take do not.
func (a *attacker) compares(pattern string, statements *bench.Statements, looks ledger.StreamID) (asked int) {
	a.t.Helper()
	a.signIn() // a session that was just begun is not put down as used again
	path := wildcard.ReplaceAllString(strings.Replace(pattern, "{case}", string(a.target.stream), 1), a.some()[2])
	elsewhere := strings.ReplaceAll(path, string(a.target.stream), string(ledger.NewStreamID()))
	for _, method := range []string{http.MethodGet, http.MethodPost} {
		not, there := a.counts(statements, looks, method, path), a.counts(statements, looks, method, elsewhere)
		for what, both := range map[string][2]any{
			"status": {not.code, there.code}, "head": {not.header, there.header}, "body": {not.body, there.body}, "record": {not.recorded, there.recorded},
			"statements": {strings.Join(not.statements, ";\n"), strings.Join(there.statements, ";\n")},
		} {
			if both[0] != both[1] {
				a.t.Errorf("%s %s: what is not theirs and what is not there differ in %s: %v, %v", method, pattern, what, both[0], both[1])
			}
		}
		if more := not.steps - there.steps; more < -stepsOfATie || more > (a.ties()+1)*stepsOfATie {
			a.t.Errorf("%s %s: %d steps more are taken where there are %d ties of others", method, pattern, more, a.ties())
		}
		asked += int(not.recorded.Entries)
	}
	return asked
}

// stepsOfATie is how many steps SQLite takes to read a tie and hand it over. A case that is there has ties of others, which are read to decide, in the one
// statement that asks for them. It is the only work in which the answers differ; where a row is put takes a step more or less besides.
const stepsOfATie = 16

// ties is how many ties the case of others has, those that have ended among them.
func (a *attacker) ties() int64 {
	a.t.Helper()
	n, err := view.One[int64](a.t.Context(), a.record.Ledger.DB(), `SELECT COUNT(*) FROM tie_1 WHERE stream = $1`, string(a.target.stream))
	if err != nil {
		a.t.Fatal(err)
	}
	return n
}

// oncePerAnswer is what each answer has of its own: the number by which the log calls it, and what lets its own scripts run.
var oncePerAnswer = regexp.MustCompile(`[0-9a-f]{8}</b>|nonce-[^']+|nonce="[^"]+"`)

// counts asks for an address, and counts.
func (a *attacker) counts(statements *bench.Statements, looks ledger.StreamID, method, path string) (all answered) {
	a.t.Helper()
	before := a.newest(looks)
	var w *httptest.ResponseRecorder
	all.statements, _ = statements.During(func() error { w = a.asks(method, path, nil); return nil })
	after := a.newest(looks)
	var head strings.Builder
	_ = w.Header().Write(&head) // in the order of the names
	own := func(text string) string {
		return oncePerAnswer.ReplaceAllString(strings.ReplaceAll(text, path, ""), "")
	}
	all.code, all.header, all.body, all.steps = w.Code, own(head.String()), own(w.Body.String()), statements.Steps()
	all.recorded = written{after.Entries - before.Entries, after.Bytes}
	return all
}

// newest is how long the stream of looks is, and its last entry.
func (a *attacker) newest(looks ledger.StreamID) written {
	a.t.Helper()
	newest, err := view.One[written](a.t.Context(), a.record.Ledger.DB(), `SELECT version, LENGTH(body) FROM entry WHERE stream = $1 ORDER BY version DESC LIMIT 1`, string(looks))
	if err != nil {
		a.t.Fatal(err)
	}
	return newest
}

// looks is the stream of the day’s looks, which the first of them begins.
func (a *attacker) looks() ledger.StreamID {
	a.t.Helper()
	a.signIn()
	a.asks(http.MethodGet, "/case/"+string(ledger.NewStreamID()), nil)
	stream, err := view.One[ledger.StreamID](a.t.Context(), a.record.Ledger.DB(), `SELECT stream FROM turned_away_1 ORDER BY at DESC LIMIT 1`)
	if err != nil {
		a.t.Fatal(err)
	}
	return stream
}

// BenchmarkWhatIsNotTheirsAndWhatIsNotThere is how long each answer takes, asked for in turn, with the spread: the middle one, and between which two half
// of all lie. Whether the two can be told apart is seen by whoever reads both; no test says it, for no time is the same on two machines.
func BenchmarkWhatIsNotTheirsAndWhatIsNotThere(b *testing.B) {
	a := demonstration(b).attackers(b)[0]
	took := map[string][]time.Duration{}
	for b.Loop() {
		for name, stream := range map[string]ledger.StreamID{"not-theirs": a.target.stream, "not-there": ledger.NewStreamID()} {
			begun := time.Now()
			if w := a.asks(http.MethodGet, "/case/"+string(stream), nil); w.Code != http.StatusNotFound {
				b.Fatalf("answered %d", w.Code)
			}
			took[name] = append(took[name], time.Since(begun))
		}
	}
	for name, all := range took {
		slices.Sort(all)
		for part, at := range map[string]int{"quarter": len(all) / 4, "middle": len(all) / 2, "three-quarters": len(all) * 3 / 4} {
			b.ReportMetric(float64(all[at].Microseconds()), name+"-"+part+"-µs")
		}
	}
}
