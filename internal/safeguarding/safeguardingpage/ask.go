package safeguardingpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/safeguarding"
	"candour/internal/web"
)

// askPage records that a check was asked: of whom, about whom, which addresses and areas.
type askPage struct {
	formPage
	line  pack.SafetyCheck
	after *safeguarding.Check // that was not to be made; nil for a new one
}

func (p askPage) Title() string         { return "A check was asked" }
func (p askPage) Body() templ.Component { return askBody(p) }

// askOf is the form for the line of the address.
func (p Pages) askOf(c *web.Case) (askPage, error) {
	form, err := p.form(c)
	if err != nil {
		return askPage{}, err
	}
	line, ok := form.view.list.SafetyCheck(c.Request.PathValue("line"))
	if !ok {
		return askPage{}, fault.Absent(nil)
	}
	return askPage{formPage: form, line: line}, nil
}

func (p Pages) showAsk(c *web.Case) (web.Page, error) {
	page, err := p.askOf(c)
	if err != nil {
		return nil, err
	}
	page.fill(page.line.Whom)
	return page, nil
}

// fill gives what the list says: of whom, about whom, today.
func (p askPage) fill(whom string) {
	p.Form.Set("whom", whom)
	p.Form.SetDate("when", p.view.today)
	var about []string
	for _, who := range p.concerned() {
		about = append(about, string(who.Ref.Entry))
	}
	p.Form.Set("about", about...)
}

// concerned are those about whom the list has it asked.
func (p askPage) concerned() []*casework.Person {
	var all []*casework.Person
	for _, about := range p.line.About {
		if about == pack.AboutChildren {
			all = append(all, p.view.people.Children()...)
		} else {
			all = append(all, safeguarding.Parties(p.view.people)...)
		}
	}
	return all
}

func (p Pages) ask(c *web.Case) (web.Page, error) {
	page, err := p.askOf(c)
	if err != nil {
		return nil, err
	}
	return page.send(page.view.url())
}

func (p askPage) send(to string) (web.Page, error) {
	on := p.Form.Date("when", "The day")
	form := safeguarding.CheckAskedBody{
		Check: p.line.ID, Whom: p.Form.Text("whom"), About: p.view.refs(p.Form.Entries("about")), Addresses: p.addresses(), Areas: p.Form.Text("areas"),
	}
	if p.after != nil {
		form.After = p.after.Ref
	}
	return p.act(p, to, p.texts("whom", "areas"), func(h *ledger.History) (ledger.Change, error) {
		return p.view.Desk.Ask(h, p.By(), p.Form.ID, on, p.view.today, form)
	})
}

// addresses are those chosen. A hidden one is named by where its value stands, on the closed side.
func (p askPage) addresses() []ledger.Ref {
	chosen := map[ledger.EntryID]bool{}
	for _, id := range p.Form.Entries("addresses") {
		chosen[id] = true
	}
	var all []ledger.Ref
	for _, who := range p.view.people.People() {
		for _, d := range who.Details() {
			if chosen[d.Ref.Entry] {
				all = append(all, d.Ref)
			}
		}
	}
	return all
}

// addressOptions are the addresses that the case holds. Of a hidden one nothing stands here but whose it is and from whom it is hidden.
func (p askPage) addressOptions() []govuk.Option {
	var all []govuk.Option
	for _, who := range p.view.people.People() {
		for _, d := range who.Details() {
			if d.Kind == casework.Address || d.Kind == casework.Refuge {
				all = append(all, govuk.Option{Value: string(d.Ref.Entry), Label: p.view.address(who, d), Hint: hint(d)})
			}
		}
	}
	return all
}

// address is an address as a page may name it.
func (v *view) address(who *casework.Person, d *casework.Detail) string {
	if d.Confidential() {
		return upper(d.Kind.Named(v.Words)) + " of " + who.Name() + ", " + d.Hiding.Words(v.Words)
	}
	return who.Name() + ": " + d.Value
}

func hint(d *casework.Detail) string {
	if d.Confidential() {
		return "Tell whoever is asked that it is confidential."
	}
	return ""
}

// showAskAfterAll asks for a check that was not to be made.
func (p Pages) showAskAfterAll(c *web.Case) (web.Page, error) {
	page, err := p.askAfter(c)
	if err != nil {
		return nil, err
	}
	page.fill(page.after.Whom)
	return page, nil
}

func (p Pages) askAfterAll(c *web.Case) (web.Page, error) {
	page, err := p.askAfter(c)
	if err != nil {
		return nil, err
	}
	return page.send(page.view.checkURL(page.after))
}

func (p Pages) askAfter(c *web.Case) (askPage, error) {
	form, err := p.form(c)
	if err != nil {
		return askPage{}, err
	}
	after, err := form.view.checkIn()
	if err != nil {
		return askPage{}, err
	}
	line, ok := form.view.list.SafetyCheck(after.Check)
	if !ok || after.Asked != nil {
		return askPage{}, fault.Absent(nil)
	}
	return askPage{form, line, after}, nil
}
