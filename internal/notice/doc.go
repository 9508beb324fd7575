// Package notice is what came in: over all cases on which somebody works, since they last said that they had looked.
//
// It promises that
//   - what came in is by others and by the court: hearings, orders, documents, duties, notes, handover notes, and what no longer stands;
//   - when somebody last looked through their notices is theirs alone: it stands in their own stream, in no row, and on nobody else’s page;
//   - a hearing that moved, a new order and a new duty ask whoever has the case to say that they have seen it, and ask again when it changes again;
//   - what is not seen within the pack’s hours stands on the list of whoever covers, or of the manager, with the name of whoever has the case;
//   - rows hold the words of hearings, orders and duties as other lists do, and of notes nothing but their sort.
//
// Start at Look and See, which are the verbs; at New and Unseen, which are the lists; and at Asked, which reads a case.
package notice
