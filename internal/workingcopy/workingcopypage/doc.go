// Package workingcopypage is the pages on which a report leaves as a Word file and comes back as a proposal.
package workingcopypage
