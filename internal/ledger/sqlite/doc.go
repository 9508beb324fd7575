// Package sqlite is the ledger's embedded engine: one file beside its write-ahead log, durable at every commit.
//
// Several programs may have the file open. All writing goes through one connection per program, in immediate transactions;
// each append of a group is a savepoint, so that one refused append takes nothing with it. It passes the suite in ledgertest.
package sqlite
