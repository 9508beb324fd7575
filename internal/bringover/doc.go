// Package bringover takes in what a service worked with before: its teams, its staff and its open cases, from CSV files of a form that
// docs/operations/bring-over.md describes.
//
// It promises that
//   - nothing is written until somebody asks for it: a dry run carries out every verb on the record as it stands, and says what would come of each line;
//   - what is made is made by the verbs that a person would use, and marked with where it comes from and as of which day;
//   - a case comes over whole, with all its people, or not at all;
//   - a second run changes nothing: teams and staff are known by their names, cases by the court's number;
//   - every line is made, there already, or refused, and the three add up to the lines read;
//   - what is said of a line is its number, its column and what is wrong, never what stands in it.
//
// Start at Read, which reads one file, and at Bringer.
package bringover
