package workingcopy

import (
	"fmt"
	"slices"
	"strings"

	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/typeset"
	"candour/internal/workbench/wordfile"
)

func (s *State) changed(e ledger.Entry) {
	switch b := e.Body.(type) {
	case report.ChangedBody:
		s.changes = append(s.changes, change{e, b.Statement.Entry, false})
	case report.MovedBody:
		s.changes = append(s.changes, change{e, b.Statement.Entry, true})
	}
}

// since are the statements that were given other words, or another place, after a copy left, but by accepting what it proposes.
func (s *State) since(c *Copy, moved bool) map[ledger.EntryID]bool {
	all := map[ledger.EntryID]bool{}
	for _, x := range s.changes {
		if x.moved == moved && c.Version > 0 && x.entry.Version > c.Version && !c.made(x.entry.ID) {
			all[x.statement] = true
		}
	}
	return all
}

// made reports whether an entry was made by accepting something of the copy.
func (c *Copy) made(id ledger.EntryID) bool {
	for _, a := range c.answered {
		if a.As != "" && (a.As == id || ledger.DerivedID(c.Ref.Stream, "moved "+string(a.As)) == id) {
			return true
		}
	}
	return false
}

// taken are the paragraphs of the copy that were accepted as statements.
func (c *Copy) taken() map[int]ledger.EntryID {
	all := map[int]ledger.EntryID{}
	for key, a := range c.answered {
		sort, at, _ := strings.Cut(key, "-")
		var paragraph int
		if _, err := fmt.Sscanf(at, "%d", &paragraph); err == nil && a.As != "" && (Difference{Sort: Sort(sort)}).Adds() {
			all[paragraph] = a.As
		}
	}
	return all
}

// Version is the version of a report’s stream of which a file is a copy, when its text is what the file says that it was; 0 when nobody can tell.
func Version(r *report.Reading, h *ledger.History, f wordfile.File) int64 {
	var version int64
	if _, err := fmt.Sscanf(f.Properties[atVersion], "%d", &version); err != nil || version <= 0 || version > h.Version {
		return 0
	}
	if hashOf(lines(r.At(h, version))) != f.Properties[hashed] {
		return 0
	}
	return version
}

// OfAnother reports whether a file says that it is a copy of another report.
func OfAnother(r *report.Reading, f wordfile.File) bool {
	of := f.Properties[ofReport]
	return of != "" && of != string(r.Ref.Entry)
}

// ProposalOf is what a copy that came back proposes for the report as it reads now. The history is that of the report’s own stream.
func ProposalOf(r *report.Reading, h *ledger.History, c *Copy, now typeset.WorkingCopy, f wordfile.File) Proposal {
	s := Of(h)
	in := Input{
		Now: lines(r.Statements()), Unknown: c.Version == 0, Touched: s.since(c, false), Shifted: s.since(c, true), Taken: c.taken(), File: f,
		Notes: []string{now.Header},
	}
	if !in.Unknown {
		in.Then = lines(r.At(h, c.Version))
	}
	for _, p := range now.Passages {
		if !strings.HasPrefix(p.Mark, "s_") {
			in.Fixed = append(in.Fixed, Fixed{p.Mark, p.Text})
		}
		in.Notes = append(in.Notes, p.Note)
		for _, x := range p.Remarks {
			in.Notes = append(in.Notes, strings.Split(x.Text, "\n")...)
			in.Notes = append(in.Notes, x.Text)
		}
	}
	return Propose(in)
}

// Waiting are the differences that nobody has answered.
func (p Proposal) Waiting(c *Copy) []Difference {
	return slices.DeleteFunc(slices.Clone(p.Differences), func(d Difference) bool { _, answered := c.Answer(d.Key); return answered })
}

// Find is the difference of a key.
func (p Proposal) Find(key string) (Difference, bool) {
	i := slices.IndexFunc(p.Differences, func(d Difference) bool { return d.Key == key })
	if i < 0 {
		return Difference{}, false
	}
	return p.Differences[i], true
}
