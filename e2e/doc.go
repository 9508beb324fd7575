// Package e2e does the main job in a real browser, against the demonstration as it is built and started by a newcomer. Its tests have the tag
// e2e, and need the Debian packages chromium, qpdf and poppler-utils:
//
//	go test -tags e2e ./e2e
//
// The folder signin has the journeys of signing in, against the program as it is served in earnest.
//
// Begin with journey_test.go: it tells the job in a practitioner's words. Every step is done with the keyboard alone, once with scripts
// and once without. CANDOUR_SHOTS names a folder in which to leave pictures of every page, and CANDOUR_AT the address of a demonstration that
// runs already, which saves a minute.
//
// everypage_test.go opens every page there is, at the width of a telephone and of a desk, which takes minutes: ./check --long does it.
//
// week_test.go and guardian_week_test.go play weeks of work on a tablet. What hands do is counted (tally_test.go), and printed as a table with -v.
package e2e
