package redline_test

import (
	"slices"
	"strings"
	"testing"

	"candour/internal/redline"
)

func TestTwoTextsStandSideBySideWithWhatWasRemovedAndAdded(t *testing.T) {
	before, after := redline.Beside(strings.Fields("He drank two pints that day"), strings.Fields("He drank nothing that day"))
	if want := []redline.Run{{"", "He drank"}, {redline.Removed, "two pints"}, {"", "that day"}}; !slices.Equal(before, want) {
		t.Errorf("before: %q", before)
	}
	if want := []redline.Run{{"", "He drank"}, {redline.Added, "nothing"}, {"", "that day"}}; !slices.Equal(after, want) {
		t.Errorf("after: %q", after)
	}
}
