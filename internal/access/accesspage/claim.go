package accesspage

import (
	"candour/internal/access"
	"candour/internal/access/provider"
	"candour/internal/calendar"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// stillHere is an administrator's word on somebody whom the provider puts in no team.
func (p Pages) stillHere(v *web.Visit) (web.Page, error) {
	f, err := v.Form()
	if err != nil {
		return nil, err
	}
	err = p.act(v, f, func(s *access.People) (ledger.Change, error) {
		return access.StillHere(s, v.Person, p.Staff.Service, f.ID, ledger.StreamID(f.Text("person")))
	})
	return v.SeeOther("/people"), err
}

// stays is the form of that word. Its id is its own, for several may stand on the page.
func stays(who access.Person) govuk.FormData {
	return govuk.FormData{
		Action: "/people/still-here", Entry: string(ledger.NewEntryID()), Hidden: []govuk.Hidden{{Name: "person", Value: string(who.ID)}},
	}
}

// takeClaim puts on record what the provider says of the team of somebody who signs in, when that is something else than the record says.
func (p Pages) takeClaim(v *web.Visit, person access.Person, who provider.Who) error {
	if !who.Said {
		return nil
	}
	var teams []string
	for _, group := range who.Groups {
		if team, named := p.Groups[group]; named {
			teams = append(teams, team)
		}
	}
	claim := access.Claim{Person: person.ID, Teams: teams, On: calendar.DateInLondon(v.Now)}
	if people, err := p.Staff.People(v.Context()); err != nil || !access.ClaimsMore(people, claim) {
		return err
	}
	id := ledger.NewEntryID()
	_, err := v.Do(ledger.Act{
		Form: id, On: []ledger.Seen{{Stream: p.Staff.Service, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			return access.TakeClaim(access.PeopleOn(hs[p.Staff.Service], claim.On), p.Staff.Service, id, claim)
		},
	})
	return err
}
