// Package redactionpage holds the pages on which a document is made ready for one recipient: chosen, looked at page by page, marked, made, decided on
// and handed over.
package redactionpage
