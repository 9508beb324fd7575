package report

import (
	"errors"
	"strings"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// Open begins a report: in the case, and in a stream of its own, which is a fresh one named in the form.
func Open(p *pack.Pack, c *casework.State, by ledger.Author, id ledger.EntryID, form OpenedBody) (ledger.Change, error) {
	if !c.Began() {
		return ledger.Change{}, fault.Absent(errors.New("the stream holds no case"))
	}
	if err := checkOpening(p, c, form); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, c.Stream, Opened, id, nil, form)
	ledger.Put(m, form.Draft, Begun, ledger.DerivedID(form.Draft, "began"), nil, BegunBody{
		Case: c.Stream, Opened: ledger.Ref{Stream: c.Stream, Entry: id}, Type: form.Type, Author: form.Author,
	})
	return m.Done()
}

func checkOpening(p *pack.Pack, c *casework.State, form OpenedBody) error {
	ps := fault.FieldsOf(form.Validate())
	_, known := p.ReportType(form.Type)
	ps.Need(known || form.Type == "", "type", "Choose what to write from the list")
	if !form.Duty.IsZero() {
		duty, known := c.Duty(form.Duty)
		ps.Need(known, "duty", "Choose what was asked for")
		ps.Need(!known || duty.Report == "" || duty.Report == form.Type, "type", "What was asked for is another sort of report")
	}
	return ps.Err()
}

// Pass gives an unfinished report to another author.
func Pass(r *Report, by ledger.Author, id ledger.EntryID, form PassedBody) (ledger.Change, error) {
	if r.Signed != nil {
		return ledger.Change{}, signedAlready()
	}
	form.Report = r.Ref
	m := &ledger.Making{By: by}
	ledger.Put(m, r.Ref.Stream, Passed, id, nil, form)
	ledger.Put(m, r.Draft, Passed, ledger.DerivedID(r.Draft, "passed "+string(id)), nil, form)
	return m.Done()
}

func signedAlready() error {
	return fault.Refuse("This report is signed, so nothing in it changes. Start an addendum.", nil)
}

// open refuses to write in a report that is not there or was signed.
func (d *Draft) open() error {
	switch {
	case !d.Began():
		return noReport()
	case d.Frozen:
		return signedAlready()
	default:
		return nil
	}
}

// Write adds a statement to a section.
func Write(p *pack.Pack, d *Draft, by ledger.Author, id ledger.EntryID, form WrittenBody) (ledger.Change, error) {
	if err := d.open(); err != nil {
		return ledger.Change{}, err
	}
	form.Saying = form.cleaned()
	ps := fault.FieldsOf(form.Validate())
	ps.Need(form.Section == "" || d.hasSection(p, form.Section), "section", "Choose the section from the list")
	d.checkSaying(p, ledger.Ref{Stream: d.Stream, Entry: id}, form.Saying, &ps)
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	return one(d.Stream, by, Written, id, form)
}

// ChangeForm gives a statement other words and, when Section is given, another place.
type ChangeForm struct {
	ChangedBody
	Section string         // "" leaves it where it stands
	Before  ledger.EntryID // the statement it is to stand before; at the end of the section without one
}

// Change changes a statement, and moves it when it is given another place.
func Change(p *pack.Pack, d *Draft, by ledger.Author, id ledger.EntryID, form ChangeForm) (ledger.Change, error) {
	if err := d.open(); err != nil {
		return ledger.Change{}, err
	}
	if _, known := d.Statement(form.Statement); !known {
		return ledger.Change{}, fault.Refuse("This statement was taken out meanwhile. What you typed is still here: add it as a new statement.", nil)
	}
	form.Saying = form.cleaned()
	ps := fault.FieldsOf(form.Validate())
	ps.Need(form.Section == "" || d.hasSection(p, form.Section), "section", "Choose the section from the list")
	d.checkSaying(p, form.Statement, form.Saying, &ps)
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, d.Stream, Changed, id, nil, form.ChangedBody)
	if form.Section != "" {
		ledger.Put(m, d.Stream, Moved, ledger.DerivedID(d.Stream, "moved "+string(id)), nil, MovedBody{form.Statement, form.Section, form.Before})
	}
	return m.Done()
}

// Move gives a statement another place, and leaves what it says.
func Move(p *pack.Pack, d *Draft, by ledger.Author, id ledger.EntryID, form MovedBody) (ledger.Change, error) {
	if err := d.open(); err != nil {
		return ledger.Change{}, err
	}
	if _, known := d.Statement(form.Statement); !known {
		return ledger.Change{}, problem("statement", "Choose a statement of this report")
	}
	if !d.hasSection(p, form.Section) {
		return ledger.Change{}, problem("section", "Choose the section from the list")
	}
	return one(d.Stream, by, Moved, id, form)
}

// TakeOut takes a statement out of the report.
func TakeOut(d *Draft, by ledger.Author, id ledger.EntryID, statement ledger.Ref) (ledger.Change, error) {
	if err := d.open(); err != nil {
		return ledger.Change{}, err
	}
	if _, known := d.Statement(statement); !known {
		return ledger.Change{}, problem("statement", "Choose a statement of this report")
	}
	return one(d.Stream, by, TakenOut, id, TakenOutBody{statement})
}

func (d *Draft) hasSection(p *pack.Pack, section string) bool {
	t, _ := p.ReportType(d.Type)
	_, known := t.Section(section)
	return known
}

// checkSaying finds what only the pack and the rest of the report can tell.
func (d *Draft) checkSaying(p *pack.Pack, this ledger.Ref, s Saying, ps *fault.Fields) {
	kind, known := p.StatementKind(s.Kind)
	ps.Need(known || needsNothing(s.Kind) || s.Kind == "", "kind", "Choose what kind of statement it is from the list")
	_, listed := pack.Choice(kind.By, s.By)
	ps.Need(s.Kind != Established || listed, "by", "Say which record establishes it")
	ps.Need(s.Kind != Heading || !strings.Contains(s.Text, "\n"), "text", "A heading is one line")
	for _, r := range s.RestsOn {
		if r.Sort != OnStatement {
			continue
		}
		other, known := d.Statement(r.Ref)
		ps.Need(known && r.Ref != this && !needsNothing(other.Kind), "on", "Choose other statements of this report")
	}
}

// lineEnds makes the line ends of what was typed LF.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// cleaned is what was typed as it is stored: line ends as LF, nothing around it, and nothing that its kind has no use for.
func (s Saying) cleaned() Saying {
	s.Text = strings.TrimSpace(lineEnds.Replace(s.Text))
	if s.Kind != Established {
		s.By = ""
	}
	if s.Kind == Heading {
		s.Continues, s.Answers = false, nil
	}
	return s
}
