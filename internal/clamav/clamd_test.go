package clamav

import (
	"errors"
	"testing"

	"pgregory.net/rapid"
)

func TestOnlyOneAnswerMeansThatNothingWasFound(t *testing.T) {
	if err := judge("stream: OK"); err != nil {
		t.Errorf("nothing was found, and it is refused: %v", err)
	}
	rapid.Check(t, func(t *rapid.T) {
		answer := rapid.OneOf(rapid.String(), rapid.StringMatching(`(stream: )?(OK|ok|.* FOUND|.* ERROR)?( |\n)?`)).Draw(t, "answer")
		if answer != "stream: OK" && judge(answer) == nil {
			t.Errorf("%q is taken for a file in which nothing was found", answer)
		}
	})
}

func TestASignatureIsNamedAsTheDaemonNamesIt(t *testing.T) {
	known := new(Harmful)
	if err := judge("stream: Win.Test.EICAR_HDB-1 FOUND"); !errors.As(err, &known) || known.Signature != "Win.Test.EICAR_HDB-1" {
		t.Errorf("judged %v", err)
	}
}
