// Package assets is the style sheet, script and fonts of every page: built once, embedded, and served under names that carry a hash of
// their content, so that a browser may keep them for ever.
//
// It promises that nothing served names or contains the GDS Transport font or the crest, which belong to GOV.UK, and that nothing served
// asks for anything outside this folder. Start at Handler and Path. To change the look, edit candour.css and run
// "npm ci && go generate" here; generate does the building, and third_party.lock one folder up says what was vendored.
package assets

//go:generate go run ./generate
