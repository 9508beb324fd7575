// Package court is the exchange with the family courts: what they sent, what we filed, and what became of it.
//
// It promises that
//   - every payload is kept whole on the closed side of its case, and what the court's view of a case is follows from the set of its payloads,
//     whatever the order in which they came and however often;
//   - the court's version stands beside ours and never takes its place; what is no longer reported is said to be so and never deleted;
//   - a confidential value reaches the closed side and nothing else: no result, no open entry, no error;
//   - a window of time that a court was asked about counts as read only when its answer was read and is on record, and one that always fails
//     is set aside, asked about again every day, and shown;
//   - a document is fetched once; another file under its id raises the alarm;
//   - a filing is sent at most once by the machine: the entry Sending is the permission, and a filing of which nobody knows what became is
//     for a person to clear up.
//
// The wire is the business of the package hmcts below; the court's version of people, hearings and orders is casework's. Start at Importer
// (what a court said becomes entries), Poller (asking), Fetcher (documents), and File with Sender (filing). Telling a court who the guardians of a
// case are is the business of the package guardian. "CONTRACT" is docs/court-contract.md.
package court
