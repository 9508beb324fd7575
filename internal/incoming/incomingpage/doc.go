// Package incomingpage is where people bring e-mails into a case, and make notes and papers of them.
package incomingpage
