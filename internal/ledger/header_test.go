package ledger

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestAStoredTimeIsReadAsPackageTimeReadsIt holds the short way of reading a time against the long one, for every instant there may be and for
// texts that are nearly times.
func TestAStoredTimeIsReadAsPackageTimeReadsIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		last := time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC).Unix()
		at := time.Unix(rapid.Int64Range(time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC).Unix(), last).Draw(t, "second"), rapid.Int64Range(0, 999_999).Draw(t, "micro")*1000)
		text := FormatTime(at)
		if quick, ok := storedTime(text); !ok || !quick.Equal(at) {
			t.Fatalf("%s was read as %v, %t", text, quick, ok)
		}
		place := rapid.IntRange(0, len(text)-1).Draw(t, "place")
		nearly := text[:place] + rapid.SampledFrom([]string{"", "0", "1", "3", "6", "9", ",", "-", " ", "00", "Z"}).Draw(t, "other") + text[place+1:]
		agree(t, nearly)
	})
}

func TestADayThatNoMonthHasIsNoStoredTime(t *testing.T) {
	for _, text := range []string{
		"2026-02-29T10:00:00.000000Z", "2026-04-31T10:00:00.000000Z", "2026-05-00T10:00:00.000000Z", "2026-05-32T10:00:00.000000Z", "2026-13-01T10:00:00.000000Z",
		"2026-05-01T24:00:00.000000Z", "2026-05-01T10:60:00.000000Z", "2026-05-01T10:00:60.000000Z", "2026-05-01T10:00:00,000000Z", "",
	} {
		if _, ok := storedTime(text); ok {
			t.Errorf("%q was read", text)
		}
		agree(t, text)
	}
}

// agree demands that what is read the short way is read so the long way, and that what package time alone reads is not as FormatTime writes it.
func agree(t interface{ Fatalf(string, ...any) }, text string) {
	quick, ok := storedTime(text)
	long, err := time.Parse(timeLayout, text)
	switch {
	case ok && (err != nil || quick != long):
		t.Fatalf("%q was read as %v, which package time reads as %v, %v", text, quick, long, err)
	case !ok && err == nil && FormatTime(long) == text:
		t.Fatalf("%q was not read, and package time reads it", text)
	}
}
