package redaction

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// Print makes the copy as it will leave: set anew from what is left, read back by other means, and looked through for what is hidden from the
// recipient. Stays says that removed words which stand elsewhere too may stay there.
func (d Desk) Print(ctx context.Context, c *Copy, t Text, g Gates, stays bool, now time.Time) (MadeBody, error) {
	holds, err := ready(c, t, g)
	if err != nil {
		return MadeBody{}, err
	}
	elsewhere := t.Elsewhere(c.Removals())
	if len(elsewhere) > 0 && !stays {
		return MadeBody{}, fault.Fields{{Name: "stays", Sentence: "Removed words stand elsewhere too. Mark them there, or say that they may stay"}}
	}
	doc := d.paper(c, t, calendar.DateInLondon(now))
	pdf, err := d.Bench.Render(ctx, string(c.Ref.Stream), doc)
	if err != nil {
		return MadeBody{}, fmt.Errorf("make a copy: %w", err)
	}
	if err := d.Bench.Proof(ctx, doc, pdf); err != nil {
		return MadeBody{}, fault.Refuse("The copy could not be read back word for word. Nothing has left. Try again; if it is refused again, tell your administrator.", err)
	}
	if err := d.mayLeave(ctx, g, pdf); err != nil {
		return MadeBody{}, err
	}
	file, err := d.Files.Put(ctx, "application/pdf", bytes.NewReader(pdf))
	if err != nil {
		return MadeBody{}, fmt.Errorf("keep a copy: %w", err)
	}
	made := MadeBody{Copy: c.Ref, File: file, Removed: removedWords(t, c.Removals()), Stays: len(elsewhere) > 0, Holds: holds}
	for _, m := range c.Holding() {
		made.Marks = append(made.Marks, m.Ref)
	}
	return made, nil
}

// ready refuses a copy of which a page was not looked at or holds what is hidden; otherwise it says which hidden details are in it nevertheless, to
// protect somebody in danger.
func ready(c *Copy, t Text, g Gates) (holds []string, err error) {
	if !c.Open() {
		return nil, fault.Refuse("This copy left, or was given up. Begin another.", nil)
	}
	if unlooked := c.Unlooked(t); len(unlooked) > 0 {
		return nil, fault.Refuse("Nobody has looked at page "+itoa(unlooked[0])+" for this recipient yet, as it is marked now.", nil)
	}
	for _, n := range t.Readable() {
		found := g.In(t, n, c.Removals())
		if bars(found) {
			return nil, holdsStill(n, found)
		}
		for _, f := range found {
			if g.bars == nil && !slices.Contains(holds, f.Says) {
				holds = append(holds, f.Says)
			}
		}
	}
	return holds, nil
}

// mayLeave refuses a file that holds what is hidden from the recipient, or that cannot be looked through.
func (d Desk) mayLeave(ctx context.Context, g Gates, pdf []byte) error {
	if g.bars == nil {
		return nil
	}
	return g.bars.RefusePDF(ctx, d.Bench, "The copy", pdf)
}

// Keep puts a copy that was printed on record, unless it was marked otherwise meanwhile.
func Keep(h *ledger.History, t Text, by ledger.Author, id ledger.EntryID, printed *Copy, made MadeBody) (ledger.Change, error) {
	c, err := openCopy(h, printed.Ref)
	if err != nil {
		return ledger.Change{}, err
	}
	if !slices.Equal(c.Removals(), printed.Removals()) || len(c.Unlooked(t)) > 0 {
		return ledger.Change{}, fault.Refuse("Somebody marked it otherwise while it was being made. Look at it again.", nil)
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, Made, id, nil, made)
	return m.Done()
}

// removedWords say what was removed and how often, in words that repeat nothing.
func removedWords(t Text, removed []Removal) string {
	if len(removed) == 0 {
		return "Nothing was removed."
	}
	return "Removed: " + blocksOf(t, removed) + "."
}

// blocksOf says on which grounds words are removed, and in how many places a copy has a block for it.
func blocksOf(t Text, removed []Removal) string {
	counts := map[Ground]int{}
	for i := range t.Pages {
		var before Ground
		for _, g := range t.grounds(i+1, removed)[1:] {
			if g != before {
				counts[g]++
			}
			before = g
		}
	}
	return inPlaces(counts)
}

// inPlaces says how often each ground is given: “confidential, in 2 places”.
func inPlaces(counts map[Ground]int) string {
	var said []string
	for _, g := range Grounds {
		switch n := counts[g]; n {
		case 0:
		case 1:
			said = append(said, g.Words()+", in 1 place")
		default:
			said = append(said, g.Words()+", in "+itoa(n)+" places")
		}
	}
	if len(said) == 0 {
		return "nothing"
	}
	return strings.Join(said, "; ")
}
