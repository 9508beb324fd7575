package caseworkpage

import (
	"fmt"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/view"
	"candour/internal/web"
)

// linkedCase is another case that this one belongs together with, as far as the person may see it.
type linkedCase struct {
	casework.Link
	Title string // "" when it is not theirs to see
	Mine  bool
}

type titleRow struct {
	Stream ledger.StreamID
	Title  string
}

// linked are the linked cases. Of one that the person may not see nothing is known here but how it is linked.
func linked(c *web.Case, s *casework.State, rule access.Rule) ([]linkedCase, error) {
	var streams []ledger.StreamID
	for _, l := range s.Links() {
		streams = append(streams, l.To)
	}
	allowed, err := c.Allowed(rule, streams...)
	if err != nil {
		return nil, err
	}
	titles, err := titlesOf(c, streams)
	if err != nil {
		return nil, err
	}
	var all []linkedCase
	for _, l := range s.Links() {
		one := linkedCase{Link: l, Mine: allowed[l.To]}
		if one.Mine {
			one.Title = titles[l.To]
		}
		all = append(all, one)
	}
	return all, nil
}

// titlesOf are what cases are called, in one statement. Show none before access has decided.
func titlesOf(c *web.Case, streams []ledger.StreamID) (map[ledger.StreamID]string, error) {
	if len(streams) == 0 {
		return nil, nil
	}
	in, args := view.In(1, streams)
	rows, err := view.All[titleRow](c.Context(), c.DB(), `SELECT stream, title FROM case_1 WHERE stream IN `+in, args...)
	if err != nil {
		return nil, fmt.Errorf("titles of linked cases: %w", err)
	}
	titles := map[ledger.StreamID]string{}
	for _, r := range rows {
		titles[r.Stream] = r.Title
	}
	return titles, nil
}
