package roster

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/csvfile"
	"candour/internal/ledger"
)

// What the lines of a list are about.
const (
	People = "people"
	Teams  = "teams"
)

// Columns are those of each sort of list. docs/operations/people.md says what stands in them.
var Columns = map[string][]string{
	People: {"name", "role", "team", "manages", "from", "until"},
	Teams:  {"team"},
}

// Read reads a list.
func Read(name string, from io.Reader) (csvfile.File, error) {
	return csvfile.Read(name, from, Columns)
}

// Given is a list with who gives it.
type Given struct {
	File    csvfile.File
	By      ledger.Author
	Service ledger.StreamID
	Form    ledger.EntryID
	Today   calendar.Date
	Begin   func(name string) ledger.StreamID // the stream of a newcomer or a new team: for one name always the same
}

// source is what entries say of where they come from.
func (g Given) source() string { return "Staff list given on " + g.Today.Plain() }

// Step is one thing that comes of a line.
type Step struct {
	Line int
	Who  string // a person, or a team
	What string
}

// Plan is what comes of a list.
type Plan struct {
	Steps   []Step
	Faults  []csvfile.Fault   // with any, nothing comes of the list
	Missing []access.Person   // have a role, and are not on it
	Begins  []ledger.StreamID // that must have keys before it is carried out

	change ledger.Change
}

// Empty reports whether the record says already what the list says.
func (p Plan) Empty() bool { return len(p.Steps) == 0 }

// Digest is short for what would change: whoever confirms it sends it back, so that nothing else is done than what they saw.
func (p Plan) Digest() string {
	sum := sha256.New()
	for _, s := range p.Steps {
		fmt.Fprintf(sum, "%q %q\n", s.Who, s.What)
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

// Compare works out what a list would change.
func Compare(s *access.People, g Given) Plan {
	c := &comparing{Given: g, people: s, next: g.Form, named: map[string]bool{}, making: ledger.Making{By: g.By}}
	c.plan.Faults = slices.Clone(g.File.Faults)
	for _, l := range g.File.Lines {
		c.line(l)
	}
	if g.File.Sort == People {
		c.keepsAnAdministrator()
		c.plan.Missing = s.Those(func(p access.Person) bool { return len(p.Roles) > 0 && !c.named[key(p.Name)] })
	}
	slices.SortStableFunc(c.plan.Faults, func(a, b csvfile.Fault) int { return a.Line - b.Line })
	if len(c.plan.Faults) > 0 {
		return Plan{Faults: c.plan.Faults}
	}
	c.plan.change = c.making.Change
	return c.plan
}

// Change is what a list puts on the record.
func (p Plan) Change() ledger.Change { return p.change }
