package safeguardingpage

import (
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/safeguarding"
	"candour/internal/web"
)

// onParty is a form about the interview with the party of the address.
type onParty struct {
	formPage
	with safeguarding.Interview
}

func (p Pages) onParty(c *web.Case) (onParty, error) {
	form, err := p.form(c)
	if err != nil {
		return onParty{}, err
	}
	with, err := form.view.partyIn()
	return onParty{form, with}, err
}

// when is when it was, from the day and the time typed.
func (p onParty) when() *ledger.Happened {
	return casework.When(p.Form.Date("when", "The day"), p.Form.Time("at", "The time"))
}

// interviewPage records a safety interview. Words taken from it become evidence in the same act.
type interviewPage struct{ onParty }

func (p interviewPage) Title() string         { return "Safety interview" }
func (p interviewPage) Body() templ.Component { return interviewBody(p) }

func (p Pages) showInterview(c *web.Case) (web.Page, error) {
	form, err := p.onParty(c)
	if err != nil {
		return nil, err
	}
	form.Form.SetDate("when", form.view.today)
	form.Form.Set("how", safeguarding.Ways[0])
	if known := form.with.Party.Fact(casework.Interpreter).Value(); known != "" {
		form.Form.Set("interpreter", known)
	}
	return interviewPage{form}, nil
}

func (p Pages) interview(c *web.Case) (web.Page, error) {
	form, err := p.onParty(c)
	if err != nil {
		return nil, err
	}
	page, v := interviewPage{form}, form.view
	read := page.read()
	typed := append(page.texts("said", "others", "interpreter"), page.marks("words", "says")...)
	return page.act(page, v.url(), typed, func(h *ledger.History) (ledger.Change, error) {
		return v.Desk.Hold(h, c.By(), page.Form.ID, read)
	})
}

func (p interviewPage) read() safeguarding.InterviewForm {
	f := p.Form
	form := safeguarding.InterviewForm{
		Party: p.with.Party.Ref, How: f.Text("how"), Said: f.Text("said"), Others: f.Text("others"), Safe: f.Text("safe") == "yes",
		Interpreter: f.Text("interpreter"), When: p.when(), Now: p.Now,
	}
	if answer := f.Text("safe"); answer != "yes" && answer != "no" {
		f.Errors.Add("safe", "Say whether it was safe for them to speak")
	}
	for n := range safeguarding.MostMarked {
		form.Marked = append(form.Marked, p.marked(n, form.Said))
	}
	return form
}

// marked are the n-th words taken. Where none were copied, they are the n-th in quotation marks.
func (p interviewPage) marked(n int, said string) safeguarding.Marked {
	f := p.Form
	w := safeguarding.Marked{
		Words: f.Text(numbered("words", n)), Says: f.Text(numbered("says", n)), Hand: f.Text(numbered("hand", n)), Heard: p.view.ref(f.Entry(numbered("heard", n))),
		About: p.view.refs(f.Entries(numbered("about", n))), Issue: f.Ticked(numbered("issue", n)),
	}
	if all := casework.Quotations(said); w.Words == "" && w.Says != "" && n < len(all) {
		w.Words = all[n]
	}
	return w
}

func numbered(field string, n int) string { return field + "-" + strconv.Itoa(n+1) }

// marks are what was typed of the words taken.
func (p interviewPage) marks(fields ...string) []string {
	var all []string
	for n := range safeguarding.MostMarked {
		for _, field := range fields {
			all = append(all, p.Form.Text(numbered(field, n)))
		}
	}
	return all
}

func (p interviewPage) hands() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Not known yet"}}
	for _, hand := range p.view.Desk.Pack.Evidence.Hands {
		if hand.ID != "unknown" {
			all = append(all, govuk.Option{Value: hand.ID, Label: hand.Name})
		}
	}
	return all
}

// told are those from whom they may have it.
func (p interviewPage) told() []govuk.Option {
	return append([]govuk.Option{{Value: "", Label: "Nobody, or not known"}}, options(p.view.people.People())...)
}
