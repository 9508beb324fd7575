package view_test

import (
	"testing"

	"candour/internal/view"
)

func TestAListSaysWhenThereAreMoreRowsThanItHas(t *testing.T) {
	for asked, want := range map[int]bool{0: false, view.Most: false, view.Most + 1: true} {
		rows, more, err := view.AtMost(make([]string, asked), nil)
		if more != want || len(rows) != min(asked, view.Most) || err != nil {
			t.Errorf("of %d rows %d are shown, with more %v: %v", asked, len(rows), more, err)
		}
	}
}
