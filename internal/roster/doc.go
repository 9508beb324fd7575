// Package roster takes in the service's own list of staff, again and again: who joins, who moves to which team from which day, whose last day is when.
//
// It promises that
//   - a list is compared with the record, and what would change is said before anybody confirms it; a second time it changes nothing;
//   - a line that is wrong is told by its number, and then nothing of the list is done;
//   - no role is given by a list: it is asked for, and holds once a second person has confirmed it;
//   - a move and a last day hold from their day on, in decisions and in lists, and never from before they were said;
//   - whoever has a role and is not on the list is named, and nothing is done about them.
//
// Start at Compare.
package roster
