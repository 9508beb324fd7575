package evidencepage

import (
	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/practice"
	"candour/internal/web"
)

// toolPage records what came of a practice tool used with an adult.
type toolPage struct {
	accountPage
	tools []practice.Listed
}

func (p toolPage) Title() string         { return "A tool was used" }
func (p toolPage) Body() templ.Component { return toolBody(p) }

func (p Pages) toolPage(c *web.Case) (toolPage, error) {
	page, err := p.accountForm(c)
	if err != nil {
		return toolPage{}, err
	}
	all, err := practice.List(c.Context(), c.DB())
	out := toolPage{accountPage: page}
	for _, l := range all {
		if l.Sort == practice.Tool {
			out.tools = append(out.tools, l)
		}
	}
	return out, err
}

func (p Pages) showTool(c *web.Case) (web.Page, error) {
	page, err := p.toolPage(c)
	if err == nil && !page.Form.Has("on-day") {
		page.Form.SetDate("on", calendar.DateInLondon(c.Now))
	}
	return page, err
}

func (p Pages) tool(c *web.Case) (web.Page, error) {
	page, err := p.toolPage(c)
	if err != nil {
		return nil, err
	}
	form, err := page.use()
	if err != nil {
		return nil, err
	}
	f := page.Form
	if err := f.Without(casework.HeldIn(c.Context(), c.Ledger(), c.History, c.Words, form.Words, form.Says, form.Despite)); err != nil {
		return nil, err
	}
	verb := func(h *ledger.History) (ledger.Change, error) { return evidence.UseTool(p.Pack, h, c.By(), f.ID, form) }
	if len(f.Errors) > 0 {
		_, err = verb(c.History) // asks only what else is wrong
	} else {
		err = c.Act(f, verb)
	}
	if f.Refused(err) || len(f.Errors) > 0 {
		return page, nil
	}
	return c.SeeOther(c.URL("evidence", string(evidence.ItemOf(c.Stream, f.ID)))), err
}

// use is the form as sent, with whether whoever sends it was trained in the tool on that day, as the tool’s own record tells it.
func (p toolPage) use() (evidence.UseForm, error) {
	f := p.Form
	form := evidence.UseForm{
		With: p.ref(f.Entry("with")), Words: f.Text("words"), Says: f.Text("says"), Despite: f.Text("despite"), On: f.Date("on", "The day"), Fit: f.Text("fit") == "yes",
	}
	if fit := f.Text("fit"); fit != "yes" && fit != "no" {
		f.Errors.Add("fit", "Say whether what must be so before this tool is used was so")
		form.Fit = true // asked once
	}
	for _, l := range p.tools {
		if string(l.Stream) != f.Text("tool") {
			continue
		}
		h, err := p.Ledger().Read(p.Context(), l.Stream)
		if err != nil {
			return form, err
		}
		form.Used, form.Trained = l.Cited(), practice.Of(h).MayUse(p.Person.ID, form.On)
	}
	return form, nil
}

func (p toolPage) toolOptions() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Choose one"}}
	for _, l := range p.tools {
		label := l.Cited().Label()
		if !l.InForce(p.view.today) {
			label += ", not in force today"
		}
		all = append(all, govuk.Option{Value: string(l.Stream), Label: label})
	}
	return all
}

// adults are those with whom a tool may have been used. What a child said with one is recorded with the child’s words.
func (p toolPage) adults() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Choose one"}}
	for _, who := range p.view.people.People() {
		if who.Kind != casework.Child {
			all = append(all, govuk.Option{Value: string(who.Ref.Entry), Label: who.Name()})
		}
	}
	return all
}
