// Package leaving keeps the register of what has left a case: what, to whom, for what purpose, by which lawful gateway, decided by whom, when,
// and how it went.
//
// It promises that
//   - everything on record as having left stands in one list: what is recorded here, the reports that were filed, what was told outside the
//     service because somebody was worried about a child, and what went to the wrong person; each is read from its own entry and copied nowhere;
//   - each says by which gateway, with its source as the pack cited it then;
//   - protecting somebody in danger has a gateway of its own. It waits for nobody’s approval, and asks only what was told, to whom and how;
//   - where the pack says that a manager decides, nobody else can record it as decided.
//
// It sends nothing itself: what Candour sends has entries of its own. Start at Register, the list of a case, and at Record, the verb.
package leaving
