// Package correction gives the draft of a report to somebody of whom it speaks, so that they can say which facts in it are wrong.
//
// It promises that
//   - no draft leaves without three statements of its author, each with a sentence: that it is safe, that it is permitted, and that the child was told
//     first;
//   - the copy is made for its recipient, says on every page that it is a draft for them, and is looked through for what is hidden from them and from
//     the court; it stands on the register of what left the case, with its bytes;
//   - it and the word that it was shared are one act.
//
// What comes back, and what the author does about it, is the report’s own. Start at Check and Send.
package correction
