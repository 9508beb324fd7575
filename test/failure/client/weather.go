package main

import (
	"fmt"
	"os"
	"sync"
	"time"
)

// weather says when things begin to go wrong and when they go well again, for whoever watches.
type weather struct {
	mu      sync.Mutex
	bad     time.Time // since when; zero while things go well
	refused int
}

func (w *weather) is(err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case err != nil && w.bad.IsZero():
		w.bad = time.Now()
		fmt.Fprintf(os.Stderr, "%s refused: %v\n", w.bad.Format("15:04:05.000"), err)
	case err == nil && !w.bad.IsZero():
		fmt.Fprintf(os.Stderr, "%s goes on after %.1f s\n", time.Now().Format("15:04:05.000"), time.Since(w.bad).Seconds())
		w.bad = time.Time{}
	}
	if err != nil {
		w.refused++
	}
}

func (w *weather) tell() { fmt.Fprintf(os.Stderr, "%d attempts were refused\n", w.refused) }
