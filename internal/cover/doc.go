// Package cover is for when somebody of the service is away: from when until when, and who covers which of their cases.
//
// It promises that
//   - one act covers any or all of somebody’s open cases, and says so in each of them; whoever covers sees and does there what the worker does;
//   - it ends by itself after its last day, or in one act before it, in every case alike;
//   - why somebody is away is asked nowhere: that they are ill is theirs (health is special category data, UK GDPR article 9);
//   - whoever arranges it gives only cases that they may give to somebody.
//
// Each time somebody is away is a stream of its own; the cases hold an allocation as cover, from which ties, lists and pages follow. Start at Arrange
// and End, which are the verbs, and at View, which the list of a team is made of.
package cover
