// Package breach is for when something of a case was sent or shown to the wrong person: whose safety comes first, getting it back, whether the
// Information Commissioner and the people concerned are told, and what changes.
//
// It promises that
//   - one act opens a breach, from the case, and nobody’s approval is waited for;
//   - whose safety may be at stake is asked before anything else, and each of them has a safety plan before the breach can be closed;
//   - the hours to decide run from when the service became aware, by the entry’s time and the service’s clock, as long as the pack said then;
//     an information governance officer decides, and one who decides late says why;
//   - it is closed only when every part is answered: safety, getting it back, the decision, telling, who had seen it, what changes;
//   - an information governance officer, who opens no case, reads the breach’s own stream. A detail that is hidden in the case is refused there.
//
// A breach is a stream of its own: the case says only that there is one. Who may come to it is asked of the case’s ties each time, so that whoever
// takes the case over sees it, and whoever has a conflict of interest does not.
//
// Start at Open, which begins one; at Of, which reads it; and at Unanswered, which says what is still to be done.
package breach
