package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// moreTimePage asks whom somebody asked for more time, why and until when.
type moreTimePage struct {
	formPage
	d *casework.Duty
}

func (p moreTimePage) Title() string         { return "Ask for more time" }
func (p moreTimePage) Body() templ.Component { return moreTimeBody(p) }

func showMoreTime(p formPage, d *casework.Duty) web.Page {
	p.Form.SetDate("asked", p.Today)
	return moreTimePage{p, d}
}

func (p Pages) moreTime(c *web.Case) (web.Page, error) {
	d, err := p.dutyIn(c)
	if err != nil {
		return nil, err
	}
	return sendOpenly(c, func(form *web.Form) web.Page { return showMoreTime(p.formPage(c, form), d) },
		func(f *web.Form) act { return timeAsked(c, f, d) }, c.URL("duty", string(d.Ref.Entry)), "of", "why")
}

func timeAsked(c *web.Case, f *web.Form, d *casework.Duty) act {
	body := casework.TimeAskedBody{
		Duty: d.Ref, Of: f.Text("of"), On: f.Date("asked", "The day"), Why: f.Text("why"), Until: f.Date("until", "The day"), At: f.Time("at", "The time"),
	}
	return func(s *casework.State) (ledger.Change, error) { return casework.AskForTime(s, c.By(), f.ID, body) }
}

// timeAnswerPage asks what came of a request for more time.
type timeAnswerPage struct {
	formPage
	d *casework.Duty
	x *casework.Extension
}

func (p timeAnswerPage) Title() string         { return "What came of asking for more time" }
func (p timeAnswerPage) Body() templ.Component { return timeAnswerBody(p) }

// extensionIn is the request that the address names.
func (p Pages) extensionIn(c *web.Case) (*casework.Duty, *casework.Extension, error) {
	d, err := p.dutyIn(c)
	if err != nil {
		return nil, nil, err
	}
	id, err := c.Entry("asked")
	if err != nil {
		return nil, nil, err
	}
	x, ok := d.Extension(id)
	if !ok {
		return nil, nil, fault.Absent(nil)
	}
	return d, x, nil
}

func (p Pages) timeAnswerPage(c *web.Case, d *casework.Duty, x *casework.Extension) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page {
		page := timeAnswerPage{p.formPage(c, form), d, x}
		form.SetDate("told", page.Today)
		form.SetDate("on", x.Until)
		if !x.At.IsZero() {
			form.Set("at", x.At.String())
		}
		return page
	}
}

func (p Pages) showTimeAnswer(c *web.Case) (web.Page, error) {
	d, x, err := p.extensionIn(c)
	if err != nil {
		return nil, err
	}
	return fresh(c, p.timeAnswerPage(c, d, x))
}

func (p Pages) timeAnswer(c *web.Case) (web.Page, error) {
	d, x, err := p.extensionIn(c)
	if err != nil {
		return nil, err
	}
	return sendOpenly(c, p.timeAnswerPage(c, d, x), func(f *web.Form) act { return p.timeAnswered(c, f, d, x) }, c.URL("duty", string(d.Ref.Entry)), "by", "why")
}

// What came of asking for more time.
const (
	timeOrdered = "order"
	timeTold    = "told"
	timeRefused = "refused"
)

func (p Pages) timeAnswered(c *web.Case, f *web.Form, d *casework.Duty, x *casework.Extension) act {
	s := p.seen(c)
	grant := casework.GrantForm{Duty: d.Ref, Asked: x.Entry.Ref(), On: f.Date("on", "The day"), At: f.Time("at", "The time")}
	refuse := casework.TimeRefusedBody{Duty: d.Ref, Asked: x.Entry.Ref(), By: f.Text("by"), On: f.Date("told", "The day"), Why: f.Text("why")}
	answer, told := f.Text("answer"), s.tellingIn(f)
	order, paragraph := s.inCase(f.Entry("order")), f.Text("paragraph")
	return func(s *casework.State) (ledger.Change, error) {
		switch answer {
		case timeOrdered:
			grant.Order, grant.Paragraph = order, paragraph
			if order.IsZero() {
				return ledger.Change{}, fault.Fields{{Name: "order", Sentence: "Choose the order that gives more time"}}
			}
			return casework.GrantTime(s, c.By(), f.ID, grant)
		case timeTold:
			grant.Told = told
			return casework.GrantTime(s, c.By(), f.ID, grant)
		case timeRefused:
			return casework.RefuseTime(s, c.By(), f.ID, refuse)
		default:
			return ledger.Change{}, fault.Fields{{Name: "answer", Sentence: "Say what came of it"}}
		}
	}
}

func (p timeAnswerPage) answers() []govuk.Option {
	return []govuk.Option{
		{Value: timeOrdered, Label: "An order gives more time", More: orderFields(p)},
		{Value: timeTold, Label: "We were told that there is more time", Hint: "The new day counts and is provisional until the order comes."},
		{Value: timeRefused, Label: "It was refused", Hint: "The day stays as it was.", More: refusedFields(p)},
	}
}

// orderOptions are the orders of the case.
func (s seen) orderOptions() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Choose one"}}
	for _, o := range s.State.Orders() {
		all = append(all, govuk.Option{Value: string(o.Ref.Entry), Label: o.Name + ", " + orUnknown(o.Made.Plain())})
	}
	return all
}

// extensionFacts are the requests for more time of a duty, with what came of each.
func (p dutyPage) extensionFacts() []govuk.Fact {
	var all []govuk.Fact
	for _, x := range p.d.Extensions {
		words := "Asked of " + x.Of + " on " + x.On.Plain() + ", until " + x.Until.Plain() + ". " + x.Why + "."
		switch b := x.Answer.Body.(type) {
		case casework.TimeGrantedBody:
			words += " Granted until " + b.Says.Due.On.Plain() + ": " + b.Says.Because.Words + "."
		case casework.TimeRefusedBody:
			words += " Refused by " + b.By + " on " + b.On.Plain() + ". " + b.Why + "."
		default:
			words += " Not answered yet."
		}
		all = append(all, govuk.Fact{Term: "More time", Detail: govuk.Text(words)})
	}
	return all
}

// timeActs lead to asking for more time, or to what came of having asked.
func (p dutyPage) timeActs() []govuk.ActData {
	for _, x := range p.d.Extensions {
		if x.Waits() {
			return []govuk.ActData{{
				Link:  govuk.Link{Text: "What came of asking for more time", Href: p.URL("duty", string(p.d.Ref.Entry), "more-time", string(x.Entry.ID))},
				Means: "Granted, by an order or as you were told, or refused.",
			}}
		}
	}
	return []govuk.ActData{{
		Link:  govuk.Link{Text: "Ask for more time", Href: p.URL("duty", string(p.d.Ref.Entry), "more-time")},
		Means: "Record whom you asked, why, and until when. The day stays until it is granted.",
	}}
}
