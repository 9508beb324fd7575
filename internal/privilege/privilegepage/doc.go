// Package privilegepage has the pages of a case’s privileged notes. Each is of the stream apart from the case.
package privilegepage
