// Package comparison puts two papers of a case side by side, such as care plans of different dates, and says which of them is in force.
//
// It promises that
//   - what was added and what was removed is said in words and marks, paragraph by paragraph and word by word, by a library that is kept for that;
//   - words that are hidden from whoever looks are covered before anything is compared, and whether they changed is not said;
//   - that one paper replaces another is an entry that somebody makes, and the newest one about two papers counts; nothing follows from a date.
//
// Start at Compare, which is pure, and at Replace, which is the verb.
package comparison
