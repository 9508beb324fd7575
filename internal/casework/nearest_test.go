package casework_test

import (
	"fmt"
	"testing"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/casework/casetest"
)

func TestOfManyNamesThatComeCloseTheClosestAreOffered(t *testing.T) {
	c := casetest.New(t)
	c.Adult("Marta Wisnewska", "applicant")
	for n := range 25 {
		c.Another(fmt.Sprintf("ZE26P1%04d", n)).Adult("Marta Wesnewske", "applicant")
	}
	near, err := casework.Misspelt(t.Context(), c.Ledger.DB(), worker(c), c.Clock.Now(), access.Mine, "Wisnewsk")
	if err != nil || len(near) != 20 {
		t.Fatalf("%d cases: %v", len(near), err)
	}
	for _, row := range near {
		if row.Case == c.Stream {
			return
		}
	}
	t.Error("the case whose name comes closest is not among them")
}
