// Package fake is both family court services, for tests and the demonstration: faithful in addresses, times, statuses, bodies and surprises
// (CONTRACT sections 1, 2 and 6), and able to fail in every way that was seen or is to be feared.
//
// Start at New, tell it about cases with Add or AddAnswer, and serve Gateway, or each service's own backend. What was filed with it is counted
// by Filings. Break makes it fail.
package fake
