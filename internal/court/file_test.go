package court_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/court/hmcts"
	"candour/internal/pack"
	"candour/internal/words"
)

// leavesOf counts the leaves of a JSON text in another way than the importer does.
func leavesOf(t testing.TB, raw []byte) int {
	t.Helper()
	var v any
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatal(err)
	}
	var count func(any) int
	count = func(v any) (n int) {
		switch v := v.(type) {
		case map[string]any:
			for _, member := range v {
				n += count(member)
			}
		case []any:
			for _, item := range v {
				n += count(item)
			}
		default:
			n = 1
		}
		return n
	}
	return count(v)
}

func TestEveryFixtureIsTakenWithAnAccountOfEveryLeaf(t *testing.T) {
	w := newWorld(t)
	for name, raw := range fixtures(t) {
		results, whole := w.File(t.Context(), name, raw)
		leaves := whole.Leaves()
		for _, r := range results {
			leaves += r.Leaves()
			if r.Result != court.New || r.File != name || len(r.Errors) != 0 {
				t.Errorf("%s: case %s is %s, %v", name, r.Case, r.Result, r.Errors)
			}
		}
		if want := leavesOf(t, raw); leaves != want || whole.Refused() {
			t.Errorf("%s: %d leaves in an account; the file has %d", name, leaves, want)
		}
	}
}

