// Package seed invents a family court advisory service of any size and writes it as a record: families, courts, teams and their people, hearings,
// duties, notes, evidence, reports, closed sides and looks. candour seed does so into an empty place, and candour bench measures on it.
//
// It promises that
//   - the same seed and day give the same service: names, streams, ids, times and words. What is encrypted differs, as do the keys, for both
//     come from the machine's own randomness;
//   - a case is the same whatever is written before or beside it, so that a record can be grown: 0 to 3,000, then 3,000 to 10,000;
//   - entries are of the features' own kinds, made by their verbs but for the signatures of reports, which no page could print in the time;
//   - nobody in it is real. Given names and family names are drawn from lists by community of origin, and meet by chance.
//
// What it assumes, from what English services publish of themselves, in round figures:
//   - two open cases for every three old ones; open ones came in over the last 70 weeks, old ones over the eight years before and lasted 10 to 80 weeks;
//   - seven of ten cases are private law, of which six of ten end with the safeguarding letter and its hearing; the rest have a section 7 report.
//     Public law cases have a guardian's analysis;
//   - 1.6 children a case, two parents, and in one of three a grandparent or a new partner;
//   - a worker has 22 open cases on average, a team twelve workers and a manager: a team for each 660 cases, old ones included;
//   - about 50 entries a case over all its streams. Most have between 25 and 70; one in 150 has some hundreds, and one in five thousand some
//     thousands, of notes for the most part;
//   - whoever applied has a telephone number, hidden in one case of three, of the ranges kept for drama; the children go to one of 72 schools;
//   - one report in six is some days late;
//   - four looks a case on record, all of the last four weeks;
//   - one report in twenty rests on one practice tool, which is in force: Service.Tool.
//
// Start at Write. Service says without any record what will be in it.
package seed
