package clientpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/api"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
	"candour/internal/words"
)

// askPage is where an administrator asks that another system may act for somebody.
type askPage struct {
	*web.Visit
	form *web.Form
}

func (p askPage) Title() string         { return "Ask for a system" }
func (p askPage) Errors() govuk.Errors  { return p.form.Errors }
func (p askPage) Body() templ.Component { return askBody(p) }

func (p Pages) showAsk(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	return askPage{v, form}, err
}

func (p Pages) ask(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	body := api.ClientBody{
		Name: form.Text("name"), Person: ledger.StreamID(form.Text("person")), Until: form.Date("until", "The last day"), Why: form.Text("why"),
	}
	for _, scope := range form.All("scopes") {
		body.Scopes = append(body.Scopes, api.Scope(scope))
	}
	err = p.act(v, form, func(*api.Clients) (ledger.Change, error) {
		return api.AskClient(v.People, v.Person, p.Service, form.ID, body, v.Now)
	})
	if form.Refused(err) {
		return askPage{v, form}, nil
	}
	return v.SeeOther(Home + "/" + string(form.ID)), err
}

// people are those whom a system may act for: whoever has a role, and not whoever asks.
func (p askPage) people() []govuk.Option {
	out := []govuk.Option{{Value: "", Label: "Choose"}}
	for _, one := range p.People.Those(func(one access.Person) bool { return len(one.Roles) > 0 && one.ID != p.Person.ID }) {
		out = append(out, govuk.Option{Value: string(one.ID), Label: one.Name})
	}
	return out
}

func scopeOptions() []govuk.Option {
	var out []govuk.Option
	for _, one := range api.Scopes {
		out = append(out, govuk.Option{Value: string(one.Scope), Label: string(one.Scope), Hint: words.UpperFirst(one.Means)})
	}
	return out
}
