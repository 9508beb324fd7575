// Package noticepage holds the pages of what came in: one list over all cases, and the word that something was seen.
package noticepage
