// Package representationpage is where it is recorded that a child instructs a solicitor apart from their guardian, and where a case says so.
package representationpage
