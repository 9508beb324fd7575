package caseworkpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// withoutManagerPage is the restricted cases for which nobody is named who is a manager still. A head of practice names one, and sees no case.
type withoutManagerPage struct {
	*web.Visit
	cases []casework.RestrictedRow
}

func (p withoutManagerPage) Title() string         { return "Restricted cases without a manager" }
func (p withoutManagerPage) Body() templ.Component { return withoutManagerBody(p) }

func (p Pages) withoutManager(v *web.Visit) (web.Page, error) {
	cases, err := withoutManager(v)
	return withoutManagerPage{v, cases}, err
}

// withoutManager are those of which this head of practice may know: none that is closed to them.
func withoutManager(v *web.Visit) ([]casework.RestrictedRow, error) {
	all, err := casework.WithoutManager(v.Context(), v.DB(), v.Now, isManager(v))
	if err != nil {
		return nil, err
	}
	return web.Theirs(v, access.HeadOfPractice, all, func(r casework.RestrictedRow) ledger.StreamID { return r.Case })
}

// isManager reports whether somebody is a manager today.
func isManager(v *web.Visit) func(ledger.StreamID) bool {
	return func(id ledger.StreamID) bool {
		who, known := v.People.Find(id)
		return known && who.Has(access.Manager)
	}
}

// TodayOfRestricted tells a head of practice of restricted cases that nobody can let others into.
func TodayOfRestricted(v *web.Visit) ([]templ.Component, error) {
	if !access.Decide(v.Person, access.HeadOfPractice, nil).Allowed {
		return nil, nil
	}
	cases, err := withoutManager(v)
	if err != nil || len(cases) == 0 {
		return nil, err
	}
	return []templ.Component{withoutManagerAsk(plural(len(cases), "restricted case has", "restricted cases have") + " no manager any more. ")}, nil
}

func (p withoutManagerPage) rows() []govuk.RowData {
	var all []govuk.RowData
	for _, r := range p.cases {
		row := govuk.RowData{What: govuk.Link{Text: numberOf(r), Href: "/restricted/" + string(r.Case)}}
		if since, err := ledger.ParseTime(r.Since); err == nil {
			row.Why = govuk.Text("Restricted since " + calendar.DateInLondon(since).Plain() + ".")
		}
		all = append(all, row)
	}
	return all
}

func numberOf(r casework.RestrictedRow) string {
	if r.Number == "" {
		return "A case without a court number"
	}
	return "Case " + r.Number
}

// nameManagerPage asks which manager is named for such a case.
type nameManagerPage struct {
	*web.Visit
	Form *web.Form
	of   casework.RestrictedRow
}

func (p nameManagerPage) Title() string         { return "Name a manager" }
func (p nameManagerPage) Errors() govuk.Errors  { return p.Form.Errors }
func (p nameManagerPage) Body() templ.Component { return nameManagerBody(p) }

func (p Pages) nameManagerPage(v *web.Visit) (nameManagerPage, error) {
	cases, err := withoutManager(v)
	if err != nil {
		return nameManagerPage{}, err
	}
	i := slices.IndexFunc(cases, func(r casework.RestrictedRow) bool { return string(r.Case) == v.Request.PathValue("of") })
	if i < 0 {
		return nameManagerPage{}, fault.Absent(nil)
	}
	form, err := v.Form()
	return nameManagerPage{v, form, cases[i]}, err
}

func (p Pages) showNameManager(v *web.Visit) (web.Page, error) {
	page, err := p.nameManagerPage(v)
	if err != nil {
		return nil, err
	}
	return page, nil
}

func (p Pages) nameManager(v *web.Visit) (web.Page, error) {
	page, err := p.nameManagerPage(v)
	if err != nil {
		return nil, err
	}
	f := page.Form
	manager, known := v.People.Named(f.Text("manager"))
	switch {
	case !known || !manager.Has(access.Manager):
		f.Errors.Add("manager", "Enter the whole name of a manager, as it stands in the list of people")
	case manager.ID == v.Person.ID:
		f.Errors.Add("manager", "Name somebody else: whoever names a manager for a restricted case does not see it")
	}
	if len(f.Errors) == 0 {
		named := casework.NamedPerson{Person: manager.ID, Name: manager.Name}
		err = onWhole(v, f, ledger.Seen{Stream: page.of.Case, Version: ledger.Any}, func(w casework.Whole) (ledger.Change, error) {
			return casework.NameManager(w, v.By(), f.ID, named, f.Text("why"))
		})
	}
	if f.Refused(err) {
		return page, nil
	}
	if err != nil {
		return nil, err
	}
	return v.SeeOther("/restricted"), nil
}
