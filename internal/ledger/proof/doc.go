// Package proof seals streams: it writes where each stands into one log that only grows, and signs the log's size and root. Whoever keeps a
// signed checkpoint can later see whether anything sealed before it was changed, cut off or taken away, by whomever.
//
// The log is a tree of golang.org/x/mod/sumdb/tlog (RFC 6962), a checkpoint is a signed note as C2SP tlog-checkpoint describes it, co-signed by
// witnesses as C2SP tlog-cosignature does. A log whose only checkpoint lies in the same database proves nothing against whoever administers that
// database: keep checkpoints elsewhere.
//
// Start at Log (sealing and the census), Shelf (what lies outside), Witness (who watches it), Prover and Bundle (what an outsider is given), and
// Check (what the service finds by itself). docs/security/proof.md says what all of it shows, and what it does not.
package proof
