package access

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"candour/internal/ledger"
	"candour/internal/view"
)

// Home is what a person’s own stream says of where they live.
type Home struct{ Postcode string } // "" when they have not said, or took it back

// HomeOf is the home that somebody gave, from their own stream.
func HomeOf(h *ledger.History) *Home { return homes.Of(h) }

var homes = ledger.NewFold(func(s *Home, e ledger.Entry) {
	switch b := e.Body.(type) {
	case HomeBody:
		s.Postcode = b.Postcode
	case HomeTakenBackBody:
		s.Postcode = ""
	}
})

// SetHome gives a person’s home postcode, changes it or, when it is empty, takes it back.
func SetHome(by Person, id ledger.EntryID, postcode string) (ledger.Change, error) {
	m := &ledger.Making{By: ledger.By(by.ID)}
	if postcode == "" {
		ledger.Put(m, by.ID, HomeTakenBack, id, nil, HomeTakenBackBody{})
		return m.Done()
	}
	body := HomeBody{Postcode: postcode}
	if found := Postcodes(postcode); len(found) == 1 {
		body.Postcode = found[0]
	}
	ledger.Put(m, by.ID, HomeGiven, id, nil, body)
	return m.Done()
}

// HomeRows is home_1: one row for each person who has given a home postcode. The postcode itself stands in no row.
var HomeRows = &ledger.View{
	Name:    "home_1",
	Columns: []ledger.Column{{Name: "given", Type: ledger.Number}},
	Rows: func(h *ledger.History) [][]any {
		if HomeOf(h).Postcode == "" {
			return nil
		}
		return [][]any{{int64(1)}}
	},
}

// HomesOf are the postcodes of those among some people who gave one, for the access review alone.
func HomesOf(ctx context.Context, l *ledger.Ledger, people []ledger.StreamID) (map[ledger.StreamID]string, error) {
	if len(people) == 0 {
		return nil, nil
	}
	in, args := view.In(1, people)
	gave, err := view.All[ledger.StreamID](ctx, l.DB(), `SELECT stream FROM home_1 WHERE stream IN `+in, args...)
	if err != nil {
		return nil, fmt.Errorf("who gave a home postcode: %w", err)
	}
	all := map[ledger.StreamID]string{}
	for _, person := range gave {
		h, err := l.Read(ctx, person)
		if err != nil {
			return nil, fmt.Errorf("read a home postcode: %w", err)
		}
		if given := HomeOf(h).Postcode; given != "" {
			all[person] = given
		}
	}
	return all, nil
}

var postcodeWritten = regexp.MustCompile(`(?i)\b([a-z]{1,2}[0-9][a-z0-9]?)\s*([0-9][a-z]{2})\b`)

// Postcodes are the postcodes in a text as the post writes them: "WX4 2AB".
func Postcodes(text string) []string {
	var all []string
	for _, found := range postcodeWritten.FindAllStringSubmatch(text, -1) {
		all = append(all, strings.ToUpper(found[1]+" "+found[2]))
	}
	return all
}
