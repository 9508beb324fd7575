package letterpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/letter"
	"candour/internal/pack"
	"candour/internal/web"
	"candour/internal/words"
)

// sendPage sends a chronology or a case summary to one recipient, as a PDF and as a Word file.
type sendPage struct {
	web.CaseForm
	desk  letter.Desk
	state *casework.State
}

func (p sendPage) Title() string         { return "Send a chronology or a case summary" }
func (p sendPage) Body() templ.Component { return sendBody(p) }

func (p Pages) sendPage(c *web.Case) (sendPage, error) {
	form, err := c.Form()
	return sendPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, p.Desk, casework.Of(c.History)}, err
}

func (p Pages) showSend(c *web.Case) (web.Page, error) {
	page, err := p.sendPage(c)
	if err != nil {
		return nil, err
	}
	page.Form.SetDate("when", calendar.DateInLondon(c.Now))
	return page, nil
}

// sendPaper makes the paper of the case as it stands now, and keeps it as sent.
func (p Pages) sendPaper(c *web.Case) (web.Page, error) {
	page, err := p.sendPage(c)
	if err != nil {
		return nil, err
	}
	page.Form.Asks("what", "sort")
	f, there := page.Form, c.SeeOther(c.URL(Home, string(page.Form.ID)))
	if _, sent := letter.Find(c.History, f.ID); sent {
		return there, nil
	}
	form := page.read()
	if err := page.warn(form); err != nil {
		return nil, err
	}
	if _, err := letter.CheckPaper(p.Desk.Pack, page.state, page.writing(), form); err != nil && !f.Refused(err) {
		return nil, err
	}
	if len(f.Errors) > 0 {
		return page, nil
	}
	err = page.make(form)
	if f.Refused(err) {
		return page, nil
	}
	return there, err
}

func (p sendPage) make(form letter.PaperForm) error {
	paper := form.Sort.Paper(p.desk.Pack, p.History, p.writing(), letter.RecipientOf(form.To), form.To.Words())
	pdf, word, err := p.desk.Print(p.Context(), p.History, paper)
	if err != nil {
		return err
	}
	return p.Act(p.Form, func(h *ledger.History) (ledger.Change, error) {
		return letter.SendPaper(p.desk.Pack, h, p.writing(), p.Form.ID, form, letter.Made{PDF: pdf, Word: word})
	})
}

func (p sendPage) writing() letter.Writing {
	return letter.Writing{By: p.By(), Name: p.Person.Name, Manages: p.May(access.CaseManager), Now: p.Now}
}

func (p sendPage) read() letter.PaperForm {
	f := p.Form
	to, who, _ := recipient(p.state, f.Text("to"))
	if who == nil {
		to.Name = f.Text("to-name")
	}
	form := letter.PaperForm{
		Sort: letter.Sort(f.Text("sort")), To: to, Gateway: pack.GatewayID(f.Text("gateway")), Authority: f.Text("authority"), Purpose: f.Text("purpose"),
		Way:  letter.Way{How: leaving.How(f.Text("how")), Safe: f.Text("safe")},
		When: casework.When(f.Date("when", "The day"), f.Time("clock", "The time")),
	}
	if who != nil {
		form.Way.At = detailOf(who, f.Text("at"))
	}
	return form
}

// detailOf is one of somebody’s own details by its entry.
func detailOf(who *casework.Person, entry string) ledger.Ref {
	for _, d := range who.Details() {
		if entry != "" && string(d.Ref.Entry) == entry {
			return d.Ref
		}
	}
	return ledger.Ref{}
}

// warn asks for hidden details to be taken out of what everybody on the case reads of it on the register.
func (p sendPage) warn(form letter.PaperForm) error {
	held, err := casework.HeldIn(p.Context(), p.Ledger(), p.History, p.Words, form.To.Name, form.Authority, form.Purpose, form.Way.Safe)
	if err != nil {
		return err
	}
	p.Form.MustGo(held)
	return nil
}

func (p sendPage) sorts() []govuk.Option {
	var all []govuk.Option
	for _, s := range letter.Sorts {
		all = append(all, govuk.Option{Value: string(s), Label: letter.SortNames[s]})
	}
	return all
}

// details are everybody’s ways of being reached, by whose they are, and never by what they say when they are hidden from anybody.
func (p sendPage) details() []govuk.Option {
	all := []govuk.Option{{Label: "Choose, for somebody of the case, unless it goes by hand"}}
	for _, who := range p.state.People() {
		for _, d := range who.Details() {
			if d.Kind == casework.Address || d.Kind == casework.EmailAddress {
				all = append(all, govuk.Option{Value: string(d.Ref.Entry), Label: who.Name() + ": " + d.Kind.Named(p.Words) + ", " + d.Hiding.Words(p.Words)})
			}
		}
	}
	return all
}

// safely is how it is safe to reach each adult of the case.
func (p sendPage) safely() (all []string) {
	for _, who := range p.state.Adults() {
		for i, sentence := range who.Safe().Sentences(p.Words) {
			if i == 0 {
				sentence = who.Called() + ". " + sentence
			}
			all = append(all, sentence)
		}
	}
	return all
}

func ways() []govuk.Option {
	var all []govuk.Option
	for _, h := range letter.Ways {
		all = append(all, govuk.Option{Value: string(h), Label: words.UpperFirst(h.Words())})
	}
	return all
}
