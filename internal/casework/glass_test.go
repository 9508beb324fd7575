package casework_test

import (
	"testing"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/ledger"
)

func TestAConflictOfInterestIsAskedForBeforeQualityReviewsAnAttempt(t *testing.T) {
	opened, meant, team := ledger.NewStreamID(), ledger.NewStreamID(), ledger.NewStreamID()
	quality := access.Person{ID: ledger.NewStreamID(), Roles: []access.Role{access.Quality}}
	manager := access.Person{ID: ledger.NewStreamID(), Roles: []access.Role{access.Manager}, Teams: []access.Membership{{Team: team, Manages: true}}}
	asked := ledger.Entry{ID: ledger.NewEntryID(), Author: ledger.By(ledger.NewStreamID())}
	theTeams := access.Tie{Subject: team, Relation: access.InTeam}
	conflict := func(p access.Person) access.Tie { return access.Tie{Subject: p.ID, Relation: access.Conflict} }
	for name, c := range map[string]struct {
		by     access.Person
		opened ledger.StreamID
		named  map[ledger.StreamID][]access.Tie
		may    bool
	}{
		"quality, of what opened nothing":                           {quality, "", map[ledger.StreamID][]access.Tie{meant: {theTeams}}, true},
		"quality, closed to them":                                   {quality, "", map[ledger.StreamID][]access.Tie{meant: {theTeams, conflict(quality)}}, false},
		"quality, of a case that was opened and is closed to them":  {quality, opened, map[ledger.StreamID][]access.Tie{opened: {conflict(quality)}}, false},
		"quality, of two that fit, one of them closed to them":      {quality, "", map[ledger.StreamID][]access.Tie{opened: {theTeams}, meant: {conflict(quality)}}, false},
		"its manager, of a case that was opened":                    {manager, opened, map[ledger.StreamID][]access.Tie{opened: {theTeams}}, true},
		"its manager, of a case that was opened and closed to them": {manager, opened, map[ledger.StreamID][]access.Tie{opened: {theTeams, conflict(manager)}}, false},
		"another manager, of a case that was opened":                {manager, opened, map[ledger.StreamID][]access.Tie{opened: nil}, false},
		"any manager, of what names nothing":                        {manager, "", nil, true},
	} {
		if may := casework.MayReview(c.by, &casework.Glass{Entry: asked, Case: c.opened}, c.named); may != c.may {
			t.Errorf("%s: %v", name, may)
		}
	}
}
