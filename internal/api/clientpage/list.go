package clientpage

import (
	"github.com/a-h/templ"

	"candour/internal/api"
	"candour/internal/calendar"
	"candour/internal/govuk"
	"candour/internal/web"
)

// listPage is all other systems, those that ended too.
type listPage struct {
	*web.Visit
	all []*api.Client
}

func (p listPage) Title() string         { return "Other systems" }
func (p listPage) Body() templ.Component { return listBody(p) }

func (p Pages) list(v *web.Visit) (web.Page, error) {
	clients, err := p.clients(v)
	if err != nil {
		return nil, err
	}
	return listPage{v, clients.All()}, nil
}

func (p listPage) rows() [][]templ.Component {
	var rows [][]templ.Component
	for _, c := range p.all {
		rows = append(rows, []templ.Component{
			govuk.Anchor(govuk.Link{Text: c.Name, Href: urlOf(c, "")}), govuk.Text(personOf(p.Visit, c)), govuk.Text(stands(c, p.Visit)),
		})
	}
	return rows
}

// personOf is whom a system acts for.
func personOf(v *web.Visit, c *api.Client) string {
	person, known := v.People.Find(c.Person)
	if !known {
		return "Somebody who is no longer listed"
	}
	return person.Name
}

// stands is whether a system is let in, in words.
func stands(c *api.Client, v *web.Visit) string {
	switch today := calendar.DateInLondon(v.Now); {
	case c.Ended:
		return "Ended: " + c.EndedWhy
	case !c.Confirmed:
		return "Waits for another administrator’s word"
	case !c.Holds(today):
		return "Ended by itself after " + c.Until.Plain()
	default:
		return "Let in until " + c.Until.Plain()
	}
}
