// Package redline compares two texts word by word: what was removed from the one and what was added in the other. It knows no cases.
package redline

import (
	"strings"

	"github.com/aymanbagabas/go-udiff/lcs"
)

// Change is what became of words from one text to the other.
type Change string

// Words that stand in both texts are Same.
const (
	Same    Change = ""
	Removed Change = "removed"
	Added   Change = "added"
)

// Run is words that follow each other and of which the same became.
type Run struct {
	Change Change
	Words  string
}

// Beside puts the words of two texts side by side: in before what is the same and what was removed, in after what is the same and what was added.
func Beside(was, is []string) (before, after []Run) {
	at := 0
	same := func(until int) {
		text := strings.Join(was[at:until], " ")
		before, after = append(before, Of(Same, text)...), append(after, Of(Same, text)...)
	}
	for _, d := range lcs.DiffLines(was, is) {
		same(d.Start)
		before = append(before, Of(Removed, strings.Join(was[d.Start:d.End], " "))...)
		after = append(after, Of(Added, strings.Join(is[d.ReplStart:d.ReplEnd], " "))...)
		at = d.End
	}
	same(len(was))
	return before, after
}

// Of is one run of words; none when there are no words.
func Of(c Change, text string) []Run {
	if text == "" {
		return nil
	}
	return []Run{{c, text}}
}
