// Package rosterpage is the page on which an administrator gives the service's list of staff, sees what would change, and confirms it.
package rosterpage
