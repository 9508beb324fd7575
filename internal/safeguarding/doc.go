// Package safeguarding is what is asked and checked about safety before the first hearing: checks by the police and local authorities, an interview
// with each party about safety alone, and the letter to the court that fills from both.
//
// It promises that
//   - what is to be checked and asked comes from the pack’s list for the track, and the list shows what was not done, and why;
//   - whatever comes of a check (an answer, nothing known, a refusal, nothing in time, that it is not made) is an item of evidence in the same act, and
//     a later answer replaces the earlier one, so that what rested on that no longer stands;
//   - an interview is a note, and words taken from it are items, in the same act;
//   - a check names addresses by the details of the case and never repeats one: a hidden address is in no body here;
//   - the letter says nothing that does not rest on these, and what was filled into it once is not filled in again, though its author took it out.
//
// Start at Of, which reads a case; at the verbs Ask, Desk.Outcome and Desk.Hold; and at Desk.Statements, what the letter says.
package safeguarding
