package urgentpage

import (
	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/web"
)

// worryPage is a worry as recorded: who was told, what is now due because of it, and a form for one more who was told.
type worryPage struct {
	worriedPage
	worry *casework.Worry
}

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

func day(d *casework.Duty) string {
	if d.Due.On.IsZero() {
		return "as soon as it can be"
	}
	return "by " + d.Due.On.Long()
}

func line(t casework.Told) string {
	text := "Told " + string(t.Whom)
	for _, part := range []string{t.Name, t.How, t.Reference, casework.ShowMoment(t.When)} {
		if part != "" {
			text += ", " + part
		}
	}
	return text + "."
}
