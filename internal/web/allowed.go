package web

import (
	"fmt"
	"slices"
	"strings"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/view"
)

type tieRow struct{ Stream, Subject, Relation string }

// Allowed decides on many streams at once, in one statement: a list whose query joined the person’s ties shows only the rows that are
// allowed here. A stream that is not in the answer is not theirs.
func (v *Visit) Allowed(rule access.Rule, streams ...ledger.StreamID) (map[ledger.StreamID]bool, error) {
	if len(streams) == 0 {
		return nil, nil
	}
	places, args := make([]string, len(streams)), []any{ledger.FormatTime(v.Now)}
	for i, s := range streams {
		places[i] = fmt.Sprintf("$%d", i+2)
		args = append(args, string(s))
	}
	rows, err := view.All[tieRow](v.Context(), v.DB(),
		`SELECT stream, subject, relation FROM tie_1 WHERE from_at <= $1 AND until_at > $1 AND stream IN (`+strings.Join(places, ", ")+`)`, args...)
	if err != nil {
		return nil, fmt.Errorf("ties of a list: %w", err)
	}
	ties := map[ledger.StreamID][]access.Tie{}
	for _, r := range rows {
		s := ledger.StreamID(r.Stream)
		ties[s] = append(ties[s], access.Tie{Subject: ledger.StreamID(r.Subject), Relation: access.Relation(r.Relation)})
	}
	allowed := map[ledger.StreamID]bool{}
	for s, t := range ties {
		allowed[s] = access.Decide(v.Person, rule, t).Allowed
	}
	return allowed, nil
}

// Theirs are the rows of a list that a rule grants this person, each being of the stream that of says: a list’s query joins the person’s ties and
// may be wider.
func Theirs[R any](v *Visit, rule access.Rule, rows []R, of func(R) ledger.StreamID) ([]R, error) {
	var streams []ledger.StreamID
	for _, r := range rows {
		if s := of(r); !slices.Contains(streams, s) {
			streams = append(streams, s)
		}
	}
	allowed, err := v.Allowed(rule, streams...)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(rows, func(r R) bool { return !allowed[of(r)] }), nil
}
