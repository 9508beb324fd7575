// Package redaction makes a document of a case ready for one recipient outside: somebody looks at each page for that recipient, what may not reach
// them is removed, it is decided, and a copy leaves as an entry of the register in leaving.
//
// It promises that
//   - a copy is for one recipient, by one lawful gateway, and every page of it was looked at for them;
//   - what leaves is set anew from the words that are left. No byte of the original is in it: no picture, layout, data about the document, or words
//     behind a bar;
//   - a page that no machine could read is not checked, and does not leave;
//   - a mark is an entry that names the reading, page and words by number, never the words; marks are offered again for the next recipient, each kept
//     or lifted for them;
//   - where the pack says that a manager decides, that is somebody else than who made the copy ready. Protecting somebody in danger waits for nobody.
//
// A document is read once, in the workbench, and its words are kept in a file that the closed side names: what was looked at is what leaves, and marks
// stay where they were put. Start at Begin; then Mark, Look, Desk.Make, Decide and HandOver, each a verb. Copies is what there is in a case.
package redaction
