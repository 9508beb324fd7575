package bringover

import (
	"strings"

	"candour/internal/access"
	"candour/internal/ledger"
)

// mark adds, to what brought a person or a team over, from where they come.
func (r *run) mark(change *ledger.Change, of ledger.StreamID) error {
	m := &ledger.Making{By: By, Change: *change}
	ledger.Put(m, r.Service, access.BroughtOver, ledger.DerivedID(r.Service, "brought over "+string(of)), nil,
		access.BroughtOverBody{Of: of, Source: r.Source, On: r.AsOf})
	done, err := m.Done()
	*change = done
	return err
}

// twice refuses a line that names what an earlier line named.
func (r *run) twice(seen map[string]Line, name, column string, l Line) bool {
	key := strings.ToLower(name)
	_, before := seen[key]
	if before && name != "" {
		r.books.refuse(l, column, "An earlier line names the same")
		return true
	}
	seen[key] = l
	return false
}

func (r *run) teams() error {
	seen := map[string]Line{}
	for _, l := range r.books.of(Teams) {
		if r.twice(seen, l.At("team"), "team", l) {
			continue
		}
		if _, known := r.people.TeamNamed(l.At("team")); known {
			r.books.set(l, there)
			continue
		}
		streams, err := r.begin(1)
		if err != nil {
			return err
		}
		err = r.act(func(s *access.People, id ledger.EntryID) (ledger.Change, error) {
			change, err := access.MakeTeam(s, By, r.Service, id, streams[0], l.At("team"))
			if err == nil {
				err = r.mark(&change, streams[0])
			}
			return change, err
		})
		if err := r.settle(l, err); err != nil {
			return err
		}
	}
	return nil
}

// yesOrNo reads the two answers of a column; an empty one is no.
func yesOrNo(text string) (yes, known bool) {
	switch strings.ToLower(text) {
	case "yes":
		return true, true
	case "no", "":
		return false, true
	}
	return false, false
}

func (r *run) staff() error {
	seen := map[string]Line{}
	for _, l := range r.books.of(Staff) {
		if r.twice(seen, l.At("name"), "name", l) {
			continue
		}
		if _, known := r.people.Named(l.At("name")); known {
			r.books.set(l, there)
			continue
		}
		if err := r.person(l); err != nil {
			return err
		}
	}
	return nil
}

// person adds somebody without a password, and asks for their role: it holds once an administrator has confirmed it.
func (r *run) person(l Line) error {
	n := access.Newcomer{Name: l.At("name"), Role: access.Role(strings.ToLower(l.At("role")))}
	manages, known := yesOrNo(l.At("manages"))
	n.Manages = manages
	team, named := r.people.TeamNamed(l.At("team"))
	n.Team = team.ID
	switch {
	case !known:
		r.books.refuse(l, "manages", "Write yes or no")
	case l.At("team") != "" && !named:
		r.books.refuse(l, "team", "There is no team of that name, on the record or in the files")
	case manages && !named:
		r.books.refuse(l, "manages", "Name the team that they manage")
	}
	if r.books.refused(l) {
		return nil
	}
	streams, err := r.begin(1)
	if err != nil {
		return err
	}
	n.Person = streams[0]
	err = r.act(func(s *access.People, id ledger.EntryID) (ledger.Change, error) {
		change, err := access.AddNewcomer(s, By, r.Service, id, n)
		if err == nil {
			err = r.mark(&change, n.Person)
		}
		return change, err
	})
	return r.settle(l, err)
}
