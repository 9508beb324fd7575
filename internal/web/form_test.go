package web

import (
	"net/url"
	"testing"

	"candour/internal/calendar"
)

func typed(values url.Values) *Form { return &Form{values: values} }

func TestATimeMayBeWrittenAsPeopleWriteIt(t *testing.T) {
	for text, want := range map[string]calendar.TimeOfDay{
		"": {}, "16:00": calendar.NewTime(16, 0), "16.30": calendar.NewTime(16, 30), "4pm": calendar.NewTime(16, 0),
		"9.30 am": calendar.NewTime(9, 30), "12 AM": calendar.NewTime(0, 0), "12pm": calendar.NewTime(12, 0), "0930": calendar.NewTime(9, 30),
	} {
		form := typed(url.Values{"at": {text}})
		if got := form.Time("at", "The time"); got != want || len(form.Errors) > 0 {
			t.Errorf("%q is read as %q, errors %v", text, got, form.Errors)
		}
	}
}

func TestWhatIsNoTimeIsAskedAgain(t *testing.T) {
	for _, text := range []string{"4", "25:00", "13pm", "0am", "half past four", "10:60"} {
		form := typed(url.Values{"at": {text}})
		if got := form.Time("at", "The time"); !got.IsZero() || form.Errors.For("at") == "" {
			t.Errorf("%q is taken as %q", text, got)
		}
	}
}

func TestADateNeedsItsWholeYear(t *testing.T) {
	for _, year := range []string{"26", "", "20266"} {
		form := typed(url.Values{"on-day": {"24"}, "on-month": {"11"}, "on-year": {year}})
		if got := form.Date("on", "The day"); !got.IsZero() || form.Errors.For("on") == "" {
			t.Errorf("the year %q is taken: %s", year, got)
		}
	}
	form := typed(url.Values{"on-day": {"4"}, "on-month": {"1"}, "on-year": {"2026"}})
	if got := form.Date("on", "The day"); got != calendar.MustParse("2026-01-04") {
		t.Errorf("4 1 2026 is read as %s", got)
	}
}

func TestWhatWasTypedIsStoredAsValidText(t *testing.T) {
	form := typed(url.Values{"said": {" one\r\ntwo\x00\xff "}})
	if got := form.Text("said"); got != "one\ntwo\uFFFD" {
		t.Errorf("it is stored as %q", got)
	}
}
