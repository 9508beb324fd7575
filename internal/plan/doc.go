// Package plan is the plan of a case: what the worker will find out, from whom, by when and why, and what the child and the parents were told of it.
//
// It promises that
//   - each question of an order is proposed as one line, which the worker takes in, words otherwise, or leaves out with a reason;
//   - a line is changed by another that takes its place with a reason; the earlier one stays readable;
//   - work that was done ticks a line by itself, by person and sort, once the line was made; the tick names the entry and falls with it, and a person
//     can take it away with a reason;
//   - what is given to somebody is made only of the lines that they may be told, and of the words that may be said of a change; what they were given is
//     kept as it was, and shows as out of date when a line that they may be told has changed since;
//   - a line rests on what is named for it, and shows when that no longer stands.
//
// Start at Make, Of and Words.
package plan
