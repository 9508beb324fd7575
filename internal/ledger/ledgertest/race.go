//go:build race

package ledgertest

// Slowed says that the race detector is at work, and that what has no concurrency may be walked in longer steps.
const Slowed = true
