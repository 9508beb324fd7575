// Package leavingpage holds the pages on which people see what has left a case, and record what did.
package leavingpage
