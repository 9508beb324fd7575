package correction

import (
	"context"
	"fmt"
	"slices"

	"candour/internal/ledger"
	"candour/internal/letter"
	"candour/internal/report"
)

// Waiting is a report being written with what somebody says is wrong in its draft, and its author did not answer yet.
type Waiting struct {
	*report.Report
	Author      ledger.StreamID // who answers
	Corrections []*report.Correction
}

// WaitingIn are the reports of a case that wait so. Where no draft was given to anybody, no report is read.
func WaitingIn(ctx context.Context, l *ledger.Ledger, h *ledger.History) ([]Waiting, error) {
	if !slices.ContainsFunc(letter.All(h), func(s *letter.Sent) bool { return s.Purpose == purpose }) {
		return nil, nil
	}
	var all []Waiting
	for _, r := range report.Of(h).Reports() {
		if r.Signed != nil {
			continue
		}
		of, err := l.Read(ctx, r.Draft)
		if err != nil {
			return nil, fmt.Errorf("read a report: %w", err)
		}
		if d := report.DraftOf(of); len(d.Unanswered()) > 0 {
			all = append(all, Waiting{r, d.Author, d.Unanswered()})
		}
	}
	return all, nil
}
