// Package incoming is for e-mails that people of the service got in their own mail program and bring into a case.
//
// It promises that
//   - an e-mail that was brought is kept as it came, on the closed side of the case, until somebody has sorted it: nobody knows yet what it says;
//   - while it waits, the case and Today say so to whoever works on the case, and it stands among what is open when the case is closed;
//   - sorted, it is a note of contact, with its sender confirmed by a person, and its attachments are papers of the case;
//   - what everybody on the case would then read is looked through for what is hidden first;
//   - one that is damaged, or no e-mail, is refused with a sentence.
//
// Start at Bring and Sort, which are the verbs, and at Of, which reads what waits.
package incoming
