// Package clientpage is the pages on which administrators name other systems, make their tokens and end them. Start at Pages.Routes.
package clientpage
