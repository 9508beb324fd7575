package redactionpage

import (
	"github.com/a-h/templ"

	"candour/internal/ledger"
	"candour/internal/redaction"
	"candour/internal/web"
)

// dropPage asks why a copy is not needed any more.
type dropPage struct{ copyForm }

func (p dropPage) Title() string         { return "A copy that is not needed" }
func (p dropPage) Body() templ.Component { return dropBody(p) }

func showDrop(in *inCopy) (web.Page, error) {
	form, err := in.form()
	return dropPage{form}, err
}

func drop(in *inCopy) (web.Page, error) {
	form, err := in.form()
	if err != nil {
		return nil, err
	}
	p, f := dropPage{form}, form.Form
	if err := holdsHidden(in.Case, f, "why"); err != nil {
		return nil, err
	}
	if len(f.Errors) == 0 {
		err = in.Act(f, func(h *ledger.History) (ledger.Change, error) {
			return redaction.Drop(h, in.By(), f.ID, in.copy.Ref, f.Text("why"))
		})
	}
	if f.Refused(err) {
		return p, nil
	}
	return in.SeeOther(in.URL("copies")), err
}
