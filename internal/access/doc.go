// Package access says who may see and do what: people with roles, their ties to streams, sessions, and the log of reads.
//
// It promises that what a person may not see is not there: no list, count, search or error page tells it from what does not exist;
// that every look at a case is on record before the first byte of the page; and that a decision which cannot be made is a refusal.
// Start at Person, Decide and Tie.
package access
