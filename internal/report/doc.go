// Package report is what the service tells a court: statements that rest on evidence, the checks before they are signed, the signature,
// and what must be answered when something they rested on no longer stands.
//
// While it is written a report is a stream of its own. The case stream holds only what is decided: that it was opened, signed, filed,
// and answered for.
//
// It promises that
//   - every statement says what it rests on, or is shown as resting on nothing; a heading and a linking sentence need nothing;
//   - a statement that only reports stands as long as the words were said; one that asserts stands only as far as what it rests on is so;
//   - an open check stops the signature until it is put right or kept with a reason, and the reason is part of the record;
//   - only the author signs; what was signed never changes, and its PDF was read back and compared, word by word, before it was signed;
//   - what may not reach others (a hidden detail, an unnamed source, words given under a condition) is in no document, and a text in which
//     one of them is found cannot be signed at all;
//   - a filed report is judged as at the day it was signed: age alone never marks it;
//   - what no longer stands under a signed report waits until a person answers, and one answer may close many lines of one cause.
//
// Start at Of, the reports of a case; at Desk.Read, one report with everything it is judged by; at Open and Write, the verbs; at
// Reading.Checks; at Signer.Sign; and at Desk.Consequences.
package report
