package reportpage_test

import (
	"sync"
	"testing"

	"candour/internal/pack"
	"candour/packs/england"
)

var load = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

func rules(t *testing.T) *pack.Pack {
	t.Helper()
	p, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return p
}
