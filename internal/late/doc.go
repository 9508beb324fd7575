// Package late finds what says already what has become hidden: a detail that is hidden after it was written down stands in notes, in evidence, in
// orders as typed, in a report being written, in a form somebody is filling in, in files, and in what has left.
//
// It promises that
//   - every entry of a case is looked through whatever its kind, of one made tomorrow too: its texts are taken from how it is stored;
//   - each place is put down once, on the closed side of the case: where, which detail, who hid it and when; never the value, never the words;
//   - the words are held back in the same act, on every page and in every row, and stay so until somebody has answered;
//   - an answer is checked: “corrected” is refused while what stands still says it, and “it may stand” is said by whoever hid it or by two people;
//   - what no machine could read (a picture, a scan, a file that breaks the reader) is not checked, and waits for somebody to look at it;
//   - whoever looks is a job of the service, which may be killed anywhere and begun anew, and says how far it has come.
//
// Reading a place shows the detail, and so is on record first, as any look at a hidden detail.
//
// Start at Sweeper, whose jobs Asks puts on record; at Of, what was found in a case; and at Answer.
package late
