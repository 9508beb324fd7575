// Package evidencepage is the pages of evidence: the list of a case's items, the page of one item with where it stands and why, and a form
// for each act that changes what stands.
package evidencepage
