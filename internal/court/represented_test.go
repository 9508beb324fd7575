package court_test

import (
	"testing"

	"candour/internal/casework"
	"candour/internal/pack"
)

func TestWhoTheCourtSaysIsNotRepresentedHasNoSolicitorUntilOneIsNamed(t *testing.T) {
	w, name := newWorld(t), "Mary Richards"
	w.gets(private(t, may))
	if got := w.person(pack.PrivateLaw, privateNumber, name).Fact(casework.Solicitor).Value(); got != "none" {
		t.Errorf("without anybody to represent them, the solicitor is %q", got)
	}
	later := private(t, june)
	later.item("respondents", 0)["representativeLastName"] = "Sethi"
	w.gets(later)
	if got := w.person(pack.PrivateLaw, privateNumber, name).Fact(casework.Solicitor).Value(); got != "Sethi" {
		t.Errorf("once one is named, the solicitor is %q", got)
	}
}
