package report_test

import (
	"testing"

	"candour/internal/report"
)

func TestAnAddendumListsWhatNoLongerStandsUnderTheReportBeforeIt(t *testing.T) {
	b, letter := filedLetter(t)
	correction := b.schoolCorrects(letter, "2026-05-11", "Our letter named the wrong adult")
	b.begin("safeguarding_update")
	b.writes("since", report.Account, "Hill Road School now writes that its letter named the wrong adult.", on(correction))
	heading := "What has changed since the safeguarding letter of 12 May 2026"
	want := "Hill Road School, 1 May 2026, by telephone. Then: stands. Now: no longer stands. Bears on paragraphs 2.1, 5.1 and 6.1 of that report. (1.1)"
	pageOneSays(t, b.reads().Document(), map[string]string{heading: want})
	b.keepsAll()
	must(t, b.signs())
	pageOneSays(t, b.reads().Document(), map[string]string{heading: want})
}

func TestAFurtherReportSaysWhenNothingFellUnderTheOneBeforeIt(t *testing.T) {
	b, letter := filedLetter(t)
	b.begin("safeguarding_update")
	b.writes("since", report.Account, "Hill Road School wrote of alcohol.", on(letter))
	pageOneSays(t, b.reads().Document(), map[string]string{
		"What has changed since the safeguarding letter of 12 May 2026": "All that it rested on stands as it did.",
	})
}
