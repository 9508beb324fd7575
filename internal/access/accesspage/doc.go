// Package accesspage is the pages of signing in, of one's own account, and of who works for the service.
package accesspage
