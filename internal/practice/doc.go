// Package practice holds the guidance and the tools that people work by: what each is called, who publishes it, from when it is in force, and
// when and why it was withdrawn. Each is a stream of its own.
//
// It promises that
//   - a record that relies on one says what it was called then (Cited), so that the record can be read by itself;
//   - what was done while a thing was in force still counts after its end, unless it was withdrawn as unsound;
//   - when one is withdrawn, every stream that rests on it is told, once, however often the work is interrupted (footing.Teller).
//
// Start at Issue, Withdraw and Of. Whoever lets something rest on guidance starts at Citing.
package practice
