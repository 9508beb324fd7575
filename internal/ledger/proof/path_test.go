package proof

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/tlog"
	"pgregory.net/rapid"

	"candour/internal/ledger"
)

func TestEveryWayLeadsFromItsRecordToTheRoot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.IntRange(1, 70).Draw(t, "size")
		n := rapid.IntRange(0, size-1).Draw(t, "n")
		var leaves, all []tlog.Hash
		stored := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
			var out []tlog.Hash
			for _, i := range indexes {
				out = append(out, all[i])
			}
			return out, nil
		})
		for i := range size {
			text := fmt.Sprint("record ", i)
			leaves = append(leaves, tlog.RecordHash([]byte(text)))
			added, err := tlog.StoredHashes(int64(i), []byte(text), stored)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, added...)
		}
		root, err1 := tlog.TreeHash(int64(size), stored)
		proof, err2 := tlog.ProveRecord(int64(size), int64(n), stored)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		among, reached := wayAmong(leaves, n)
		inLog := wayOf(proof, int64(size), int64(n))
		for name, w := range map[string]way{"in the log": inLog, "among all": among} {
			if w.root(fmt.Sprint("record ", n)) != root || w.root("another record") == root {
				t.Errorf("%s: record %d of %d", name, n, size)
			}
			if again, err := parseWay(w.text()); err != nil || again.text() != w.text() {
				t.Errorf("%s: %q is read as %q, %v", name, w.text(), again.text(), err)
			}
		}
		if reached != root || inLog.text() != among.text() {
			t.Errorf("record %d of %d: the two ways differ", n, size)
		}
	})
}

func TestStreamsAreSortedAsTheirNamesAre(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []stood
		for range rapid.IntRange(0, 30).Draw(t, "streams") {
			n, _ := nameIn([]byte(ledger.NewStreamID()))
			all = append(all, stood{name: n})
		}
		last := ""
		for _, at := range byName(all) {
			if text := string(at.name.append(nil)); text <= last {
				t.Fatalf("%s comes after %s", text, last)
			} else {
				last = text
			}
		}
	})
}

// FuzzRecordsAsPublished takes in what lies on a shelf, which anybody may have written.
func FuzzRecordsAsPublished(f *testing.F) {
	head := Head{Stream: "3f2b8c1e-9a4d-4f0b-8a51-6d2c7b1e0f43", Version: 12, Link: ledger.Hash{7}}
	census := Census{Size: 1, Streams: 1, Root: tlog.Hash{9}}
	f.Add(head.Text() + census.Text())
	f.Add("candour head 1\n")
	f.Add("no record")
	f.Fuzz(func(t *testing.T, log string) {
		w := newWalk()
		var whole strings.Builder
		for text, err := range written(strings.NewReader(log)) {
			if err != nil {
				return
			}
			w.record(text)
			whole.WriteString(text)
			if h, err := parseHead(text); err == nil && h.Text() != text {
				t.Errorf("%q was read as %q", text, h.Text())
			}
		}
		if whole.String() != log {
			t.Errorf("%q was read as %q", log, whole.String())
		}
	})
}
