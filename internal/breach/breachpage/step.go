package breachpage

import (
	"github.com/a-h/templ"

	"candour/internal/breach"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// step is a page that asks for one thing to be done about a breach.
type step struct {
	title  string
	lede   func(stepPage) string
	button string
	fields func(stepPage) templ.Component
	opens  func(stepPage) error // optional: what must be so before it is asked
	reads  func(stepPage) deed
}

// deed is what a form, once read, does to a breach.
type deed func(*breach.Breach, breach.Step) (ledger.Change, error)

// stepPage is such a page for one breach.
type stepPage struct {
	inBreach
	step step
	form *web.Form
}

func (p stepPage) Title() string         { return p.step.title }
func (p stepPage) Errors() govuk.Errors  { return p.form.Errors }
func (p stepPage) Clashed() bool         { return p.form.Conflict != nil }
func (p stepPage) Body() templ.Component { return stepBody(p) }

func (p Pages) stepPage(c *web.Case, s step) (stepPage, error) {
	in, err := p.inBreach(c)
	if err != nil {
		return stepPage{}, err
	}
	form, err := c.Form()
	if err != nil {
		return stepPage{}, err
	}
	page := stepPage{in, s, form}
	if s.opens != nil {
		err = s.opens(page)
	}
	return page, err
}

func (p Pages) show(s step) func(*web.Case) (web.Page, error) {
	return func(c *web.Case) (web.Page, error) {
		page, err := p.stepPage(c, s)
		if err != nil {
			return nil, err
		}
		return page, nil
	}
}

func (p Pages) send(s step) func(*web.Case) (web.Page, error) {
	return func(c *web.Case) (web.Page, error) {
		page, err := p.stepPage(c, s)
		if err != nil {
			return nil, err
		}
		if err := page.act(); page.form.Refused(err) {
			return page, nil
		} else if err != nil {
			return nil, err
		}
		return c.SeeOther(page.url()), nil
	}
}

// act does what the form asks, once every field could be read. Otherwise it only asks what else is wrong.
func (p stepPage) act() error {
	f, stream, do := p.form, p.breach.Entry.Stream, p.step.reads(p)
	now, err := stepNow(p.Case, f, casework.When(f.Date("when", "The day"), f.Time("at", "The time")))
	if err != nil {
		return err
	}
	verb := func(hs ledger.Histories) (ledger.Change, error) { return do(breach.Of(hs[stream]), now) }
	if len(f.Errors) > 0 {
		_, err = verb(ledger.Histories{stream: p.history})
		return err
	}
	return p.ActOn(f, []ledger.StreamID{stream}, verb)
}

// yesOrNo are the answers to a question that is one or the other.
func yesOrNo() []govuk.Option {
	return []govuk.Option{{Value: "yes", Label: "Yes"}, {Value: "no", Label: "No"}}
}

// needsYesOrNo reads such a question; a form without an answer is asked for one.
func (p stepPage) needsYesOrNo(field, ask string) bool {
	answer := p.form.Text(field)
	if answer != "yes" && answer != "no" {
		p.form.Errors.Add(field, ask)
	}
	return answer == "yes"
}
