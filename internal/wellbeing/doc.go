// Package wellbeing is about the safety of whoever does the work: their individual risk assessment.
//
// It promises that
//   - each worker’s assessment is a stream of its own, under a key of its own, and stands in no case and in no list: it holds what they say of their health
//     (special category data, UK GDPR article 9);
//   - the worker reads it, and the manager whom they named in it, for as long as that one manages a team of theirs; once the worker takes it to a
//     representative, that one reads what the worker chose, until they take it back. Nobody else does, whatever their role;
//   - what is typed there is kept under the writer’s own such key from the first letter on;
//   - a case may know only what Known says: whether an assessment is current, and, if the manager agreed to it, one sentence that gives no reason.
//
// Start at Of, which reads the stream, at Assess, Reply, Look and Escalate, which are the verbs, and at Ties, from which it is decided who reads.
package wellbeing
