package accesspage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// homePage is where somebody gives the postcode they live in, changes it or takes it back.
type homePage struct {
	visit *web.Visit
	form  *web.Form
	given string
}

const homeURL = "/me/home"

func (p homePage) Title() string         { return "The postcode you live in" }
func (p homePage) Errors() govuk.Errors  { return p.form.Errors }
func (p homePage) Body() templ.Component { return homeBody(p) }

func (p Pages) homePage(v *web.Visit) (homePage, error) {
	form, err := v.Form()
	if err != nil {
		return homePage{}, err
	}
	h, err := v.Ledger().Read(v.Context(), v.Person.ID)
	if err != nil {
		return homePage{}, err
	}
	return homePage{v, form, access.HomeOf(h).Postcode}, nil
}

func (p Pages) showHome(v *web.Visit) (web.Page, error) {
	page, err := p.homePage(v)
	if err != nil {
		return nil, err
	}
	page.form.Set("postcode", page.given)
	return page, nil
}

func (p Pages) setHome(v *web.Visit) (web.Page, error) {
	page, err := p.homePage(v)
	if err != nil {
		return nil, err
	}
	f, mine := page.form, v.Person.ID
	if postcode := f.Text("postcode"); postcode != page.given {
		_, err = v.Do(ledger.Act{Form: f.ID, On: []ledger.Seen{{Stream: mine, Version: ledger.Any}}, Verb: func(ledger.Histories) (ledger.Change, error) {
			return access.SetHome(v.Person, f.ID, postcode)
		}})
	}
	if f.Refused(err) {
		return page, nil
	}
	v.Forget(f)
	return v.SeeOther("/me"), err
}
