package reportpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/web"
	"candour/internal/words"
)

// reportsPage is the reports of a case: what is asked for, what is written, what was signed, and what of it must be answered for.
type reportsPage struct {
	web.CasePage
	d      *desk
	causes []report.Cause
	pages  Pages
}

func (p reportsPage) Title() string         { return "Reports" }
func (p reportsPage) Body() templ.Component { return reportsBody(p) }

func (p Pages) reports(c *web.Case) (web.Page, error) {
	d := p.desk(c)
	causes, err := d.waiting()
	return reportsPage{web.CasePage{Case: c}, d, causes, p}, err
}

// waiting are the causes for which somebody must answer.
func (d *desk) waiting() ([]report.Cause, error) {
	causes, err := d.Desk.Consequences(d.today, d.History)
	var waiting []report.Cause
	for _, c := range causes {
		if c.Waits() {
			waiting = append(waiting, c)
		}
	}
	return waiting, err
}

// typeName is what a type of report is called.
func (d *desk) typeName(id string) string {
	if t, ok := d.Desk.Pack.ReportType(id); ok {
		return t.Name
	}
	return "Report"
}

// row is a report in the list.
func (p reportsPage) row(r *report.Report) govuk.RowData {
	row := govuk.RowData{
		What:  govuk.Link{Text: p.d.typeName(r.Type), Href: p.URL("report", string(r.Ref.Entry))},
		Why:   govuk.Text(r.Name),
		State: govuk.Tag("Draft"),
	}
	duty, asked := p.d.people.Duty(r.Duty)
	switch {
	case r.Signed == nil && asked:
		row.When, row.Why = p.d.due(duty), govuk.Text(r.Name+". "+duty.Because.Words)
	case r.Signed != nil:
		row.When = past(r.Signed.On)
		if r.Signed.Filed != nil {
			row.When = past(r.Signed.Filed.On())
		}
		row.State = govuk.Tag(p.pages.filing(p.Case, r).Word)
	}
	return row
}

func past(day calendar.Date) govuk.ClockData {
	return govuk.ClockData{Words: day.Short(), Past: true, DateTime: day.String()}
}

// due is when a duty must be done, in days from today.
func (d *desk) due(duty *casework.Duty) govuk.ClockData {
	if duty.Due.On.IsZero() {
		return govuk.ClockData{Words: d.Words.Say("Day not known")}
	}
	clock := govuk.DueIn(d.today.DaysUntil(duty.Due.On), d.Words)
	clock.Note, clock.DateTime = duty.Due.On.Brief(), duty.Due.On.String()
	return clock
}

// asked are the open duties to deliver a report that nobody has begun.
func (d *desk) asked() []*casework.Duty {
	var asked []*casework.Duty
	for _, duty := range d.people.Duties() {
		if duty.Open() && duty.Report != "" && !d.begun(duty) {
			asked = append(asked, duty)
		}
	}
	return asked
}

func (d *desk) begun(duty *casework.Duty) bool {
	for _, r := range d.all.Reports() {
		if of, ok := d.people.Duty(r.Duty); ok && of.Ref == duty.Ref {
			return true
		}
	}
	return false
}

// notBegun says so of a report that is asked for, and that no order has said it yet.
func notBegun(duty *casework.Duty) templ.Component {
	if duty.Provisional() {
		return govuk.Tags("Provisional", "Not begun")
	}
	return govuk.Tag("Not begun")
}

func (p reportsPage) askedRow(duty *casework.Duty) govuk.RowData {
	return govuk.RowData{When: p.d.due(duty), What: govuk.Link{Text: duty.What}, Why: govuk.Text(duty.Because.Words), State: notBegun(duty)}
}

func (p reportsPage) mayWrite() bool { return p.May(access.CaseWorker) }

// asks says in one sentence what waits for an answer.
func (d *desk) asks(c report.Cause) string {
	waiting := 0
	for _, l := range c.Lines {
		if l.Waits() {
			waiting++
		}
	}
	if waiting == 1 {
		return "One statement of a signed report rested on it."
	}
	return words.UpperFirst(number(waiting)) + " statements of signed reports rested on it."
}

// types are the reports that a case on this track can have; all of them while its track is not known.
func (d *desk) types() []pack.ReportType {
	if track := d.people.Track(); track != "" {
		return d.Desk.Pack.ReportTypesOn(track)
	}
	return d.Desk.Pack.ReportTypes
}
