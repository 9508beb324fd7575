package storyboardpage

import (
	"errors"
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/storyboard"
	"candour/internal/web"
)

// ownPage is what stands at the address of a young person’s own page: the question for the word, and behind it the pictures. Whoever has no word is
// shown the same, whether there is a page or not.
type ownPage struct {
	childs
	form  *web.Form
	board *storyboard.Board // nil before the word
	shown []*storyboard.Panel
	exit  string
}

func (p ownPage) Title() string         { return "Pictures" }
func (p ownPage) Body() templ.Component { return ownBody(p) }
func (p ownPage) Errors() govuk.Errors  { return p.form.Errors }

func (p Pages) showOwn(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	return ownPage{form: form, exit: p.Pack.Stories.Page.Exit}, err
}

func (p Pages) open(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	page := ownPage{form: form, exit: p.Pack.Stories.Page.Exit}
	door := storyboard.Door{Ledger: v.Ledger(), Now: v.Now, Patience: p.Patience}
	page.board, page.shown, err = door.Open(v.Context(), v.Request.PathValue("secret"), form.Text("word"))
	if err != nil && !errors.As(err, &fault.Fields{}) {
		v.Warn("a young person’s own page could not be opened", err)
		err = storyboard.ErrNotTheWord
	}
	form.Refused(err)
	return page, nil
}

// asks is the form for the word. It is shown to nobody the service knows, and keeps nothing.
func (p ownPage) asks() govuk.FormData {
	d := formWith(p.form, "app-word")
	d.Entry, d.Version, d.Writer = "", "", ""
	return d
}

func (p ownPage) sketch(i int, panel *storyboard.Panel) storyboard.Sketch {
	return storyboard.SketchOf(panel.PanelBody, p.board.Looks, nil, "p"+strconv.Itoa(i))
}
