package bench

import (
	"context"
	"fmt"
	"time"

	"candour/internal/bench/appends"
)

var appending = Measurement{
	Name: "appends",
	Means: "Appends a second, durable when answered, beside the raw engine: the same rows in the same tables with the same indexes, " +
		"in shared commits, without checks or encryption. The two take turns.",
	Do: appendFigures,
}

// Each side has so many turns of this length.
const (
	appendTurns = 8
	appendTurn  = 400 * time.Millisecond
)

func appendFigures(ctx context.Context, r *Room) ([]Figure, error) {
	var all []Figure
	for _, clients := range []int{1, 64, 256} {
		figures, err := appendsOf(ctx, r, clients)
		if err != nil {
			return all, err
		}
		all = append(all, figures...)
	}
	return all, nil
}

func appendsOf(ctx context.Context, r *Room, clients int) ([]Figure, error) {
	who := "one client"
	if clients > 1 {
		who = fmt.Sprint(clients, " clients")
	}
	fmt.Fprintln(r.Notes, "appends of", who)
	pair, err := appends.Open(ctx, r.folder(fmt.Sprint("appends-", clients)), clients)
	if err != nil {
		return nil, err
	}
	defer pair.Close() // its folder is removed: nothing of it is needed any more
	ours, raw, err := pair.Run(appendTurns, appends.Lasting(appendTurn))
	if err != nil {
		return nil, err
	}
	return []Figure{
		{Of: who + ": Candour", Value: ours.PerSecond(), Unit: "a second"},
		{Of: who + ": raw engine", Value: raw.PerSecond(), Unit: "a second"},
		{Of: who + ": ratio", Value: ours.PerSecond() / raw.PerSecond(), Target: atLeast(0.8)},
	}, nil
}
