package redactionpage

import (
	"github.com/a-h/templ"

	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/redaction"
	"candour/internal/web"
)

// decidePage asks a second person whether a copy may be handed over.
type decidePage struct{ copyForm }

func (p decidePage) Title() string         { return "May this copy be handed over?" }
func (p decidePage) Body() templ.Component { return decideBody(p) }

func decideOf(in *inCopy) (decidePage, error) {
	if in.copy.Made == nil || !in.copy.Gateway(in.desk.Pack).Manager {
		return decidePage{}, fault.Absent(nil)
	}
	form, err := in.form()
	return decidePage{form}, err
}

func showDecide(in *inCopy) (web.Page, error) {
	page, err := decideOf(in)
	return page, err
}

func decide(in *inCopy) (web.Page, error) {
	p, err := decideOf(in)
	if err != nil {
		return nil, err
	}
	f, answer := p.Form, p.Form.Text("agreed")
	if answer != "yes" && answer != "no" {
		f.Errors.Add("agreed", "Choose whether it may be handed over")
	}
	if err := holdsHidden(in.Case, f, "why"); err != nil {
		return nil, err
	}
	body := redaction.DecidedBody{Copy: in.copy.Ref, Made: in.copy.Made.Entry.Ref(), Agreed: answer == "yes", Name: in.Person.Name, Why: f.Text("why")}
	if len(f.Errors) == 0 {
		err = in.Act(f, func(h *ledger.History) (ledger.Change, error) {
			return redaction.Decide(in.desk.Pack, h, in.By(), f.ID, body)
		})
	}
	if f.Refused(err) {
		return p, nil
	}
	return in.SeeOther(in.url()), err
}

func mayLeave() []govuk.Option {
	return []govuk.Option{{Value: "yes", Label: "Yes, as it was made"}, {Value: "no", Label: "No, not as it is"}}
}
