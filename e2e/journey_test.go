//go:build e2e

package e2e

import (
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestTheMainJobByKeyboard(t *testing.T) {
	k := signIn(t, "Ruth Adeyemi")
	mainJob(k, signIn(t, "Colin Pryce"), family{"Choudhury", "Imran Choudhury"}, func(name string) {
		if *pictures == "" {
			return
		}
		for _, width := range []int{browsertest.Telephone, browsertest.Desk} {
			k.look(name, width, *pictures)
		}
	})
}
