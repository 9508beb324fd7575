package web

import (
	"fmt"
	"time"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/view"
)

// BeingWritten is a draft of a form that waits: whose it is, in which case, and when they last typed in it. What they typed is not in it: that is shown to
// its writer alone.
type BeingWritten struct {
	Stream ledger.StreamID
	Title  string
	Writer ledger.StreamID
	Saved  string // as ledger.ParseTime reads it
}

// At is when its writer last typed in it.
func (b BeingWritten) At() time.Time {
	at, _ := ledger.ParseTime(b.Saved) // written by this package
	return at
}

// BeingWritten are the drafts of a form of this case, by the pattern of its address, the oldest first.
func (c *Case) BeingWritten(form string) ([]BeingWritten, error) {
	rows, err := view.All[BeingWritten](c.Context(), c.DB(), `SELECT stream, '', person, saved FROM draft WHERE stream = $1 AND form = $2 ORDER BY saved, person`,
		string(c.Stream), form)
	if err != nil {
		return nil, fmt.Errorf("list what is being written: %w", err)
	}
	return rows, nil
}

// LeftWriting are the drafts of a form in which nobody has typed since a moment: this person’s own, and those in the cases of teams that they manage. They
// are at most view.Most, the oldest, and more says whether there are others.
func (v *Visit) LeftWriting(form string, since time.Time) (left []BeingWritten, more bool, err error) {
	sees, args := access.SeesTo(v.Person, v.Now, 3)
	rows, more, err := view.AtMost(view.All[BeingWritten](v.Context(), v.DB(), `SELECT d.stream, c.title, d.person, d.saved FROM draft d JOIN case_1 c ON c.stream = d.stream
		WHERE d.form = $1 AND d.saved < $2 AND d.stream IN (`+sees+`) ORDER BY d.saved, d.person`+view.OneMore, append([]any{form, ledger.FormatTime(since)}, args...)...))
	if err != nil {
		return nil, false, fmt.Errorf("list what is left unwritten: %w", err)
	}
	stream := func(b BeingWritten) ledger.StreamID { return b.Stream }
	var own, others []BeingWritten
	for _, row := range rows {
		if row.Writer == v.Person.ID {
			own = append(own, row)
		} else {
			others = append(others, row)
		}
	}
	if own, err = Theirs(v, access.CaseWorker, own, stream); err != nil {
		return nil, false, err
	}
	others, err = Theirs(v, access.CaseManager, others, stream)
	return append(own, others...), more, err
}
