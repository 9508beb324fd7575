package app

import (
	"context"
	"fmt"
	"time"

	"candour/internal/workbench"
)

type warmCommand struct {
	place
}

// Run makes what the first document would otherwise wait for.
func (c warmCommand) Run(ctx context.Context, s streams) error {
	bench := &workbench.Bench{CacheDir: c.cache(), Notice: func(sentence string) { fmt.Fprintln(s.notes, sentence) }}
	defer bench.Close()
	if err := bench.Warm(ctx, func(elapsed time.Duration) { fmt.Fprintf(s.notes, "%d seconds\n", int(elapsed.Seconds())) }); err != nil {
		return err
	}
	fmt.Fprintln(s.out, "The typesetter is ready.")
	return nil
}
