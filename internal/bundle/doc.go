// Package bundle makes the bundle for a hearing, and the exhibits to a report: documents of a case as one PDF, each page with its label, an index that
// leads to each document, and bookmarks (Practice Direction 27A).
//
// It promises that
//   - somebody chooses and sorts the documents; the sections and the number of sheets are the pack’s;
//   - what may not reach the court or a party is in no bundle: a document in which a hidden detail is found, and one that no machine could read while
//     nobody has looked at it, is held back, and whoever made the bundle is told why; a copy of its words that was made for the court (see redaction) can
//     stand in its place, as long as that copy may leave;
//   - no document is missing silently: one that could not be printed has a sheet that says so, and the index says of each where it stands or that it is
//     not in the bundle;
//   - the pages are those of the documents; nothing else of their files comes with them (see workbench/binder);
//   - that a bundle left stands on the register of what left the case, and the pages of its documents are kept for reports to cite.
//
// Start at Arrange and NameExhibits; then Ask, which puts the work on record, Desk.Make, the job that does it, and HandOver.
package bundle
