// Package outboxpage is the page on which somebody writes without signal, how it is delivered, and the page of what could not be put on record.
//
// The page itself holds nothing of any case and is the same for everybody, so that a browser may keep it. Start at Pages.Routes; the script of the page is
// internal/govuk/assets/away.js, and worker.js is what keeps the page.
package outboxpage
