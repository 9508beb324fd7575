package caseworkpage

import (
	"slices"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/web"
)

// courtPage is the case at court: hearings, orders and what they ask, and what must be delivered, to whom, by when and why.
type courtPage struct {
	page
	work, help templ.Component // of the exchange with the court; may be nil
}

func (p courtPage) Title() string         { return "Court" }
func (p courtPage) Body() templ.Component { return courtBody(p) }

func (p Pages) court(c *web.Case) (web.Page, error) {
	page := courtPage{page: p.page(c)}
	if p.AtCourt == nil {
		return page, nil
	}
	var err error
	page.work, page.help, err = p.AtCourt(c)
	return page, err
}

// caseFact is a line about the case itself.
func (p courtPage) caseFact(term string, field casework.Field) govuk.Fact {
	change := govuk.Link{Text: "Change", Hidden: field.Label(p.Words), Href: p.URL("record", string(field)), Act: true}
	fact := p.line(term, p.State.Fact(field), notKnown, change)
	if track, ok := p.Pack.Track(p.State.Track()); ok && field == casework.Track {
		fact.Detail = govuk.Text(track.Name)
	}
	return fact
}

func (p courtPage) facts() []govuk.Fact {
	facts := []govuk.Fact{
		p.caseFact("Court", casework.Court), p.caseFact("Number", casework.Number), p.caseFact("Track", casework.Track),
		p.caseFact("Application", casework.ApplicationType), p.caseFact("Orders asked for", casework.OrdersSought),
		p.caseFact("Issued", casework.Issued), p.caseFact("Received by us", casework.Received),
	}
	if p.State.Law == "public" {
		facts = append(facts, p.caseFact("Local authority", casework.LocalAuthority))
	}
	return facts
}

var hearingColumns = []govuk.Column{{Head: "When"}, {Head: "Hearing"}, {Head: "Before", Lead: "Before"}, {Head: "What came of it"}}

func (p courtPage) hearings() [][]templ.Component {
	var rows [][]templ.Component
	for _, h := range slices.Backward(p.State.Hearings()) {
		rows = append(rows, []templ.Component{
			govuk.Text(p.hearingWhen(h)), hearingLink(govuk.Link{Text: p.hearingType(h), Href: p.URL("hearing", string(h.Ref.Entry))}, h.Provisional(p.Today)),
			govuk.Text(orUnknown(h.Fact(casework.Before).Value())), govuk.Text(p.hearingNow(h)),
		})
	}
	return rows
}

// orderRow is an order in a list: when it was made, and what it asks.
func (p courtPage) orderRow(o *casework.Order) govuk.RowData {
	made := "Day not known"
	if !o.Made.IsZero() {
		made = o.Made.Short()
	}
	return govuk.RowData{
		When: govuk.ClockData{Words: made, Note: o.Before, Past: true},
		What: govuk.Link{Text: o.Name, Href: p.URL("order", string(o.Ref.Entry))},
		Why:  govuk.Text(asksWords(o)),
	}
}

// asksWords is what an order asks of us, in a line.
func asksWords(o *casework.Order) string {
	switch {
	case len(o.Questions)+len(o.Asks)+len(o.Paragraphs) == 0:
		return "Nobody has read it yet."
	case len(o.Asks) == 0 && len(o.Questions) == 0:
		return "It asks nothing of us."
	case len(o.Questions) == 0:
		return plural(len(o.Asks), "thing", "things") + " asked of us."
	default:
		return plural(len(o.Asks), "thing", "things") + " asked of us, " + strings.ToLower(plural(len(o.Questions), "question", "questions")) + " for a report."
	}
}

// due is when something must be done, as a row shows it.
func (s seen) due(c *web.Case, d casework.Due) govuk.ClockData {
	if d.On.IsZero() {
		return govuk.ClockData{Words: "Day not known yet"}
	}
	clock := govuk.DueIn(s.Today.DaysUntil(d.On), c.Words)
	clock.Note, clock.DateTime = d.On.Brief(), d.On.String()
	if !d.At.IsZero() {
		clock.Note += ", " + d.At.String()
	}
	return clock
}

