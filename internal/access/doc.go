// Package access says who may see and do what: people with roles, their ties to streams, sessions, and the log of reads.
//
// It promises that what a person may not see is not there: no list, count, search or error page tells it from what does not exist;
// that every look at a case is on record before the first byte of the page; and that a decision which cannot be made is a refusal.
// Start at Person, Decide and Tie. Who may do what stands in policies/*.cedar, and in words, situation by situation, in truth.txt
// (docs/decisions/0016). What a tie means when others speak against it (a restricted case, a conflict of interest, an emergency) is in
// docs/decisions/0010.
package access
