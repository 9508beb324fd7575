// Package api is how other systems reach the service: JSON over HTTP, described by OpenAPI 3.1, with the verbs and the access rules of the pages.
//
// It promises that a client sees and does no more than the person it acts for sees and may do now, and of that only what its scopes name; that two
// administrators agreed on it and on each of its tokens; that its looks and acts stand on the record as a person's do; and that nothing of a request
// is in an error or a log line. Of a token only its digest is kept. Start at Client, API and hooks.go (docs/decisions/0021).
package api
