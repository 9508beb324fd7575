package caseworkpage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/web"
)

// notesPage is all notes of the case, newest contact first.
type notesPage struct {
	page
	lettersAt, emailAt string   // parts of the case; empty for none
	drafts             []string // what waits as a private draft, without its words
	privileged         bool     // leads to the privileged notes
}

func (p notesPage) Title() string         { return "Notes" }
func (p notesPage) Body() templ.Component { return notesBody(p) }

func (p Pages) notes(c *web.Case) (web.Page, error) {
	drafts, err := p.drafts(c)
	if err != nil {
		return nil, err
	}
	privileged, err := p.readsPrivileged(c)
	return notesPage{p.page(c), p.Letters, p.Email, drafts, privileged}, err
}

func (p Pages) readsPrivileged(c *web.Case) (bool, error) {
	if p.ReadsPrivileged == nil {
		return false, nil
	}
	return p.ReadsPrivileged(c)
}

func (p notesPage) row(n *casework.Note) govuk.RowData {
	said, _ := n.Words()
	return govuk.RowData{
		When: govuk.ClockData{Words: happened(n.Entry), Note: p.People.Name(n.Entry.Author), Past: true},
		What: govuk.Link{Text: p.Ledger().Registry().Line(p.Words, n.Entry).Text, Href: p.URL("note", string(n.Entry.ID))},
		Why:  govuk.Text(short(said)),
	}
}

// visits are those of which nobody has said yet what became of them, the soonest first.
func (p notesPage) visits() (rows []govuk.RowData) {
	for _, v := range p.State.PlannedVisits() {
		rows = append(rows, govuk.RowData{
			When: govuk.ClockData{Words: casework.ShowMoment(v.Starts), Note: p.People.Name(v.By())},
			What: govuk.Link{Text: "Visit to " + p.calledAll(v.People), Href: p.URL("visit", string(v.Ref.Entry))}, Why: govuk.Text(v.Where),
		})
	}
	return rows
}

// short are the first words of a longer text, cut at a word.
func short(text string) string {
	const enough = 160
	runes := []rune(text)
	if len(runes) <= enough {
		return text
	}
	cut := string(runes[:enough])
	if space := strings.LastIndexAny(cut, " \n"); space > 0 {
		cut = cut[:space]
	}
	return strings.TrimRight(cut, " .,;:") + "…"
}
