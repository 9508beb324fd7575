package web

import (
	"fmt"
	"slices"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/view"
)

type tieRow struct{ Stream, Subject, Relation string }

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

// readTies reads the ties of streams that this visit has not read yet. Several lists of one page speak of the same cases.
func (v *Visit) readTies(streams []ledger.StreamID) error {
	streams = slices.DeleteFunc(slices.Clone(streams), func(s ledger.StreamID) bool { _, read := v.ties[s]; return read })
	if len(streams) == 0 {
		return nil
	}
	in, args := view.In(2, streams)
	rows, err := view.All[tieRow](v.Context(), v.DB(), `SELECT stream, subject, relation FROM tie_1 WHERE from_at <= $1 AND until_at > $1 AND stream IN `+in,
		append([]any{ledger.FormatTime(v.Now)}, args...)...)
	if err != nil {
		return err
	}
	if v.ties == nil {
		v.ties = map[ledger.StreamID][]access.Tie{}
	}
	for _, s := range streams {
		v.ties[s] = nil
	}
	for _, r := range rows {
		s := ledger.StreamID(r.Stream)
		v.ties[s] = append(v.ties[s], access.Tie{Subject: ledger.StreamID(r.Subject), Relation: access.Relation(r.Relation)})
	}
	return nil
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
