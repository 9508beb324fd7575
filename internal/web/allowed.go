package web

import (
	"fmt"
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
