// Package warning is what whoever goes somewhere, or meets somebody, is warned of beforehand: a place or a person of a case.
//
// It promises that
//   - a warning rests on an item of evidence: nobody is warned of without a source, and when the item no longer stands the warning says so;
//   - it has a day by which somebody looks at it again, and says so once that day has passed;
//   - it says whether the person was told of it, or why not;
//   - it ends by a recorded act with its reason, and what was said stays on record.
//
// It is seen by whoever sees the case. Start at Warn, Look and End, which are the verbs, and at Of.
package warning
