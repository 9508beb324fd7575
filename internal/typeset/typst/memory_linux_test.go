package typst

import "testing"

func TestTheCompilersMemoryGrowsWhereItIsUntilItsBound(t *testing.T) {
	// Given memory of two steps of growth and a bit, of which a byte was written.
	const most = 2*growth + 4096
	m := reserve(0, most)
	defer m.Free()
	first := m.Reallocate(1)
	first[0] = 7
	// When it grows to its end.
	all := m.Reallocate(most)
	// Then the byte is where it was, and the rest is empty.
	if len(all) != most || &all[0] != &first[0] || all[0] != 7 || all[most-1] != 0 {
		t.Errorf("%d bytes, the first %d and the last %d", len(all), all[0], all[most-1])
	}
	// And there is no more.
	if m.Reallocate(most+1) != nil {
		t.Error("it grew over its bound")
	}
}

func TestMemoryThatTheSystemDoesNotGiveIsRefused(t *testing.T) {
	m := reserve(0, 1<<62)
	defer m.Free()
	if m.Reallocate(1) != nil {
		t.Error("there was memory where the system had none")
	}
}
