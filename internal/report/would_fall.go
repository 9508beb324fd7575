package report

import (
	"context"
	"fmt"

	"candour/internal/calendar"
	"candour/internal/footing"
	"candour/internal/ledger"
)

// WouldFall are the statements of a report that hold now and would not if a piece of guidance or a tool were found unsound. A report is judged as it always is:
// a filed one as at the day on which it was filed.
func (d Desk) WouldFall(ctx context.Context, l *ledger.Ledger, h *ledger.History, r *Report, today calendar.Date, piece ledger.Ref) ([]footing.Resting, error) {
	day, of, beside := today, r.Draft, []*ledger.History(nil)
	if r.Signed != nil {
		day, of = r.Signed.judged(today), h.Stream
	} else {
		draft, err := l.Read(ctx, r.Draft)
		if err != nil {
			return nil, fmt.Errorf("read a report: %w", err)
		}
		beside = append(beside, draft)
	}
	now, err := d.Footing.At(day, h, beside...)
	if err != nil {
		return nil, fmt.Errorf("see what rests on a piece of guidance: %w", err)
	}
	then, err := now.WhatIf(piece)
	if err != nil {
		return nil, fmt.Errorf("suppose a piece of guidance withdrawn: %w", err)
	}
	var fall []footing.Resting
	for _, x := range now.RestingOn(piece) {
		ours := x.Stream == of && (r.Signed == nil || x.Entry == r.Signed.Ref.Entry)
		if ours && x.Standing.Holds() && !then.Standing(x.Key).Holds() {
			fall = append(fall, x)
		}
	}
	return fall, nil
}
