// Package retentionpage holds the pages on which people see until when a case is kept, put it on hold, propose to erase something, confirm what
// another proposed, and read what was erased.
package retentionpage
