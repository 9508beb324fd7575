// Package handover is for when a case goes from one worker to another: what the record cannot say, what the child and the others were told about the
// change, and the word of whoever takes it that they have read it.
//
// It promises that
//   - what the record holds is copied into no note: children, hearings, what is due and how it is safe to reach people are shown from the record as it
//     stands when the note is read;
//   - a note says what the child was told about the change, or why nothing yet;
//   - a transfer to another worker or team does all of it in one act, and is not done without saying what the child and the parties were told;
//   - it waits for whoever works on the case, and not for its writer, until one of them says that they have read it.
//
// Start at Write and Receive, which are the verbs, and at Of, which reads a case’s notes.
package handover
