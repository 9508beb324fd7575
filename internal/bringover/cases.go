package bringover

import (
	"fmt"
	"slices"
	"strings"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// whole is a case with the lines of its people.
type whole struct {
	line   Line
	people []Line
}

// cases brings each case over with its people.
func (r *run) cases() error {
	all := r.gather()
	for i, c := range all {
		if err := r.bring(c); err != nil {
			return err
		}
		if r.Progress != nil {
			r.Progress(i+1, len(all))
		}
	}
	return nil
}

// gather puts the lines of people to their cases, and refuses those that have none.
func (r *run) gather() []*whole {
	var all []*whole
	seen, byNumber := map[string]Line{}, map[string]*whole{}
	for _, l := range r.books.of(Cases) {
		if r.twice(seen, l.At("number"), "number", l) {
			continue
		}
		c := &whole{line: l}
		all, byNumber[strings.ToLower(l.At("number"))] = append(all, c), c
	}
	for _, l := range r.books.of(People) {
		if c := byNumber[strings.ToLower(l.At("number"))]; c != nil && l.At("number") != "" {
			c.people = append(c.people, l)
		} else {
			r.books.refuse(l, "number", "No line of the cases has this number")
		}
	}
	return all
}

// bring brings one case over, unless it is there. A line refused of it has all refused.
func (r *run) bring(c *whole) error {
	law := pack.Law(strings.ToLower(c.line.At("law")))
	if number := c.line.At("number"); number != "" {
		stream, known, err := casework.ByNumber(r.ctx, r.Ledger.DB(), law, number)
		if err != nil {
			return err
		}
		if known {
			return r.known(c, stream)
		}
	}
	form, worker := r.form(c, law)
	if !r.whole(c) {
		return nil
	}
	streams, err := r.begin(2 + len(c.people))
	if err != nil {
		return err
	}
	form.Case, form.Side = streams[0], streams[1]
	on := make([]ledger.Seen, len(streams))
	for i, s := range streams {
		on[i] = ledger.Seen{Stream: s, Version: ledger.Any}
	}
	for i := range form.People {
		form.People[i].Person = streams[2+i]
	}
	id := ledger.NewEntryID()
	verb := func(ledger.Histories) (ledger.Change, error) {
		return casework.BringOver(r.Pack, By, id, form, casework.BroughtOverBody{Source: r.Source, On: r.AsOf}, worker)
	}
	if r.Write {
		_, err = r.Ledger.Do(r.ctx, ledger.Act{Form: id, On: on, Verb: verb})
	} else {
		_, err = verb(nil)
	}
	if err := r.settle(c.line, err); err != nil {
		return err
	}
	for _, l := range c.people {
		r.books.set(l, made)
	}
	r.whole(c)
	return nil
}

// whole reports whether no line of a case is refused; when one is, the others are too.
func (r *run) whole(c *whole) bool {
	lines := append([]Line{c.line}, c.people...)
	i := slices.IndexFunc(lines, r.books.refused)
	if i < 0 {
		return true
	}
	for _, l := range lines {
		if !r.books.refused(l) {
			r.books.refuse(l, "", fmt.Sprintf("%s line %d, of the same case, is refused", lines[i].File, lines[i].Number))
		}
	}
	return false
}

// known puts down what is there of a case that is on record. What the files say besides is for a person to add: it may be older than what
// the case says now.
func (r *run) known(c *whole, stream ledger.StreamID) error {
	h, err := r.Ledger.Read(r.ctx, stream)
	if err != nil {
		return fmt.Errorf("read a case: %w", err)
	}
	state := casework.Of(h)
	r.books.set(c.line, there)
	for _, l := range c.people {
		if slices.ContainsFunc(state.People(), func(p *casework.Person) bool { return strings.EqualFold(p.Name(), l.At("name")) }) {
			r.books.set(l, there)
			continue
		}
		r.books.refuse(l, "", "The case is on record without this person. Add them there by hand")
	}
	return nil
}

// form is a case as the lines have it, and who works on it. What is wrong with a line is put down.
func (r *run) form(c *whole, law pack.Law) (casework.OpenForm, *casework.AllocatedBody) {
	l := c.line
	form := casework.OpenForm{OpenedBody: casework.OpenedBody{
		Law: law, Pack: fmt.Sprintf("%s %d", r.Pack.About.ID, r.Pack.About.Version), Title: l.At("title"), Number: l.At("number"),
		CourtName: l.At("court"), Track: l.At("track"), Received: r.day(l, "received"), Issued: r.day(l, "issued"),
	}}
	if form.Number == "" {
		r.books.refuse(l, "number", "Enter the court’s number: the case is known by it")
	}
	if law != pack.PrivateLaw && law != pack.PublicLaw {
		r.books.refuse(l, "law", "Write private or public")
	}
	if _, known := r.Pack.Track(form.Track); form.Track != "" && !known {
		r.books.refuse(l, "track", "There is no such track")
	}
	for _, p := range c.people {
		form.People = append(form.People, r.personOf(p))
	}
	if l.At("team") != "" {
		team, known := r.people.TeamNamed(l.At("team"))
		if !known {
			r.books.refuse(l, "team", "There is no team of that name, on the record or in the files")
		}
		form.Team, form.TeamIs = team.ID, team.Name
	}
	return form, r.worker(l, form.Team)
}

// personOf is somebody in a case as a line has them.
func (r *run) personOf(l Line) casework.PersonAddedBody {
	p := casework.PersonAddedBody{
		Kind: casework.PersonKind(strings.ToLower(l.At("kind"))), Name: l.At("name"), Called: l.At("called"), Born: r.day(l, "born"), Part: l.At("part"),
	}
	if p.Kind != casework.Child && p.Kind != casework.Adult {
		r.books.refuse(l, "kind", "Write child or adult")
	}
	if p.Name == "" {
		r.books.refuse(l, "name", "Enter the name")
	}
	if p.Part != "" && !slices.ContainsFunc(r.Pack.Court.People.PartyKinds, func(o pack.Option) bool { return o.ID == p.Part }) {
		r.books.refuse(l, "part", "There is no such part in a case")
	}
	return p
}

// worker is who works on a case: somebody of its team who is a practitioner or a manager, or will be once that is confirmed.
func (r *run) worker(l Line, team ledger.StreamID) *casework.AllocatedBody {
	since := r.day(l, "since")
	if l.At("worker") == "" {
		return nil
	}
	who, known := r.people.Named(l.At("worker"))
	works := known && (r.people.AsksFor(who.ID, access.Practitioner) || r.people.AsksFor(who.ID, access.Manager))
	inTeam := slices.ContainsFunc(who.Teams, func(m access.Membership) bool { return m.Team == team })
	switch {
	case !works:
		r.books.refuse(l, "worker", "No practitioner or manager has that name, on the record or in the files")
	case !inTeam:
		r.books.refuse(l, "worker", "They are not in the team that has the case")
	}
	return &casework.AllocatedBody{Worker: who.ID, Name: who.Name, As: access.Allocated, From: since}
}

// day reads a day, written YYYY-MM-DD, that is not after the files' own.
func (r *run) day(l Line, column string) calendar.Date {
	day, err := calendar.ParseDate(l.At(column))
	switch {
	case err != nil:
		r.books.refuse(l, column, "Write the day as 2026-11-20")
	case day.After(r.AsOf):
		r.books.refuse(l, column, "This day is after the day of the files")
	}
	return day
}
