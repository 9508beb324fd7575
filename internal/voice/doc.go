// Package voice is the child’s words: who will read them, told before the child speaks; what the child said, in their words; what they wish about who
// reads it; and what they say of it afterwards.
//
// It promises that
//   - before words are recorded it is on record that the child was told who will read them, or why not; nothing here promises that nobody will;
//   - words are an item of evidence whose speaker is the child, first hand, so that a report quotes them as any other, and never in two places;
//   - the child’s wish about who reads something stands on the closed side, hidden from those it is about; until the child was told that it cannot be
//     kept, what it is about is handled as said in confidence by a child, and so stands in no document for others;
//   - what the child says afterwards stands beside what they said first. “I did not say that” makes it disputed that it was said; “I have changed my
//     mind” is the child’s own word in place of their earlier one; “you missed something” adds to it. Whatever rested on the first is told by footing;
//   - the child is answered, and the words of the answer are on record.
//
// Evidence promises that no later document replaces a child’s words. The child may, and nobody else: Contribute has the one rule for it.
//
// Start at Explain, Record, Wish, CannotKeep, Answer, Reply and TellReport, which are the verbs, and at Of.
package voice
