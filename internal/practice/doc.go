// Package practice holds the guidance and the tools that people work by: what each is called, who publishes it, from when it is in force, when it is
// used and when not, who was trained in it, and when and why it was withdrawn. Each is a stream of its own.
//
// It promises that
//   - a record that relies on one says what it was called then (Cited), so that the record can be read by itself;
//   - what was done while a thing was in force still counts after its end, unless it was withdrawn as unsound;
//   - when one is withdrawn, every stream that rests on it is told, once, however often the work is interrupted (footing.Teller);
//   - a tool gives words and never a number: no kind here holds one, and totals of other publishers’ tools are transcribed as text by a named person.
//
// Who was trained in a tool stands in the stream of the tool, and not in one of the worker. The question is always asked of the tool ("may I use this
// today?"), the tool is the thing whose training runs out or is withdrawn with it, and a stream for each worker would become the record of a person’s
// trainings side by side, which the service does not keep. Nobody confirms their own.
//
// Start at Issue, Describe, Train, Withdraw and Of. Whoever lets something rest on guidance starts at Citing.
package practice
