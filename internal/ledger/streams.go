package ledger

import (
	"context"
	"fmt"
	"slices"

	"candour/internal/fault"
)

// NewStreams makes names with keys for streams that are about to begin. The keys are durable when it returns.
func (l *Ledger) NewStreams(ctx context.Context, n int) ([]StreamID, error) {
	names := make([]StreamID, n)
	for i := range names {
		names[i] = NewStreamID()
	}
	if err := l.keying.do(ctx, names); err != nil {
		return nil, fmt.Errorf("keys for new streams: %w", err)
	}
	return names, nil
}

// BeginStreams makes keys for streams whose names a form has carried since it was shown, as it carries the id of its first entry: sent
// twice, such a form begins one stream and not two. A stream that has a key keeps it, and one that has entries is left alone.
func (l *Ledger) BeginStreams(ctx context.Context, names ...StreamID) error {
	for _, name := range names {
		if err := checkRandom(name); err != nil {
			return fault.BadInput("Open the form again, and send it once more.", err)
		}
	}
	begun, err := l.heads(ctx, names)
	if err != nil {
		return fmt.Errorf("look for streams: %w", err)
	}
	fresh := slices.DeleteFunc(slices.Clone(names), func(name StreamID) bool { _, ok := begun[name]; return ok })
	if len(fresh) == 0 {
		return nil
	}
	if err := l.keying.do(ctx, fresh); err != nil {
		return fmt.Errorf("keys for new streams: %w", err)
	}
	return nil
}

// streamsOf are the streams that a query names.
func (l *Ledger) streamsOf(ctx context.Context, query string, args ...any) ([]StreamID, error) {
	rows, err := l.DB().QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("look for streams: %w", err)
	}
	defer rows.Close()
	var some []StreamID
	for rows.Next() {
		var stream StreamID
		if err := rows.Scan(&stream); err != nil {
			return nil, err
		}
		some = append(some, stream)
	}
	return some, rows.Err()
}
