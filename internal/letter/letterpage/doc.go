// Package letterpage is where people begin a letter from a template, look at it, keep it as sent, and find what was sent.
package letterpage
