// Package hmcts is the wire of the two family court services of HMCTS: public law (FPL) and private law (PRL).
//
// It reads their answers into our words, with an exact account: every leaf of an answer is in one class, so nothing that a court sent is
// dropped unseen (Parse, Account). It decides of each contact detail whether it may be seen: only where the court says so (Detail). It calls
// the services, never following an address that came in an answer, and says of every filing what became of it, or that nobody knows (Client).
// It cuts time into the windows that the services take, each in its own clock (Windows).
//
// Start at Parse and at CourtCase. The package fake is both services, for tests and the demonstration.
// "CONTRACT" in comments is docs/court-contract.md.
package hmcts
