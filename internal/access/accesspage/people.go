package accesspage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
	"candour/internal/words"
)

// peoplePage is who works for the service, what awaits a second person's word, and the form that adds somebody.
type peoplePage struct {
	visit *web.Visit
	form  *web.Form
	shown handed            // what was just made, shown once
	held  []access.Recovery // of which the one who looks holds a half
	list  string            // where the list of staff is given; "" where it cannot be

	person, team ledger.StreamID // what the forms will begin, named when they are shown: a second click begins nothing more
}

// handed is something that an administrator is to hand on, shown once.
type handed struct{ title, says, secret string }

func newPeoplePage(v *web.Visit, form *web.Form) peoplePage {
	page := peoplePage{visit: v, form: form, person: ledger.StreamID(form.Text("person")), team: ledger.StreamID(form.Text("begun-team"))}
	if _, there := v.People.Find(page.person); there || page.person == "" {
		page.person = ledger.NewStreamID()
	}
	if page.team == "" || v.People.TeamName(page.team) != "" {
		page.team = ledger.NewStreamID()
	}
	return page
}

func (p peoplePage) Title() string         { return "People" }
func (p peoplePage) Errors() govuk.Errors  { return p.form.Errors }
func (p peoplePage) Body() templ.Component { return peopleBody(p) }

// mayLook holds for administrators, and for those whose word is awaited while there are none.
func mayLook(v *web.Visit) bool {
	if v.Person.Has(access.AdministratorIs) {
		return true
	}
	for _, w := range v.People.Waiting() {
		if v.People.MayConfirm(v.Person, w.Asked) {
			return true
		}
	}
	return false
}

func (p Pages) showPeople(v *web.Visit) (web.Page, error) {
	if !mayLook(v) {
		return nil, fault.Absent(nil)
	}
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	page := newPeoplePage(v, form)
	page.list = p.List
	page.held, err = p.held(v)
	return page, err
}

// withoutClaim are those of whom an administrator is asked whether they left.
func (p peoplePage) withoutClaim() []access.Person {
	if !p.visit.Person.Has(access.AdministratorIs) {
		return nil
	}
	return p.visit.People.WithoutClaim()
}

func (p Pages) addPerson(v *web.Visit) (web.Page, error) {
	if !v.Person.Has(access.AdministratorIs) {
		return nil, fault.Absent(nil)
	}
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	person, err := begun(v, form, "person")
	if err != nil {
		return nil, err
	}
	newcomer := access.Newcomer{
		Person: person, Name: form.Text("name"), Role: access.Role(form.Text("role")),
		Team: ledger.StreamID(form.Text("team")), Manages: form.Ticked("manages"),
	}
	err = p.act(v, form, func(s *access.People) (ledger.Change, error) {
		return access.AddNewcomer(s, v.By(), p.Staff.Service, form.ID, newcomer)
	})
	if form.Refused(err) {
		return newPeoplePage(v, form), nil
	}
	if err != nil {
		return nil, err
	}
	v.Forget(form)
	if len(v.People.Recovered(person)) > 0 {
		return nil, fault.Refuse("They have been given a new way in since: this old form makes no link.", nil)
	}
	return p.invited(v, newcomer)
}

// invited shows the newcomer's one-use link, which cannot be shown again.
func (p Pages) invited(v *web.Visit, n access.Newcomer) (web.Page, error) {
	token, err := p.Accounts.InviteNewcomer(v.Context(), n.Person, n.Name)
	return p.handed(v, handed{"Give them this link", "It works once, for half an hour, and is not shown again:", p.Site + "/join/" + token}, err)
}

// handed is the page of people with what is to be handed on.
func (p Pages) handed(v *web.Visit, what handed, err error) (web.Page, error) {
	if err != nil {
		return nil, err
	}
	if v.People, err = p.Staff.People(v.Context()); err != nil {
		return nil, err
	}
	page := newPeoplePage(v, &web.Form{ID: ledger.NewEntryID()})
	page.shown = what
	page.held, err = p.held(v)
	return page, err
}

