// Package casework is the case itself: the people in it, what is recorded of them and what the court says, allocation, notes, hearings,
// orders, duties, confidential details, links to other cases, and the act for somebody who is worried about a child now.
//
// It promises that
//   - what a practitioner recorded is never overwritten: the court's version stands beside it, and Fact says whether they differ;
//   - a correction points at what it corrects, and both stay;
//   - a confidential value stands on the closed side of a case only; the open side says that there is one, and from whom it is hidden;
//     one that nobody has decided on is hidden; showing one is an entry that says who, what and why;
//   - an entry hidden, as written in the wrong case or at once for whatever reason, is in no state, view or timeline but a reviewer's;
//   - what closes a case to people closes both streams of one that was made by hand and sent by the court (Whole);
//   - whoever is not named for a restricted case, or has a conflict of interest in a case, is tied to it by nothing that Bonds gives to a list or a
//     decision; and what was opened in an emergency was asked for on record first, and is looked at by somebody else;
//   - nothing here depends on today: views hold days, and "late" is a comparison made by whoever asks.
//
// A case has two streams: the open one, which begins with casework.opened, and its closed side, named in that entry. A person is a stream
// of their own that holds only that they exist and whom they were found to be the same as. Within a case a person, a hearing, an order
// or a duty is named by the entry that introduced it.
//
// Start at Of, which folds a case into a State; at OpenCase, AddPerson, Record and AddNote, which are verbs: pure functions from a state
// and a form to what goes on the record. A form that cannot be taken comes back as fault.Fields, one sentence for each field. A verb reads
// no clock, so that a form sent twice makes the same entries twice; days come with the form.
//
// Features that fold a case stream of their own use NewFold of this package and not the ledger's, so that hidden entries stay hidden;
// whoever lists raw entries asks Shown.
package casework
