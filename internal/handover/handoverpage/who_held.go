package handoverpage

import (
	"slices"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/handover"
	"candour/internal/web"
)

// whoHeldPage is who held the case and when: teams, workers, second workers and cover; and the handover notes between them.
type whoHeldPage struct {
	web.CasePage
	state *casework.State
	notes []*handover.Note // the last first; none for whoever may not read them
}

func (p whoHeldPage) Title() string         { return "Who has held the case" }
func (p whoHeldPage) Body() templ.Component { return whoHeldBody(p) }

func whoHeld(c *web.Case) (web.Page, error) {
	page := whoHeldPage{CasePage: web.CasePage{Case: c}, state: casework.Of(c.History)}
	if c.May(access.CaseWorker) {
		page.notes = slices.Clone(handover.Of(c.History).All())
		slices.Reverse(page.notes)
	}
	return page, nil
}

var heldColumns = []govuk.Column{{Head: "Who"}, {Head: "As"}, {Head: "From", Lead: "From"}, {Head: "Until", Lead: "Until"}, {Head: "What was said"}}

// held is one who held the case, from when until when.
type held struct {
	who, as, said string
	since, until  time.Time
	byItself      bool // until is the first moment after the last day, not when somebody ended it
}

var heldAs = map[access.Relation]string{access.Allocated: "Worker", access.Second: "Second worker, beside the worker", access.Covers: "Cover"}

// all are everybody who held it, the last first.
func (p whoHeldPage) all() []held {
	var all []held
	for _, t := range p.state.Teams() {
		all = append(all, held{who: t.Name, as: "Team", said: t.Why, since: t.Since, until: t.Until})
	}
	for _, a := range p.state.Allocations() {
		h := held{who: a.Name, as: heldAs[a.As], said: a.Why, since: a.Since, until: a.Until, byItself: a.Ended == "" && a.As == access.Covers}
		if a.Ended != "" {
			h.said = a.Ended
		}
		if a.NotTaken() {
			h.as += ", not taken"
		}
		all = append(all, h)
	}
	slices.SortStableFunc(all, func(a, b held) int { return b.since.Compare(a.since) })
	return all
}

func (p whoHeldPage) rows() [][]templ.Component {
	var rows [][]templ.Component
	for _, h := range p.all() {
		rows = append(rows, []templ.Component{govuk.Text(h.who), govuk.Text(h.as), govuk.Text(calendar.DateInLondon(h.since).Plain()), govuk.Text(h.end()), govuk.Text(h.said)})
	}
	return rows
}

// end is the last day.
func (h held) end() string {
	switch {
	case h.until.IsZero():
		return "Now"
	case h.byItself:
		return calendar.DateInLondon(h.until).AddDays(-1).Plain()
	default:
		return calendar.DateInLondon(h.until).Plain()
	}
}

// noteRow is a handover note, with who has read it.
func (p whoHeldPage) noteRow(n *handover.Note) govuk.RowData {
	row := govuk.RowData{What: govuk.Link{Text: "Handover note by " + wrote(p.Case, n.Entry), Href: noteURL(p.Case, n.Entry.ID)}, Why: govuk.Text("Nobody has read it yet.")}
	words := ""
	for _, r := range n.Received {
		words += "Read by " + wrote(p.Case, r.Entry) + ". "
	}
	if words != "" {
		row.Why = govuk.Text(words)
	}
	return row
}
