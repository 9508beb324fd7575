package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/web"
)

// correctNotePage asks how a note should read. What was first written stays beside it.
type correctNotePage struct {
	formPage
	note *casework.Note
}

func (p correctNotePage) Title() string         { return "Correct a note" }
func (p correctNotePage) Body() templ.Component { return correctNoteBody(p) }

func (p Pages) correctNotePage(c *web.Case, n *casework.Note) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page {
		said, _ := n.Words()
		form.Set("said", unlessHeldBack(said))
		form.Set("with", unlessHeldBack(n.With))
		form.Set("others", unlessHeldBack(n.Others))
		return correctNotePage{p.formPage(c, form), n}
	}
}

func (p Pages) showCorrectNote(c *web.Case) (web.Page, error) {
	n, err := p.noteNamed(c)
	if err != nil {
		return nil, err
	}
	return fresh(c, p.correctNotePage(c, n))
}

func (p Pages) correctNote(c *web.Case) (web.Page, error) {
	n, err := p.noteNamed(c)
	if err != nil {
		return nil, err
	}
	form, err := c.Form()
	if err != nil {
		return nil, err
	}
	held, err := heldIn(c, []string{form.Text("with"), form.Text("said"), form.Text("others"), form.Text("why")})
	if err != nil {
		return nil, err
	}
	form.MustGo(kept(c, held))
	return send(c, p.correctNotePage(c, n), func(f *web.Form) act {
		body := casework.NoteCorrectedBody{Note: n.Ref(), With: f.Text("with"), Said: f.Text("said"), Others: f.Text("others"), Why: f.Text("why")}
		return func(s *casework.State) (ledger.Change, error) { return casework.CorrectNote(s, c.By(), f.ID, body) }
	}, c.URL("note", string(n.Entry.ID)))
}
