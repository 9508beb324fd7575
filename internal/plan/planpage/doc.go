// Package planpage is the pages of the plan of a case.
package planpage
