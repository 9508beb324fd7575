// Package takenalongpage is where somebody chooses what they take along on a tablet, puts it there, reads it without a network, sees what is out and calls
// it back; and where a tablet in contact asks what it keeps.
package takenalongpage
