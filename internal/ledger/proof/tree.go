package proof

import "golang.org/x/mod/sumdb/tlog"

// tree is the edge of a growing tree: the roots of its whole subtrees, the largest first.
type tree struct {
	size  int64
	edges []tlog.Hash
}

func (t *tree) add(h tlog.Hash) {
	for n := t.size; n&1 == 1; n >>= 1 {
		last := len(t.edges) - 1
		h = tlog.NodeHash(t.edges[last], h)
		t.edges = t.edges[:last]
	}
	t.edges = append(t.edges, h)
	t.size++
}

// root is the root of the tree as it stands. A tree has at least one record.
func (t *tree) root() tlog.Hash {
	h := t.edges[len(t.edges)-1]
	for i := len(t.edges) - 2; i >= 0; i-- {
		h = tlog.NodeHash(t.edges[i], h)
	}
	return h
}
