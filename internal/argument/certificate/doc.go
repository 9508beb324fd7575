// Package certificate checks an answer about a set of records without the engine that found it. It uses nothing of package argument but
// the shapes of records and of certificate lines, looks at each record once, and shares no code with evaluation.
//
// It promises that an answer which passes is the well-founded model of the records, whole and right. Ranks make every rule local:
//
//   - what is in has a rule whose conditions, of lower rank, are all met;
//   - what is out has a blocker of lower rank that is in, or every step to it is stopped: by something of lower rank, or by a
//     premise that is out at the same rank. Records out at one rank for that last reason hold up only each other;
//   - what is undecided has a step that nothing settled stops, whose premises rank lower, so that it does not hold itself up; and
//     neither of the first two rules applies to it, so that it could not have been settled.
//
// Start with Check.
package certificate
