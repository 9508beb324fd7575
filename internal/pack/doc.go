// Package pack is a jurisdiction as validated, dated data: its holidays and ways of counting, its tracks, report types, duties,
// kinds of evidence and statement, the court's codes in plain words, and how long things are kept.
//
// It promises that law and policy are data and not code: every rule says where it comes from, how sure we are of it and from
// when it holds (Basis), and a rule nobody has confirmed says so wherever it is shown. A pack is read once, strictly: an unknown
// field, a missing one or a name that leads nowhere stops the start, with every fault listed by file and field.
// A pack knows no case and stores nothing.
//
// Start at Load; then Pack.ReportType, Pack.TrackFor, Pack.Duties and DutyRule.Due.
package pack
