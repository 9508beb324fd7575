package allegationpage

import (
	"candour/internal/access"
	"candour/internal/allegation"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/redaction"
	"candour/internal/web"
)

// Home is the part of a case in which these pages are.
const Home = "allegations"

// Pages holds what these pages stand on.
type Pages struct {
	Desk    redaction.Desk // reads the documents of a case
	Footing *footing.Footing
	Sends   string // the part of a case in which papers made of it are sent; "" when nothing serves it
}

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	const home = "/case/{case}/" + Home
	return []web.Route{
		web.ForCase(home, access.CaseReader, p.table, nil),
		web.ForCase(home+"/take", access.CaseWorker, p.showTake, p.take),
		web.ForCase(home+"/respond", access.CaseWorker, p.showRespond, p.respond),
		web.ForCase(home+"/decided", access.CaseWorker, p.showDecided, p.decided),
		web.ForCase(home+"/{matter}", access.CaseWorker, p.showMatter, p.matter),
	}
}

// view is a case’s table as one page sees it.
type view struct {
	in       *web.Case
	people   *casework.State
	evidence *evidence.State
	table    *allegation.Table
	argument *footing.Case
}

func (p Pages) view(c *web.Case) (view, error) {
	argument, err := p.Footing.At(calendar.DateInLondon(c.Now), c.History)
	return view{c, casework.Of(c.History), evidence.Of(c.History), allegation.Of(c.History), argument}, err
}

// formPage is a form about the table.
type formPage struct {
	web.CaseForm
	view
	pages Pages
}

func (p Pages) formPage(c *web.Case) (formPage, error) {
	v, err := p.view(c)
	if err != nil {
		return formPage{}, err
	}
	form, err := c.Form()
	return formPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, v, p}, err
}

// name is what somebody is called in this case.
func (v view) name(w evidence.Who) string {
	if person, ok := v.people.Person(w.Person); ok {
		return person.Name()
	}
	if w.Name != "" {
		return w.Name
	}
	return "Somebody who is not named"
}

// who is a person of the case chosen from the list, or a name typed beside it.
func (p formPage) who(field string) evidence.Who {
	if id := p.Form.Entry(field); id != "" {
		return evidence.Who{Person: ledger.Ref{Stream: p.Case.Stream, Entry: id}}
	}
	return evidence.Who{Name: p.Form.Text(field + "-name")}
}

func (p formPage) refs(field string) (all []ledger.Ref) {
	for _, id := range p.Form.Entries(field) {
		all = append(all, ledger.Ref{Stream: p.Case.Stream, Entry: id})
	}
	return all
}

func (v view) personOptions(none string) []govuk.Option {
	all := []govuk.Option{{Label: none}}
	for _, person := range v.people.People() {
		all = append(all, govuk.Option{Value: string(person.Ref.Entry), Label: person.Name()})
	}
	return all
}

func (v view) adultOptions() (all []govuk.Option) {
	for _, person := range v.people.Adults() {
		if !person.Organisation() {
			all = append(all, govuk.Option{Value: string(person.Ref.Entry), Label: person.Name()})
		}
	}
	return all
}

// warn asks for hidden details to be taken out: everybody on the case reads the table, and then the court.
func (p formPage) warn(texts ...string) error {
	return p.Form.Without(casework.HeldIn(p.Context(), p.Ledger(), p.History, p.Words, texts...))
}

// record carries out a verb and goes to a page; a form that cannot be taken is shown again, with everything that is wrong with it.
func (p formPage) record(again web.Page, to string, verb func(*ledger.History) (ledger.Change, error)) (web.Page, error) {
	var err error
	if len(p.Form.Errors) > 0 {
		_, err = verb(p.History)
	} else {
		err = p.Act(p.Form, verb)
	}
	if p.Form.Refused(err) {
		return again, nil
	}
	return p.SeeOther(to), err
}
