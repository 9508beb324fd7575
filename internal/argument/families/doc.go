// Package families makes instances of the kinds of records that solvers of attack graphs are compared by, and of the records of a case. Each
// instance is the same whenever it is made: what is drawn by chance is drawn from a seed written here.
//
// The graphs are in the competition's format (REASONING.md section 7). They are made anew from what a family is, and are not the competition's
// own files.
//
// Start with Graphs, and CaseLike.
package families
