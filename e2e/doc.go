// Package e2e does the main job in a real browser, against the demonstration as it is built and started by a newcomer. Its tests have the tag
// e2e, and need the Debian packages chromium, qpdf and poppler-utils:
//
//	go test -tags e2e ./e2e
//
// Begin with story.go: it tells the job in a practitioner's words, and does every step with the keyboard alone.
package e2e
