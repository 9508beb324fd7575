package closingpage

import (
	"candour/internal/access"
	"candour/internal/closing"
	"candour/internal/web"
)

// Pages holds what these pages stand on.
type Pages struct {
	Desk closing.Desk
}

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		web.ForCase("/case/{case}/close", access.CaseWorker, p.showClose, p.closeCase),
		web.ForCase("/case/{case}/closed", access.CaseReader, p.closed, nil),
		web.ForCase("/case/{case}/closed/{account}/left/{matter}", access.CaseWorker, showLeft, see),
		web.ForCase("/case/{case}/closed/{account}/looked", access.CaseWorker, showLooked, lookBack),
		web.ForCase("/case/{case}/reopen", access.CaseWorker, showReopen, reopen),
	}
}

// formPage is what every page here with a form is made of.
type formPage struct{ web.CaseForm }

func newFormPage(c *web.Case) (formPage, error) {
	form, err := c.Form()
	return formPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}}, err
}
