package bench

import (
	"testing"

	"candour/internal/court/hmcts"
)

func TestTheSamplesRepeatedAreCasesUnderNumbersOfTheirOwn(t *testing.T) {
	raw, err := manyCases(50)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := hmcts.Parse(raw)
	if err != nil {
		t.Fatal(err)
	}
	numbers := map[string]bool{}
	for _, c := range answer.Cases {
		numbers[c.ID] = true
	}
	if len(answer.Refused) != 0 || len(numbers) != 50 {
		t.Errorf("%d cases of their own and %d refused, want 50 and none", len(numbers), len(answer.Refused))
	}
}
