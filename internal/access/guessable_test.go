package access

import (
	"crypto/sha256"
	"fmt"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWhatAttackersTryFirstIsNoPassword(t *testing.T) {
	for _, password := range []string{
		"password1234", "Password!2026", "qwertyuiop123", "letmein letmein", "passwordpassword", "123456789012", "07700 900 123", "aaaaaaaaaaaa", "abababababab",
		"ngozihartley", "Ngozi Hartley 1987", "candour-2026", "CandourNgozi!",
	} {
		if !guessable(password, "Ngozi Hartley") {
			t.Errorf("%q is taken", password)
		}
	}
}

func TestUnrelatedWordsAreAPassword(t *testing.T) {
	for _, password := range []string{"three plain words", "harbour-otter-candle", "Täglich grüßt 7 Murmel", "kq7vm2xt9bzr", "hartley kettle plum"} {
		if guessable(password, "Ngozi Hartley") {
			t.Errorf("%q is refused", password)
		}
	}
}

func TestTheListOfCommonPasswordsIsWhole(t *testing.T) {
	if got := len(common()); got != 30_000 {
		t.Errorf("%d passwords are on the list", got)
	}
}

func TestTheListOfCommonPasswordsIsThatOfTheLock(t *testing.T) {
	lock, err := os.ReadFile("third_party.lock")
	if err != nil {
		t.Fatal(err)
	}
	if sum := fmt.Sprintf("%x", sha256.Sum256(commonList)); !strings.Contains(string(lock), sum) {
		t.Errorf("the lock does not name %s", sum)
	}
}

func TestSignsAroundACommonPasswordDoNotHideIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{"password", "dragon", "liverpool", "sunshine"}).Draw(t, "word")
		around := rapid.StringMatching(`[0-9!?. ]{0,8}`)
		password := around.Draw(t, "before") + strings.ToUpper(word[:1]) + word[1:] + around.Draw(t, "after")
		if !guessable(password, "") {
			t.Errorf("%q is taken", password)
		}
	})
}
