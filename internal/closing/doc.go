// Package closing is for when the service's work on a case ends: what stands in the way of it, what was done for the child at the end, what the court
// decided, and who takes what is left.
//
// It promises that
//   - nothing that is still open is lost: whatever the record shows as due or unanswered is done, released with a reason or handed to a named person, in
//     the same act that closes the case, and stays on that person's list until it is answered;
//   - what is asked comes from the pack's list for the law and the track, and an answer that meets a duty meets it;
//   - where the court decided otherwise than a signed report recommended, its reasons are on record, or that it gave none;
//   - months later somebody named looks what became of the order for the child, or says that it could not be learnt;
//   - a case that is opened again is the same case, with its child and its history.
//
// Start at Open, which reads what stands in the way; at Desk.Close, the verb; and at Of, which reads how a case was closed.
package closing
