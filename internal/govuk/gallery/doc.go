// Package gallery shows every component of govuk on a few pages, with invented people, so that they can be looked at, measured and read
// aloud. It is for tests and for whoever works on the look; nothing of the service imports it.
//
// Start at Handler. To look: CANDOUR_SHOTS=DIR go test -tags e2e ./internal/govuk/gallery -run Everybody.
package gallery
