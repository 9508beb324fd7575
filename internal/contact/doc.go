// Package contact is how each child is seen: in person, by video, by telephone or in writing; where, when, alone or with whom, and why.
//
// It promises that
//   - each child has a decision of their own, which is a decision like any other (package decision) with this beside it;
//   - a decision keeps the policy it was made under, and a later policy asks for a second look only of decisions that are ahead and that it touches (Touches);
//   - where the policy is followed and nothing on record speaks against it, one line decides for several children at once (DecideOrdinary);
//   - a worker’s own constraint is one sentence (Constraint), which is a complete reason; no reason of health stands in any entry;
//   - what was done stands beside what was decided;
//   - the words for the child come in two stages of understanding, and promise no secrecy.
//
// Start at Decide, DecideOrdinary and Of.
package contact
