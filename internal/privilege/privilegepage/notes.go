package privilegepage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/privilege"
	"candour/internal/web"
	"candour/internal/words"
)

// notesPage is the privileged notes of a case, the newest first, and who reads them.
type notesPage struct{ page }

func (p notesPage) Title() string         { return "Privileged notes" }
func (p notesPage) Body() templ.Component { return notesBody(p) }

func (p Pages) notes(c *web.Case) (web.Page, error) {
	page, err := p.page(c)
	return notesPage{page}, err
}

// isGuardian reports whether whoever looks writes these notes and says who reads them.
func (p notesPage) isGuardian() bool { return p.May(access.Guardian) }

// newest are the notes, the newest first.
func (p notesPage) newest() []*privilege.Note {
	var all []*privilege.Note
	for _, n := range p.kept.Notes() {
		all = append([]*privilege.Note{n}, all...)
	}
	return all
}

func (p notesPage) row(n *privilege.Note) govuk.RowData {
	why := termName(p.Pack.Privilege.By, n.By)
	if n.Waiver != nil {
		why = "Privilege was waived"
	}
	return govuk.RowData{
		When: govuk.ClockData{Words: dayOf(n.Entry), Note: p.People.Name(n.Entry.Author), Past: true},
		What: govuk.Link{Text: heading(p.Pack, n), Href: noteURL(p.Case, n)},
		Why:  govuk.Text(why),
	}
}

// heading is what a note is of, in words that name nobody.
func heading(pk *pack.Pack, n *privilege.Note) string {
	return map[casework.NoteSort]string{
		casework.Call: "Call", casework.Visit: "Visit", casework.Attempt: "Tried to reach them", casework.Text: "Text messages",
		casework.Meeting: "Meeting", casework.Email: "E-mail", casework.Other: "Note",
	}[n.Sort] + ", " + words.LowerFirst(termName(pk.Privilege.With, n.With))
}

// termName is a term of the pack by its id, or the id of one that the pack has no longer.
func termName(all []pack.PrivilegeTerm, id string) string {
	if t, known := pack.PrivilegeTermOf(all, id); known {
		return t.Name
	}
	return id
}

// dayOf is the day on which something happened, or was recorded when nobody said.
func dayOf(e ledger.Entry) string {
	if day := casework.DayOf(e.Happened); !day.IsZero() {
		return day.Plain()
	}
	return calendar.DateInLondon(e.Recorded).Plain()
}

// wrote is who wrote an entry, and when.
func wrote(c *web.Case, e ledger.Entry) string {
	return c.People.Name(e.Author) + ", " + calendar.DateInLondon(e.Recorded).Plain()
}
