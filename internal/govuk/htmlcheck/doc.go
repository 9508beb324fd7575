// Package htmlcheck asks a page what it means: what is in its heading, where its links lead, whether each field has its label.
//
// A check is written from the outside in:
//
//	htmlcheck.Page(t, body,
//		htmlcheck.Sound(),
//		htmlcheck.In("h1", htmlcheck.HasText("Add evidence")),
//		htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#who")))
//
// It promises that every failure says which part of the page was looked at and what was there. Start at Page and In; Selector says what
// may be written between the quotes. For tests only.
package htmlcheck
