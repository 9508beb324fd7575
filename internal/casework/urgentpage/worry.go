package urgentpage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// worryPage is a worry as recorded: who was told, what is now due because of it, and a form for one more who was told.
type worryPage struct {
	worriedPage
	worry *casework.Worry
}

func (p worryPage) Title() string         { return "A cause for worry" }
func (p worryPage) Body() templ.Component { return worryBody(p) }

func (p Pages) worryPage(c *web.Case) (worryPage, error) {
	page, err := p.page(c)
	if err != nil {
		return worryPage{}, err
	}
	id, err := c.Entry("worry")
	if err != nil {
		return worryPage{}, err
	}
	worry, ok := page.state.Worry(ledger.Ref{Stream: c.Stream, Entry: id})
	if !ok {
		return worryPage{}, fault.Absent(nil)
	}
	return worryPage{page, worry}, nil
}

func (p Pages) worry(c *web.Case) (web.Page, error) { return p.worryPage(c) }

func (p Pages) tell(c *web.Case) (web.Page, error) {
	page, err := p.worryPage(c)
	if err != nil {
		return nil, err
	}
	now := calendar.InLondon(c.Now)
	when := casework.WorryForm{On: calendar.DateOf(now), At: calendar.NewTime(now.Hour(), now.Minute())}
	told := casework.ToldBody{Worry: page.worry.Ref, Told: told(page.Form, casework.Whom(page.Form.Text("told")), when)}
	err = c.Act(page.Form, func(h *ledger.History) (ledger.Change, error) {
		return casework.TellWorry(casework.Of(h), c.By(), page.Form.ID, told)
	})
	if page.Form.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.Path()), err
}

// duties are what is due because of this worry.
func (p worryPage) duties() []*casework.Duty {
	var out []*casework.Duty
	for _, d := range p.state.Duties() {
		if d.Because.Ref == p.worry.Ref {
			out = append(out, d)
		}
	}
	return out
}

// dutyRow leads to what is due, for whoever may open it.
func (p worryPage) dutyRow(d *casework.Duty) govuk.RowData {
	row := govuk.RowData{What: govuk.Link{Text: d.What}, Why: govuk.Text("As soon as it can be.")}
	if p.May(access.CaseReader) {
		row.What.Href = p.URL("duty", string(d.Ref.Entry))
	}
	if done, ok := d.Done(); ok {
		row.Why = govuk.Text("Done on " + done.On.Long() + ".")
	} else if !d.Due.On.IsZero() {
		row.Why = govuk.Text("By " + d.Due.On.Long() + ", " + calendar.InWords(d.Due.On, calendar.DateInLondon(p.Now)) + ".")
	}
	return row
}

// toldRow is who was told, when, who took it and how.
func (p worryPage) toldRow(t casework.Told) govuk.RowData {
	var how []string
	for _, part := range []string{t.Name, t.How, t.Reference} {
		if part != "" {
			how = append(how, part)
		}
	}
	row := govuk.RowData{What: govuk.Link{Text: sentenceCase(string(t.Whom))}}
	if when := casework.ShowMoment(t.When); when != "" {
		how = append([]string{when}, how...)
	}
	if len(how) > 0 {
		row.Why = govuk.Text(strings.Join(how, ". ") + ".")
	}
	return row
}
