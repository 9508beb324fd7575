// Package ledgertest is the ledger for tests, and the specification of a store under it.
//
// New gives a test of any package a ready ledger in one line, with a clock that the test sets.
// Run is the suite that every engine must pass. golden.json holds entries whose stored bytes are final for ever.
package ledgertest
