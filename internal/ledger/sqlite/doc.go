// Package sqlite is the ledger's embedded engine: one file beside its write-ahead log, durable at every commit.
//
// Package store opens a whole record: this engine, the key store beside it, and the keyring from its own folder.
//
// Several programs may have the files open. All appends of a program go through one connection, many at a time in one immediate
// transaction; programs take turns (turn.go), and nothing remembered about a stream is believed until the database agrees. It passes the
// suite in ledgertest.
package sqlite
