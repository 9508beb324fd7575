package web

import (
	"fmt"
	"maps"
	"slices"

	"candour/internal/access"
	"candour/internal/ledger"
)

// Allowed decides on many streams at once, in one statement: a list whose query joined the person’s ties shows only the rows that are
// allowed here. A stream that is not in the answer is not theirs.
func (v *Visit) Allowed(rule access.Rule, streams ...ledger.StreamID) (map[ledger.StreamID]bool, error) {
	if err := v.readTies(streams); err != nil {
		return nil, fmt.Errorf("ties of a list: %w", err)
	}
	allowed := map[ledger.StreamID]bool{}
	for _, s := range streams {
		allowed[s] = access.Decide(v.Person, rule, v.ties[s]).Allowed
	}
	return allowed, nil
}

// shortList is how many streams are asked about by name. Of more, all ties of the person are read instead: a list of so many is mostly those.
const shortList = 64

// readTies reads the ties of streams that this visit has not read yet. Several lists of one page speak of the same cases.
func (v *Visit) readTies(streams []ledger.StreamID) error {
	unread := func() []ledger.StreamID {
		return slices.DeleteFunc(slices.Clone(streams), func(s ledger.StreamID) bool { _, read := v.ties[s]; return read })
	}
	if v.ties == nil {
		v.ties = map[ledger.StreamID][]access.Tie{}
	}
	if len(unread()) > shortList {
		theirs, err := access.TiesAtWork(v.Context(), v.DB(), v.Person, v.Now)
		if err != nil {
			return err
		}
		maps.Copy(v.ties, theirs)
	}
	others := unread()
	if len(others) == 0 {
		return nil
	}
	found, err := access.TiesOf(v.Context(), v.DB(), others, v.Now)
	for _, s := range others {
		v.ties[s] = found[s]
	}
	return err
}

// Theirs are the rows of a list that a rule grants this person, each being of the stream that of says: a list’s query joins the person’s ties and
// may be wider.
func Theirs[R any](v *Visit, rule access.Rule, rows []R, of func(R) ledger.StreamID) ([]R, error) {
	var streams []ledger.StreamID
	seen := map[ledger.StreamID]bool{}
	for _, r := range rows {
		if s := of(r); !seen[s] {
			seen[s] = true
			streams = append(streams, s)
		}
	}
	allowed, err := v.Allowed(rule, streams...)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(rows, func(r R) bool { return !allowed[of(r)] }), nil
}

// MayApart is May for a rule that also asks who is tied to a stream apart from the case.
func (c *Case) MayApart(rule access.Rule, stream ledger.StreamID) (bool, error) {
	ties, err := c.kit.alsoTied(c.Visit, slices.Clone(c.Ties), stream)
	return err == nil && access.Decide(c.Person, rule, ties).Allowed, err
}
