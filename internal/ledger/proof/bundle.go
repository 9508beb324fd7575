package proof

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"time"

	"golang.org/x/mod/sumdb/note"

	"candour/internal/ledger"
)

// Bundle proves some entries of one stream to somebody who has nothing but the public key of the log: what was written, that nothing before or between
// was changed since, and that the stream went on as far as the newest census says. It is a disclosure. Its README has the steps by hand.
type Bundle struct {
	logKey     string        // as the service gives it away; whoever checks has it from elsewhere
	checkpoint string        // signed, and perhaps co-signed
	previous   ledger.Hash   // the link before the first header
	headers    [][]byte      // from the first entry that is proven to the sealed head
	words      map[int64]hid // by version, of the entries that are told
	documents  map[string][]byte
	head       string // the record of the log in which the stream was sealed last before the census
	headWay    way    // from head to the root of the log
	placeWay   way    // from head to the root of the census
	census     string // the newest census at the checkpoint
	censusWay  way    // from census to the root of the log
	since      goingOn
}

// hid is what a commit hides.
type hid struct{ r, envelope []byte }

// Shown is what a bundle has shown.
type Shown struct {
	Stream     ledger.StreamID
	From, To   int64     // versions whose headers are chained
	Told       []int64   // versions whose words stand in the bundle and are those that were committed to
	Since      time.Time // when the first of the headers was recorded
	Until      time.Time // and the last
	Checkpoint Checkpoint
	Census     Census
	Witnesses  []Cosignature
	Documents  []string // files whose bytes an entry that is told names
}

// Wrong is the first step at which a bundle does not hold.
type Wrong struct{ Step, What string }

func (w *Wrong) Error() string { return "the bundle does not hold: " + w.Step + ": " + w.What }

func wrong(step, what string, args ...any) error { return &Wrong{step, fmt.Sprintf(what, args...)} }

// Check goes through a bundle step by step, as its README does by hand. It asks no database and no keyring.
func (b *Bundle) Check(log note.Verifiers, witnesses []note.Verifier) (s Shown, err error) {
	if s.Checkpoint, s.Witnesses, err = OpenCosigned(b.checkpoint, log, witnesses); err != nil {
		return Shown{}, wrong("checkpoint", "%v", err)
	}
	for _, step := range []func(*Shown) error{b.checkChain, b.checkLog, b.checkCensus, b.checkWords, b.checkDocuments} {
		if err := step(&s); err != nil {
			return Shown{}, err
		}
	}
	return s, nil
}

// checkChain links the headers, each to the one before.
func (b *Bundle) checkChain(s *Shown) error {
	const step = "chain"
	head, err := parseHead(b.head)
	if err != nil {
		return wrong(step, "the sealed head: %v", err)
	}
	s.Stream, s.To = head.Stream, head.Version
	link := b.previous
	for i, stored := range b.headers {
		h, err := ledger.ParseHeader(stored)
		switch {
		case err != nil:
			return wrong(step, "%v", err)
		case i == 0:
			s.From, s.Since = h.Version, h.Recorded
		case h.Version != s.From+int64(i):
			return wrong(step, "versions have a gap before %d", h.Version)
		}
		if h.Stream != head.Stream {
			return wrong(step, "version %d is of another stream", h.Version)
		}
		link, s.Until = ledger.NextLink(link, stored), h.Recorded
	}
	switch {
	case s.From == 1 && b.previous != ledger.FirstLink(head.Stream):
		return wrong(step, "something stands before the first entry")
	case len(b.headers) == 0 || s.From+int64(len(b.headers))-1 != head.Version:
		return wrong(step, "the headers do not end where the stream was sealed, at version %d", head.Version)
	case link != head.Link:
		return wrong(step, "the headers do not lead to what was sealed")
	}
	return nil
}

// checkLog finds the sealed head and the census in the log.
func (b *Bundle) checkLog(s *Shown) error {
	if b.headWay.root(b.head) != s.Checkpoint.Root {
		return wrong("log", "the sealed head is not in the log of the checkpoint")
	}
	if b.censusWay.root(b.census) != s.Checkpoint.Root {
		return wrong("log", "the census is not in the log of the checkpoint")
	}
	return nil
}

// checkCensus finds the head in the census: the stream had gone no further than this.
func (b *Bundle) checkCensus(s *Shown) (err error) {
	if s.Census, err = parseCensus(b.census); err != nil {
		return wrong("census", "%v", err)
	}
	if b.placeWay.root(b.head) != s.Census.Root {
		return wrong("census", "the sealed head is not the one that was counted: the stream has gone on, or was sealed otherwise")
	}
	return nil
}

// checkWords compares what is told with what was committed to.
func (b *Bundle) checkWords(s *Shown) error {
	for version, w := range b.words {
		if version < s.From || version > s.To {
			return wrong("words", "version %d is not among the headers", version)
		}
		h, err := ledger.ParseHeader(b.headers[version-s.From])
		if err != nil {
			return wrong("words", "%v", err)
		}
		if sha256.Sum256(slices.Concat(w.r, w.envelope)) != h.Commit {
			return wrong("words", "those of version %d are not those that were recorded", version)
		}
		s.Told = append(s.Told, version)
	}
	slices.Sort(s.Told)
	return nil
}

// checkDocuments finds the digest of each file in what is told.
func (b *Bundle) checkDocuments(s *Shown) error {
	for name, content := range b.documents {
		sum := sha256.Sum256(content)
		named := false
		for _, w := range b.words {
			named = named || bytes.Contains(w.envelope, []byte(`"sha256":"`+hex.EncodeToString(sum[:])+`"`))
		}
		if !named {
			return wrong("documents", "%s is not the file that an entry names", name)
		}
		s.Documents = append(s.Documents, name)
	}
	slices.Sort(s.Documents)
	return nil
}

// GoesOnFrom demands that a later bundle of the same stream tells the same past as an earlier one. Both must have been checked.
func (b *Bundle) GoesOnFrom(earlier *Bundle, now, then Shown) error {
	const step = "the earlier bundle"
	switch {
	case now.Stream != then.Stream:
		return wrong(step, "it is of another stream")
	case now.To < then.To:
		return wrong(step, "the stream ends at version %d now, and went to %d then", now.To, then.To)
	case now.Checkpoint.Size < then.Checkpoint.Size:
		return wrong(step, "the log has %d records now, and had %d", now.Checkpoint.Size, then.Checkpoint.Size)
	}
	before, after := earlier.links(), b.links()
	for _, version := range slices.Sorted(maps.Keys(before)) {
		if other, both := after[version]; both && other != before[version] {
			return wrong(step, "the stream was another one at version %d", version)
		}
	}
	return nil
}

// first is the version of the first header; 0 when that is none.
func (b *Bundle) first() int64 {
	if len(b.headers) == 0 {
		return 0
	}
	h, err := ledger.ParseHeader(b.headers[0])
	if err != nil {
		return 0 // whoever checks the bundle is told
	}
	return h.Version
}

// links are the links of a bundle by version, that before its first header among them.
func (b *Bundle) links() map[int64]ledger.Hash {
	from := b.first()
	all := map[int64]ledger.Hash{from - 1: b.previous}
	link := b.previous
	for i, h := range b.headers {
		link = ledger.NextLink(link, h)
		all[from+int64(i)] = link
	}
	return all
}
