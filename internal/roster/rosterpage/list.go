package rosterpage

import (
	"errors"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/csvfile"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/roster"
	"candour/internal/web"
)

// Home is where the list of staff is given.
const Home = "/people/list"

// Pages holds what the page stands on.
type Pages struct{ Service ledger.StreamID }

// Routes are the addresses of the page.
func (p Pages) Routes() []web.Route {
	return []web.Route{web.For(Home, access.Administrator, p.show, p.give)}
}

// listPage is the list as it was given, with what would change, or with what did.
type listPage struct {
	form   *web.Form
	plan   *roster.Plan    // nil before a list was given, and of a list that is wrong
	faults []csvfile.Fault // what is wrong with it
	done   bool
}

func (p listPage) Title() string         { return "List of staff" }
func (p listPage) Errors() govuk.Errors  { return p.form.Errors }
func (p listPage) Body() templ.Component { return listBody(p) }

func (p Pages) show(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	return listPage{form: form}, err
}

// errOther says that the record is no longer what the person saw when they confirmed.
var errOther = errors.New("the list would change something else than what was shown")

// give shows what a list would change, and does it once that is what was confirmed.
func (p Pages) give(v *web.Visit) (web.Page, error) {
	f, err := v.Form()
	if err != nil {
		return nil, err
	}
	file, err := roster.Read("list", strings.NewReader(f.Text("list")))
	if err != nil {
		f.Errors.Add("list", "The first line names the columns: "+strings.Join(roster.Columns[roster.People], ", ")+"; or, for a list of teams, team")
		return listPage{form: f}, nil
	}
	plan := roster.Compare(v.People, p.given(v, f, file))
	if len(plan.Faults) > 0 {
		f.Errors.Add("list", "Put right the lines below. Nothing was done")
		return listPage{form: f, faults: plan.Faults}, nil
	}
	if plan.Empty() || f.Text("seen") != plan.Digest() {
		return listPage{form: f, plan: &plan}, nil
	}
	err = p.carryOut(v, f, file, plan)
	if errors.Is(err, errOther) {
		return nil, fault.Refuse("The record has changed meanwhile. Give the list again, and look at what would change.", err)
	}
	if err != nil {
		return nil, err
	}
	v.Forget(f)
	return listPage{form: f, plan: &plan, done: true}, nil
}

func (p Pages) given(v *web.Visit, f *web.Form, file csvfile.File) roster.Given {
	return roster.Given{
		File: file, By: v.By(), Service: p.Service, Form: f.ID, Today: calendar.DateInLondon(v.Now),
		Begin: func(name string) ledger.StreamID { return ledger.DerivedStreamID(f.ID, v.Person.ID, name) },
	}
}

func (p Pages) carryOut(v *web.Visit, f *web.Form, file csvfile.File, seen roster.Plan) error {
	if err := v.Ledger().BeginStreams(v.Context(), seen.Begins...); err != nil {
		return err
	}
	given := p.given(v, f, file)
	_, err := v.Do(ledger.Act{
		Form: f.ID, On: []ledger.Seen{{Stream: p.Service, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			plan := roster.Compare(access.PeopleOn(hs[p.Service], given.Today), given)
			if plan.Digest() != seen.Digest() || len(plan.Faults) > 0 {
				return ledger.Change{}, errOther
			}
			return plan.Change(), nil
		},
	})
	return err
}

func (p listPage) data() govuk.FormData {
	data := p.form.Data()
	if p.plan != nil && !p.done {
		data.Hidden = append(data.Hidden, govuk.Hidden{Name: "seen", Value: p.plan.Digest()})
	}
	return data
}

// wrong says what is wrong with a line, by its number.
func wrong(f csvfile.Fault) string { return strings.Replace(f.String(), f.File+" line", "Line", 1) }

func (p listPage) rows() [][]templ.Component {
	var rows [][]templ.Component
	for _, s := range p.plan.Steps {
		rows = append(rows, []templ.Component{govuk.Text(s.Who), govuk.Text(s.What)})
	}
	return rows
}

// missing are those who have a role and are not on the list, each with the way to their page.
func (p listPage) missing() (links []govuk.Link) {
	for _, who := range p.plan.Missing {
		links = append(links, govuk.Link{Text: who.Name, Href: "/people/" + string(who.ID)})
	}
	return links
}

func (p listPage) heading() string {
	if p.done {
		return "What changed"
	}
	return "What would change"
}
