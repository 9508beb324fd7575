// Package appends measures what the record costs over the engine that it stands on: acknowledged appends through the ledger, beside the same
// rows put into the same tables with the same indexes, gathered into the same commits, without checks or encryption.
//
// The two take turns, so that a busy machine is busy for both; their ratio is what counts. The Go benchmark of the SQLite engine and
// candour bench take the same measure. Start at Open and Pair.Run.
package appends
