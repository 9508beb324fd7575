package clientpage

import (
	"errors"

	"github.com/a-h/templ"

	"candour/internal/api"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// endPage is where an administrator ends another system, with its tokens.
type endPage struct {
	*web.Visit
	form *web.Form
	of   *api.Client
}

func (p endPage) Title() string         { return "End the system" }
func (p endPage) Errors() govuk.Errors  { return p.form.Errors }
func (p endPage) Body() templ.Component { return endBody(p) }

func (p Pages) endForm(v *web.Visit) (page endPage, err error) {
	page.Visit = v
	if page.of, err = p.named(v); err != nil {
		return page, err
	}
	page.form, err = v.Form()
	return page, err
}

func (p Pages) showEnd(v *web.Visit) (web.Page, error) { return p.endForm(v) }

func (p Pages) end(v *web.Visit) (web.Page, error) {
	page, err := p.endForm(v)
	if err != nil {
		return nil, err
	}
	word := api.WordBody{Of: page.of.Ref(), Why: page.form.Text("why")}
	err = p.act(v, page.form, func(s *api.Clients) (ledger.Change, error) {
		return api.EndClient(s, v.Person, p.Service, page.form.ID, word)
	})
	if page.form.Refused(err) {
		return page, nil
	}
	return v.SeeOther(urlOf(page.of, "")), err
}

// shownBefore says of a form that made a secret and was sent again that the secret cannot be shown again.
func shownBefore(err error) error {
	if errors.Is(err, ledger.ErrReused) {
		return fault.Clash("This was made before, and was shown once. If it is lost, end it and make another.", nil)
	}
	return err
}
