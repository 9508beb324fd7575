package accesspage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// courtDutyPage is who is on duty at which court, and puts somebody there for a day.
type courtDutyPage struct {
	*web.Visit
	form *web.Form
}

func (p courtDutyPage) Title() string         { return "Court duty" }
func (p courtDutyPage) Errors() govuk.Errors  { return p.form.Errors }
func (p courtDutyPage) Body() templ.Component { return courtDutyBody(p) }

func (p Pages) showCourtDuty(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	return courtDutyPage{v, form}, err
}

func (p Pages) setCourtDuty(v *web.Visit) (web.Page, error) {
	f, err := v.Form()
	if err != nil {
		return nil, err
	}
	form := access.CourtDutyForm{Today: calendar.DateInLondon(v.Now), CourtDutyBody: access.CourtDutyBody{
		Person: ledger.StreamID(f.Text("person")), Court: f.Text("court"), Day: f.Date("day", "The day"),
	}}
	if form.Courts, err = p.courts(v); err != nil {
		return nil, err
	}
	err = p.act(v, f, func(s *access.People) (ledger.Change, error) {
		return access.SetCourtDuty(s, v.Person, p.Staff.Service, f.ID, form)
	})
	if f.Refused(err) {
		return courtDutyPage{v, f}, nil
	}
	v.Forget(f)
	return v.SeeOther("/court-duty"), err
}

// courts are the names of the courts that are known: to the pack, and by a case that they have.
func (p Pages) courts(v *web.Visit) ([]string, error) {
	known, err := p.Courts(v.Context(), v.DB())
	for _, place := range p.Pack.Court.Courts {
		known = append(known, place.Name)
	}
	return known, err
}

func (p Pages) endCourtDuty(v *web.Visit) (web.Page, error) {
	f, err := v.Form()
	if err != nil {
		return nil, err
	}
	duty := ledger.Ref{Stream: p.Staff.Service, Entry: f.Entry("duty")}
	err = p.act(v, f, func(s *access.People) (ledger.Change, error) {
		return access.EndCourtDuty(s, v.Person, p.Staff.Service, f.ID, duty)
	})
	return v.SeeOther("/court-duty"), err
}

func (p courtDutyPage) rows() [][]templ.Component {
	var rows [][]templ.Component
	for _, d := range p.People.CourtDuties() {
		rows = append(rows, []templ.Component{govuk.Text(d.Day.Short()), govuk.Text(d.Court), govuk.Text(d.Name), endDuty(d)})
	}
	return rows
}

// endingDuty is the form that ends a duty. Its id is its own, for several stand on the page.
func endingDuty(d access.CourtDuty) govuk.FormData {
	return govuk.FormData{
		Action: "/court-duty/end", Entry: string(ledger.NewEntryID()), Hidden: []govuk.Hidden{{Name: "duty", Value: string(d.Entry.ID)}},
	}
}

func (p courtDutyPage) people() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Choose"}}
	for _, who := range p.People.Those(access.Person.ReadsCases) {
		if who.ID != p.Person.ID { // somebody else puts them on duty
			all = append(all, govuk.Option{Value: string(who.ID), Label: who.Name})
		}
	}
	return all
}
