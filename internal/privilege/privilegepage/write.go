package privilegepage

import (
	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/privilege"
	"candour/internal/web"
)

// writePage is the form of a privileged note. It has an address of its own, so that what is typed is never an ordinary note, nor an ordinary draft.
type writePage struct{ inForm }

func (p writePage) Title() string         { return "Write a privileged note" }
func (p writePage) Body() templ.Component { return writeBody(p) }

func (p Pages) writePage(c *web.Case) (writePage, error) {
	in, err := p.inForm(c)
	if err == nil {
		in.Form.Set("sort", string(casework.Call))
		in.Form.SetDate("when", calendar.DateInLondon(c.Now))
	}
	return writePage{in}, err
}

func (p Pages) showWrite(c *web.Case) (web.Page, error) {
	page, err := p.writePage(c)
	return page, err
}

func (p Pages) write(c *web.Case) (web.Page, error) {
	page, err := p.writePage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	note := page.read()
	if err := page.mustGo(note.Texts()...); err != nil {
		return nil, err
	}
	err = page.act(func(s *casework.State, k *privilege.Kept) (ledger.Change, error) {
		return privilege.Write(s, k, p.Pack, c.By(), f.ID, note)
	})
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL(Home, string(f.ID))), err
}

func (p writePage) read() privilege.NoteForm {
	f := p.Form
	return privilege.NoteForm{
		NoteBody: privilege.NoteBody{
			Sort: casework.NoteSort(f.Text("sort")), With: f.Text("with"), Name: f.Text("name"), By: f.Text("by"), Said: f.Text("said"),
		},
		When: casework.When(f.Date("when", "The day"), f.Time("at", "The time")), Now: p.Now,
	}
}

var sortWords = map[casework.NoteSort]string{
	casework.Call: "Call", casework.Visit: "Visit", casework.Attempt: "Tried to reach them", casework.Text: "Text messages",
	casework.Meeting: "Meeting", casework.Email: "E-mail", casework.Other: "Something else",
}

func sorts() (all []govuk.Option) {
	for _, s := range casework.NoteSorts {
		all = append(all, govuk.Option{Value: string(s), Label: sortWords[s]})
	}
	return all
}

// terms are terms of the pack to choose from, each with what is to be known of it.
func terms(of []pack.PrivilegeTerm) (all []govuk.Option) {
	for _, t := range of {
		all = append(all, govuk.Option{Value: t.ID, Label: t.Name, Hint: t.Said()})
	}
	return all
}
