package casepage

import (
	"slices"
	"time"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// changedPage is what changed in a case between two moments: what stands otherwise, with the reason, and what was added.
type changedPage struct {
	web.CaseForm
	from, to  time.Time
	otherwise []govuk.RowData
	added     []govuk.NewsItem
	more      bool // more was added than the page shows
}

func (p changedPage) Title() string         { return "What changed between two days" }
func (p changedPage) Body() templ.Component { return changedBody(p) }

// mostAdded is how much of what was added the page shows, the newest first.
const mostAdded = 100

func (p Pages) changed(c *web.Case) (web.Page, error) {
	f, err := c.Form()
	if err != nil {
		return nil, err
	}
	page := changedPage{CaseForm: web.CaseForm{CasePage: web.CasePage{Case: c}, Form: f}}
	page.ask()
	if len(f.Errors) > 0 {
		return page, nil
	}
	shown, err := casework.ShownTo(c, c.History)
	if err != nil {
		return nil, err
	}
	page.add(shown)
	page.otherwise, err = page.stands(p.Footing)
	return page, err
}

// ask reads the two moments: of a link, or days that were typed. Without any they are the last look, or a week ago, and now.
func (p *changedPage) ask() {
	p.from, p.to = p.LastLook, p.Now
	if p.from.IsZero() {
		p.from = p.Now.AddDate(0, 0, -7)
	}
	p.from, p.to = p.moment("from", "The first day", p.from), p.moment("to", "The second day", p.to)
	if p.to.After(p.Now) {
		p.to = p.Now
	}
	if len(p.Form.Errors) == 0 && !p.from.Before(p.to) {
		p.Form.Errors.Add("from", "The first day must come before the second")
	}
}

// moment is one of the two, for which a day stands in the form.
func (p *changedPage) moment(name, what string, otherwise time.Time) time.Time {
	if at, ok := web.ParseMoment(p.Query(name)); ok {
		otherwise = at
	}
	for _, part := range []string{"-day", "-month", "-year"} {
		if p.Request.URL.Query().Has(name + part) {
			p.Form.Set(name+part, p.Query(name+part))
		}
	}
	if typed := p.Form.Date(name, what); !typed.IsZero() {
		return typed.At(calendar.TimeOfDay{}).UTC
	}
	p.Form.SetDate(name, calendar.DateInLondon(otherwise))
	return otherwise
}

// add takes what was recorded between the two moments, newest first.
func (p *changedPage) add(shown []ledger.Entry) {
	between := slices.DeleteFunc(slices.Clone(shown), func(e ledger.Entry) bool { return !e.Recorded.After(p.from) || e.Recorded.After(p.to) })
	for run := range runs(between) {
		if p.more = len(p.added) == mostAdded; p.more {
			return
		}
		p.added = append(p.added, overviewPage{CasePage: p.CasePage}.news(run))
	}
}

// stands is what stands otherwise at the second moment than at the first, with the reason.
func (p *changedPage) stands(f *footing.Footing) ([]govuk.RowData, error) {
	then, now := casework.AsAt(p.History, p.from), casework.AsAt(p.History, p.to)
	before, err := f.At(calendar.DateInLondon(p.from), then)
	if err != nil {
		return nil, err
	}
	after, err := f.At(calendar.DateInLondon(p.to), now)
	if err != nil {
		return nil, err
	}
	var rows []govuk.RowData
	for _, x := range footing.Changes(before, after) {
		if x.Was != footing.NotAnswered && x.Is != footing.NotAnswered {
			rows = append(rows, p.row(evidence.Of(now), after, x))
		}
	}
	return rows, nil
}

func (p *changedPage) row(items *evidence.State, after *footing.Case, x footing.Change) govuk.RowData {
	return govuk.RowData{
		What: p.what(items, after, x.Key), Why: govuk.Text("Before: " + x.Was.String() + ". " + after.Sentence(x.Key, nil)), State: govuk.Tag(capital(x.Is.String())),
	}
}

// what leads to what stands otherwise: an item of evidence, or the entry that it is.
func (p *changedPage) what(items *evidence.State, after *footing.Case, k footing.Key) govuk.Link {
	i, ok := items.Item(k.Ref)
	switch {
	case ok && k.Facet == footing.Said:
		return govuk.Link{Text: "That it was said: " + i.Says, Href: p.URL("evidence", string(k.Entry))}
	case ok:
		return govuk.Link{Text: i.Says, Href: p.URL("evidence", string(k.Entry))}
	default:
		return govuk.Link{Text: capital(after.Name(k)), Href: p.URL("timeline") + "?entry=" + string(k.Entry)}
	}
}

// asOf leads to the case as it stood at a moment.
func (p changedPage) asOf(at time.Time) string { return p.URL() + "?as-of=" + ledger.FormatTime(at) }
