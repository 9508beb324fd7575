// Package disclosure is the gate for what leaves: it says of a text or a file which hidden values of a case stand in it, however they are
// written.
//
// It promises that
//   - a hidden value is found in every usual spelling: a postcode with and without its space, a telephone number with any spacing and with
//     0, +44 or 0044, an e-mail address with “at” and “dot”, “14 Elm Rd” for “14 Elm Road”, “St Marys C of E” for “St Mary’s Church of England
//     Primary School”; in capitals, across line ends and hyphens, with accents or without;
//   - its answers name a value by its place in what the gate was given, and never repeat it;
//   - what could not be read is NotChecked, which is the zero Verdict, and never Clean.
//
// It does not find a value that is described (“the flat over the bakery”), written backwards, or in letters chosen to look like others: who
// writes such things means to tell. What is only one word is looked for with a capital letter, as names are written.
//
// The package is pure and knows no cases. Which values are hidden from whom is said by casework.GateFor; start there, or at New.
package disclosure
