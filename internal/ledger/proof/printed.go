package proof

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// goingOn shows that a log goes on from what it was at an earlier size. The zero goingOn shows nothing.
type goingOn struct {
	from  int64
	proof tlog.TreeProof
}

// text is the earlier size and the hashes of the proof (RFC 9162, 2.1.4), a line each; "" when nothing is shown.
func (g goingOn) text() string {
	if g.from == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintln(&b, g.from)
	for _, h := range g.proof {
		fmt.Fprintln(&b, hex.EncodeToString(h[:]))
	}
	return b.String()
}

// parseGoingOn reads what text wrote, and refuses any other.
func parseGoingOn(text string) (g goingOn, err error) {
	size, hashes, _ := strings.Cut(text, "\n")
	if g.from, err = strconv.ParseInt(size, 10, 64); err != nil {
		return goingOn{}, errNoRecord
	}
	for line := range strings.Lines(hashes) {
		var h tlog.Hash
		digits := strings.TrimSuffix(line, "\n")
		if len(digits) != hex.EncodedLen(len(h)) {
			return goingOn{}, errNoRecord
		}
		if _, err := hex.Decode(h[:], []byte(digits)); err != nil {
			return goingOn{}, errNoRecord
		}
		g.proof = append(g.proof, h)
	}
	if g.text() != text {
		return goingOn{}, errNoRecord
	}
	return g, nil
}

// goesOn shows that the log of a checkpoint goes on from an earlier size.
func (p Prover) goesOn(ctx context.Context, from, size int64) (goingOn, error) {
	if from == 0 {
		return goingOn{}, nil
	}
	if from > size {
		return goingOn{}, ErrNotCounted
	}
	found, err := tlog.ProveTree(size, from, hashesIn(ctx, p.Log.reads()))
	return goingOn{from, found}, because(err)
}

// Printed is a checkpoint as it stands at the foot of a document.
type Printed struct {
	Size int64
	Root tlog.Hash
}

// ErrPrinted refuses what is no printed checkpoint.
var ErrPrinted = errors.New("a printed checkpoint is the number of records and the root, such as: 48213 9f2c41d0… (64 digits)")

// ParsePrinted reads a printed checkpoint: the number of records, and the root.
func ParsePrinted(text string) (p Printed, err error) {
	size, digits, _ := strings.Cut(strings.TrimSpace(text), " ")
	if p.Size, err = strconv.ParseInt(strings.ReplaceAll(size, ",", ""), 10, 64); err != nil || p.Size < 1 || len(digits) != hex.EncodedLen(len(p.Root)) {
		return Printed{}, ErrPrinted
	}
	if _, err := hex.Decode(p.Root[:], []byte(digits)); err != nil {
		return Printed{}, ErrPrinted
	}
	return p, nil
}

// GoesOnFromPrinted demands that the log goes on from what it was when a document was printed. The bundle must have been checked.
func (b *Bundle) GoesOnFromPrinted(p Printed, now Shown) error {
	const step = "the printed checkpoint"
	if b.since.from != p.Size {
		return wrong(step, "the bundle shows nothing of the log as it was at %d records; ask for one that does (candour prove --since %d)", p.Size, p.Size)
	}
	if err := tlog.CheckTree(b.since.proof, now.Checkpoint.Size, now.Checkpoint.Root, p.Size, p.Root); err != nil {
		return wrong(step, "the log does not go on from it: what was sealed by then was changed, or the paper is not of this service")
	}
	return nil
}
