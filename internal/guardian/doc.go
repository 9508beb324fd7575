// Package guardian is who the children's guardians of a public-law case are (Children Act 1989 s41; FPR 2010 rule 16.3), and telling the court.
//
// It promises that
//   - who is guardian of whom, since when, and who said so stands on record; a child has one guardian at a time, and who came before stays to be read;
//   - our list is the truth: the court's system takes a whole list and never gives one back (CONTRACT section 1.6);
//   - on a real change the court is told the whole list, in whatever order; what it was told last is not sent again, for every list that it takes for
//     new is a letter to everybody's solicitors;
//   - a list is sent at most once by the machine: the entry Sending is the permission, and a list of which nobody knows what became waits for a person;
//   - an empty list, which would remove every guardian, is never sent: a person tells the court another way and says so;
//   - a list that holds something hidden stays here, and a person sees to it;
//   - a case that began by telephone, without a number in the court's system, is told of once it has one.
//
// Start at Appoint and End, which are the verbs, at Of, at StandOf (how far the court has been told), and at Teller, which sends. "CONTRACT" is
// docs/court-contract.md.
package guardian
