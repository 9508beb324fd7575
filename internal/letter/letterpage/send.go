package letterpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/letter"
	"candour/internal/pack"
	"candour/internal/web"
	"candour/internal/words"
)

// sendPage sends a chronology, a case summary or the table of what is alleged to one recipient, as a PDF and as a Word file.
type sendPage struct {
	goingPage
	pages Pages
}

func (p sendPage) Title() string         { return "Send a paper made of the case" }
func (p sendPage) Body() templ.Component { return sendBody(p) }

func (p Pages) sendPage(c *web.Case) (sendPage, error) {
	page, err := p.goingPage(c)
	return sendPage{page, p}, err
}

func (p Pages) showSend(c *web.Case) (web.Page, error) {
	page, err := p.sendPage(c)
	if err != nil {
		return nil, err
	}
	page.Form.SetDate("when", calendar.DateInLondon(c.Now))
	if sort := c.Query("sort"); sort != "" {
		page.Form.Set("sort", sort)
	}
	return page, nil
}

// sendPaper makes the paper of the case as it stands now, and keeps it as sent.
func (p Pages) sendPaper(c *web.Case) (web.Page, error) {
	page, err := p.sendPage(c)
	if err != nil {
		return nil, err
	}
	page.Form.Asks("what", "sort")
	form, writing := page.read(), page.writing()
	return page.goes(func() web.Page { return page }, going{
		warn: func() error { return page.warn(form) },
		check: func() error {
			_, err := letter.CheckPaper(p.Desk.Pack, page.state, writing, form)
			return err
		},
		paper: func() (letter.Paper, error) { return page.paper(form) },
		send: func(h *ledger.History, made letter.Made) (ledger.Change, error) {
			return letter.SendPaper(p.Desk.Pack, h, writing, page.Form.ID, form, made)
		},
	})
}

func (p sendPage) paper(form letter.PaperForm) (letter.Paper, error) {
	paper, err := p.made(form)
	if err != nil {
		return letter.Paper{}, err
	}
	return p.desk.Disputed(p.Context(), p.History, paper, form.To)
}

func (p sendPage) made(form letter.PaperForm) (letter.Paper, error) {
	if form.Sort != letter.TablePaper {
		return form.Sort.Paper(p.desk.Pack, p.History, p.writing(), letter.RecipientOf(form.To), form.To.Words()), nil
	}
	left, err := letter.CheckPaper(p.desk.Pack, p.state, p.writing(), form)
	if err != nil {
		return letter.Paper{}, err
	}
	doc, err := p.pages.Table(p.Case, left.To.Words())
	return letter.Paper{Name: "The table", Document: doc, To: letter.RecipientOf(form.To)}, err
}

func (p sendPage) read() letter.PaperForm {
	f := p.Form
	to, who, _ := recipient(p.state, f.Text("to"))
	if who == nil {
		to.Name = f.Text("to-name")
	}
	return letter.PaperForm{
		Sort: letter.Sort(f.Text("sort")), To: to, Gateway: pack.GatewayID(f.Text("gateway")), Authority: f.Text("authority"), Purpose: f.Text("purpose"),
		Way: p.way(who), When: casework.When(f.Date("when", "The day"), f.Time("clock", "The time")),
	}
}

// warn asks for hidden details to be taken out of what everybody on the case reads of it on the register.
func (p sendPage) warn(form letter.PaperForm) error {
	return p.Form.Without(casework.HeldIn(p.Context(), p.Ledger(), p.History, p.Words, form.To.Name, form.Authority, form.Purpose, form.Way.Safe))
}

func (p sendPage) sorts() []govuk.Option {
	var all []govuk.Option
	offered := letter.Sorts
	if p.pages.Table != nil {
		offered = append(slices.Clone(offered), letter.TablePaper)
	}
	for _, s := range offered {
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
