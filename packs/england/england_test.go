package england_test

import (
	"testing"

	"candour/internal/pack"
	"candour/packs/england"
)

func TestTheEnglandPackLoads(t *testing.T) {
	if _, err := pack.Load(england.FS); err != nil {
		t.Fatal(err)
	}
}
