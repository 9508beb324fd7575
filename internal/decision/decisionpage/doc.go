// Package decisionpage is where decisions of a case are made, read, explained and looked at again.
package decisionpage
