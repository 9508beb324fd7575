package roster

import (
	"fmt"
	"slices"
	"strings"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/csvfile"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// comparing is one going through of a list.
type comparing struct {
	Given
	people *access.People
	named  map[string]bool
	making ledger.Making
	next   ledger.EntryID // of the next entry; the first is the form's
	leave  []csvfile.Line // of administrators who are given a last day
	plan   Plan
}

// key is a name as two lines are compared by it.
func key(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

func (c *comparing) refuse(l csvfile.Line, column, why string) {
	c.plan.Faults = append(c.plan.Faults, csvfile.Fault{File: l.File, Line: l.Number, Column: column, Why: why})
}

func (c *comparing) step(l csvfile.Line, who, what string) {
	c.plan.Steps = append(c.plan.Steps, Step{l.Number, who, what})
}

// id is the id of one more entry.
func (c *comparing) id() ledger.EntryID {
	id := c.next
	c.next = ledger.DerivedID(c.Service, string(id)+" next")
	return id
}

// add takes up what a verb decided, or what it finds wrong with the line.
func (c *comparing) add(l csvfile.Line, change ledger.Change, err error) {
	for _, f := range fault.FieldsOf(err) {
		c.refuse(l, strings.TrimSuffix(f.Name, "-name"), f.Sentence)
	}
	if err != nil && len(fault.FieldsOf(err)) == 0 {
		c.refuse(l, "", fault.Sentence(err))
	}
	c.making.Change.Add(c.Service, change.Entries[c.Service]...)
}

func (c *comparing) line(l csvfile.Line) {
	column := "name"
	if c.File.Sort == Teams {
		column = "team"
	}
	name := key(l.At(column))
	if c.named[name] && name != "" {
		c.refuse(l, column, "An earlier line names the same")
		return
	}
	c.named[name] = true
	if c.File.Sort == Teams {
		c.team(l)
		return
	}
	if w, ok := c.wanted(l); ok {
		c.person(w)
	}
}

// team makes a team that is not there.
func (c *comparing) team(l csvfile.Line) {
	name := l.At("team")
	if _, known := c.people.TeamNamed(name); known {
		return
	}
	stream := c.Begin("team " + key(name))
	change, err := access.MakeTeam(c.people, c.By, c.Service, c.id(), stream, name)
	c.add(l, change, err)
	c.plan.Begins = append(c.plan.Begins, stream)
	c.step(l, name, "is a new team")
}

// wanted is what a line says.
type wanted struct {
	csvfile.Line
	name        string
	role        access.Role // "" when the line says none
	team        access.Team // none when the line names none
	manages     bool
	from, until calendar.Date // zero when the line leaves them out
}

func (c *comparing) wanted(l csvfile.Line) (wanted, bool) {
	before := len(c.plan.Faults)
	w := wanted{Line: l, name: l.At("name"), role: access.Role(strings.ToLower(l.At("role")))}
	var named bool
	w.team, named = c.people.TeamNamed(l.At("team"))
	w.from, w.until = c.day(l, "from"), c.day(l, "until")
	if w.name == "" {
		c.refuse(l, "name", "Enter the person’s name")
	}
	if w.role != "" && !slices.Contains(access.Roles, w.role) {
		c.refuse(l, "role", "There is no such role")
	}
	if l.At("team") != "" && !named {
		c.refuse(l, "team", "There is no team of that name. Give a list of teams first")
	}
	switch strings.ToLower(l.At("manages")) {
	case "yes":
		w.manages = true
	case "no", "":
	default:
		c.refuse(l, "manages", "Write yes or no")
	}
	if w.manages && l.At("team") == "" {
		c.refuse(l, "manages", "Name the team that they manage")
	}
	if !w.until.IsZero() && w.until.Before(w.from) {
		c.refuse(l, "until", "The last day is before the first")
	}
	return w, len(c.plan.Faults) == before
}

func (c *comparing) day(l csvfile.Line, column string) calendar.Date {
	if l.At(column) == "" {
		return calendar.Date{}
	}
	day, err := calendar.ParseDate(l.At(column))
	if err != nil {
		c.refuse(l, column, "Write the day as 2026-11-20")
	}
	return day
}

func (c *comparing) person(w wanted) {
	of, known := c.people.Named(w.name)
	switch {
	case !known:
		c.joins(w)
	case of.Works != nil && !of.Works.Until.IsZero() && of.Works.Until.Before(c.Today):
		c.comesBack(w, of)
	default:
		c.stays(w, of)
	}
}

// joins adds somebody new, unless their last day is past already.
func (c *comparing) joins(w wanted) {
	if !w.until.IsZero() && w.until.Before(c.Today) {
		return
	}
	person, id := c.Begin("person "+key(w.name)), c.id()
	change, err := access.AddNewcomer(c.people, c.By, c.Service, id, access.Newcomer{Person: person, Name: w.name, Role: w.role})
	c.add(w.Line, change, err)
	c.plan.Begins = append(c.plan.Begins, person)
	c.step(w.Line, w.name, fmt.Sprintf("joins, and is asked to be %s: somebody else confirms it", w.role))
	if w.from.After(c.Today) || !w.until.IsZero() {
		c.works(w, person, w.from)
	}
	if w.team.ID != "" {
		c.moves(w, person)
	}
}

// comesBack takes on again somebody whose last day is past: their roles and teams are given anew.
func (c *comparing) comesBack(w wanted, of access.Person) {
	if !w.until.IsZero() && w.until.Before(c.Today) {
		return
	}
	if w.role == "" {
		c.refuse(w.Line, "role", "They left. Name the role that they come back to")
		return
	}
	c.works(w, of.ID, c.since(w))
	c.asks(w, of)
	if w.team.ID != "" {
		c.moves(w, of.ID)
	}
}

// stays changes what is different about somebody who works here, or soon will. Until they have begun, a line's first day is theirs; afterwards it is
// the first in a team.
func (c *comparing) stays(w wanted, of access.Person) {
	var now access.WorksBody
	if of.Works != nil {
		now = *of.Works
	}
	first := now.From
	if first.After(c.Today) && !w.from.IsZero() {
		first = w.from
	} else if first.After(c.Today) {
		w.from = first
	}
	if w.until != now.Until || first != now.From {
		if of.Has(access.AdministratorIs) && !w.until.IsZero() {
			c.leave = append(c.leave, w.Line)
		}
		c.works(w, of.ID, first)
	}
	if w.role != "" && !c.people.AsksFor(of.ID, w.role) {
		c.asks(w, of)
	}
	if w.team.ID != "" && !c.isIn(w, of.ID) {
		c.moves(w, of.ID)
	}
}

// isIn reports whether the record puts somebody, on the day of a line, where the line puts them.
func (c *comparing) isIn(w wanted, person ledger.StreamID) bool {
	return slices.Contains(c.people.TeamsOn(person, c.since(w)), access.Membership{Team: w.team.ID, Manages: w.manages})
}

// since is the day from which a line holds: not before today.
func (c *comparing) since(w wanted) calendar.Date {
	if w.from.Before(c.Today) {
		return c.Today
	}
	return w.from
}

// works says on which days somebody works here.
func (c *comparing) works(w wanted, person ledger.StreamID, from calendar.Date) {
	if !w.until.IsZero() && w.until.Before(from) {
		c.refuse(w.Line, "until", "The last day is before their first")
		return
	}
	ledger.Put(&c.making, c.Service, access.Works, c.id(), nil, access.WorksBody{Person: person, From: from, Until: w.until, Source: c.source()})
	if from.After(c.Today) {
		c.step(w.Line, w.name, "begins on "+from.Plain())
	}
	switch {
	case w.until.IsZero() && !from.After(c.Today):
		c.step(w.Line, w.name, "goes on working here, without a last day")
	case w.until.IsZero():
	case w.until.Before(c.Today):
		c.step(w.Line, w.name, "left on "+w.until.Plain()+": their roles end now")
	default:
		c.step(w.Line, w.name, "leaves: their last day is "+w.until.Plain())
	}
}

func (c *comparing) moves(w wanted, person ledger.StreamID) {
	from := c.since(w)
	ledger.Put(&c.making, c.Service, access.Moves, c.id(), nil,
		access.MovesBody{Person: person, Team: w.team.ID, Manages: w.manages, From: from, Source: c.source()})
	what := "is in " + w.team.Name + " from " + from.Plain() + ", and in no other team"
	if w.manages {
		what += "; they manage it"
	}
	c.step(w.Line, w.name, what)
}

func (c *comparing) asks(w wanted, of access.Person) {
	ledger.Put(&c.making, c.Service, access.RoleAsked, c.id(), nil, access.RoleBody{Person: of.ID, Role: w.role})
	what := fmt.Sprintf("is asked to be %s: somebody else confirms it", w.role)
	for _, r := range of.Roles {
		if r != w.role {
			what += fmt.Sprintf(". They stay %s until an administrator ends that", r)
		}
	}
	c.step(w.Line, w.name, what)
}

// keepsAnAdministrator refuses a list with which no administrator would stay.
func (c *comparing) keepsAnAdministrator() {
	if len(c.leave) == 0 || len(c.leave) < c.people.Administrators() {
		return
	}
	for _, l := range c.leave {
		c.refuse(l, "until", "No administrator would stay. Make somebody else one first")
	}
}
