package workingcopy

import (
	"candour/internal/ledger"
	"candour/internal/workbench/wordfile"
)

// Sort is what a difference is.
type Sort string

// The sorts of difference. Those of ours change nothing, whatever was written into them.
const (
	Changed Sort = "changed" // a statement has other words
	Moved   Sort = "moved"   // it stands elsewhere
	Gone    Sort = "gone"    // it is not in the file
	New     Sort = "new"     // a paragraph between those that we know
	Twice   Sort = "twice"   // a statement stands there once more
	Split   Sort = "split"   // a later part of a statement that became several paragraphs
	Table   Sort = "table"   // a table that was put in, as its words, a row a line
	Ours    Sort = "ours"    // what the copy says besides its statements was changed: a title, a question
	Out     Sort = "out"     // a statement that was taken out of the report since has other words in the file
)

// Difference is one thing in which a file differs from the report, to be accepted or left.
type Difference struct {
	Key       string // names it within its file, for as long as that is kept
	Sort      Sort
	Statement ledger.EntryID // that it is about, or was copied or split from; "" for none
	Old, New  string         // the words of the report now, and those of the file; "" for none
	Place                    // of what is new or moved
	Tracked   bool           // the file has it as a tracked change, which is read as accepted
	Merged    []ledger.EntryID
	Into      ledger.EntryID // of what is gone: the statement that now has its words; "" for none
	Clash     bool           // the same was changed in the report since the copy left: it is shown, and cannot be accepted

	paragraph int // of the file, from 0, where it is about one
}

// Place is where a statement is to stand.
type Place struct {
	Section string
	Before  ledger.EntryID // "" at the end of the section
}

// MayBeAccepted reports whether accepting it would change the report, and overwrite nothing of it.
func (d Difference) MayBeAccepted() bool { return !d.Clash && d.Sort != Ours && d.Sort != Out }

// Adds reports whether accepting it adds a statement.
func (d Difference) Adds() bool {
	return d.Sort == New || d.Sort == Twice || d.Sort == Split || d.Sort == Table
}

// Passage is a paragraph of the file, or a table, and what it was taken for.
type Passage struct {
	Text      string
	Statement ledger.EntryID // it is this one; "" for none
	Key       string         // the difference that it is; "" where nothing differs
}

// Proposal is what a file proposes. It changes nothing.
type Proposal struct {
	Differences []Difference
	Passages    []Passage // every paragraph of the file that has words
	Besides     []wordfile.Beside
	Same        int  // statements that stand in the file as in the report
	Older       int  // statements of which the file has the words that they had when the copy left, and the report others since
	Unknown     bool // nobody can tell how the report read when the copy left, and so what was changed in it since
	Missing     bool // the file holds what no machine reads here, such as a picture
}

// Fixed is what a copy says besides its statements.
type Fixed struct{ Mark, Text string }

// Input is what a proposal is made of.
type Input struct {
	Now     []Line
	Then    []Line                  // as the report read when the copy left
	Unknown bool                    // nobody can tell how it read then
	Touched map[ledger.EntryID]bool // statements whose words were changed since, but by accepting what this file proposes
	Shifted map[ledger.EntryID]bool // statements that were moved since, likewise
	Taken   map[int]ledger.EntryID  // paragraphs of the file that were accepted as statements
	Fixed   []Fixed                 // of a copy that would leave now
	Notes   []string                // footnotes, comments and heads of pages of such a copy
	File    wordfile.File
}

// Propose says in what a file differs from the report. It is a function of its input: it changes nothing.
func Propose(in Input) Proposal {
	m := newMatching(in)
	m.know()
	m.findByWords()
	m.choose()
	p := &proposing{matching: m}
	p.away = p.elsewhere(m.Now, m.Shifted)
	p.passages()
	p.gone()
	p.moved()
	p.besides()
	p.Unknown, p.Missing = in.Unknown, in.File.Missing
	return p.Proposal
}
