package access

import (
	"slices"
	"time"

	"candour/internal/calendar"
	"candour/internal/ledger"
)

// placed is what was said of a person's teams: in or out of one from a day on, or into one and out of all others.
type placed struct {
	Membership
	from calendar.Date // not before the day on which it was said
	how  string        // the kind of its entry
}

// after are the memberships once it holds.
func (p placed) after(teams []Membership) []Membership {
	switch p.how {
	case Moves.Name():
		return []Membership{p.Membership}
	case TeamJoined.Name():
		return append(without(teams, p.Team), p.Membership)
	}
	return without(teams, p.Team)
}

func without(teams []Membership, team ledger.StreamID) []Membership {
	return slices.DeleteFunc(slices.Clone(teams), func(m Membership) bool { return m.Team == team })
}

// place takes up what was said of a person's teams. What holds at once is worked out at once; what begins on a coming day, when the day is known.
func (s *People) place(e ledger.Entry, person ledger.StreamID, m Membership, from calendar.Date) {
	p := s.people[person]
	if p == nil {
		return
	}
	if said := calendar.DateInLondon(e.Recorded); from.Before(said) {
		from = said
	}
	p.placed, p.claimGone = append(p.placed, placed{m, from, e.Kind}), false
	p.moves = p.moves || e.Kind == Moves.Name()
	if !p.moves {
		p.Teams = p.placed[len(p.placed)-1].after(p.Teams)
	}
}

// teamsOn are the teams of a person on a day.
func (p Person) teamsOn(day calendar.Date) (teams []Membership) {
	said := slices.Clone(p.placed)
	slices.SortStableFunc(said, func(a, b placed) int { return a.from.Compare(b.from) })
	for _, one := range said {
		if !one.from.After(day) {
			teams = one.after(teams)
		}
	}
	return teams
}

// works takes up on which days somebody works here. Whoever comes back after their last day comes without what they had: roles and teams are given anew.
func (s *People) works(e ledger.Entry, b WorksBody) {
	p := s.people[b.Person]
	if p == nil {
		return
	}
	if p.Works != nil && p.Works.over(calendar.DateInLondon(e.Recorded)) {
		for i := range s.asked {
			s.asked[i].ended = s.asked[i].ended || s.asked[i].person == p.ID
		}
		p.Roles, p.Teams, p.placed, p.moves = nil, nil, nil, false
	}
	p.Works = &b
}

// PeopleOn is everybody in a history of the service stream, with what holds on a day.
func PeopleOn(h *ledger.History, day calendar.Date) *People { return Directory.Of(h).asOf(day) }

// dated is a person with the roles and teams that hold on a day.
func (p Person) dated(day calendar.Date) Person {
	switch {
	case p.Works != nil && !p.Works.holds(day):
		p.Roles, p.Teams = nil, nil
	case p.moves:
		p.Teams = p.teamsOn(day)
	}
	return p
}

// Coming are the moves of a person to other teams after a day, the earliest first.
func (p Person) Coming(after calendar.Date) (all []MovesBody) {
	for _, one := range p.placed {
		if one.how == Moves.Name() && one.from.After(after) {
			all = append(all, MovesBody{Person: p.ID, Team: one.Team, Manages: one.Manages, From: one.from})
		}
	}
	slices.SortStableFunc(all, func(a, b MovesBody) int { return a.From.Compare(b.From) })
	return all
}

// TeamsOn are the teams that a person is to be in on a day that is today or coming.
func (s *People) TeamsOn(person ledger.StreamID, day calendar.Date) []Membership {
	if p := s.people[person]; p != nil {
		return p.teamsOn(day)
	}
	return nil
}

// isGone reports whether somebody's last day is past who had a role.
func (s *People) isGone(p Person) bool {
	return p.Works != nil && p.Works.over(s.today) && slices.ContainsFunc(s.asked, func(a asked) bool { return a.person == p.ID && a.confirmed })
}

// lastDay ends the grants of a person when their last day is over, in London. A later word counts, until the day has come.
func (s *Grants) lastDay(e ledger.Entry, b WorksBody) {
	before := s.last[b.Person]
	if s.last == nil {
		s.last = map[ledger.StreamID]leaving{}
	}
	s.last[b.Person] = leaving{b, e.Author}
	for _, g := range s.all {
		if g.Person != b.Person || before.over(calendar.DateInLondon(e.Recorded)) {
			continue
		}
		if g.byLastDay {
			g.Ended, g.EndedBy, g.Why, g.byLastDay = time.Time{}, ledger.Author{}, "", false
		}
		g.leaves(s.last[b.Person])
	}
}

// leaving is a person's days here, and who said so.
type leaving struct {
	WorksBody
	by ledger.Author
}

func (g *Grant) leaves(l leaving) {
	if !l.Until.IsZero() && g.Ended.IsZero() {
		g.Ended, g.EndedBy, g.Why, g.byLastDay = l.Until.AddDays(1).At(calendar.NewTime(0, 0)).UTC, l.by, l.Source, true
	}
}
