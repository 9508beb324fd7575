// Package web is the kit that every page is made with: routes that carry their access rule, forms that lose nothing, drafts, errors as pages.
//
// A handler is a short story: read the form, ask the domain, show what happened. Before it runs, the kit has found the case, decided that
// this person may do this, and begun to put the look on record; the first byte of the answer waits for that. A handler returns a page or
// an error and never writes to the response.
//
// Start at Route, Case and Form.
package web
