// Package contactpage is where it is decided how to see each child, where it is recorded how they were seen, and where the words for them are made ready.
package contactpage
