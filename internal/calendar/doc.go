// Package calendar counts days as courts, freedom-of-information clocks and plain people count them.
//
// It promises three things. Every count comes back as a Computation that says which rule was used, which days were passed
// over and why, so that whoever keeps a deadline can show how it came about. Holidays are data with a last day: a count that
// would run past it is a PastTable error and never a guess. And a Date is a day of the calendar, without clock or zone, whose
// zero value means "not known".
//
// Start at Calendars.Count, which does any Rule by name; at Date for days, and at FromLondon for the clocks of courts.
package calendar
