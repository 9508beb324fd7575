// Package binder makes one PDF of many for a court: Loose takes the pages out of a PDF from outside, and Bind puts pages together with a label printed on
// each, bookmarks, and an index whose rows lead to the documents.
//
// It promises that
//   - nothing of a file but its pages comes with them: no script, action, link, embedded file, form, hidden layer, or data about the document;
//   - what was filled into a form or stamped on a page is part of the page from then on. A file of which something can be seen that could not be
//     printed is refused with ErrUnprintable, and never loses it silently;
//   - each page bears the label of its part: the fifth page of a part that begins at C10 bears C14.
//
// Run it in a workbench child: files are hostile.
package binder
