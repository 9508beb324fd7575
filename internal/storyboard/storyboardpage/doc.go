// Package storyboardpage is the pages of storyboards: those that a worker fills in, those that a child holds, and a young person’s own page.
package storyboardpage
