// Package ledger is the record: streams of entries that only grow, encrypted at rest and chained so that no change goes unseen.
//
// A stream is one thing with a history that people change together: a case, a person, one server's reads of a day.
// An entry is one act in it. Its words are encrypted under the stream's own key; a header without words is chained with SHA-256,
// so that keys can change and die without touching the chain.
//
// It promises:
//   - entries are never edited or removed; a correction is a new entry that names the one it corrects. Only Erase takes words out, and leaves a
//     gap that says so;
//   - versions of a stream run 1, 2, 3 without gaps, and recorded times never run back;
//   - an append is all or nothing, with the view rows and jobs that go with it, over several streams at once;
//   - the same entry id sent twice is recorded once, and an id sent with other content is refused;
//   - nobody loses a form to somebody else's entry about another matter, and two who change the same thing get each other's words;
//   - Verify sees every changed byte of every entry. What nothing in one database can show, it says.
//
// Start at Define (a kind of entry), Ledger.Do (an act by a person or a job) and Ledger.Read (a stream's history).
// record.Open opens a record from its folder; ledgertest.New gives a test one. Bulk is for whole new streams by the thousand, and for nothing else.
//
// An act that may be sent twice takes all its ids from its form: the first entry bears the form's own, others are derived from it
// (DerivedID), and a stream that it begins was named when the form was shown (NewStreamID, then BeginStreams when it is sent).
// Ids made anew within a verb make a second click a second act.
//
// Where words may live besides in entries is a closed list: docs/security/where-words-live.md.
//
// The promises are the suite in ledgertest, which every engine must pass. The stored bytes are fixed by its golden file and never change.
package ledger
