package voicepage

import (
	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/practice"
	"candour/internal/voice"
	"candour/internal/web"
)

// addPage asks for a child’s words and how they came to be said.
type addPage struct {
	formPage
	tools []practice.Listed
}

func (p addPage) Title() string         { return "What the child said" }
func (p addPage) Body() templ.Component { return addBody(p) }

func (p Pages) addPage(c *web.Case) (addPage, error) {
	page, err := p.asking(c)
	if err != nil {
		return addPage{}, err
	}
	all, err := practice.List(c.Context(), c.DB())
	out := addPage{formPage: page}
	for _, l := range all {
		if l.Sort == practice.Tool {
			out.tools = append(out.tools, l)
		}
	}
	return out, err
}

func (p Pages) showAdd(c *web.Case) (web.Page, error) {
	page, err := p.addPage(c)
	if err == nil {
		page.Form.SetDate("on", calendar.DateInLondon(c.Now))
		p.takesUp(page.formPage)
	}
	return page, err
}

func (p Pages) add(c *web.Case) (web.Page, error) {
	page, err := p.addPage(c)
	if err != nil {
		return nil, err
	}
	form := page.read()
	if a, known := p.picturedIn(page.formPage); known {
		form.From = a.Ref
	}
	if form.Used, err = page.used(form.On); err != nil {
		return nil, err
	}
	again, err := page.acts([]string{form.Words, form.Says, form.Prompt, form.Near, form.Unexplained, form.Totals}, func(h *ledger.History) (ledger.Change, error) {
		return voice.Record(p.Pack, h, c.By(), page.Form.ID, form)
	})
	if again {
		return page, nil
	}
	return c.SeeOther(page.at()), err
}

func (p addPage) read() voice.RecordForm {
	f := p.Form
	return voice.RecordForm{
		Words: f.Text("words"), Says: f.Text("says"), On: f.Date("on", "The day"),
		SaidBody: voice.SaidBody{
			Child: p.child.Ref, Form: voice.Form(f.Text("form")), Prompt: f.Text("prompt"), Place: f.Text("place"), Near: f.Text("near"), Theme: f.Text("theme"),
			Unexplained: f.Text("unexplained"), Totals: f.Text("totals"),
		},
	}
}

// used is the tool that was chosen, as its own record tells it: whether whoever enters this was trained in it on the day. Nil when none was.
func (p addPage) used(day calendar.Date) (*voice.Used, error) {
	f := p.Form
	for _, l := range p.tools {
		if string(l.Stream) != f.Text("tool") {
			continue
		}
		h, err := p.Ledger().Read(p.Context(), l.Stream)
		if err != nil {
			return nil, err
		}
		if fit := f.Text("fit"); fit != "yes" && fit != "no" {
			f.Errors.Add("fit", "Say whether what must be so before this tool is used was so")
		}
		return &voice.Used{CitedBody: l.Cited(), Trained: practice.Of(h).MayUse(p.Person.ID, day), Fit: f.Text("fit") == "yes"}, nil
	}
	return nil, nil
}

func (p addPage) toolOptions() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "None"}}
	today := calendar.DateInLondon(p.Now)
	for _, l := range p.tools {
		label := l.Cited().Label()
		if !l.InForce(today) {
			label += ", not in force today"
		}
		all = append(all, govuk.Option{Value: string(l.Stream), Label: label})
	}
	return all
}

func formOptions() []govuk.Option {
	hints := map[voice.Form]string{
		voice.Verbatim: "Exactly as the child said it", voice.Paraphrase: "As you understood it, in your words", voice.Drawing: "Say what is to be seen, and what the child said of it",
		voice.Symbols: "Say which, in which order", voice.Interpreted: "As the interpreter or signer put it",
	}
	labels := map[voice.Form]string{
		voice.Verbatim: "Word for word", voice.Paraphrase: "In my words", voice.Drawing: "By a drawing", voice.Symbols: "By symbols or pointing", voice.Interpreted: "Through an interpreter or signer",
	}
	var all []govuk.Option
	for _, f := range voice.Forms {
		all = append(all, govuk.Option{Value: string(f), Label: labels[f], Hint: hints[f]})
	}
	return all
}

// toldBefore reports whether it is on record that the child was told who reads this, by today.
func (p addPage) toldBefore() bool {
	return p.state.ExplainedBy(p.child.Ref, calendar.DateInLondon(p.Now))
}

var yesNo = []govuk.Option{{Value: "yes", Label: "Yes"}, {Value: "no", Label: "No"}}
