package proof

import (
	"encoding/hex"
	"fmt"
	"math/bits"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// way leads from one leaf of a tree to its root: at each step the hash that stands beside, and on which side.
type way []step

type step struct {
	left bool
	hash tlog.Hash
}

// root is where the way leads from a record.
func (w way) root(record string) tlog.Hash {
	h := tlog.RecordHash([]byte(record))
	for _, s := range w {
		if s.left {
			h = tlog.NodeHash(s.hash, h)
		} else {
			h = tlog.NodeHash(h, s.hash)
		}
	}
	return h
}

// text is a line for each step: "left" or "right", and the hash.
func (w way) text() string {
	var b strings.Builder
	for _, s := range w {
		side := "right"
		if s.left {
			side = "left"
		}
		fmt.Fprintf(&b, "%s %s\n", side, hex.EncodeToString(s.hash[:]))
	}
	return b.String()
}

// parseWay reads a way, and refuses any text that its text would not be.
func parseWay(text string) (w way, err error) {
	for line := range strings.Lines(text) {
		side, digits, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		s := step{left: side == "left"}
		if len(digits) != hex.EncodedLen(len(s.hash)) || len(w) == bits.UintSize {
			return nil, errNoRecord
		}
		if _, err := hex.Decode(s.hash[:], []byte(digits)); err != nil {
			return nil, errNoRecord
		}
		w = append(w, s)
	}
	if w.text() != text {
		return nil, errNoRecord
	}
	return w, nil
}

// wayOf gives the hashes of a tlog.RecordProof the sides on which they stand (RFC 9162, 2.1.3.2).
func wayOf(proof tlog.RecordProof, size, n int64) way {
	var w way
	last := size - 1
	for _, hash := range proof {
		s := step{left: n&1 == 1 || n == last, hash: hash}
		if s.left {
			for n&1 == 0 && n != 0 {
				n, last = n>>1, last>>1
			}
		}
		n, last = n>>1, last>>1
		w = append(w, s)
	}
	return w
}

// wayAmong is the way from one of some leaves to their root.
func wayAmong(leaves []tlog.Hash, n int) (way, tlog.Hash) {
	if len(leaves) == 1 {
		return nil, leaves[0]
	}
	half := 1 << (bits.Len(uint(len(leaves)-1)) - 1) // the largest power of two below the number of leaves
	if n < half {
		w, h := wayAmong(leaves[:half], n)
		right := rootOf(leaves[half:])
		return append(w, step{left: false, hash: right}), tlog.NodeHash(h, right)
	}
	w, h := wayAmong(leaves[half:], n-half)
	left := rootOf(leaves[:half])
	return append(w, step{left: true, hash: left}), tlog.NodeHash(left, h)
}
