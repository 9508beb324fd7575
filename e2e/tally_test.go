//go:build e2e

package e2e

import (
	"fmt"
	"strings"
	"sync"
	"time"
	"unicode/utf8"
)

// How long hands and thoughts take, by the keystroke-level model (Card, Moran and Newell 1980): a tap is a pointing, a key one of somebody who
// types without having learned to, and a thought is had for each page that comes and for each field that is filled.
const (
	aTap     = 1100 * time.Millisecond
	aKey     = 280 * time.Millisecond
	aThought = 1350 * time.Millisecond
)

// row is one piece of work of a week, and what it took.
type row struct {
	what                        string
	minutes                     float64 // allowed
	pages, taps, keys, thoughts int
	waited                      time.Duration
}

// hands is how long hands are on it: counted, so that a slow machine changes nothing.
func (r row) hands() time.Duration {
	return time.Duration(r.taps)*aTap + time.Duration(r.keys)*aKey + time.Duration(r.thoughts)*aThought
}

// tally counts a week, in rows, whoever of the people in it does something.
type tally struct {
	rows  []row
	texts []string
	looks bool // at each sort of page, once
}

// begins begins to count a piece of work.
func (y *tally) begins(what string, minutes float64) {
	y.rows = append(y.rows, row{what: what, minutes: minutes})
}

// now is the row that is being counted.
func (y *tally) now() *row {
	if len(y.rows) == 0 {
		y.rows = append(y.rows, row{})
	}
	return &y.rows[len(y.rows)-1]
}

func (y *tally) tapped(n int) { y.now().taps += n }
func (y *tally) decided()     { y.now().thoughts++ }

func (y *tally) came(after time.Duration) {
	y.now().pages++
	y.now().thoughts++
	y.now().waited += after
}

// short is how long a text may be that is typed twice: a name, a day, a word.
const short = 12

// typed counts what is typed. It gives what was typed before of which this is a part, or which is a part of this.
func (y *tally) typed(text string) (before string, twice bool) {
	y.now().keys += utf8.RuneCountInString(text)
	if utf8.RuneCountInString(text) <= short {
		return "", false
	}
	for _, one := range y.texts {
		if strings.Contains(one, text) || strings.Contains(text, one) {
			return one, true
		}
	}
	y.texts = append(y.texts, text)
	return "", false
}

// isNew reports whether this sort of page was not come to before.
func (y *tally) isNew(sort string) bool {
	if !y.looks {
		return false
	}
	_, before := looked.LoadOrStore(sort, true)
	return !before
}

// looked are the sorts of page that one of the weeks came to.
var looked sync.Map

// table is the week as a table for whoever reads the log.
func (y *tally) table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n%-66s %5s %5s %5s %7s %7s %7s\n", "", "pages", "taps", "keys", "hands", "allowed", "waited")
	for _, r := range y.rows {
		fmt.Fprintf(&b, "%-66s %5d %5d %5d %6.0fs %6.0fs %6.1fs\n", r.what, r.pages, r.taps, r.keys, r.hands().Seconds(), r.minutes*60, r.waited.Seconds())
	}
	return b.String()
}
