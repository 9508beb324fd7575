// Package ledger is the record: streams of entries that only grow, encrypted at rest and chained so that no change goes unseen.
//
// A stream is one thing with a history that people change together: a case, a person, one server's reads of a day.
// An entry is one act in it. Its words are encrypted under the stream's own key; a header without words is chained with SHA-256,
// so that keys can change and die without touching the chain.
//
// It promises:
//   - entries are never edited or removed; a correction is a new entry that names the one it corrects;
//   - versions of a stream run 1, 2, 3 without gaps, and recorded times never run back;
//   - an append is all or nothing, with the view rows and jobs that go with it, over several streams at once;
//   - the same entry id sent twice is recorded once, and an id sent with other content is refused;
//   - Verify sees every changed byte of every entry.
//
// Start at Define (a kind of entry), Ledger.Do (an act by a person) and Ledger.Read (a stream's history).
// The stored bytes are fixed by the golden file in ledgertest and never change.
package ledger
