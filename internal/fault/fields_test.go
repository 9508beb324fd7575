package fault_test

import (
	"testing"

	"candour/internal/fault"
)

func TestFieldsNameWhatIsWrongAndNeverWhatWasTyped(t *testing.T) {
	var f fault.Fields
	f.Need(true, "what", "Say what happened")
	if f.Err() != nil {
		t.Error("a form with nothing wrong is refused")
	}
	f.Need(false, "who", "Say who told you this")
	if err := f.Err(); err == nil || err.Error() != "the form cannot be taken: see who" {
		t.Errorf("Err = %v", err)
	}
}
