//go:build e2e

package e2e

import "testing"

func TestAHiddenAddressForA999CallInTwoSteps(t *testing.T) {
	t.Run("for the worker of the case", func(t *testing.T) {
		k := signIn(t, "Ruth Adeyemi", withScripts)
		k.open("/cases")
		k.follow("O’Neill and Brady")
		k.follow("Worried about a child now")
		k.reads("worried")
		k.follow("…’s address")
		k.says("That you saw this is recorded.")
		k.reads("worried-shown")
	})
	t.Run("for the manager on call, who is on no case", func(t *testing.T) {
		k := signIn(t, "Ines Marchetti", withScripts)
		k.search("Niamh")
		k.says("Nothing that is yours to see")
		k.search("WX26P00480")
		k.follow("tell the police or the local authority")
		k.follow("…’s address")
		k.says("That you saw this is recorded.")
	})
}
