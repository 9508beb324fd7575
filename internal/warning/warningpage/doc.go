// Package warningpage is where a case warns of a place or a person, and where its overview says so.
package warningpage
