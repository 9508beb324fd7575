// Package allegation is the table of what is alleged in a case: the matters of a threshold document in care proceedings (Children Act 1989 s31(2)) or
// of a schedule of allegations (PD12J), each with every party’s response, the evidence and what the court found.
//
// It promises that
//   - a matter is an item of evidence, drawn from its document: what is disputed, found, not proved, replaced or written in the wrong case holds for it
//     as for every other item, and lights up what rests on it. Nothing of that is kept twice;
//   - a party who denies a matter disputes it, in their words or in that one word; who accepts a part disputes the rest. Agreed, not known and silent settle
//     nothing: a matter is settled by a finding or an admission;
//   - a response names the document it stands in, and says so when that no longer stands;
//   - a later response stands before an earlier one, and the earlier stays on record;
//   - many matters are taken in one act, from marks in a document or from lines that were typed.
//
// Start at Take, Respond and Describe, which are the verbs; at Of, which folds a case’s table; and at Paper, which lays it out for one recipient.
package allegation
