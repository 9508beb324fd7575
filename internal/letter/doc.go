// Package letter is for what the service writes and sends: letters and invitations begun from templates of the pack and filled from the case, and other
// papers that are made of it.
//
// It promises that
//   - a letter is looked at before it is kept, and what is kept is what was looked at;
//   - none is kept that says what its recipient may not have, or what everybody on the case would then read, nor one that still has places to fill;
//   - none goes by a way that is recorded as not safe; where nobody was asked, it says why this way is safe;
//   - what names or repeats a filed report to which somebody replied says so in one line and, for the court alone, annexes the words;
//   - it is kept as a PDF and as a Word file of the same words, both read back, and stands on the register of what left the case.
//
// Start at Fill, which begins a letter, at Desk.Print, which makes the two files, and at Send, the verb.
package letter
