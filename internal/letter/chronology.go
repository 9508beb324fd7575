package letter

import (
	"cmp"
	"slices"
	"strings"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/typeset"
	"candour/internal/words"
)

// Event is something that happened in the family’s life, or that the court did.
type Event struct {
	On     calendar.Date
	When   string // as closely as it is known: “9 May 2026”, “May 2026”
	What   string
	Status string // in the law’s own words, and by whom it was said: “said by Mrs Ellis; disputed”; “by the court” for what the court did
	Item   ledger.Ref
}

// Chronology is what happened in the family’s life, by the day on which it happened: items of evidence with their status, hearings that were held, orders.
// Our own work is not in it. For others, it leaves out items that were given under a condition which keeps them from documents
// for others, or from the family. Undated says of how many items nobody knows the day.
func Chronology(p *pack.Pack, h *ledger.History, forOthers bool) (all []Event, undated int) {
	s, items := casework.Of(h), evidence.Of(h)
	for _, i := range items.Items() {
		if forOthers && (i.Forbids(p, pack.InDocuments) || i.Forbids(p, pack.TellingFamily)) {
			continue
		}
		if i.Entry.Happened == nil {
			undated++
			continue
		}
		all = append(all, Event{
			On: calendar.DateInLondon(i.Entry.Happened.Start()), When: day(i.Entry.Happened), What: i.Says, Status: status(p, s, items, i, forOthers), Item: i.Ref(),
		})
	}
	for _, hearing := range s.Hearings() {
		if hearing.State() == casework.HearingHeld {
			all = append(all, Event{On: hearing.Day(), When: hearing.Day().Plain(), What: "Hearing: " + hearing.Type(), Status: "by the court"})
		}
	}
	for _, o := range s.Orders() {
		if !o.Made.IsZero() {
			all = append(all, Event{On: o.Made, When: o.Made.Plain(), What: "Order: " + o.Name, Status: "by the court"})
		}
	}
	slices.SortStableFunc(all, func(a, b Event) int { return a.On.Compare(b.On) })
	return all, undated
}

func day(when *ledger.Happened) string {
	switch when.Precision {
	case ledger.ToTheMinute:
		return calendar.DateInLondon(when.Start()).Plain()
	case ledger.ToTheDay:
		return calendar.DateOf(when.Start()).Plain()
	case ledger.ToTheMonth:
		return when.Start().Format("January 2006")
	default:
		return when.Start().Format("2006")
	}
}

// somebody stands in the pack’s name of what was only said, for whoever said it.
const somebody = "somebody"

// status is all that is to be said of a matter, each once, as the pack calls it, with who said it.
func status(p *pack.Pack, s *casework.State, items *evidence.State, i *evidence.Item, forOthers bool) string {
	var all []string
	for _, st := range items.Statuses(i.Ref()) {
		known, _ := p.MatterStatus(st.ID)
		name := strings.Replace(cmp.Or(known.Name, st.ID), somebody, speaker(p, s, i.Source, forOthers), 1)
		if st.SetAside {
			name += " (set aside)"
		}
		if !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return strings.Join(all, "; ")
}

// speaker is what whoever said something is called; for others, as far as they may be named to them.
func speaker(p *pack.Pack, s *casework.State, from *evidence.Source, forOthers bool) string {
	switch {
	case from == nil:
		return somebody
	case forOthers && from.NamedTo(p) == evidence.Described:
		return from.Described
	case forOthers && from.NamedTo(p) != evidence.Named:
		return "somebody who is not named"
	}
	if person, known := s.Person(from.Who.Person); known {
		return person.Called()
	}
	return cmp.Or(from.Who.Name, somebody)
}

// Sort of a paper that is made of the case.
type Sort string

// The papers that are made of the case.
const (
	ChronologyPaper Sort = "chronology"
	SummaryPaper    Sort = "summary"
	TablePaper      Sort = "table" // of what is alleged, which a higher feature lays out
)

// Sorts are those that are laid out here, in the order in which a form offers them; SortNames is what each of all is called.
var (
	Sorts     = []Sort{ChronologyPaper, SummaryPaper}
	SortNames = map[Sort]string{ChronologyPaper: "Chronology", SummaryPaper: "Case summary", TablePaper: "Threshold and schedule"}
)

// Paper is the paper made of the case for one recipient, who is named on it, as the case stands now.
func (sort Sort) Paper(p *pack.Pack, h *ledger.History, w Writing, to casework.Recipient, named string) Paper {
	s, on := casework.Of(h), calendar.DateInLondon(w.Now)
	d := typeset.Document{
		Title: SortNames[sort], Language: "en-GB", Date: on.String(), Author: typeset.Printable(w.Name),
		Notice: typeset.Printable("Made for " + named + " on " + on.Plain() + ", and for nobody else."),
		Particulars: []typeset.Particular{
			{Label: "Court", Value: typeset.Printable(cmp.Or(s.Fact(casework.Court).Value(), "Not known"))},
			{Label: "Number", Value: typeset.Printable(cmp.Or(s.Number(), "Not known"))},
			{Label: "Made by", Value: typeset.Printable(w.Name + ", " + p.About.Service)},
		},
	}
	if sort == SummaryPaper {
		d.Sections = append(d.Sections, people(s, on), courts(s, w))
	}
	d.Sections = append(d.Sections, chronology(p, h))
	return Paper{Name: "The " + words.LowerFirst(SortNames[sort]), Document: d, To: to}
}

func chronology(p *pack.Pack, h *ledger.History) typeset.Section {
	events, undated := Chronology(p, h, true)
	section := typeset.Section{Heading: "What happened, by its day"}
	if len(events) == 0 {
		return said(section, "Nothing is on record with a day.")
	}
	table := &typeset.Table{Caption: "What happened, and what is to be said of it", Columns: []string{"When", "What", "Status"}, Widths: []int{2, 5, 3}}
	for _, e := range events {
		table.Rows = append(table.Rows, []string{e.When, typeset.Printable(e.What), typeset.Printable(e.Status)})
	}
	section.Blocks = append(section.Blocks, typeset.Block{Table: table})
	section = said(section, "That something was said does not mean that it is so. Only a finding, an admission or a conviction settles a matter.")
	if undated > 0 {
		section = said(section, "What is on record without a day is not in this table.")
	}
	return section
}

func people(s *casework.State, on calendar.Date) typeset.Section {
	section := typeset.Section{Heading: "Who the case is about"}
	for _, c := range s.Children() {
		line := c.Name()
		if age, known := c.Age(on); known {
			line += ", " + c.Born().Plain() + ", aged " + itoa(age)
		}
		section = said(section, line)
	}
	for _, a := range s.Adults() {
		line := a.Name()
		if a.Part() != "" {
			line += ", " + strings.ReplaceAll(a.Part(), "_", " ")
		}
		section = said(section, line)
	}
	return section
}

func courts(s *casework.State, w Writing) typeset.Section {
	section := typeset.Section{Heading: "The court"}
	if h, listed := s.NextHearing(w.Now); listed {
		section = said(section, "Next hearing: "+h.Type()+" on "+h.Day().Plain()+".")
	} else {
		section = said(section, "No hearing is listed.")
	}
	for _, q := range s.Orders() {
		for _, question := range q.Questions {
			section = said(section, "The court asked: "+question.Text)
		}
	}
	return section
}

func said(s typeset.Section, text string) typeset.Section {
	s.Blocks = append(s.Blocks, typeset.Block{Paragraph: &typeset.Paragraph{Statements: []typeset.Statement{{Text: typeset.Printable(text)}}}})
	return s
}
