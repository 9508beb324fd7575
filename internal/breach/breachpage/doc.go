// Package breachpage holds the pages for when something went to the wrong person: the one act that says so, what is done in the first hour, the
// decision who is told, and the list for information governance officers.
package breachpage
