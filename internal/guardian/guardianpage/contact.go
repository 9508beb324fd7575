package guardianpage

import (
	"github.com/a-h/templ"

	"candour/internal/fault"
	"candour/internal/guardian"
	"candour/internal/ledger"
	"candour/internal/web"
)

// contactPage asks how a guardian is reached from now on.
type contactPage struct {
	web.CaseForm
	now guardian.Current
}

func (p contactPage) Title() string         { return "How a guardian is reached" }
func (p contactPage) Body() templ.Component { return contactBody(p) }

// current is the guardian of the address, with the form. One who is guardian no more is not there.
func (p Pages) current(c *web.Case) (web.CaseForm, guardian.Current, error) {
	r, err := p.record(c)
	if err != nil {
		return web.CaseForm{}, guardian.Current{}, err
	}
	id, err := c.Entry("appointment")
	if err != nil {
		return web.CaseForm{}, guardian.Current{}, err
	}
	now, holds := r.all.NowOf(r.state, id)
	if !holds {
		return web.CaseForm{}, guardian.Current{}, fault.Absent(nil)
	}
	form, err := c.Form()
	return web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, now, err
}

func (p Pages) showContact(c *web.Case) (web.Page, error) {
	form, now, err := p.current(c)
	if err != nil {
		return nil, err
	}
	form.Form.Set("telephone", now.Telephone)
	form.Form.Set("email", now.Email)
	return contactPage{form, now}, nil
}

func (p Pages) contact(c *web.Case) (web.Page, error) {
	form, now, err := p.current(c)
	if err != nil {
		return nil, err
	}
	f := form.Form
	body := guardian.ContactBody{Appointment: now.Entry.Ref(), Contact: guardian.Contact{Telephone: f.Text("telephone"), Email: f.Text("email")}}
	if err := warn(c, f, body.Telephone, body.Email); err != nil {
		return nil, err
	}
	if len(f.Errors) == 0 {
		err = c.Act(f, func(h *ledger.History) (ledger.Change, error) { return guardian.Reach(h, c.By(), f.ID, body) })
	}
	if f.Refused(err) {
		return contactPage{form, now}, nil
	}
	return c.SeeOther(c.URL(Home)), err
}
