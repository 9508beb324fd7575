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
	"candour/internal/pack"
	"candour/internal/web"
)

// newCasePage opens a case by hand, with whatever is known: in a minute, before the court’s own record of it comes.
type newCasePage struct {
	*web.Visit
	Form *web.Form
	Pack *pack.Pack
}

func (p newCasePage) Title() string         { return "Open a case" }
func (p newCasePage) Errors() govuk.Errors  { return p.Form.Errors }
func (p newCasePage) Body() templ.Component { return newCaseBody(p) }

// How many children and adults the form takes; more are added under People.
const (
	childPlaces = 3
	adultPlaces = 2
)

// newStreams are the streams that the form will begin: named when it is shown, so that a second click opens nothing twice.
var newStreams = func() []string {
	names := []string{"case", "side"}
	for i := range childPlaces {
		names = append(names, numbered("child", i, "person"))
	}
	for i := range adultPlaces {
		names = append(names, numbered("adult", i, "person"))
	}
	return names
}()

func (p Pages) newCasePage(v *web.Visit, form *web.Form) web.Page {
	for _, name := range newStreams {
		form.Set(name, string(ledger.NewStreamID()))
	}
	form.SetDate("received", calendar.DateInLondon(v.Now))
	return newCasePage{v, form, p.Pack}
}

// mayOpen holds for those who work on cases.
func mayOpen(v *web.Visit) error {
	if !v.Person.Has(access.Practitioner) && !v.Person.Has(access.Manager) {
		return fault.Absent(nil)
	}
	return nil
}

func (p Pages) showNewCase(v *web.Visit) (web.Page, error) {
	if err := mayOpen(v); err != nil {
		return nil, err
	}
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	return p.newCasePage(v, form), nil
}

func (p Pages) newCase(v *web.Visit) (web.Page, error) {
	if err := mayOpen(v); err != nil {
		return nil, err
	}
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	body, err := caseIn(v, form)
	if err != nil {
		return nil, err
	}
	if len(form.Errors) == 0 {
		err = p.open(v, form, body)
	}
	if form.Refused(err) {
		return p.newCasePage(v, form), nil
	}
	return v.SeeOther("/case/" + string(body.Case)), err
}

// caseIn is the case as it was filled in.
func caseIn(v *web.Visit, f *web.Form) (casework.OpenForm, error) {
	streams := map[string]ledger.StreamID{}
	for _, name := range newStreams {
		stream, err := streamIn(f, name)
		if err != nil {
			return casework.OpenForm{}, err
		}
		streams[name] = stream
	}
	body := casework.OpenForm{Case: streams["case"], OpenedBody: casework.OpenedBody{
		Side: streams["side"], Law: pack.Law(f.Text("law")), Number: f.Text("number"), CourtName: f.Text("court"),
		Received: f.Date("received", "The day"), Issued: f.Date("issued", "The day of issue"),
	}}
	for i := range childPlaces {
		body.People = append(body.People, casework.PersonAddedBody{
			Person: streams[numbered("child", i, "person")], Kind: casework.Child, Name: f.Text(numbered("child", i, "name")),
			Born: f.Date(numbered("child", i, "born"), "The date of birth"),
		})
	}
	for i := range adultPlaces {
		body.People = append(body.People, casework.PersonAddedBody{
			Person: streams[numbered("adult", i, "person")], Kind: casework.Adult, Name: f.Text(numbered("adult", i, "name")), Part: f.Text(numbered("adult", i, "part")),
		})
	}
	body.People = slices.DeleteFunc(body.People, func(b casework.PersonAddedBody) bool { return b.Name == "" })
	if teams := v.Person.Teams; len(teams) > 0 {
		body.Team, body.TeamIs = teams[0].Team, v.People.TeamName(teams[0].Team)
	}
	return body, nil
}

func (p Pages) open(v *web.Visit, f *web.Form, body casework.OpenForm) error {
	on := []ledger.Seen{{Stream: body.Case, Version: ledger.Any}, {Stream: body.Side, Version: ledger.Any}}
	for _, person := range body.People {
		on = append(on, ledger.Seen{Stream: person.Person, Version: ledger.Any})
	}
	if err := beginCase(v, f, body.Case, on); err != nil {
		return err
	}
	_, err := v.Do(ledger.Act{Form: f.ID, On: on, Verb: func(ledger.Histories) (ledger.Change, error) {
		return casework.OpenCase(p.Pack, v.By(), f.ID, body)
	}})
	if err == nil {
		v.Forget(f)
	}
	return err
}

// beginCase makes keys for the streams of a case, unless this very form has begun it.
func beginCase(v *web.Visit, f *web.Form, stream ledger.StreamID, on []ledger.Seen) error {
	h, err := v.Ledger().Read(v.Context(), stream)
	if err != nil {
		return err
	}
	if _, sent := h.Find(f.ID); sent {
		return nil
	}
	var streams []ledger.StreamID
	for _, s := range on {
		streams = append(streams, s.Stream)
	}
	return beginStreams(v, streams...)
}

// carrying is the form’s data with the names of the streams it begins.
func (p newCasePage) carrying() govuk.FormData {
	data := p.Form.Data()
	for _, name := range newStreams {
		data.Hidden = append(data.Hidden, govuk.Hidden{Name: name, Value: p.Form.Text(name)})
	}
	return data
}

func (p newCasePage) parts() []govuk.Option { return seen{Pages: Pages{Pack: p.Pack}}.parts() }
