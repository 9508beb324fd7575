// Package retention says until when a case is kept, what stops its erasing, and how words are lawfully erased.
//
// It promises that
//   - nothing is proposed for erasing because its time has ended unless the birth date of every child is known and beyond doubt;
//   - a hold stops every erasure in its case, whoever decided it and even after it was confirmed, and every list says that it does;
//   - one person proposes and another confirms, each by an entry; nobody confirms their own;
//   - what else repeats the words is listed from the record before anything is decided, each place has an answer, and the answers are
//     part of the decision; a place that came since sends the second person back;
//   - what remains of an erasure names nobody of the family: when, on which ground, by what authority, and why;
//   - two days are told: when the words left the service, and until when older copies may last; never the second before it has come.
//
// A hold is an entry of the case. An erasure is a stream of its own, because it outlives what it erases; Eraser carries it out, as a job.
//
// Start at Rules.Until, which says how long a case is kept; at Hold and Lift; at Around, which lists the places that repeat the words; and at
// Propose, Confirm and Refuse, the verbs of an erasure.
package retention
