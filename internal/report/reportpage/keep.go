package reportpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/web"
)

// keepPage asks why something that a check found stays as it is.
type keepPage struct {
	formOnReport
	check report.Check
}

func (p keepPage) Title() string         { return "Keep it as it is" }
func (p keepPage) Body() templ.Component { return keepBody(p) }

// checkID names a check in an address, which holds no words of the report.
func checkID(c report.Check) string {
	return string(ledger.DerivedID("", "check "+c.Key))
}

// keepPage finds the check that the address names. One that was put right meanwhile is not there.
func (p Pages) keepPage(c *web.Case) (keepPage, error) {
	v, err := p.view(c)
	if err != nil {
		return keepPage{}, err
	}
	checks := v.Checks()
	i := slices.IndexFunc(checks, func(check report.Check) bool { return checkID(check) == c.Request.PathValue("check") })
	if i < 0 {
		return keepPage{}, fault.Absent(nil)
	}
	form, err := v.form()
	return keepPage{form, checks[i]}, err
}

func (p Pages) showKeep(c *web.Case) (web.Page, error) {
	page, err := p.keepPage(c)
	return page, err
}

func (p Pages) keep(c *web.Case) (web.Page, error) {
	page, err := p.keepPage(c)
	if err != nil {
		return nil, err
	}
	err = page.v.edit(page.Form, func(*report.Draft) (ledger.Change, error) {
		return report.Keep(page.v.Reading, c.By(), page.Form.ID, page.check.Key, page.Form.Text("why"))
	})
	if page.Form.Refused(err) {
		return page, nil
	}
	return c.SeeOther(page.v.url() + "#checks"), err
}
