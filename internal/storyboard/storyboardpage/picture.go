package storyboardpage

import (
	"fmt"
	"time"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/storyboard"
	"candour/internal/web"
)

// picturePage changes a picture, or adds one.
type picturePage struct {
	web.CaseForm
	board *storyboard.Board
	now   storyboard.Now
	panel storyboard.PanelBody // as it stands
	long  []string
	hard  []pack.HardWord
}

func (p picturePage) Title() string         { return "Change a picture" }
func (p picturePage) Body() templ.Component { return pictureBody(p) }

// newPanel is what stands in an address in the place of a key, for a picture that is not there yet.
const newPanel = "new"

func (p Pages) picturePage(c *web.Case) (picturePage, error) {
	b, now, err := p.board(c)
	if err != nil {
		return picturePage{}, err
	}
	panel, err := panelOfAddress(c, b)
	if err != nil {
		return picturePage{}, err
	}
	form, err := c.Form()
	page := picturePage{CaseForm: web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, board: b, now: now, panel: panel}
	if err != nil || form.Has(govuk.EntryField) {
		return page, err
	}
	form.Set("words", panel.Words)
	form.Set("scene", panel.Scene)
	form.Set("pictures", panel.Pictures...)
	form.Set("about", aboutValue(panel))
	return page, nil
}

// panelOfAddress is the picture of the address, or an empty one that is to be added.
func panelOfAddress(c *web.Case, b *storyboard.Board) (storyboard.PanelBody, error) {
	key := c.Request.PathValue("panel")
	if key == newPanel {
		return storyboard.PanelBody{Scene: "talk"}, nil
	}
	panel, found := b.Panel(key)
	if !found {
		return storyboard.PanelBody{}, fault.Absent(nil)
	}
	return panel.PanelBody, nil
}

func (p Pages) showPicture(c *web.Case) (web.Page, error) {
	page, err := p.picturePage(c)
	if err == nil {
		page.long, page.hard = p.Pack.Stories.HardWords(page.board.Stage, page.panel.Words)
	}
	return page, err
}

func (p Pages) write(c *web.Case) (web.Page, error) {
	page, err := p.picturePage(c)
	if err != nil {
		return nil, err
	}
	f, body := page.Form, page.sent()
	if err := held(c, f, page.board.Child, body.Words); err != nil {
		return nil, err
	}
	page.long, page.hard = p.Pack.Stories.HardWords(page.board.Stage, body.Words)
	if len(page.long)+len(page.hard) > 0 && !f.Ticked("as-it-is") {
		f.Errors.Add("words", "Look at the hard words and long sentences below, or say that they may stand")
	}
	if len(f.Errors) == 0 {
		err = p.acts(c, f, page.board, func(_ storyboard.Now, b *storyboard.Board) (ledger.Change, error) {
			return storyboard.Write(b, c.By(), f.ID, body)
		})
	}
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(boardURL(c, page.board) + "#" + at(body.Key)), err
}

// sent is the picture as the form has it.
func (p picturePage) sent() storyboard.PanelBody {
	f := p.Form
	body := storyboard.PanelBody{Key: p.panel.Key, Scene: f.Text("scene"), Pictures: f.All("pictures"), Words: f.Text("words"), About: p.panel.About}
	if body.Key == "" {
		body.Key = "more-" + string(f.ID)
	}
	body.About = p.now.Linked(body)
	if about := f.Entry("about"); about != "" {
		body.About = append(withoutSaid(body.About), p.now.Named(ledger.Ref{Stream: p.Stream, Entry: about}))
	}
	return body
}

func withoutSaid(all []storyboard.About) []storyboard.About {
	var kept []storyboard.About
	for _, a := range all {
		if a.What != pack.AboutSaid {
			kept = append(kept, a)
		}
	}
	return kept
}

func aboutValue(panel storyboard.PanelBody) string {
	for _, a := range panel.About {
		if a.What == pack.AboutSaid {
			return string(a.Ref.Entry)
		}
	}
	return ""
}

// explains are the notes and items of evidence that a picture may explain, the last first.
func (p picturePage) explains() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Nothing more than it says"}}
	for _, n := range p.now.Case.Notes() {
		all = append(all, govuk.Option{Value: string(n.Entry.ID), Label: "Note of " + wrote(n.At()) + ": " + n.With})
	}
	for _, i := range evidence.Of(p.History).Items() {
		all = append(all, govuk.Option{Value: string(i.Entry.ID), Label: fmt.Sprintf("Evidence %d: %s", i.Number, i.Says)})
	}
	return all
}

func wrote(at time.Time) string { return calendar.DateInLondon(at).Plain() }

func scenes() []choice {
	var all []choice
	for _, s := range storyboard.Scenes {
		all = append(all, choice{Value: s.ID, Label: s.Name, Scene: s.ID})
	}
	return all
}
