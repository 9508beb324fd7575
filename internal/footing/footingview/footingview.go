// Package footingview draws what pages of several features ask of an argument: what would follow if a thing no longer stood, what would
// let it stand, and why it stands where it does, step by step. It draws the same for an item of evidence and for a statement of a report.
package footingview

import (
	"slices"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/footing"
	"candour/internal/govuk"
	"candour/internal/words"
)

// Asked is one record with what is asked of it.
type Asked struct {
	Case *footing.Case
	Key  footing.Key              // the record: of an item, that it is so
	Out  []footing.Key            // what is supposed to stand no longer: of an item, that it was said as well
	Then *footing.Case            // the case as it would be then
	Href func(footing.Key) string // where a record can be read; "" when it has no page of its own
}

// Suppose asks what would follow if some records of a thing no longer stood, and how one of them stands today.
func Suppose(c *footing.Case, k footing.Key, out []footing.Key, href func(footing.Key) string) (Asked, error) {
	then, err := c.Without(out...)
	return Asked{c, k, out, then, href}, err
}

// stands reports whether there is nothing to settle.
func (a Asked) stands() bool { return a.Case.Standing(a.Key).Holds() }

// following are the other records whose standing would change.
func (a Asked) following() []footing.Change {
	var all []footing.Change
	for _, c := range footing.Changes(a.Case, a.Then) {
		if !slices.Contains(a.Out, c.Key) {
			all = append(all, c)
		}
	}
	return all
}

func (a Asked) rows() [][]templ.Component {
	var rows [][]templ.Component
	for _, c := range a.following() {
		rows = append(rows, []templ.Component{a.anchor(c.Key), Tag(c.Was), Tag(c.Is)})
	}
	return rows
}

func (a Asked) anchor(k footing.Key) templ.Component { return govuk.Anchor(a.link(k)) }

func (a Asked) link(k footing.Key) govuk.Link {
	l := govuk.Link{Text: words.UpperFirst(a.Case.Name(k))}
	if a.Href != nil {
		l.Href = a.Href(k)
	}
	return l
}

// chain is the walk down the explanation, each line under what it bears on.
func (a Asked) chain() []govuk.ChainItem {
	lines := a.Case.Walk(a.Key, nil)
	items, _ := a.under(lines, 0)
	return items
}

// under makes the lines of a depth with all below them, and gives back those that follow.
func (a Asked) under(lines []footing.Line, depth int) (items []govuk.ChainItem, rest []footing.Line) {
	for len(lines) > 0 && lines[0].Depth == depth {
		item := a.chainItem(lines[0])
		item.Under, lines = a.under(lines[1:], depth+1)
		items = append(items, item)
	}
	return items, lines
}

func (a Asked) chainItem(l footing.Line) govuk.ChainItem {
	if l.Hidden {
		return govuk.ChainItem{How: l.How, What: govuk.Link{Text: "Something you may not see"}}
	}
	item := govuk.ChainItem{How: l.How, Tag: Tag(l.Standing), What: a.link(l.Key)}
	var why []string
	if l.By != "" {
		why = append(why, words.Ended("By the step “"+l.By+"”"))
	}
	if l.Again {
		why = append(why, "Explained further up.")
	}
	if len(why) > 0 {
		item.Why = govuk.Text(strings.Join(why, " "))
	}
	return item
}

// drawn is how each standing is drawn.
var drawn = map[footing.Standing]govuk.Standing{
	footing.NotAnswered:     govuk.NothingSupportsIt,
	footing.Stands:          govuk.Stands,
	footing.ChallengeMet:    govuk.ChallengeAnswered,
	footing.FoundByTheCourt: govuk.FoundByCourt,
	footing.Disputed:        govuk.Disputed,
	footing.NoLongerStands:  govuk.NoLongerStands,
	footing.NothingSupports: govuk.NothingSupportsIt,
}

// Tag is the tag of a standing.
func Tag(s footing.Standing) templ.Component { return govuk.StandingTag(drawn[s]) }
