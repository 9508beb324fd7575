// Package courtpage is the pages about the exchange with the courts: filing a signed report and what became of it, what the court says beside
// what we recorded, the court's documents, and how far each court has been read.
//
// No page here shows a value that the court marks as confidential, or does not mark at all. Start at Pages.
package courtpage
