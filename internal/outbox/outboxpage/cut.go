package outboxpage

import (
	"github.com/a-h/templ"

	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/outbox"
	"candour/internal/web"
)

// cutPage asks why a tablet is cut off.
type cutPage struct {
	opened
	tablet *outbox.Tablet
	form   *web.Form
}

func (p cutPage) Title() string         { return "Cut a tablet off" }
func (p cutPage) Errors() govuk.Errors  { return p.form.Errors }
func (p cutPage) Body() templ.Component { return cutBody(p) }

func cutForm(v *web.Visit) (cutPage, error) {
	o, err := open(v)
	if err != nil {
		return cutPage{}, err
	}
	page := cutPage{opened: o, tablet: o.box.Tablet(v.Request.PathValue("tablet"))}
	if page.tablet == nil {
		return cutPage{}, fault.Absent(nil)
	}
	page.form, err = v.Form()
	return page, err
}

func (p Pages) showCut(v *web.Visit) (web.Page, error) {
	page, err := cutForm(v)
	return page, err
}

func (p Pages) cut(v *web.Visit) (web.Page, error) {
	page, err := cutForm(v)
	if err != nil {
		return nil, err
	}
	err = act(v, page.form.ID, func(hs ledger.Histories) (ledger.Change, error) {
		return outbox.Cut(hs[page.stream()], v.By(), page.form.ID, outbox.CutOffBody{Tablet: page.tablet.Tablet, Why: page.form.Text("why")})
	}, page.stream())
	if page.form.Refused(err) {
		return page, nil
	}
	if err != nil {
		return nil, err
	}
	v.Forget(page.form)
	return v.SeeOther(page.url()), nil
}
