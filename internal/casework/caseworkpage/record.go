package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// recordPage asks for one field of somebody, or of the case itself: what it is, and whether what was recorded before was wrong.
type recordPage struct {
	formPage
	fact *casework.Fact
	of   string // what it is of: a name, or nothing for the case
	back string
}

func (p recordPage) Title() string         { return "Record " + p.label() }
func (p recordPage) Body() templ.Component { return recordBody(p) }

func (p recordPage) label() string { return p.fact.Field.Label(p.Words) }

// ours is what is recorded now.
func (p recordPage) ours() string {
	said, _ := p.fact.Ours()
	return p.fact.Field.Show(p.Words, said.Value)
}

func (p recordPage) hasOurs() bool { _, ok := p.fact.Ours(); return ok }

// isDate reports whether the field is a day.
func isDate(f casework.Field) bool {
	return f == casework.Born || f == casework.Received || f == casework.Issued
}

// sourceHint is an example of who says what stands in a field.
func (p recordPage) sourceHint() string {
	if p.of == "" {
		return "For example, the application, or the court office by telephone"
	}
	return "For example, her birth certificate"
}

// hints say what may be put in a field.
var hints = map[casework.Field]string{
	casework.Interpreter: "The language, or “none”", casework.Adjustments: "What they need from us, or “none”",
	casework.Living: "With whom and how, never where", casework.Called: "For example, Ms Ashdown",
	casework.Needs: "Health, disability, communication, or “none”", casework.Died: "The day, or what is known of it",
}

// options are the answers of a field that has only some.
func (p recordPage) options() []govuk.Option {
	var all []govuk.Option
	switch p.fact.Field {
	case casework.Part:
		for _, kind := range p.Pack.Court.People.PartyKinds {
			all = append(all, govuk.Option{Value: kind.ID, Label: kind.Name, Hint: kind.Hint})
		}
	case casework.Track:
		for _, track := range p.Pack.Tracks.Tracks {
			if track.Law == p.State.Law {
				all = append(all, govuk.Option{Value: track.ID, Label: track.Name})
			}
		}
	}
	return all
}

// toRecord is the fact that the address names: of a person, or without one of the case.
func (p Pages) toRecord(c *web.Case) (recordPage, error) {
	page, field := recordPage{back: c.URL("court")}, casework.Field(c.Request.PathValue("field"))
	if !field.Known() {
		return page, fault.Absent(nil)
	}
	if c.Request.PathValue("person") == "" {
		page.fact = casework.Of(c.History).Fact(field)
		return page, nil
	}
	who, err := p.personIn(c)
	if err != nil {
		return page, err
	}
	page.fact, page.of, page.back = who.Fact(field), who.Name(), personURL(c, who)
	return page, nil
}

func (p Pages) recordPage(c *web.Case, page recordPage) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page {
		page.formPage = p.formPage(c, form)
		return page
	}
}

func (p Pages) showRecord(c *web.Case) (web.Page, error) {
	page, err := p.toRecord(c)
	if err != nil {
		return nil, err
	}
	return fresh(c, p.recordPage(c, page))
}

func (p Pages) record(c *web.Case) (web.Page, error) {
	page, err := p.toRecord(c)
	if err != nil {
		return nil, err
	}
	return send(c, p.recordPage(c, page), func(f *web.Form) act {
		body := recorded(f, page.fact)
		return func(s *casework.State) (ledger.Change, error) { return casework.Record(s, c.By(), f.ID, body) }
	}, page.back)
}

// recorded is the form of one fact as it was filled in.
func recorded(f *web.Form, fact *casework.Fact) casework.RecordedBody {
	body := casework.RecordedBody{
		Saying: casework.Saying{Of: fact.Of, To: fact.To, Field: fact.Field, Value: f.Text("value")},
		Source: f.Text("source"), Why: f.Text("why"),
	}
	if isDate(fact.Field) {
		body.Value = f.Date("value", "The day").String()
	}
	if ours, ok := fact.Ours(); ok && f.Text("was") == "wrong" {
		body.Corrects = ours.Entry
	}
	return body
}
