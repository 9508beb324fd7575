// Package workingcopy lets a report leave as a Word file to be written on, and reads it again as a proposal.
//
// It promises that
//   - a copy that comes back as it left proposes nothing;
//   - no word of a file that comes back is lost from its proposal: each paragraph is known for what it is, or is a difference that asks to be looked at;
//   - no statement changes by itself: each difference is accepted by a person, one by one, by the act that would have done it by hand, or left;
//   - what was changed in the report since the copy left is never overwritten: it is shown beside the words of the copy;
//   - a copy passes the gate that a PDF of the draft passes, and says on each page that it is a working copy.
//
// Start at Make, the copy; at Propose, what a file that came back proposes; and at Back, Accept and Leave, the verbs.
package workingcopy
