package report

import (
	"fmt"

	"candour/internal/words"
)

// Sentence says what no longer stands and what rested on it, for a list over cases.
func (t ToAnswer) Sentence() string {
	if t.What == "" {
		return "Something that a signed report rested on no longer stands."
	}
	return gone(t.What, t.Rested, int(t.Reports))
}

// Sentence is the same for a cause whose lines wait, in its case.
func (d Desk) Sentence(c Cause) string {
	first, reports := "", map[*Report]bool{}
	for _, l := range c.Lines {
		if called := d.called(l.Report); l.Waits() {
			reports[l.Report] = true
			if first == "" || called < first {
				first = called
			}
		}
	}
	return gone(c.Lines[0].Name(c.Rest), first, len(reports))
}

// gone reads: "Evidence 11 (…) no longer stands as it did. The safeguarding letter of 9 September 2026 rested on it."
func gone(what, rested string, reports int) string {
	if reports > 1 {
		rested = fmt.Sprintf("%s and %d more", rested, reports-1)
	}
	return words.UpperFirst(what) + " no longer stands as it did. " + words.UpperFirst(rested) + " rested on it."
}

// called is what a signed report is called in the middle of a sentence.
func (d Desk) called(r *Report) string {
	t, _ := d.Pack.ReportType(r.Type)
	return "the " + t.Called() + " of " + r.Signed.On.Plain()
}
