package ledger

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"
)

// How many streams that were never read here one question asks for, and how many such questions are asked at the same time.
const (
	readTogether = 32
	readsAtOnce  = 4
)

// ReadMany is the history of each of some streams, as Read gives it. Where all of them stand is asked once; those that were never read here are read
// together, and their keys with them.
func (l *Ledger) ReadMany(ctx context.Context, streams []StreamID) (Histories, error) {
	heads, err := l.heads(ctx, streams)
	if err != nil {
		return nil, fmt.Errorf("read streams: %w", err)
	}
	read := make(Histories, len(streams))
	var fresh []StreamID
	for _, stream := range streams {
		if l.cache.get(stream) == nil && heads[stream].Version > 0 {
			fresh = append(fresh, stream)
		} else if read[stream], err = l.readAt(ctx, stream, heads[stream]); err != nil {
			return nil, err
		}
	}
	var mu sync.Mutex
	all, ctx := errgroup.WithContext(ctx)
	all.SetLimit(readsAtOnce)
	for some := range slices.Chunk(fresh, readTogether) {
		all.Go(func() error {
			histories, err := l.readFresh(ctx, some)
			mu.Lock()
			defer mu.Unlock()
			for _, h := range histories {
				l.cache.put(h)
				read[h.Stream] = h
			}
			return err
		})
	}
	if err := all.Wait(); err != nil {
		return nil, fmt.Errorf("read streams: %w", err)
	}
	return read, nil
}

// readFresh reads streams of which nothing is at hand.
func (l *Ledger) readFresh(ctx context.Context, streams []StreamID) (histories []*History, err error) {
	if err := l.keys.know(ctx, streams); err != nil {
		return nil, err
	}
	in, args := placesOf(streams)
	rows, err := l.DB().QueryContext(ctx, `SELECT h.stream, h.version, h.link, e.header, e.link, e.body FROM head h
		LEFT JOIN entry e ON e.stream = h.stream WHERE h.stream IN `+in+` ORDER BY h.stream, e.version`, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var on *reading
	var stream StreamID
	var s storedEntry
	for rows.Next() {
		if err := rows.Scan(&stream, &s.version, &s.head, &s.header, &s.link, &s.body); err != nil {
			return nil, err
		}
		if on == nil || on.from.Stream != stream {
			if histories, err = ended(on, histories); err != nil {
				return nil, err
			}
			on = readingOn(l, NewHistory(stream))
		}
		if err := on.take(ctx, s); err != nil {
			return nil, err
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return ended(on, histories)
}

// ended adds the history of a stream whose rows have all been taken in.
func ended(on *reading, to []*History) ([]*History, error) {
	if on == nil {
		return to, nil
	}
	h, err := on.done()
	if err != nil {
		return to, err
	}
	return append(to, h), nil
}

// placesOf are the places of some streams in a query, beginning with the first, and what stands in them.
func placesOf(streams []StreamID) (in string, args []any) {
	places := make([]string, len(streams))
	for i, stream := range streams {
		places[i], args = fmt.Sprint("$", i+1), append(args, string(stream))
	}
	return "(" + strings.Join(places, ", ") + ")", args
}
