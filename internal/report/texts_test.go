package report

import (
	"errors"
	"reflect"
	"slices"
	"testing"
)

func TestWhatCouldNotBeSearchedDoesNotLeave(t *testing.T) {
	type part struct {
		Words []string
		More  map[string]string
	}
	for _, hidden := range []any{part{More: map[string]string{"where": "9 Quay Street"}}, struct{ Any any }{"9 Quay Street"}, &[]part{{}}} {
		var texts []string
		if err := textsIn(reflect.ValueOf(hidden), &texts); !errors.Is(err, errUnsearched) {
			t.Errorf("%T was said to be searched: %v", hidden, err)
		}
	}
	var texts []string
	err := textsIn(reflect.ValueOf(struct {
		One  *string
		Many [2]struct{ Name string }
		N    int
		Is   bool
	}{new(string), [2]struct{ Name string }{{"Isla"}, {"Rowan"}}, 3, true}), &texts)
	if want := []string{"", "Isla", "Rowan"}; err != nil || !slices.Equal(texts, want) {
		t.Errorf("%q (%v), want %q", texts, err, want)
	}
}
