// Package takenalong is what somebody takes along of a case on a tablet, to read it where there is no network.
//
// It promises that
//   - only chosen cases go, while somebody is online, signed in and works on each of them; the record says who took what, on which device and until when;
//   - what goes is a short extract of each case. A hidden detail is in it only when it was chosen by itself with a reason, which is on record first;
//   - on the tablet it is encrypted, under a key that only a passkey or five drawn words open, and is readable in memory alone;
//   - it ends by itself after the pack’s hours, and is wiped on the tablet’s next contact when it was called back, or when whoever took it may no longer
//     work on the case, or when their devices were cut off.
//
// A tablet without a network cannot be reached: the pack says so in sentences, and the pages show them. Start at Take and CallBack, which are the verbs, at
// Of, which is the state, at ExtractOf, which is what goes, and at Keeps, which a tablet in contact is answered by.
package takenalong
