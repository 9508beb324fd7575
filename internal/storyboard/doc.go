// Package storyboard is for pictures that explain the court to a child: made with the child in minutes from a ready-made story of the pack, read on a
// tablet, printed, and opened by the child with a word of their own.
//
// It promises that
//   - a story is filled from the case with the worker’s first name, the adults’ part for the child and the day at court, and with nothing else;
//   - nothing is kept that says what is hidden from the child or from anybody else in the case, for a storyboard lies about at home; nor what repeats
//     words of the evidence that the child did not say themselves;
//   - each picture names what it explains, and is marked when that changes: a day at court, an order, the worker, a note, an item of evidence;
//   - what the child draws and answers is kept as it was given, and a later one does not replace it in the record;
//   - a young person’s own page shows only pictures that were marked safe one by one as they are now, names nobody, no place and no day, and tells
//     whoever opens it without the word the same as a page that does not exist.
//
// A storyboard stands in the case’s own stream and not in one apart. What is appended is an act that worker and child did together: a picture written,
// an order chosen, a page opened. What is typed is a draft until then. A picture explains entries of the case and is marked by what becomes of them, so
// that one fold answers both; and it is hidden, held back, closed and erased with the case, as what was said to a child about it must be.
//
// Start at Begin, Write and Mend, which are verbs, at Of, which folds a case’s storyboards, and at Now.Changes, which says what changed under a picture.
package storyboard
