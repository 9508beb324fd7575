package accesspage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/web"
)

// engagementPage is where an administrator says from when until when a contractor is engaged.
type engagementPage struct{ colleaguePage }

func (p engagementPage) Title() string         { return "Engagement" }
func (p engagementPage) Body() templ.Component { return engagementBody(p) }

func (p Pages) engagementPage(v *web.Visit) (engagementPage, error) {
	page, err := p.colleaguePage(v)
	if err == nil && !page.mayEngage() {
		err = fault.Absent(nil)
	}
	return engagementPage{page}, err
}

func (p Pages) showEngagement(v *web.Visit) (web.Page, error) {
	page, err := p.engagementPage(v)
	if err != nil {
		return nil, err
	}
	if e := page.of.Engagement; e != nil {
		page.form.SetDate("from", e.From)
		page.form.SetDate("until", e.Until)
	}
	return page, nil
}

func (p Pages) engage(v *web.Visit) (web.Page, error) {
	page, err := p.engagementPage(v)
	if err != nil {
		return nil, err
	}
	f := page.form
	body := access.EngagedBody{
		Person: page.of.ID, From: f.Date("from", "The first day"), Until: f.Date("until", "The last day"), Why: f.Text("why"),
	}
	err = p.act(v, f, func(s *access.People) (ledger.Change, error) {
		return access.Engage(s, v.Person, p.Staff.Service, f.ID, body)
	})
	if f.Refused(err) {
		return page, nil
	}
	v.Forget(f)
	return v.SeeOther(colleagueURL(page.of)), err
}

// mayEngage reports whether whoever looks says from when until when this person is engaged.
func (p colleaguePage) mayEngage() bool {
	return p.Person.Has(access.AdministratorIs) && p.of.ID != p.Person.ID && p.of.Has(access.Contractor)
}

// engaged is from when until when somebody is engaged, in words.
func engaged(of access.Person) string {
	e := of.Engagement
	switch {
	case e == nil:
		return "Not engaged yet. Until they are, no case opens to them"
	case of.Engaged:
		return "From " + e.From.Plain() + " until " + e.Until.Plain()
	default:
		return "From " + e.From.Plain() + " until " + e.Until.Plain() + ". Today no case opens to them"
	}
}
