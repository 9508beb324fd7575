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

// relationPage asks what an adult is to one child.
type relationPage struct {
	formPage
	adult, child *casework.Person
}

func (p relationPage) Title() string         { return "What they are to the child" }
func (p relationPage) Body() templ.Component { return relationBody(p) }

// relationFields are what is asked about an adult and one child, in order.
var relationFields = []casework.Field{casework.Relation, casework.LivesWith, casework.Responsibility, casework.PartyFor, casework.MayHave}

func (p Pages) relationOf(c *web.Case) (adult, child *casework.Person, err error) {
	if adult, err = p.personIn(c); err != nil {
		return nil, nil, err
	}
	id, err := c.Entry("child")
	if err != nil {
		return nil, nil, err
	}
	child, ok := casework.Of(c.History).Person(ledger.Ref{Stream: c.Stream, Entry: id})
	if !ok || child.Kind != casework.Child {
		return nil, nil, fault.Absent(nil)
	}
	return adult, child, nil
}

func (p Pages) relationPage(c *web.Case, adult, child *casework.Person) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page {
		for _, field := range relationFields {
			form.Set(string(field), adult.Towards(child.Ref, field).Value())
		}
		return relationPage{p.formPage(c, form), adult, child}
	}
}

func (p Pages) showRelation(c *web.Case) (web.Page, error) {
	adult, child, err := p.relationOf(c)
	if err != nil {
		return nil, err
	}
	return fresh(c, p.relationPage(c, adult, child))
}

// setRelation records each answer that differs from what is recorded now, all in one act.
func (p Pages) setRelation(c *web.Case) (web.Page, error) {
	adult, child, err := p.relationOf(c)
	if err != nil {
		return nil, err
	}
	return send(c, p.relationPage(c, adult, child), func(f *web.Form) act {
		given := map[casework.Field]string{}
		for _, field := range relationFields {
			given[field] = f.Text(string(field))
		}
		source := f.Text("source")
		return func(s *casework.State) (ledger.Change, error) {
			return relate(s, c.By(), f.ID, casework.RecordedBody{Saying: casework.Saying{Of: adult.Ref, To: child.Ref}, Source: source}, given)
		}
	}, c.URL("people"))
}

// relate records several fields between an adult and a child. The first of them bears the form’s id.
func relate(s *casework.State, by ledger.Author, id ledger.EntryID, body casework.RecordedBody, given map[casework.Field]string) (ledger.Change, error) {
	var all ledger.Change
	next := id
	for _, field := range relationFields {
		body.Field, body.Value = field, given[field]
		if body.Value == "" || body.Value == s.FactOf(body.Of, body.To, field).Value() {
			continue
		}
		change, err := casework.Record(s, by, next, body)
		if err != nil {
			return ledger.Change{}, under(string(field), err)
		}
		all.Add(s.Stream, change.Entries[s.Stream]...)
		next = ledger.DerivedID(s.Stream, string(id)+" "+string(field))
	}
	if len(all.Entries) == 0 {
		return all, fault.Fields{{Name: string(casework.Relation), Sentence: "Nothing here differs from what is recorded"}}
	}
	return all, nil
}

// under is a fault about a value, told at the field of the form that holds it.
func under(field string, err error) error {
	var wrong fault.Fields
	if !errors.As(err, &wrong) {
		return err
	}
	out := make(fault.Fields, len(wrong))
	for i, w := range wrong {
		out[i] = fault.Field{Name: field, Sentence: w.Sentence}
	}
	return out
}

func (p relationPage) relations() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: notKnown}}
	known := false
	now := p.adult.Towards(p.child.Ref, casework.Relation).Value()
	for _, r := range p.Pack.Court.People.Relations {
		all, known = append(all, govuk.Option{Value: r.Name, Label: r.Name}), known || r.Name == now
	}
	if now != "" && !known {
		all = append(all, govuk.Option{Value: now, Label: now})
	}
	return all
}

var yesOrNo = []govuk.Option{{Value: casework.Yes, Label: "Yes"}, {Value: casework.No, Label: "No"}, {Value: casework.NotKnown, Label: "Not known"}}

var mayHave = []govuk.Option{{Value: "", Label: "Not decided yet"}, {Value: "all", Label: "All of it"}, {Value: "as ordered", Label: "As the court ordered"}, {Value: "none", Label: "None"}}
