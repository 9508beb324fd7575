//go:build e2e

package e2e

import (
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestAHiddenAddressForA999CallInTwoSteps(t *testing.T) {
	t.Run("for the worker of the case", func(t *testing.T) {
		k := signIn(t, "Ruth Adeyemi")
		k.open("/cases")
		k.follow("O’Neill and Brady")
		k.follow("Worried about a child now")
		k.follow("…’s address")
		k.says("That you saw this is recorded.")
	})
	t.Run("for the manager on call, who is on no case", func(t *testing.T) {
		k := signIn(t, "Ines Marchetti")
		k.open("/search?q=Niamh")
		k.says("Nothing that is yours to see")
		k.open("/search?q=WX26P00480")
		k.follow("tell the police or the local authority")
		k.follow("…’s address")
		k.says("That you saw this is recorded.")
	})
}

// signIn chooses a person at the door of the demonstration.
func signIn(t testing.TB, name string) keyboard {
	t.Helper()
	browser = browsertest.Browser(t)
	k := keyboard{t, browsertest.Open(t, browsertest.Person(t), running.address+"/sign-in")}
	k.choose(name)
	k.follow("Sign in")
	return k
}

func (k keyboard) open(path string) {
	k.t.Helper()
	browsertest.Go(k.t, k.page, running.address+path)
}
