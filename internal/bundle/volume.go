package bundle

import (
	"context"
	"fmt"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/redaction"
	"candour/internal/report"
	"candour/internal/words"
)

// volume is a bundle, or the exhibits of a report, being made.
type volume struct {
	history *ledger.History
	title   string
	number  string // the court’s, of the case
	hearing string
	day     calendar.Date
	looked  bool
	exhibit bool // they are exhibits: each has a front sheet, and pages are numbered through
	gate    *casework.Gate
	leaves  []*leaf
	texts   []string // of sheets and index
}

// leaf is one document of a volume.
type leaf struct {
	Part
	choice redaction.Choice
	group  string // the section’s letter and name
	sheet  []byte // before it, or instead of it; nil for none
	pdf    []byte // nil when its pages are not in the volume
	words  []string
}

// exhibitsTo begins the title of the exhibits of a report.
const exhibitsTo = "Exhibits to "

// volume reads what a work is made of.
func (d Desk) volume(ctx context.Context, h *ledger.History, w *Work) (*volume, error) {
	s, state := casework.Of(h), Of(h)
	gate, err := casework.GateOf(ctx, d.Ledger, h, casework.ToCourt())
	if err != nil {
		return nil, err
	}
	choices, err := d.Choices(ctx, h)
	if err != nil {
		return nil, err
	}
	v := &volume{history: h, number: s.Number(), day: today(d), looked: w.Looked, gate: gate}
	add := func(doc redaction.Document, p Part, group string) {
		choice, open := redaction.Find(choices, doc.Key())
		p.Document = doc
		if !open && doc.Sort == redaction.CopyOfWords {
			p.Title, p.Out, p.Why = "A copy of words", Held, "It is not ready any more: its document was marked otherwise, or the copy was given up."
		} else if !open {
			p.Title, p.Out, p.Why = "A document that is not open in the case any more", Absent, "It is held back, or was taken out of the case."
		} else if p.Title == "" {
			p.Title = titleOf(gate, choice)
		}
		v.leaves = append(v.leaves, &leaf{Part: p, choice: choice, group: group})
	}
	if a, ok := state.arranged[w.Of]; ok {
		v.title = "Bundle"
		if hearing, listed := s.Hearing(a.Hearing); listed {
			v.hearing = hearing.Day().Plain()
			v.title = "Bundle for the hearing on " + v.hearing
		}
		for _, x := range a.Documents {
			section, _ := d.Pack.Bundles.Section(x.Section)
			add(x.Document, Part{Section: section.Letter}, section.Letter+": "+section.Name)
		}
		return v, nil
	}
	x, ok := state.exhibits[w.Of]
	r, known := report.Of(h).Report(w.Report)
	if !ok || !known {
		return nil, fault.Refuse("The documents were taken out of the case meanwhile.", nil)
	}
	t, _ := d.Pack.ReportType(r.Type)
	v.title, v.exhibit = exhibitsTo+"the "+words.LowerFirst(t.Name)+" of "+r.Name, true
	for i, e := range x.Exhibits {
		add(e.Document, Part{Mark: fmt.Sprint(x.Initials, i+1), Title: e.Description}, "")
	}
	return v, nil
}

// titleOf is what a document is called in the index: as those who work on the case call it, unless that holds what is hidden.
func titleOf(gate *casework.Gate, c redaction.Choice) string {
	if len(gate.In(c.Called)) > 0 {
		return c.What
	}
	return c.Called
}

// paginate gives each document its pages: within its section, or through all exhibits.
func (v *volume) paginate() {
	next := map[string]int{}
	for _, l := range v.leaves {
		if l.Pages == 0 {
			continue
		}
		l.First = next[l.Section] + 1
		next[l.Section] += l.Pages
	}
}
