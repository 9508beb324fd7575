package proof

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/tlog"
	"pgregory.net/rapid"

	"candour/internal/ledger"
)

// However many streams there are, and in whatever order they were sealed, a census is that of the tree over where each stood last.
func TestACensusIsOfTheTreeThatIsMadeOneByOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		newest := map[ledger.StreamID]Head{}
		var all []stood
		for range rapid.IntRange(1, 300).Draw(t, "records") {
			stream := ledger.StreamID(fmt.Sprintf("%08x-0000-4000-8000-%012x", rapid.Uint32().Draw(t, "begin"), rapid.IntRange(0, 9).Draw(t, "end")))
			h := Head{Stream: stream, Version: newest[stream].Version + 1, Link: ledger.FirstLink(stream)}
			newest[stream] = h
			n, ok := nameIn([]byte(stream))
			if !ok {
				t.Fatalf("%s is no name", stream)
			}
			all = append(all, stood{n, place{h.Version, h.Link}})
		}
		var heads []Head
		for _, h := range newest {
			heads = append(heads, h)
		}
		slices.SortFunc(heads, func(a, b Head) int { return strings.Compare(string(a.Stream), string(b.Stream)) })
		var slow tree
		for _, h := range heads {
			slow.add(tlog.RecordHash([]byte(h.Text())))
		}
		want := Census{Size: 7, Streams: slow.size, Root: slow.root()}
		if got := censusOf(7, latest(rapid.Permutation(all).Draw(t, "order"))); got != want {
			t.Errorf("the census of %d streams is %+v, want %+v", len(heads), got, want)
		}
	})
}

func TestManyStreamsAreCountedAsFewAre(t *testing.T) {
	var slow tree
	all := make([]stood, 5000)
	for i := range all {
		all[i].name, _ = nameIn([]byte(ledger.NewStreamID()))
		all[i].version = int64(i + 1)
	}
	for _, at := range sortedByName(slices.Clone(all)) {
		slow.add(tlog.RecordHash([]byte(Head{ledger.StreamID(at.name.append(nil)), at.version, at.link}.Text())))
	}
	if got, want := censusOf(7, latest(all)), (Census{Size: 7, Streams: slow.size, Root: slow.root()}); got != want {
		t.Errorf("the census is %+v, want %+v", got, want)
	}
}

func TestANameIsTheStoredFormOfAUUIDAndNoOther(t *testing.T) {
	const right = "3f2b8c1e-9a4d-4f0b-8a51-6d2c7b1e0f43"
	n, ok := nameIn([]byte(right))
	if !ok || string(n.append(nil)) != right {
		t.Errorf("%s is read as %s, %t", right, n.append(nil), ok)
	}
	for _, wrong := range []string{"", right[1:], right + "0", strings.ToUpper(right), strings.Replace(right, "-", "0", 1), "3f2b8c1-e9a4d-4f0b-8a51-6d2c7b1e0f43", strings.Replace(right, "b", "g", 1)} {
		if _, ok := nameIn([]byte(wrong)); ok {
			t.Errorf("%q is read as a name", wrong)
		}
	}
}
