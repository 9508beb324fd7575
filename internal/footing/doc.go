// Package footing makes one argument of a case out of what the features contribute, and says what stands on a given day, why, and what
// rests on what.
//
// A feature contributes records (that something was said, that something is so), the named steps between them, and what speaks against
// what. Footing knows no feature: app hands it their contributors. It promises that
//   - a case is evaluated whole, once for each history and day, and no standing differs between two viewers: who may not see a record
//     is told only that there is a reason;
//   - what is cited but not on the record holds nothing up, and what was erased by law is out and says so;
//   - a record of another stream counts as standing until an entry in this stream says otherwise (SourceFell), and counts again after
//     SourceStandsAgain;
//   - age and withdrawal are judged as at the day asked for, so that a filed report can be judged as at its filing.
//
// Start at New, Footing.At and Case.Standing. A contributor starts at Contribution.
package footing
