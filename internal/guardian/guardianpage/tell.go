package guardianpage

import (
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/guardian"
	"candour/internal/ledger"
	"candour/internal/web"
)

// tellPage asks whether the list is to be sent to the court as it is, or how the court was told another way.
type tellPage struct {
	web.CaseForm
	record record
}

func (p tellPage) Title() string         { return "Tell the court" }
func (p tellPage) Body() templ.Component { return tellBody(p) }

func (p Pages) tellPage(c *web.Case) (tellPage, error) {
	r, err := p.record(c)
	if err != nil {
		return tellPage{}, err
	}
	form, err := c.Form()
	return tellPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, r}, err
}

func (p Pages) showTell(c *web.Case) (web.Page, error) {
	page, err := p.tellPage(c)
	if err == nil && !page.Form.Has("means") {
		page.Form.SetDate("on", calendar.DateInLondon(c.Now))
	}
	return page, err
}

// What a person may do about telling the court.
const (
	bySystem   = "send"
	anotherWay = "otherwise"
)

// tell is strict: whoever tells the court has seen the list as it stands.
func (p Pages) tell(c *web.Case) (web.Page, error) {
	page, err := p.tellPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	switch f.Text("way") {
	case bySystem:
		err = page.send()
	case anotherWay:
		err = page.otherwise()
	default:
		err = fault.Fields{{Name: "way", Sentence: "Choose whether it is to be sent, or was told another way"}}
	}
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL(Home)), err
}

func (p tellPage) send() error {
	if !p.record.Connected {
		return fault.Refuse("This service is not connected to the court’s system.", nil)
	}
	return p.ActStrictly(p.Form, func(h *ledger.History) (ledger.Change, error) { return guardian.SendAgain(h, p.By(), p.Form.ID) })
}

func (p tellPage) otherwise() error {
	f := p.Form
	form := guardian.OtherwiseForm{How: f.Text("means"), On: f.Date("on", "The day"), Today: calendar.DateInLondon(p.Now)}
	if err := warn(p.Case, f, form.How); err != nil || len(f.Errors) > 0 {
		return err
	}
	return p.ActStrictly(f, func(h *ledger.History) (ledger.Change, error) { return guardian.TellOtherwise(h, p.By(), f.ID, form) })
}

// options are what may be done now.
func (p tellPage) options() (all []govuk.Option) {
	say := p.record.saying()
	if say.send && p.record.Connected {
		all = append(all, govuk.Option{Value: bySystem, Label: "Send this list by the court’s system", Hint: "It takes the place of every list before. If it is new to the court, everybody’s solicitors are written to."})
	}
	if say.tell {
		all = append(all, govuk.Option{Value: anotherWay, Label: "I have told the court another way", Hint: "By telephone, by e-mail or in the court room", More: otherwiseFields(p)})
	}
	return all
}

// data is the form on what the page shows now: whoever was sent back sends what they now see.
func (p tellPage) data() govuk.FormData {
	data := p.Form.Data()
	data.Version = strconv.FormatInt(p.History.Version, 10)
	return data
}
