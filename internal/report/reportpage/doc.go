// Package reportpage is the pages of reports: those of a case, one while it is written, as a reader will see it, its signature, and what no
// longer stands under one that was signed.
package reportpage