func (p courtPage) dutyRow(d *casework.Duty) govuk.RowData {
	row := govuk.RowData{
		When: p.due(p.Case, d.Due), What: govuk.Link{Text: d.What, Href: p.URL("duty", string(d.Ref.Entry))}, Why: govuk.Text(d.Because.Words),
	}
	row.State = dutyTags(d)
	return row
}

// dutyTags say of something to be done that no order has said it yet, and that it is for the manager; nil when it is neither.
func dutyTags(d *casework.Duty) templ.Component {
	var tags []string
	if d.Provisional() {
		tags = append(tags, "Provisional")
	}
	if d.Owner == casework.OfManager {
		tags = append(tags, "For the manager")
	}
	return govuk.Tags(tags...)
}

// doneRow is something that was delivered, or that need not be any more.
func (p courtPage) doneRow(d *casework.Duty) govuk.RowData {
	row := govuk.RowData{What: govuk.Link{Text: d.What, Href: p.URL("duty", string(d.Ref.Entry))}}
	if done, ok := d.Done(); ok {
		row.When, row.Why = govuk.ClockData{Words: done.On.Short(), Past: true}, govuk.Text(done.How)
	}
	if withdrawn, ok := d.Withdrawn(); ok {
		row.When, row.Why = govuk.ClockData{Words: "Withdrawn", Past: true}, govuk.Text(withdrawn.Why)
	}
	return row
}

// split is the open duties and those that are met or withdrawn.
func (p courtPage) split() (open, over []*casework.Duty) {
	for _, d := range p.State.Duties() {
		if d.Open() {
			open = append(open, d)
		} else {
			over = append(over, d)
		}
	}
	return open, over
}

func (p courtPage) acts() []govuk.ActData {
	kept := govuk.ActData{Link: govuk.Link{Text: "How long the case is kept", Href: p.URL("keeping")}, Means: "Until when, by which rule, and what keeps it longer. It can be put on hold there."}
	if p.State.Status() == casework.Closed {
		return []govuk.ActData{{Link: govuk.Link{Text: "Open the case again", Href: p.URL("reopen")}, Means: "Work on it begins again, by whoever has it."}, {Link: govuk.Link{Text: "How the case was closed", Href: p.URL("closed")}, Means: "What was decided, and who takes what was left."}, kept}
	}
	return []govuk.ActData{
		{Link: govuk.Link{Text: "Add a hearing", Href: p.URL("add-hearing")}, Means: "What is due before it is counted at once."},
		{Link: govuk.Link{Text: "Add an order", Href: p.URL("add-order")}, Means: "What it asks becomes something to be done; its questions stand first in the report."},
		{Link: govuk.Link{Text: "Add what the court told you", Href: p.URL("told")}, Means: "In court, by e-mail or by telephone. It is provisional until the order comes."},
		{Link: govuk.Link{Text: "Add something to be done", Href: p.URL("add-duty")}, Means: "A promise, or your own plan. It says where it comes from."},
		{Link: govuk.Link{Text: "Close the case", Href: p.URL("close")}, Means: "The service’s work on it has ended. It can be opened again."},
		kept,
	}
}

// hearingNow is how a hearing stands: its outcome, or how far off it is.
func (s seen) hearingNow(h *casework.Hearing) string {
	if outcome := h.Fact(casework.Outcome).Value(); outcome != "" {
		return outcome
	}
	switch {
	case h.State() != casework.HearingListed:
		return capital(h.State())
	case h.Day().IsZero() || h.Day().Before(s.Today):
		return "Nobody has written down what came of it."
	default:
		return "Not held yet, " + calendar.InWords(h.Day(), s.Today) + "."
	}
}
