package caseworkpage

import (
	"fmt"
	"slices"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/view"
	"candour/internal/web"
)

// linkedCase is another case that this one belongs together with, and what it is called.
type linkedCase struct {
	casework.Link
	Title string
}

type titleRow struct {
	Stream ledger.StreamID
	Title  string
}

// linked are the linked cases that a rule grants the person. Of any other nothing is said, not that there is one.
func linked(c *web.Case, s *casework.State, rule access.Rule) ([]linkedCase, error) {
	var streams []ledger.StreamID
	for _, l := range s.Links() {
		streams = append(streams, l.To)
	}
	allowed, err := c.Allowed(rule, streams...)
	if err != nil {
		return nil, err
	}
	streams = slices.DeleteFunc(streams, func(s ledger.StreamID) bool { return !allowed[s] })
	titles, err := titlesOf(c, streams)
	if err != nil {
		return nil, err
	}
	var all []linkedCase
	for _, l := range s.Links() {
		if allowed[l.To] {
			all = append(all, linkedCase{l, titles[l.To]})
		}
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
