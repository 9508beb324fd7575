// Package privilege keeps what passes between the children’s guardian and lawyers: notes that are privileged from the first key pressed.
//
// It promises that
//   - such a note is never an ordinary note first: its form, its draft and its record stand in a stream apart from the case, under that stream’s own key;
//   - the guardian reads it, who is the worker of the case and took it, and those whom the guardian named, as long as they are on the case; nobody reads it
//     by managing the case, for quality, as an inspector, in an emergency or on a day at court;
//   - whoever takes the case over becomes its reader, and the guardian before ceases to be one;
//   - the case itself says that a privileged note was made, and nothing of it: no chronology, summary, letter, copy, search or report can hold its words;
//   - it becomes an ordinary note of the case only once somebody whose decision it is has waived the privilege, with their name and the reason on record.
//
// Start at Write, Name and Waive, which are the verbs, at Of, which reads the stream, and at Ties, which says who is tied to it.
package privilege