// begun is the stream that a form begins, with a key of its own.
func begun(v *web.Visit, form *web.Form, field string) (ledger.StreamID, error) {
	stream, err := ledger.ParseStreamID(form.Text(field))
	if err != nil {
		return "", fault.BadInput("The form was not whole. Open it again, and type it once more.", err)
	}
	return stream, v.Ledger().BeginStreams(v.Context(), stream)
}

func (p Pages) act(v *web.Visit, form *web.Form, verb func(*access.People) (ledger.Change, error)) error {
	_, err := v.Do(ledger.Act{
		Form: form.ID, On: []ledger.Seen{{Stream: p.Staff.Service, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			return verb(access.PeopleOn(hs[p.Staff.Service], calendar.DateInLondon(v.Now)))
		},
	})
	return err
}

func (p Pages) confirm(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	asked := ledger.Ref{Stream: p.Staff.Service, Entry: form.Entry("asked")}
	err = p.act(v, form, func(s *access.People) (ledger.Change, error) {
		return access.ConfirmRole(s, v.Person, p.Staff.Service, form.ID, asked)
	})
	return v.SeeOther("/people"), err
}

func (p Pages) addTeam(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	team, err := begun(v, form, "begun-team")
	if err != nil {
		return nil, err
	}
	err = p.act(v, form, func(s *access.People) (ledger.Change, error) {
		return access.MakeTeam(s, v.By(), p.Staff.Service, form.ID, team, form.Text("team-name"))
	})
	if form.Refused(err) {
		return newPeoplePage(v, form), nil
	}
	return v.SeeOther("/people"), err
}

// adding is the form that adds somebody; the page also stands where a team was refused.
func (p peoplePage) adding() govuk.FormData {
	data := p.form.Data()
	data.Action, data.Draft = "/people", "/people?draft=1"
	data.Hidden = []govuk.Hidden{{Name: "person", Value: string(p.person)}}
	return data
}

func (p peoplePage) makingTeam() govuk.FormData {
	return govuk.FormData{Action: "/people/team", Entry: string(p.form.ID), Hidden: []govuk.Hidden{{Name: "begun-team", Value: string(p.team)}}}
}

// confirming is the form of a second person’s word. Its id is its own, for several may stand on the page.
func confirming(asked ledger.Ref) govuk.FormData {
	return govuk.FormData{
		Action: "/people/confirm", Entry: string(ledger.NewEntryID()), Hidden: []govuk.Hidden{{Name: "asked", Value: string(asked.Entry)}},
	}
}

func (p peoplePage) roleOptions() []govuk.Option {
	var out []govuk.Option
	for _, r := range access.Roles {
		out = append(out, govuk.Option{Value: string(r), Label: words.UpperFirst(string(r))})
	}
	return out
}

func (p peoplePage) teamOptions() []govuk.Option {
	out := []govuk.Option{{Value: "", Label: "No team"}}
	for _, t := range p.visit.People.Teams() {
		out = append(out, govuk.Option{Value: string(t.ID), Label: t.Name})
	}
	return out
}

func (p peoplePage) rows() [][]templ.Component {
	var rows [][]templ.Component
	for _, person := range p.visit.People.All() {
		m := mePage{visit: &web.Visit{Person: person, People: p.visit.People}}
		rows = append(rows, []templ.Component{p.name(person), govuk.Text(m.roles()), govuk.Text(m.teams())})
	}
	return rows
}

// name leads to the person’s page where it may be opened.
func (p peoplePage) name(person access.Person) templ.Component {
	if !access.MaySeePerson(p.visit.Person, person) {
		return govuk.Text(person.Name)
	}
	return govuk.Anchor(govuk.Link{Text: person.Name, Href: colleagueURL(person)})
}
