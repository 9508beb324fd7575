package handoverpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/handover"
	"candour/internal/ledger"
	"candour/internal/web"
)

// transferPage gives a case to another worker or team, with the handover note, in one act.
type transferPage struct {
	web.CaseForm
	record record
	goes   *handover.Note // that goes with it; nil when none waits
}

func (p transferPage) Title() string         { return "Transfer the case" }
func (p transferPage) Body() templ.Component { return transferBody(p) }

func newTransferPage(c *web.Case) (transferPage, error) {
	form, err := c.Form()
	return transferPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, recordOf(c), handover.Of(c.History).Goes()}, err
}

func showTransfer(c *web.Case) (web.Page, error) {
	page, err := newTransferPage(c)
	return page, err
}

// transfer sends whoever gave the case to another team back to their own cases: it may no longer be theirs to see.
func transfer(c *web.Case) (web.Page, error) {
	page, err := newTransferPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	form := page.read()
	if err := warn(c, f, append(form.Note.Texts(), form.Why)...); err != nil {
		return nil, err
	}
	verb := func(h *ledger.History) (ledger.Change, error) { return handover.Move(h, c.By(), f.ID, c.Now, form) }
	if len(f.Errors) > 0 {
		_, err = verb(c.History) // asks only what else is wrong
	} else {
		err = c.Act(f, verb)
	}
	if f.Refused(err) {
		return page, nil
	}
	if form.Team.ID != "" {
		return c.SeeOther("/cases"), err
	}
	return c.SeeOther(c.URL("who-held")), err
}

func (p transferPage) read() handover.Transfer {
	f := p.Form
	form := handover.Transfer{To: f.Text("to"), Why: f.Text("why"), Note: handover.NoteBody{Know: f.Text("know"), Child: f.Text("child"), Parties: f.Text("parties")}}
	switch form.To {
	case handover.ToWorker:
		form.Worker = chosen(f, "worker", p.workers())
	case handover.ToTeam:
		form.Team = chosen(f, "team", p.teams())
	}
	return form
}

// chosen is who was chosen of those offered; nobody when nobody was.
func chosen(f *web.Form, field string, of []handover.Colleague) handover.Colleague {
	for _, c := range of {
		if string(c.ID) == f.Text(field) {
			return c
		}
	}
	return handover.Colleague{}
}

func (p transferPage) workers() []handover.Colleague {
	var all []handover.Colleague
	for _, who := range casework.Of(p.History).MayBeGivenTo(p.People, p.Person) {
		all = append(all, handover.Colleague{ID: who.ID, Name: who.Name})
	}
	return all
}

func (p transferPage) teams() []handover.Colleague {
	var all []handover.Colleague
	now, _ := p.record.state.Team()
	for _, t := range p.People.Teams() {
		if t.ID != now {
			all = append(all, handover.Colleague{ID: t.ID, Name: t.Name})
		}
	}
	return all
}

func options(of []handover.Colleague) []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Choose one"}}
	for _, c := range of {
		all = append(all, govuk.Option{Value: string(c.ID), Label: c.Name})
	}
	return all
}
