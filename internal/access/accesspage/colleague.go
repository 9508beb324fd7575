package accesspage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
)

// colleaguePage is one person of the service: roles, teams, and how far on in practice they are. They see it themselves; those who manage
// a team of theirs, and administrators, may say how far on they are.
type colleaguePage struct {
	*web.Visit
	form  *web.Form
	pack  *pack.Pack
	of    access.Person
	today calendar.Date
	demo  bool
	there bool // people may sign in at the provider
}

func (p colleaguePage) Title() string         { return "Colleague" }
func (p colleaguePage) Errors() govuk.Errors  { return p.form.Errors }
func (p colleaguePage) Body() templ.Component { return colleagueBody(p) }

func (p Pages) colleaguePage(v *web.Visit) (colleaguePage, error) {
	id, err := ledger.ParseStreamID(v.Request.PathValue("person"))
	if err != nil {
		return colleaguePage{}, fault.Absent(err)
	}
	of, known := v.People.Find(id)
	if !known || !access.MaySeePerson(v.Person, of) {
		return colleaguePage{}, fault.Absent(nil)
	}
	form, err := v.Form()
	return colleaguePage{v, form, p.Pack, of, calendar.DateInLondon(v.Now), p.Demo, p.Provider != nil}, err
}

func (p Pages) showColleague(v *web.Visit) (web.Page, error) {
	page, err := p.colleaguePage(v)
	if err != nil {
		return nil, err
	}
	page.form.SetDate("from", page.today)
	return page, nil
}

// setStage says how far on in practice somebody is.
func (p Pages) setStage(v *web.Visit) (web.Page, error) {
	page, err := p.colleaguePage(v)
	if err != nil {
		return nil, err
	}
	f := page.form
	body := access.StageBody{Person: page.of.ID, Stage: f.Text("stage"), From: f.Date("from", "The first day"), Why: f.Text("why")}
	err = p.act(v, f, func(s *access.People) (ledger.Change, error) {
		return access.SetStage(p.Pack, s, v.Person, p.Staff.Service, f.ID, body)
	})
	if f.Refused(err) {
		return page, nil
	}
	v.Forget(f)
	return v.SeeOther(v.Path()), err
}

func (p colleaguePage) maySet() bool { return access.MaySetStage(p.Person, p.of) }

func (p colleaguePage) facts() []govuk.Fact {
	m := mePage{visit: &web.Visit{Person: p.of, People: p.People}}
	facts := []govuk.Fact{
		{Term: "Roles", Detail: govuk.Text(m.roles())},
		{Term: "Teams", Detail: govuk.Text(m.teams())},
		{Term: "How far on in practice", Detail: govuk.Text(stageName(p.pack, p.of.Stage(p.today)))},
	}
	if w := p.of.Works; w != nil && w.From.After(p.today) {
		facts = append(facts, govuk.Fact{Term: "First day", Detail: govuk.Text(w.From.Plain())})
	}
	for _, m := range p.of.Coming(p.today) {
		facts = append(facts, govuk.Fact{Term: "Moves", Detail: govuk.Text("To " + p.People.TeamName(m.Team) + " from " + m.From.Plain())})
	}
	if w := p.of.Works; w != nil && !w.Until.IsZero() {
		facts = append(facts, govuk.Fact{Term: "Last day", Detail: govuk.Text(w.Until.Plain())})
	}
	if p.of.Has(access.Contractor) {
		facts = append(facts, govuk.Fact{Term: "Engaged as a contractor", Detail: govuk.Text(engaged(p.of))})
	}
	return facts
}

// stageName is what a stage of the pack is called.
func stageName(p *pack.Pack, id string) string {
	if s, listed := p.AuthorStage(id); listed {
		return s.Name
	}
	return "Not written down yet. A manager reads every report first"
}

func (p colleaguePage) stageOptions() []govuk.Option {
	var out []govuk.Option
	for _, s := range p.pack.Authors {
		out = append(out, govuk.Option{Value: s.ID, Label: s.Name})
	}
	return out
}

// said is who said what of the person’s stage, the latest first day first.
func (p colleaguePage) said() []govuk.NewsItem {
	var all []govuk.NewsItem
	for _, s := range p.of.Stages() {
		all = append(all, govuk.NewsItem{
			What: []templ.Component{govuk.Text("From " + s.From.Plain() + ": " + stageName(p.pack, s.Stage)), govuk.Text(s.Why)},
			When: p.People.Name(s.Entry.Author) + ", " + calendar.DateInLondon(s.Entry.Recorded).Plain(), DateTime: ledger.FormatTime(s.Entry.Recorded),
		})
	}
	return all
}

// ends are the ways to where their manager says that they are away, and to what an administrator may end for them.
func (p colleaguePage) ends() []govuk.Link {
	var links []govuk.Link
	if p.Person.Has(access.Manager) && p.maySet() {
		links = append(links, govuk.Link{Text: "Say that they are away, and who covers", Href: colleagueURL(p.of) + "/cover"})
	}
	if !p.Person.Has(access.AdministratorIs) {
		return links
	}
	if p.mayEngage() {
		links = append(links, govuk.Link{Text: "Say until when they are engaged", Href: colleagueURL(p.of) + "/engagement"})
	}
	if len(p.of.Roles) > 0 {
		links = append(links, govuk.Link{Text: "End a role", Href: colleagueURL(p.of) + "/end-role"})
	}
	if len(p.of.Teams) > 0 {
		links = append(links, govuk.Link{Text: "Take them out of a team", Href: colleagueURL(p.of) + "/leave-team"})
	}
	if p.of.ID != p.Person.ID && !p.demo {
		links = append(links, govuk.Link{Text: "Renew their way in", Href: colleagueURL(p.of) + "/renew"})
	}
	if p.of.ID != p.Person.ID && p.there {
		links = append(links, govuk.Link{Text: "Their work account", Href: colleagueURL(p.of) + "/work-account"})
	}
	return links
}

func colleagueURL(of access.Person) string { return "/people/" + string(of.ID) }
