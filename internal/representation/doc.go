// Package representation is how a child is represented where it is not through their guardian: a child who instructs a solicitor themselves (FPR 2010
// rules 16.6 and 16.29).
//
// It promises that
//   - who decided it, the court or the solicitor, stands on record with their name, the day and the reason in words;
//   - it is shown at the case with what follows from it, as the pack says it, until somebody records that it ended;
//   - nothing is taken as decided that nobody decided.
//
// Start at Separate and Rejoin, which are the verbs, and at Of.
package representation
