package coverpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/cover"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// awayPage asks from when until when somebody is away, and who covers which of their cases.
type awayPage struct {
	*web.Visit
	form  *web.Form
	of    access.Person
	cases []casework.Row // theirs, that whoever asks may give to somebody
	times []cover.Row    // at which they are away, from today on
}

func (p awayPage) Title() string         { return "Away and covered" }
func (p awayPage) Errors() govuk.Errors  { return p.form.Errors }
func (p awayPage) Body() templ.Component { return awayBody(p) }

// colleague is the person of the address, for whoever manages a team of theirs.
func colleague(v *web.Visit) (access.Person, error) {
	id, err := ledger.ParseStreamID(v.Request.PathValue("person"))
	if err != nil {
		return access.Person{}, fault.Absent(err)
	}
	of, known := v.People.Find(id)
	if !known || !mayArrange(v.Person, of) {
		return access.Person{}, fault.Absent(nil)
	}
	return of, nil
}

// mayArrange reports whether somebody arranges cover for another: whoever manages a team of theirs.
func mayArrange(by, of access.Person) bool {
	return by.Has(access.Manager) && access.MaySetStage(by, of)
}

func newAwayPage(v *web.Visit) (awayPage, error) {
	of, err := colleague(v)
	if err != nil {
		return awayPage{}, err
	}
	page := awayPage{Visit: v, of: of}
	if page.form, err = v.Form(); err != nil {
		return page, err
	}
	if page.times, err = cover.Soon(v.Context(), v.DB(), []ledger.StreamID{of.ID}, calendar.DateInLondon(v.Now)); err != nil {
		return page, err
	}
	page.cases, err = theirCases(v, of)
	return page, err
}

// theirCases are the open cases of which somebody is the worker and which whoever asks may give to another.
func theirCases(v *web.Visit, of access.Person) ([]casework.Row, error) {
	all, err := casework.WorkedOn(v.Context(), v.DB(), of, v.Now)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(r casework.Row) bool { return r.WorkerName != of.Name }) // no two people of the service have one name
	return web.Theirs(v, access.Allocator, all, func(r casework.Row) ledger.StreamID { return r.Case })
}

func showAway(v *web.Visit) (web.Page, error) {
	page, err := newAwayPage(v)
	if err != nil {
		return nil, err
	}
	if !page.form.Has("by") { // nothing of it was kept
		page.form.SetDate("from", calendar.DateInLondon(v.Now))
		page.form.Set("cases", page.all()...)
	}
	return page, nil
}

// all are the values of every case that can be covered.
func (p awayPage) all() []string {
	var all []string
	for _, r := range p.cases {
		all = append(all, string(r.Case))
	}
	return all
}

func arrange(v *web.Visit) (web.Page, error) {
	page, err := newAwayPage(v)
	if err != nil {
		return nil, err
	}
	f := page.form
	err = page.arrange(cover.AwayBody{
		Of: cover.Colleague{Person: page.of.ID, Name: page.of.Name}, By: page.covering(), From: f.Date("from", "The first day"), Until: f.Date("until", "The last day"),
	})
	if f.Refused(err) {
		return page, nil
	}
	if err != nil {
		return nil, err
	}
	v.Forget(f)
	return v.SeeOther(urlOf(string(page.of.ID))), nil
}

func (p awayPage) arrange(form cover.AwayBody) error {
	var cases []ledger.StreamID
	switch {
	case form.By.Person != "":
		cases = p.chosen()
	case p.form.Text("by") != nobody:
		p.form.Errors.Add("by", "Choose who covers, or that nobody does")
	}
	if len(p.form.Errors) > 0 {
		return form.Validate()
	}
	stream := ledger.DerivedStreamID(p.form.ID, p.Person.ID, "away")
	if err := p.Ledger().BeginStreams(p.Context(), stream); err != nil {
		return err
	}
	step := cover.Step{By: p.By(), ID: p.form.ID, Now: p.Now}
	_, err := p.Do(ledger.Act{Form: p.form.ID, On: seen(stream, cases), Verb: func(hs ledger.Histories) (ledger.Change, error) {
		return cover.Arrange(hs[stream], states(hs, cases), step, form)
	}})
	return err
}

// seen are the stream that tells of somebody being away, and the cases.
func seen(stream ledger.StreamID, cases []ledger.StreamID) []ledger.Seen {
	on := []ledger.Seen{{Stream: stream, Version: ledger.Any}}
	for _, c := range cases {
		on = append(on, ledger.Seen{Stream: c, Version: ledger.Any})
	}
	return on
}

// states are the cases as their histories tell them; one that was erased is left out.
func states(hs ledger.Histories, cases []ledger.StreamID) []*casework.State {
	var all []*casework.State
	for _, c := range cases {
		if s := casework.Of(hs[c]); s.Began() {
			all = append(all, s)
		}
	}
	return all
}

// chosen are the cases ticked, of those that can be.
func (p awayPage) chosen() []ledger.StreamID {
	var cases []ledger.StreamID
	ticked := p.form.All("cases")
	for _, r := range p.cases {
		if slices.Contains(ticked, string(r.Case)) {
			cases = append(cases, r.Case)
		}
	}
	return cases
}

// covering is who is to cover; nobody when nobody of the list was chosen.
func (p awayPage) covering() cover.Colleague {
	for _, who := range p.colleagues() {
		if string(who.ID) == p.form.Text("by") {
			return cover.Colleague{Person: who.ID, Name: who.Name}
		}
	}
	return cover.Colleague{}
}

// nobody is what the form sends when no case needs cover.
const nobody = "nobody"

// colleagues are those who can cover: practitioners and managers of the teams that whoever asks manages.
func (p awayPage) colleagues() []access.Person {
	return p.People.Those(func(who access.Person) bool {
		works := who.Has(access.Practitioner) || who.Has(access.Manager)
		return works && who.ID != p.of.ID && (who.ID == p.Person.ID || access.MaySetStage(p.Person, who))
	})
}

func (p awayPage) byOptions() []govuk.Option {
	options := []govuk.Option{{Value: "", Label: "Choose one"}, {Value: nobody, Label: "Nobody: no case needs it"}}
	for _, who := range p.colleagues() {
		options = append(options, govuk.Option{Value: string(who.ID), Label: who.Name})
	}
	return options
}

func (p awayPage) caseOptions() []govuk.Option {
	var options []govuk.Option
	for _, r := range p.cases {
		options = append(options, govuk.Option{Value: string(r.Case), Label: r.Title, Hint: nextHearing(r)})
	}
	return options
}

func nextHearing(r casework.Row) string {
	at, err := ledger.ParseTime(r.NextHearing)
	if err != nil {
		return "No hearing is listed"
	}
	if r.HearingTold == 1 {
		return "Next hearing on " + calendar.DateInLondon(at).Plain() + " " + casework.ProvisionalWords
	}
	return "Next hearing on " + calendar.DateInLondon(at).Plain()
}
