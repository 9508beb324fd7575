// Package signin signs people in with their work accounts, in a real browser, at the program as it is served in earnest, beside an OpenID Connect
// provider that is not ours (npm oidc-provider). Its tests have the tag e2e, and need chromium, Node and what npm ci brings into the folder provider:
//
//	(cd e2e/signin/provider && npm ci) && go test -tags e2e ./e2e/signin
//
// Codes, passkeys, recovery and sessions that end while somebody types are tested beside their pages, where a test sets the clock:
// internal/access/accesspage.
package signin
