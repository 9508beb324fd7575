package court_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"candour/internal/court/hmcts"
)

// A public-law case with hearings of every status, and a private-law one with orders, relations and confidential details.
const (
	publicFixture  = "hmcts/testdata/fpl/fpl-derived_vacated-and-relisted-hearings.json"
	publicNumber   = "1720017394546565"
	privateFixture = "hmcts/testdata/prl/prl-derived_served-orders-four.json"
	privateNumber  = "1791959231902200"
)

// variant is one payload of a fixture's case, changed as a test says.
type variant struct{ top, data map[string]any }

func variantOf(t testing.TB, path, at string) variant {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(strings.NewReader(string(raw)))
	d.UseNumber()
	var answer struct{ Cases []map[string]any }
	if err := d.Decode(&answer); err != nil {
		t.Fatal(err)
	}
	v := variant{top: answer.Cases[0]}
	for _, name := range []string{"caseData", "case_data"} {
		if data, ok := v.top[name].(map[string]any); ok {
			v.data = data
		}
	}
	for _, name := range []string{"lastModified", "last_modified"} {
		if _, ok := v.top[name]; ok {
			v.top[name] = at
		}
	}
	return v
}

func public(t testing.TB, at string) variant  { return variantOf(t, publicFixture, at) }
func private(t testing.TB, at string) variant { return variantOf(t, privateFixture, at) }

// item is an element of a list in the data, without its wrapper.
func (v variant) item(name string, n int) map[string]any {
	element := v.data[name].([]any)[n].(map[string]any)
	if value, wrapped := element["value"].(map[string]any); wrapped {
		return value
	}
	return element
}

func (v variant) hearing(n int) map[string]any {
	if data, ok := v.data["hearingData"].(map[string]any); ok {
		return data["caseHearings"].([]any)[n].(map[string]any)
	}
	return v.item("hearingDetails", n)
}

// without takes an element out of a list.
func (v variant) without(name string, n int) variant {
	list := v.data[name].([]any)
	v.data[name] = append(append([]any{}, list[:n]...), list[n+1:]...)
	return v
}

// with changes a field of the n-th element of a list.
func (v variant) with(name string, n int, field string, value any) variant {
	v.item(name, n)[field] = value
	return v
}

func (v variant) answer(t testing.TB) []byte {
	t.Helper()
	raw, err := json.Marshal(map[string]any{"total": 1, "cases": []any{v.top}})
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func (v variant) parsed(t testing.TB) hmcts.CourtCase {
	t.Helper()
	r, err := hmcts.Parse(v.answer(t))
	if err != nil || len(r.Cases) != 1 {
		t.Fatalf("%v, %d cases", err, len(r.Cases))
	}
	return r.Cases[0]
}
