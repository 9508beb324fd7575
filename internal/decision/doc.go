// Package decision is what somebody decided in a case and why: the question, the ways that were open with what spoke for and against each, the choice,
// the reasons, who was asked, what was not chosen and why, when it is looked at again, and whom it was explained to in which words.
//
// It promises that
//   - a decision rests on what is named for it: when an item, a note or guidance no longer stands, the decision says so, and so does what quotes it;
//   - what seems to be missing is asked as a question (Check), and a person decides, going on with a reason if they wish;
//   - nothing is changed: another decision takes its place with a reason, and both can be read;
//   - guidance counts as on the day on which a decision was carried out; until then, as on the day on which the case is judged.
//
// Start at Make and Of. Features that decide something of their own, such as how to see a child, name it by Sort and keep their part beside it.
package decision
