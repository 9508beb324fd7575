package fault_test

import (
	"errors"
	"fmt"
	"testing"

	"candour/internal/fault"
)

func TestThePersonSeesTheSentenceAndTheLogSeesTheCause(t *testing.T) {
	cause := errors.New("constraint failed")
	err := fmt.Errorf("sign report: %w", fault.Refuse("This report is signed. Start an addendum.", cause))

	if got := fault.Sentence(err); got != "This report is signed. Start an addendum." {
		t.Errorf("Sentence = %q", got)
	}
	if !errors.Is(err, cause) {
		t.Error("the cause is lost to the log")
	}
	if got := fault.KindOf(err); got != fault.Denied {
		t.Errorf("KindOf = %v", got)
	}
}

func TestAnErrorWithoutASentenceHasNothingToShow(t *testing.T) {
	err := errors.New("database disk image is malformed")
	if s := fault.Sentence(err); s != "" || fault.KindOf(err) != fault.Internal {
		t.Errorf("shown %q of kind %v; want nothing, internal", s, fault.KindOf(err))
	}
}
