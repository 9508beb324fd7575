// Package evidence is what was said, by whom, how we know, and how far it can be leaned on.
//
// A source is somebody or something, on one occasion: who, how they know, when and where, who else was there, how it was obtained, how they
// may be named to others, and under which conditions it was given. Items are drawn from it: exact words, and in one line what they say.
// An item has two standings: that it was said, and that it is so. What is so is a matter; several items may speak to one matter.
//
// It promises that
//   - only a finding, an admission or a conviction settles a matter; not determined, not pursued, acquitted, cautioned, no further action,
//     agreed and taken back settle and defeat nothing, and stand beside what was said;
//   - a dispute by a party leaves both accounts standing and neither to be leaned on, until the matter is settled;
//   - words of a child or of a party are never replaced by later ones;
//   - copies of one account count once;
//   - "I place no weight on this" reaches the author's own conclusions and nothing else;
//   - what may not be evidence for a conclusion, such as privileged notes, is in no argument, list, search, sample or export;
//   - the original bytes of an attachment are kept and never shown; people see the file made from them.
//
// Start at Of, which folds a case into a State; at the verbs Draw, Dispute and Find; at Contribute, the rules of standing as given to
// footing; and at State.Page, what the page of an item shows. A verb takes a state and a form, reads no clock, and answers a form it
// cannot take with fault.Fields.
package evidence
