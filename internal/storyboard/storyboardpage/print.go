package storyboardpage

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/storyboard"
	"candour/internal/typeset"
	"candour/internal/web"
	"candour/internal/workbench"
)

// printPage asks how a storyboard is printed.
type printPage struct {
	web.CaseForm
	board  *storyboard.Board
	worker string
}

func (p printPage) Title() string         { return "Print the storyboard" }
func (p printPage) Body() templ.Component { return printBody(p) }

func (p Pages) printPage(c *web.Case) (printPage, error) {
	b, _, err := p.board(c)
	if err != nil {
		return printPage{}, err
	}
	form, err := c.Form()
	worker, _, _ := strings.Cut(c.Person.Name, " ")
	page := printPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, b, worker}
	if err == nil {
		form.Set("as", "sheet")
		form.Set("end", "If you want to tell me something, ask a grown-up you trust to ring me. "+worker)
	}
	return page, err
}

func (p Pages) showPrint(c *web.Case) (web.Page, error) {
	page, err := p.printPage(c)
	return page, err
}

// print makes the paper. That it was made is on record before there is a file.
func (p Pages) print(c *web.Case) (web.Page, error) {
	page, err := p.printPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	end := f.Text("end")
	if err := held(c, f, page.board.Child, append(page.board.Texts(), end)...); err != nil {
		return nil, err
	}
	page.ready()
	if len(f.Errors) > 0 {
		return page, nil
	}
	made, err := p.paper(c, page.board, end, f.Text("as") == "booklet")
	if err != nil {
		return nil, err
	}
	err = p.acts(c, f, page.board, func(_ storyboard.Now, b *storyboard.Board) (ledger.Change, error) {
		return storyboard.Print(b, c.By(), f.ID, f.Text("as") == "booklet")
	})
	if f.Refused(err) {
		return page, nil
	}
	return web.Download{Name: "pictures.pdf", Media: string(workbench.PDF), Size: int64(len(made)), From: bytes.NewReader(made)}, err
}

// ready asks for what only the worker can fill, and for no family name and no case number.
func (p printPage) ready() {
	for i, panel := range p.board.Pictures {
		if panel.Unfilled() {
			p.Form.Errors.Add("as", fmt.Sprintf("Picture %d still has words in square brackets. Fill them first", i+1))
			return
		}
	}
	family, number := storyboard.FamilyOrNumber(casework.Of(p.History), append(p.board.Texts(), p.Form.Text("end"))...)
	if family {
		p.Form.Errors.Add("as", "A family name stands in it. Take it out: the paper may lie about")
	} else if number {
		p.Form.Errors.Add("as", "The case number stands in it. Take it out: the paper may lie about")
	}
}

// paper is the storyboard as a PDF, read back word for word and looked through for what is hidden from the child and from anybody else.
func (p Pages) paper(c *web.Case, b *storyboard.Board, end string, booklet bool) ([]byte, error) {
	d := typeset.Document{
		Title: b.Title, Language: "en-GB", Date: calendar.DateInLondon(c.Now).String(), Large: b.Looks.Large, Story: &typeset.Story{End: end, Booklet: booklet},
	}
	for i, panel := range b.Pictures {
		sketch := storyboard.SketchOf(panel.PanelBody, b.Looks, panel.Strokes, fmt.Sprintf("p%d", i))
		svg, err := sketch.SVG(c.Context())
		if err != nil {
			return nil, err
		}
		d.Story.Panels = append(d.Story.Panels, typeset.Panel{SVG: svg, Alt: sketch.Alt, Words: panel.Words})
	}
	made, err := p.Bench.Render(c.Context(), string(c.Stream), d)
	if err != nil {
		return nil, err
	}
	if err := p.Bench.Proof(c.Context(), d, made); err != nil {
		return nil, fault.Refuse("The storyboard could not be read back word for word. Nothing was printed. Try again; if it is refused again, tell your administrator.", err)
	}
	for _, to := range []casework.Recipient{casework.ToPerson(b.Child), casework.ToCourt()} {
		gate, err := casework.GateOf(c.Context(), c.Ledger(), c.History, to)
		if err != nil {
			return nil, err
		}
		if err := gate.RefusePDF(c.Context(), p.Bench, "The storyboard", made); err != nil {
			return nil, err
		}
	}
	return made, nil
}
