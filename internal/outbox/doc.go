// Package outbox takes in what was written without signal, on a tablet at a visit.
//
// It promises that
//   - each entry is sealed on the tablet, at once, to the service’s public key (HPKE, RFC 9180): the tablet holds no key that opens it, and neither does
//     anybody who finds the tablet;
//   - an entry is put on record once, however often it is sent, under the name of whoever wrote it, and only from a session of theirs;
//   - it is put on record by the same verbs as a form of the case, and says when it was written and when it came;
//   - what cannot be put on record is kept for its writer and their manager, encrypted, until it is put on record elsewhere or let go with a reason;
//   - the tablet removes an entry only once the service has said that it is on record or kept.
//
// Start at Keys, which makes the service’s keys and opens what was sealed, at Bring and KeepFor, which are the verbs, and at Of, which reads a worker’s box.
package outbox
