package workingcopy

import (
	"slices"
	"strconv"

	"candour/internal/ledger"
	"candour/internal/workbench/wordfile"
)

// proposing is a proposal being made.
type proposing struct {
	*matching
	Proposal
	away map[ledger.EntryID]bool // statements that stand elsewhere in the file than in the report, as few as can be
}

// passages says of each block what it is.
func (p *proposing) passages() {
	for i, b := range p.blocks {
		key := ""
		if d, differs := p.difference(i, b); differs {
			d.New, d.Tracked, d.paragraph = b.text, b.tracked, b.index
			p.Differences = append(p.Differences, d)
			key = d.Key
		}
		p.Passages = append(p.Passages, Passage{b.text, b.is, key})
	}
}

func (p *proposing) difference(i int, b *block) (Difference, bool) {
	switch {
	case b.is != "":
		return p.words(b)
	case b.fixed != nil:
		return Difference{Key: "ours-" + strconv.Itoa(b.index), Sort: Ours, Old: b.fixed.Text}, !same(b.text, b.fixed.Text)
	case b.as == Split:
		return p.added(i, Split, b.from), true
	case b.as == Twice:
		return p.added(i, Twice, b.from), true
	case b.table:
		return p.added(i, Table, ""), true
	default:
		return p.added(i, New, ""), true
	}
}

// added is a block that would become a statement: before the next statement of its section that is there already.
func (p *proposing) added(i int, sort Sort, from ledger.EntryID) Difference {
	b := p.blocks[i]
	return Difference{
		Key: string(sort) + "-" + strconv.Itoa(b.index), Sort: sort, Statement: from, Old: p.now[from].Text,
		Place: Place{b.section, p.next(i)},
	}
}

// next is the statement of the same section that follows a block in the file, and stands in that order in the report too.
func (p *proposing) next(i int) ledger.EntryID {
	for _, b := range p.blocks[i+1:] {
		if b.section != p.blocks[i].section {
			return ""
		}
		if l, ok := p.now[b.is]; ok && l.Section == b.section && !p.away[b.is] {
			return b.is
		}
	}
	return ""
}

// words compares what a statement says in the file with what it says in the report, and with what it said when the copy left.
func (p *proposing) words(b *block) (Difference, bool) {
	now, there := p.now[b.is]
	then, left := p.then[b.is]
	d := Difference{Key: "changed-" + string(b.is), Sort: Changed, Statement: b.is, Old: now.Text, Merged: p.lost(b.merged), Clash: p.Touched[b.is]}
	switch {
	case there && same(b.text, now.Text):
		p.Same++
		return d, false
	case left && same(b.text, then.Text):
		p.Older++
		return d, false
	case !there:
		return Difference{Key: "out-" + string(b.is), Sort: Out, Statement: b.is, Old: then.Text, Clash: true}, true
	}
	return d, true
}

// lost are those of some statements that have no paragraph of their own.
func (p *proposing) lost(ids []ledger.EntryID) []ledger.EntryID {
	return slices.DeleteFunc(slices.Clone(ids), func(id ledger.EntryID) bool { return len(p.claims[id]) > 0 })
}

// gone are the statements that left with the copy and did not come back.
func (p *proposing) gone() {
	into := map[ledger.EntryID]ledger.EntryID{}
	for _, b := range p.blocks {
		for _, id := range b.merged {
			into[id] = b.is
		}
	}
	for _, l := range p.Now {
		_, left := p.then[l.ID]
		if len(p.claims[l.ID]) > 0 || !left && !p.Unknown {
			continue
		}
		p.Differences = append(p.Differences, Difference{
			Key: "gone-" + string(l.ID), Sort: Gone, Statement: l.ID, Old: l.Text, Into: into[l.ID], Clash: p.Touched[l.ID],
		})
	}
}

// moved are the statements that stand elsewhere in the file than in the report. One that was moved in the report alone stands where it was put.
func (p *proposing) moved() {
	inFile := p.elsewhere(p.Then, nil)
	for i, b := range p.blocks {
		now, there := p.now[b.is]
		clash := there && p.Shifted[b.is] && inFile[b.is]
		if !there || !p.away[b.is] && !clash {
			continue
		}
		p.Differences = append(p.Differences, Difference{
			Key: "moved-" + string(b.is), Sort: Moved, Statement: b.is, Old: now.Text, New: b.text,
			Place: Place{b.section, p.next(i)}, Tracked: b.tracked, Clash: clash, paragraph: b.index,
		})
	}
}

// elsewhere are the statements that stand at another place in the file than among lines, leaving out some.
func (p *proposing) elsewhere(lines []Line, but map[ledger.EntryID]bool) map[ledger.EntryID]bool {
	all, at := map[ledger.EntryID]bool{}, map[ledger.EntryID]int{}
	for i, l := range lines {
		at[l.ID] = i
	}
	var ids []ledger.EntryID
	var order []int
	for _, b := range p.blocks {
		i, known := at[b.is]
		switch {
		case !known || but[b.is]:
		case lines[i].Section != b.section:
			all[b.is] = true
		default:
			ids, order = append(ids, b.is), append(order, i)
		}
	}
	stays := risesIn(order)
	for i, id := range ids {
		if !slices.Contains(stays, i) {
			all[id] = true
		}
	}
	return all
}

// besides is what is written besides the paragraphs and is not what a copy says there.
func (p *proposing) besides() {
	p.Besides = slices.DeleteFunc(slices.Clone(p.File.Besides), func(x wordfile.Beside) bool {
		return slices.ContainsFunc(p.Notes, func(ours string) bool { return same(ours, x.Text) })
	})
}
