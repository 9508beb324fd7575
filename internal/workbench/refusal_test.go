package workbench

import (
	"testing"

	"candour/internal/fault"
)

func TestEveryRefusalHasASentence(t *testing.T) {
	for _, r := range []refusal{unreadable, locked, tooManyPages, tooManyPixels, tooLong, notText, failed, "one that no child of ours sends"} {
		if err := r.fault(Limits{}.orDefault()); fault.Sentence(err) == "" || fault.KindOf(err) == fault.Internal {
			t.Errorf("%s: %v", r, err)
		}
	}
}
