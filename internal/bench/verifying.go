package bench

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"time"

	"candour/internal/ledger"
)

// longestVerify bounds each check of one size; when it is not through by then, the share it came to is said.
const longestVerify = 5 * time.Minute

// hashedEntries is how many entries are hashed, in the order of their streams' random names, to know how fast that is.
const hashedEntries = 50_000

var verifying = sizedMeasurement{
	name: "verify",
	means: fmt.Sprintf("The record checked twice. Words alone, as candour verify --words-only does without files: every body opened under its stream’s key and held against what its header commits to, "+
		"headers against columns, every link, every erasure. And everything with rows, as candour verify does: files too, and all rows of lists drawn anew and compared. "+
		"Beside the first, SHA-256 of the same headers, links and bodies (of up to %d entries), as they lie in memory, on one core; the check runs on all.", hashedEntries),
	do: verifyFigures,
}

func verifyFigures(ctx context.Context, n *nation) ([]Figure, error) {
	stored, err := n.storedBytes(ctx)
	if err != nil {
		return nil, err
	}
	each, err := n.hashingEach(ctx)
	if err != nil {
		return nil, err
	}
	l := n.Record.Ledger
	words, err := stored.checked(ctx, func(ctx context.Context, tell func(int64)) (ledger.Verification, error) {
		return l.VerifyWords(ctx, nil, tell)
	})
	if err != nil {
		return nil, err
	}
	figures := append(words.figures("words alone"),
		Figure{Of: "words alone: headers, links and bodies", Value: words.perSecond() * stored.each() / 1e6, Unit: "MB a second"},
		Figure{Of: "words alone, beside hashing the same bytes on one core", Value: words.perSecond() * each.Seconds(), Target: atLeast(0.25)})
	all, err := stored.checked(ctx, func(ctx context.Context, tell func(int64)) (ledger.Verification, error) {
		return l.Verify(ctx, n.Record.Files, tell)
	})
	if err != nil {
		return figures, err
	}
	return append(figures, all.figures("everything with rows")...), nil
}

// storedBytes is how much a record holds.
type storedBytes struct {
	entries int64
	bytes   int64 // of headers, links and bodies
}

func (n *nation) storedBytes(ctx context.Context) (s storedBytes, err error) {
	err = n.Record.Engine.DB().QueryRowContext(ctx, `SELECT count(*), CAST(sum(length(header) + length(link) + COALESCE(length(body), 0)) AS bigint) FROM entry`).Scan(&s.entries, &s.bytes)
	return s, err
}

func (s storedBytes) each() float64 { return float64(s.bytes) / float64(s.entries) }

// check is how far a check of the record came in how long.
type check struct {
	entries, of int64
	took        time.Duration
}

func (c check) perSecond() float64 { return float64(c.entries) / c.took.Seconds() }

func (c check) figures(of string) []Figure {
	return []Figure{
		{Of: of + ": entries checked", Value: 100 * float64(c.entries) / float64(c.of), Unit: "in 100"},
		{Of: of + ": entries", Value: c.perSecond(), Unit: "a second"},
	}
}

// checked has the record checked, for longestVerify at most.
func (s storedBytes) checked(ctx context.Context, verify func(context.Context, func(int64)) (ledger.Verification, error)) (check, error) {
	limited, done := context.WithTimeout(ctx, longestVerify)
	defer done()
	c, begun := check{of: s.entries}, time.Now()
	found, err := verify(limited, func(so int64) { c.entries = so })
	c.took = time.Since(begun)
	switch {
	case err == nil:
		c.entries = found.Entries
	case !errors.Is(limited.Err(), context.DeadlineExceeded) || ctx.Err() != nil || c.entries == 0:
		return c, err
	}
	if len(found.Faults) > 0 {
		return c, fmt.Errorf("the record of the service is not as it was written: %s", found.Faults[0])
	}
	return c, nil
}

// hashingEach is how long one core takes to hash what is stored of an entry: its header, its link and its body. Of three times the shortest counts.
func (n *nation) hashingEach(ctx context.Context) (each time.Duration, err error) {
	rows, err := n.Record.Engine.DB().QueryContext(ctx, fmt.Sprintf(`SELECT header, link, body FROM entry ORDER BY stream, version LIMIT %d`, hashedEntries))
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	var all [][3][]byte
	for rows.Next() {
		var stored [3][]byte
		if err := rows.Scan(&stored[0], &stored[1], &stored[2]); err != nil {
			return 0, err
		}
		all = append(all, stored)
	}
	if err := rows.Err(); err != nil || len(all) == 0 {
		return 0, err
	}
	shortest := time.Duration(0)
	for range 3 {
		if took := hashing(all); shortest == 0 || took < shortest {
			shortest = took
		}
	}
	return shortest / time.Duration(len(all)), nil
}

func hashing(entries [][3][]byte) time.Duration {
	begun := time.Now()
	for _, stored := range entries {
		for _, bytes := range stored {
			sha256.Sum256(bytes)
		}
	}
	return time.Since(begun)
}
