package api

import (
	"strings"
	"time"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/web"
)

// Entry is one entry of a case as the person may read it.
type Entry struct {
	Version  int64      `json:"version" doc:"Of the case, once this was recorded. There are no gaps."`
	Standing string     `json:"standing" enum:"stands,held back,not shown,erased" doc:"stands: it can be read. held back: it says something that became hidden since. not shown: it is hidden, or not this person’s to read. erased: its words were erased by law. Of the last three a client keeps no words that it read before."`
	ID       string     `json:"id,omitempty" doc:"The entry’s own id."`
	Kind     string     `json:"kind,omitempty" example:"casework.note/1"`
	Recorded *time.Time `json:"recorded,omitempty"`
	Happened *time.Time `json:"happened,omitempty" doc:"When it was in life, where somebody said so."`
	By       string     `json:"by,omitempty" doc:"Whose entry it is."`
	Text     string     `json:"text,omitempty" doc:"What it is, in a line."`
	Words    string     `json:"words,omitempty" doc:"The first words of what somebody wrote."`
	About    []string   `json:"about,omitempty" doc:"Ids of entries of this case that it is about: what it corrects, hides, holds back or shows again."`
}

// The standings of an entry.
const (
	stands   = "stands"
	heldBack = "held back"
	notShown = "not shown"
	erased   = "erased"
)

// telling tells entries of a case to a client: those that the person is shown, as they are shown them, and none that the gate finds something in.
type telling struct {
	*web.Case
	shown map[int64]ledger.Entry
	gate  *casework.Gate
}

func newTelling(c *web.Case, h *ledger.History) (*telling, error) {
	entries, err := casework.ShownTo(c, h)
	if err != nil {
		return nil, err
	}
	t := &telling{Case: c, shown: make(map[int64]ledger.Entry, len(entries))}
	for _, e := range entries {
		t.shown[e.Version] = e
	}
	t.gate, err = casework.GateOf(c.Context(), c.Ledger(), h, casework.ToColleague(c.Person.ID))
	return t, err
}

// entry is one entry, by its version.
func (t *telling) entry(version int64) Entry {
	e, shown := t.shown[version]
	switch {
	case !shown:
		return Entry{Version: version, Standing: notShown}
	case e.Erased:
		return Entry{Version: version, Standing: erased, ID: string(e.ID), Recorded: &e.Recorded}
	}
	line := t.Ledger().Registry().Line(t.Words, e)
	told := Entry{
		Version: version, Standing: stands, ID: string(e.ID), Kind: e.Kind, Recorded: &e.Recorded, By: t.People.Name(e.Author), Text: line.Text, Words: line.Words,
		About: t.about(e),
	}
	if e.Happened != nil {
		at := e.Happened.Start()
		told.Happened = &at
	}
	if isHeldBack(line.Text, line.Words) || len(t.gate.In(line.Text, line.Words)) > 0 {
		told.Standing, told.Text, told.Words = heldBack, "", ""
	}
	return told
}

func isHeldBack(texts ...string) bool {
	return strings.Contains(strings.Join(texts, "\n"), casework.HeldBackWords)
}

// about are the entries of this case that an entry names.
func (t *telling) about(e ledger.Entry) []string {
	refs := t.Ledger().Registry().Refs(e.Kind, e.Body)
	switch b := e.Body.(type) {
	case casework.HeldBackBody:
		refs = append(refs, ledger.Ref{Entry: b.Entry})
	case casework.MayStandBody:
		refs = append(refs, ledger.Ref{Entry: b.Entry})
	}
	var all []string
	for _, ref := range refs {
		if ref.Stream == "" || ref.Stream == t.Stream {
			all = append(all, string(ref.Entry))
		}
	}
	return all
}
