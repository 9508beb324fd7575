package caseworkpage

import (
	"errors"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// addPersonPage asks for somebody new in the case: a name and whether they are a child are enough.
type addPersonPage struct{ formPage }

func (p addPersonPage) Title() string         { return "Add a person" }
func (p addPersonPage) Body() templ.Component { return addPersonBody(p) }

func (p Pages) addPersonPage(c *web.Case) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page {
		form.Set("person", string(ledger.NewStreamID()))
		return addPersonPage{p.formPage(c, form)}
	}
}

func (p Pages) showAddPerson(c *web.Case) (web.Page, error) { return fresh(c, p.addPersonPage(c)) }

// addPerson brings somebody into the case. Their own stream was named when the form was shown, so that a second click adds nobody twice.
func (p Pages) addPerson(c *web.Case) (web.Page, error) {
	form, err := c.Form()
	if err != nil {
		return nil, err
	}
	person, err := streamIn(form, "person")
	if err != nil {
		return nil, err
	}
	if _, sent := c.History.Find(form.ID); !sent {
		err = beginStreams(c.Visit, person)
	}
	if err != nil {
		return nil, err
	}
	return sendTo(c, []ledger.StreamID{person}, p.addPersonPage(c), func(f *web.Form) act {
		body := casework.PersonAddedBody{
			Person: person, Kind: casework.PersonKind(f.Text("kind")), Name: f.Text("name"), Called: f.Text("called"),
			Part: f.Text("part"), Born: f.Date("born", "The date of birth"),
		}
		return func(s *casework.State) (ledger.Change, error) {
			return casework.AddPerson(s, &casework.Identity{}, c.By(), f.ID, body)
		}
	}, c.URL("people"))
}

// streamIn is the name of a stream that a form has carried in a hidden field since it was shown.
func streamIn(form *web.Form, field string) (ledger.StreamID, error) {
	stream, err := ledger.ParseStreamID(form.Text(field))
	if err != nil {
		return "", errNotWhole(err)
	}
	return stream, nil
}

func errNotWhole(cause error) error {
	return fault.BadInput("The form was not whole. Open it again; what you typed is kept as a draft.", cause)
}

// beginStreams makes keys for the streams that a form begins. Their names come from outside: one that has entries already is somebody
// else’s stream, and nothing may be written there.
func beginStreams(v *web.Visit, streams ...ledger.StreamID) error {
	for _, stream := range streams {
		h, err := v.Ledger().Read(v.Context(), stream)
		if err != nil {
			return err
		}
		if h.Version > 0 {
			return errNotWhole(errors.New("a form names a stream that has begun already"))
		}
	}
	return v.Ledger().BeginStreams(v.Context(), streams...)
}

func (s seen) parts() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Not known yet"}}
	for _, kind := range s.Pack.Court.People.PartyKinds {
		all = append(all, govuk.Option{Value: kind.ID, Label: kind.Name})
	}
	return all
}

// carrying is the form’s data with a value it has carried unseen since it was first shown.
func (p formPage) carrying(names ...string) govuk.FormData {
	data := p.Form.Data()
	for _, name := range names {
		data.Hidden = append(data.Hidden, govuk.Hidden{Name: name, Value: p.Form.Text(name)})
	}
	return data
}
