// Package coverpage is where a manager says from when until when somebody is away and who covers which of their cases, and that they are back; and
// who is away, for the team's page and for whoever covers.
package coverpage