func TestAResultIsWrittenAsTheIssueSays(t *testing.T) {
	w := newWorld(t)
	results, whole := w.File(t.Context(), "p.json", private(t, "2026-06-15T10:38:11.031").answer(t))
	line, err := json.Marshal(results[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{
		`{"file":"p.json","jurisdiction":"private","case":"1791959231902200","result":"new","taken":`, `"ignored":[{"path":"/cases/0/`, `"unknown":[]`,
		`"contradictory":[]`, `"confidential":["/cases/0/case_data/`, `"documents":9,"errors":[]}`,
	} {
		if !strings.Contains(string(line), part) {
			t.Errorf("%s is not in %.300s…", part, line)
		}
	}
	if line, err = json.Marshal(whole); err != nil || !strings.HasPrefix(string(line), `{"file":"p.json","cases":1,"taken":1,"ignored":[]`) {
		t.Errorf("last line %s %v", line, err)
	}
}

// versions is the head of every stream of the record.
func (w *world) versions() string {
	w.t.Helper()
	rows, err := w.Ledger.DB().QueryContext(w.t.Context(), `SELECT stream, version FROM head ORDER BY stream`)
	if err != nil {
		w.t.Fatal(err)
	}
	defer rows.Close()
	var all strings.Builder
	for rows.Next() {
		var stream string
		var version int64
		if err := rows.Scan(&stream, &version); err != nil {
			w.t.Fatal(err)
		}
		fmt.Fprintln(&all, stream, version)
	}
	return all.String()
}

func TestTheSameFilesTwiceChangeNothing(t *testing.T) {
	w := newWorld(t)
	accounts := map[string]string{}
	for name, raw := range fixtures(t) {
		results, _ := w.File(t.Context(), name, raw)
		for _, r := range results {
			accounts[r.Case] = fmt.Sprintf("%+v", r.Ignored) + fmt.Sprint(r.Unknown, r.Contradictory, r.Confidential, r.Taken)
		}
	}
	before := w.versions()
	for name, raw := range fixtures(t) {
		results, _ := w.File(t.Context(), "again/"+name, raw)
		for _, r := range results {
			if r.Result != court.Same {
				t.Errorf("%s: case %s is %s the second time", name, r.Case, r.Result)
			}
			if again := fmt.Sprintf("%+v", r.Ignored) + fmt.Sprint(r.Unknown, r.Contradictory, r.Confidential, r.Taken); again != accounts[r.Case] {
				t.Errorf("%s: the account of case %s is another the second time", name, r.Case)
			}
		}
	}
	if after := w.versions(); after != before {
		t.Error("the record grew")
	}
}

func TestAFileCutOffAnywhereLosesNoOther(t *testing.T) {
	w := newWorld(t)
	for name, raw := range fixtures(t) {
		whole := strings.TrimSpace(string(raw))
		for cut := 0; cut < len(whole); cut += 500 {
			results, file := w.File(t.Context(), name, []byte(whole[:cut]))
			if len(results) != 0 || len(file.Errors) != 1 || file.Errors[0].Byte != int64(cut) || file.Errors[0].Why == "" {
				t.Fatalf("%s cut at %d: %v %+v", name, cut, results, file)
			}
		}
		if _, file := w.File(t.Context(), name, raw); file.Refused() {
			t.Errorf("%s whole: %+v", name, file.Errors)
		}
	}
}

func TestACaseThatCannotBeReadLosesNoneOfTheOthers(t *testing.T) {
	w := newWorld(t)
	one, other := public(t, "2026-06-27T10:02:11.031").top, map[string]any{"id": "not a number", "jurisdiction": "PUBLICLAW", "caseData": map[string]any{"a": "b"}}
	raw, err := json.Marshal(map[string]any{"total": 2, "cases": []any{other, one}})
	if err != nil {
		t.Fatal(err)
	}
	results, file := w.File(t.Context(), "mixed.json", raw)
	if len(results) != 2 || results[0].Result != court.New || !results[1].Refused() || results[1].Errors[0].Path != "/cases/0" {
		t.Fatalf("%+v", results)
	}
	if n := file.Leaves() + results[0].Leaves() + results[1].Leaves(); n != leavesOf(t, raw) {
		t.Errorf("%d leaves; want %d", n, leavesOf(t, raw))
	}
}

// opened is everything that the open side of a case says, as stored and as read.
func (w *world) opened(law pack.Law, number string) string {
	w.t.Helper()
	_, h := w.open(law, number)
	var all strings.Builder
	for _, e := range h.Entries {
		body, err := json.Marshal(e.Body)
		if err != nil {
			w.t.Fatal(err)
		}
		line := w.Ledger.Registry().Line(words.Printer{}, e)
		all.Write(body)
		all.WriteString(" " + line.Text + " " + line.Words + "\n")
	}
	return all.String()
}

func TestNoConfidentialValueIsOnTheOpenSideOrInAResult(t *testing.T) {
	w := newWorld(t)
	checked := 0
	for name, raw := range fixtures(t) {
		r, err := hmcts.Parse(raw)
		if err != nil {
			t.Fatal(err)
		}
		results, whole := w.File(t.Context(), name, raw)
		said, err := json.Marshal([]any{results, whole})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range r.Cases {
			open := string(said) + w.opened(lawOf(c.Jurisdiction), c.ID)
			for _, secret := range secretsOf(c) {
				checked++
				if strings.Contains(open, secret) {
					t.Errorf("%s: %q of case %s is in the open", name, secret, c.ID)
				}
			}
		}
	}
	if checked < 50 {
		t.Errorf("only %d values checked", checked)
	}
}

// secretsOf are the lines of confidential values that stand nowhere in the open parts of the payload.
func secretsOf(c hmcts.CourtCase) []string {
	shown := ""
	for _, p := range c.People() {
		shown += p.Representative.Address + p.Representative.Email
		for _, d := range p.Details {
			if !d.IsHidden() {
				shown += d.Reveal()
			}
		}
	}
	var all []string
	for _, secret := range c.Confidential() {
		for line := range strings.Lines(secret.Reveal()) {
			line = strings.TrimSpace(line)
			if len(line) >= 6 && strings.ContainsAny(line, "0123456789@") && !strings.Contains(shown, line) {
				all = append(all, line)
			}
		}
	}
	return all
}

func TestTheClosedSideHasWhatTheCourtHides(t *testing.T) {
	w := newWorld(t)
	v := private(t, "2026-06-15T10:38:11.031")
	w.File(t.Context(), "p.json", v.answer(t))
	s, _ := w.open(pack.PrivateLaw, privateNumber)
	closed := strings.Join(casework.SideOf(w.Read(s.Side)).Values(), "\n")
	for _, secret := range secretsOf(v.parsed(t)) {
		if !strings.Contains(closed, secret) {
			t.Errorf("%q is not on the closed side", secret)
		}
	}
}
