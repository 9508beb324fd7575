package exchange_test

import (
	"os"
	"strings"
	"testing"

	"candour/internal/argument"
	"candour/internal/argument/argumenttest"
	"candour/internal/argument/exchange"
)

// graphs is how many are drawn by chance: a hundred thousand in the long run of the check.
func graphs() int {
	if os.Getenv("CANDOUR_LONG") != "" {
		return 100_000
	}
	return 1_000
}

func TestWhatArgueSaysOfAnyRecordsIsTheirDefinition(t *testing.T) {
	records := argumenttest.AnyRecords()
	for seed := range graphs() {
		r := records.Example(seed)
		var said strings.Builder
		if err := exchange.Run(strings.NewReader(argumenttest.Text(r)), &said, false); err != nil {
			t.Fatal(err)
		}
		if want := defined(r); said.String() != want {
			t.Fatalf("argue says\n%sof\n%sby their definition\n%s", said.String(), argumenttest.Text(r), want)
		}
	}
}

// defined is what argue should print.
func defined(r argument.Records) string {
	var b strings.Builder
	answers := argumenttest.WellFounded(r)
	for _, item := range r.Items {
		b.WriteString(string(item.ID) + " " + answers[item.ID].String() + "\n")
	}
	return b.String()
}

func TestReadingAndWritingAnAttackGraphTakesNoAllocationALine(t *testing.T) {
	text := "p af 5000\n" + strings.Repeat("1 2\n", 5000)
	made := testing.AllocsPerRun(3, func() {
		var out strings.Builder
		if err := exchange.Run(strings.NewReader(text), &out, false); err != nil {
			t.Fatal(err)
		}
	})
	if made > 200 {
		t.Errorf("%.0f allocations for 5,000 lines read and 5,000 written", made)
	}
}
