// Package argument works out what stands. It is given records that rest on, qualify and speak against one another, and says of
// each whether it is in (stands), undecided (disputed) or out (no longer stands), and why. It knows nothing of cases, people
// or storage, and holds no numbers that weigh one record against another.
//
// It promises that
//   - the answer is the well-founded model of the records: it exists, there is one, and the order of the records has no part in it;
//   - adding a record changes only what lies downstream of it (see [Graph.Downstream]);
//   - support that only circles never holds anything up;
//   - every answer has an explanation that comes to an end, and a certificate that package certificate checks without this engine;
//   - a [Graph] and a [Labelling] never change, so any number of goroutines may read them.
//
// Start with [Records], [New] and [Graph.Evaluate]; then ask the [Labelling] for [Labelling.Why] and [Labelling.Sentence]. To see what a
// new record changed, compare two labellings with [Changes]; to see what would change, ask [Graph.WhatIf]; what a decision would change, [Labelling.Disputes] and [Labelling.Settle]; what would let a record
// stand, [Labelling.SettledAlone] and [Labelling.Wanting]; and for the whole of an explanation, [Labelling.Walk].
//
// The time is linear in the records while support has no circles. Each circle that rests on another circle costs one more pass over
// what is still undecided.
package argument
