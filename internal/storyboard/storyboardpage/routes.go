package storyboardpage

import (
	"context"
	"errors"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/disclosure"
	"candour/internal/fault"
	"candour/internal/footing"
	"candour/internal/govuk/assets"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/storyboard"
	"candour/internal/typeset"
	"candour/internal/web"
)

// Home is the part of a case in which these pages are; ownURL is where young people’s own pages answer.
const (
	Home   = "storyboards"
	ownURL = "/p/"
)

// Bench makes papers and reads them back, in processes of its own. A workbench.Bench is one.
type Bench interface {
	disclosure.Reader
	Render(ctx context.Context, caseName string, d typeset.Document) ([]byte, error)
	Proof(ctx context.Context, d typeset.Document, pdf []byte) error
}

// Pages are the pages of storyboards.
type Pages struct {
	Pack     *pack.Pack
	Footing  *footing.Footing
	Bench    Bench
	Patience time.Duration // how long every answer to a wrong word takes: storyboard.Patience
	Site     string        // the address under which the service is reached, for young people’s own pages
}

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	const board = "/case/{case}/" + Home + "/{board}"
	return []web.Route{
		web.ForCase("/case/{case}/"+Home, access.CaseWorker, p.showBoards, p.begin),
		web.ForCase(board, access.CaseWorker, p.showBoard, p.press).Held(),
		web.ForCase(board+"/looks", access.CaseWorker, p.showLooks, p.dress),
		web.ForCase(board+"/picture/{panel}", access.CaseWorker, p.showPicture, p.write),
		web.ForCase(board+"/draw/{panel}", access.CaseWorker, p.showDraw, p.draw).Held(),
		web.ForCase(board+"/print", access.CaseWorker, p.showPrint, p.print),
		web.ForCase(board+"/own-page", access.CaseWorker, p.showOwnPage, p.openOwnPage),
		web.For(ownURL+"{secret}", access.Anyone, p.showOwn, p.open).Forgetting().Unnamed(), // a draft would hold the address
	}
}

// now is what storyboards are filled from and marked by, as a history tells it.
func (p Pages) now(v *web.Visit, h *ledger.History) (storyboard.Now, error) {
	argument, err := p.Footing.At(calendar.DateInLondon(v.Now), h)
	fell := func(item ledger.Ref) bool {
		key := footing.Of(item, footing.Said)
		return !argument.Has(key) || argument.Standing(key) == footing.NoLongerStands
	}
	return storyboard.Now{Pack: p.Pack, Case: casework.Of(h), At: v.Now, Fell: fell}, err
}

// board is the storyboard of the address.
func (p Pages) board(c *web.Case) (*storyboard.Board, storyboard.Now, error) {
	id, err := c.Entry("board")
	if err != nil {
		return nil, storyboard.Now{}, err
	}
	b, found := storyboard.Of(c.History).Find(id)
	if !found {
		return nil, storyboard.Now{}, fault.Absent(nil)
	}
	now, err := p.now(c.Visit, c.History)
	return b, now, err
}

// acts does something to a storyboard with what a form holds.
func (p Pages) acts(c *web.Case, f *web.Form, b *storyboard.Board, verb func(storyboard.Now, *storyboard.Board) (ledger.Change, error)) error {
	return c.Act(f, func(h *ledger.History) (ledger.Change, error) {
		now, err := p.now(c.Visit, h)
		if err != nil {
			return ledger.Change{}, err
		}
		board, found := storyboard.Of(h).Find(b.Entry.ID)
		if !found {
			return ledger.Change{}, fault.Absent(errors.New("the storyboard is gone"))
		}
		return verb(now, board)
	})
}

// keeps is acts for what a child says and draws: it is kept whatever else changed meanwhile, for a child is not asked to compare versions.
func (p Pages) keeps(c *web.Case, f *web.Form, b *storyboard.Board, verb func(storyboard.Now, *storyboard.Board) (ledger.Change, error)) error {
	seen := f.Version
	defer func() { f.Version = seen }()
	f.Version = ledger.Any
	return p.acts(c, f, b, verb)
}

// boardURL is the address of a page of a storyboard.
func boardURL(c *web.Case, b *storyboard.Board, parts ...string) string {
	return c.URL(append([]string{Home, string(b.Entry.ID)}, parts...)...)
}

// withScript is embedded by pages on which a child draws or listens.
type withScript struct{}

// Scripts implements the page with a script of its own.
func (withScript) Scripts() []string { return []string{assets.Path("story.js")} }

// childs is embedded by pages that a child holds: nothing on them leads to other work.
type childs struct{ withScript }

// HeldByChild implements the page without menu, search and strip.
func (childs) HeldByChild() bool { return true }
