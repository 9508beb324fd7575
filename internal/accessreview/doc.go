// Package accessreview is the standing access review: what the record of looks, and of who may look, gives reason to ask a person about.
//
// It promises that
//   - the machine only asks: a finding is a plain sentence of what was found and why it is looked at; a person decides, in words;
//   - nobody decides on a finding about themselves, or on a role they had a hand in giving;
//   - a day is looked through once it is over, in order and once; a day that was missed is caught up on; twice or in pieces gives the same findings;
//   - nothing is counted, summed or compared for one worker outside a single finding here: there is no table of people and no ranking;
//   - a finding names nobody of a family, and a case only by its court number. Whoever has a conflict of interest in the case does not see it;
//   - opening a finding is itself a look on record.
//
// The findings of a day are entries of one stream, each with an id derived from what it is about. Nightly finds them; which numbers it asks from stands
// in the pack. Reads are kept for confidentiality only, so that only access and this package ask them by person, and arch has a test that holds it.
//
// Start at Sort, which says what can be found; at Nightly.Review, which finds; and at Reviewer.MayDecide and Decide.
package accessreview
