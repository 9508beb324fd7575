package storyboardpage

import (
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/storyboard"
	"candour/internal/web"
)

// boardsPage lists the storyboards of a case, and begins another.
type boardsPage struct {
	web.CaseForm
	pack  *pack.Pack
	state *casework.State
	all   []*storyboard.Board
	now   storyboard.Now
}

func (p boardsPage) Title() string         { return "Storyboards" }
func (p boardsPage) Body() templ.Component { return boardsBody(p) }

func (p Pages) boardsPage(c *web.Case) (boardsPage, error) {
	form, err := c.Form()
	if err != nil {
		return boardsPage{}, err
	}
	now, err := p.now(c.Visit, c.History)
	page := boardsPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, p.Pack, now.Case, storyboard.Of(c.History).All(), now}
	setLooks(form, storyboard.Looks{Child: "child", Grown: []string{"woman", "man"}, Worker: "woman", Home: "house"})
	if children := page.state.Children(); len(children) == 1 {
		form.Set("child", string(children[0].Ref.Entry))
	}
	form.Set("stage", string(pack.Younger))
	return page, err
}

func (p Pages) showBoards(c *web.Case) (web.Page, error) {
	page, err := p.boardsPage(c)
	return page, err
}

func (p Pages) begin(c *web.Case) (web.Page, error) {
	page, err := p.boardsPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	form := storyboard.BeginForm{
		Child: ledger.Ref{Stream: c.Stream, Entry: f.Entry("child")}, Story: f.Text("story"), Stage: pack.Stage(f.Text("stage")),
		Language: string(c.Words.Language()), Looks: looksOf(f),
	}
	if begun, err := page.now.Begun(form); err == nil {
		if err := held(c, f, form.Child, (&storyboard.Board{BegunBody: begun}).Texts()...); err != nil {
			return nil, err
		}
	}
	if len(f.Errors) == 0 {
		err = c.Act(f, func(h *ledger.History) (ledger.Change, error) {
			now, err := p.now(c.Visit, h)
			if err != nil {
				return ledger.Change{}, err
			}
			return storyboard.Begin(now, c.By(), f.ID, form)
		})
	}
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL(Home, string(f.ID))), err
}

// held asks for what a storyboard may not say to be taken out.
func held(c *web.Case, f *web.Form, child ledger.Ref, texts ...string) error {
	return f.Without(storyboard.Held(c.Context(), c.Ledger(), c.History, c.Words, child, texts...))
}

func (p boardsPage) storyName(id string) string {
	return p.pack.Stories.Say(string(p.Words.Language()), id+".name")
}

func (p boardsPage) children() []govuk.Option {
	var all []govuk.Option
	for _, child := range p.state.Children() {
		all = append(all, govuk.Option{Value: string(child.Ref.Entry), Label: child.FirstName()})
	}
	return all
}

var stageWords = map[pack.Stage]string{pack.Younger: "Younger: short sentences and few words", pack.Older: "Older: more reasons"}

func stages() []govuk.Option {
	var all []govuk.Option
	for _, s := range pack.Stages {
		all = append(all, govuk.Option{Value: string(s), Label: stageWords[s]})
	}
	return all
}

func (p boardsPage) stories() []choice {
	var all []choice
	for _, s := range p.pack.Stories.All {
		all = append(all, choice{Value: s.ID, Label: p.storyName(s.ID), Scene: s.Panels[0].Scene, Pictures: s.Panels[0].Pictures})
	}
	return all
}

func (p boardsPage) row(b *storyboard.Board) govuk.RowData {
	row := govuk.RowData{What: govuk.Link{Text: p.storyName(b.Story), Href: boardURL(p.Case, b)}, Why: govuk.Text(p.about(b))}
	return row
}

// about says for whom a storyboard is, and how many of its pictures wait for somebody to look.
func (p boardsPage) about(b *storyboard.Board) string {
	child, _ := p.state.Person(b.Child)
	words := "For " + child.FirstName() + ", " + strconv.Itoa(len(b.Pictures)) + " pictures"
	changed := 0
	for _, panel := range b.Pictures {
		if len(p.now.Changes(panel)) > 0 {
			changed++
		}
	}
	if changed > 0 {
		words += ". In " + strconv.Itoa(changed) + " something has changed since"
	}
	return words + "."
}
