package pack

import (
	"bytes"
	"testing"
)

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{"", "- {id: a, name: b}", "id: [", "&a [*a]", "- ? {a: b}\n  : c", "!!binary x", "<<: {id: a}", "- id: |\n   a", "\x00",
		"- {id: 2026-01-01, name: ~}", "- {from: 2026-01-01, by: [{count: x, n: 1, at: '12:00'}], uploads: {private: x}, read_first: [a]}"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, into := range []any{&[]AuthorStage{}, &[]DutyRule{}, &[]ReportType{}, &Evidence{}} {
			d := newDecoder("fuzz.yaml")
			d.decode(data, into)
			for _, problem := range d.problems {
				if problem.Says == "" || problem.Line < 0 || problem.Line > bytes.Count(data, []byte("\n"))+bytes.Count(data, []byte("\r"))+1 {
					t.Errorf("a problem nobody can find: %+v", problem)
				}
			}
		}
	})
}
