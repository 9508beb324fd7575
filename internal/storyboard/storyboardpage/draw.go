package storyboardpage

import (
	"encoding/json"

	"github.com/a-h/templ"

	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/storyboard"
	"candour/internal/web"
)

// drawPage is a sheet on which the child draws with a finger or a pen.
type drawPage struct {
	childs
	web.CaseForm
	board *storyboard.Board
	panel storyboard.PanelBody // without a key for a sheet of its own
}

func (p drawPage) Title() string         { return "Draw" }
func (p drawPage) Body() templ.Component { return drawBody(p) }

func (p Pages) drawPage(c *web.Case) (drawPage, error) {
	b, _, err := p.board(c)
	if err != nil {
		return drawPage{}, err
	}
	panel, err := panelOfAddress(c, b)
	if err != nil {
		return drawPage{}, err
	}
	if panel.Key == "" {
		panel.Scene = "drawing"
	}
	form, err := c.Form()
	page := drawPage{CaseForm: web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, board: b, panel: panel}
	if err == nil {
		form.Set("colour", storyboard.Colours[0])
		form.Set("width", "6")
		form.Set("strokes", page.before())
	}
	return page, err
}

// before is what was drawn already.
func (p drawPage) before() string {
	panel, there := p.board.Panel(p.panel.Key)
	if !there || len(panel.Strokes) == 0 {
		return "[]"
	}
	text, err := json.Marshal(panel.Strokes)
	if err != nil {
		return "[]" // strings and numbers only: they can be written
	}
	return string(text)
}

func (p Pages) showDraw(c *web.Case) (web.Page, error) {
	page, err := p.drawPage(c)
	return page, err
}

func (p Pages) draw(c *web.Case) (web.Page, error) {
	page, err := p.drawPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	var strokes []storyboard.Stroke
	if json.Unmarshal([]byte(f.Text("strokes")), &strokes) != nil {
		f.Errors.Add("strokes", "This drawing could not be read. Draw it again")
		return page, nil
	}
	key := page.panel.Key
	acts := p.acts
	if key == "" {
		acts = p.keeps
	}
	err = acts(c, f, page.board, func(_ storyboard.Now, b *storyboard.Board) (ledger.Change, error) {
		m := &ledger.Making{By: c.By()}
		if key == "" {
			return drawOnNew(m, b, f.ID, strokes)
		}
		m.Take(storyboard.Draw(b, c.By(), f.ID, key, strokes))
		return m.Done()
	})
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(boardURL(c, page.board)), err
}

// drawOnNew adds a sheet and draws on it, in one act.
func drawOnNew(m *ledger.Making, b *storyboard.Board, id ledger.EntryID, strokes []storyboard.Stroke) (ledger.Change, error) {
	sheet := storyboard.PanelBody{Key: "drawing-" + string(id), Scene: "drawing", Words: "I drew this."}
	m.Take(storyboard.Write(b, m.By, id, sheet))
	m.Take(storyboard.DrawOn(b, m.By, ledger.DerivedID(b.Entry.Stream, "drawn "+string(id)), sheet.Key, strokes))
	return m.Done()
}

func colours() []choice {
	words := []string{"Black", "Red", "Orange", "Green", "Blue", "Purple", "Brown"}
	var all []choice
	for i, c := range storyboard.Colours {
		all = append(all, choice{Value: c, Label: words[i], Colour: c, Width: 16})
	}
	return all
}

func widths() []choice {
	return []choice{{Value: "3", Label: "Thin", Colour: "#1e2127", Width: 4}, {Value: "6", Label: "Medium", Colour: "#1e2127", Width: 8}, {Value: "14", Label: "Thick", Colour: "#1e2127", Width: 14}}
}

func (p drawPage) sends() govuk.FormData { return formWith(p.Form, "app-wide") }
