package court_test

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"candour/internal/court/hmcts"
)

// manyCases is an answer with n cases of every size, each under a number of its own.
func manyCases(t testing.TB, n int) []byte {
	t.Helper()
	var bodies [][]byte
	var numbers []string
	for _, raw := range fixtures(t) {
		r, err := hmcts.Parse(raw)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range r.Cases {
			bodies, numbers = append(bodies, c.Raw), append(numbers, c.ID)
		}
	}
	var out bytes.Buffer
	out.WriteString(`[`)
	for i := range n {
		if i > 0 {
			out.WriteByte(',')
		}
		from := i % len(bodies)
		number := fmt.Sprintf("%016d", 4000000000000000+i)
		out.Write(bytes.ReplaceAll(bodies[from], []byte(numbers[from]), []byte(number)))
	}
	out.WriteString(`]`)
	return out.Bytes()
}

func BenchmarkImportOfNewCases(b *testing.B) {
	const n = 400
	raw := manyCases(b, n)
	for b.Loop() {
		w := newWorld(b)
		began := time.Now()
		results, _ := w.File(b.Context(), "many.json", raw)
		b.ReportMetric(n/time.Since(began).Seconds(), "cases/s")
		for _, r := range results {
			if r.Refused() {
				b.Fatalf("%+v", r.Errors)
			}
		}
	}
}
