package storyboardpage

import (
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/storyboard"
	"candour/internal/web"
)

// boardPage is a storyboard as worker and child look at it together.
type boardPage struct {
	childs
	web.CaseForm
	board   *storyboard.Board
	now     storyboard.Now
	stopped bool
	tellIt  bool            // what the child said could not be written down: they are asked to tell it themselves
	left    map[string]bool // keys of the pictures that the child’s own page leaves out now
}

func (p boardPage) Title() string         { return "Storyboard" }
func (p boardPage) Body() templ.Component { return boardBody(p) }

func (p Pages) boardPage(c *web.Case) (boardPage, error) {
	b, now, err := p.board(c)
	if err != nil {
		return boardPage{}, err
	}
	left, err := leftOut(c, b)
	if err != nil {
		return boardPage{}, err
	}
	form, err := c.Form()
	return boardPage{CaseForm: web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, board: b, now: now, stopped: c.Query("stop") != "", left: left}, err
}

// leftOut are the keys of the pictures that the own page, which answers now, leaves out.
func leftOut(c *web.Case, b *storyboard.Board) (map[string]bool, error) {
	page := b.Page(c.Now)
	if page == nil {
		return nil, nil
	}
	_, left, err := page.Now(c.Context(), c.Ledger(), c.History, b)
	keys := map[string]bool{}
	for _, l := range left {
		keys[l.Key] = true
	}
	return keys, err
}

func (p Pages) showBoard(c *web.Case) (web.Page, error) {
	page, err := p.boardPage(c)
	return page, err
}

// press does what a button of the storyboard says: “right day” is the child’s word that the picture named day is right.
func (p Pages) press(c *web.Case) (web.Page, error) {
	page, err := p.boardPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	what, key, _ := strings.Cut(f.Text("do"), " ")
	words := f.Text("said-" + key)
	if f.Text("do") == handOver {
		return c.HandOver(boardURL(c, page.board))
	}
	if c.HandedTo() != "" && !answersOf[what] {
		return page, nil // no button says so
	}
	if what != "said" {
		words = ""
	}
	if hidden, err := casework.HeldIn(c.Context(), c.Ledger(), c.History, c.Words, words); err != nil || len(hidden) > 0 {
		page.mustGo(hidden)
		return page, err
	}
	if answersOf[what] && words == "" && rewritten(c.History, page.board, key, f.Version) {
		return c.SeeOther(boardURL(c, page.board) + "#" + at(key)), nil // they answered words that stand there no more
	}
	f.Asks("words", "said-"+key)
	acts := p.acts
	if answersOf[what] {
		acts = p.keeps
	}
	f.ID = ledger.DerivedID(c.Stream, f.Text("do")+" "+string(f.ID)) // two buttons of one page are two acts
	id := f.ID
	err = acts(c, f, page.board, func(now storyboard.Now, b *storyboard.Board) (ledger.Change, error) {
		switch what {
		case "right":
			return storyboard.Answer(b, c.By(), id, key, true, "")
		case "wrong", "said":
			return storyboard.Answer(b, c.By(), id, key, false, words)
		case "mend":
			return storyboard.Mend(now, b, c.By(), id, key)
		case storyboard.Earlier, storyboard.Later, storyboard.Out:
			return storyboard.Move(b, c.By(), id, key, what)
		default:
			return ledger.Change{}, fault.BadInput("Press one of the buttons.", nil)
		}
	})
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(boardURL(c, page.board) + "#" + at(key)), err
}

// mustGo says that words hold what is hidden: to the worker what it is, and to a child who holds the tablet only that nothing was written down.
func (p *boardPage) mustGo(hidden []string) {
	if p.HandedTo() != "" {
		p.tellIt = true
		return
	}
	p.Form.MustGo(hidden)
}

// rewritten reports whether a picture was written anew after somebody saw the case in a version.
func rewritten(h *ledger.History, b *storyboard.Board, key string, seen int64) bool {
	panel, there := b.Panel(key)
	return there && slices.ContainsFunc(h.Since(seen), func(e ledger.Entry) bool { return e.ID == panel.As })
}

// handOver is what the button says that gives the tablet to the child.
const handOver = "hand over"

// answersOf are what a child who holds the tablet may press.
var answersOf = map[string]bool{"right": true, "wrong": true, "said": true}

// at is where a picture stands on its page.
func at(key string) string { return "picture-" + key }

// sends is the form of a picture’s buttons.
func (p boardPage) sends() govuk.FormData { return formWith(p.Form, "app-wide") }

func (p boardPage) names() (child, worker string) {
	person, _ := p.now.Case.Person(p.board.Child)
	worker, _, _ = strings.Cut(p.Person.Name, " ")
	return person.FirstName(), worker
}

func (p boardPage) worker() string {
	_, worker := p.names()
	return worker
}

func (p boardPage) child() string {
	child, _ := p.names()
	return child
}

// storyClass is how the pictures stand.
func storyClass(l storyboard.Looks) string {
	if l.Large {
		return "app-story app-story--large"
	}
	return "app-story"
}

func calmClass(l storyboard.Looks) string {
	if l.Calm {
		return "app-calm"
	}
	return ""
}

func panelClass(changed bool) string {
	if changed {
		return "app-panel app-panel--changed"
	}
	return "app-panel"
}

// forWorker are what changed, unless the child holds the tablet: then nobody is there to put it right.
func (p boardPage) forWorker(changes []storyboard.Change) []storyboard.Change {
	if p.HandedTo() != "" {
		return nil
	}
	return changes
}

func (p boardPage) sketch(i int, panel *storyboard.Panel) storyboard.Sketch {
	return storyboard.SketchOf(panel.PanelBody, p.board.Looks, panel.Strokes, "p"+strconv.Itoa(i))
}

func answered(panel *storyboard.Panel, right bool) string {
	return strconv.FormatBool(panel.Answer != nil && panel.Answer.Right == right)
}

// rests is what a picture explains, for the worker.
func (p boardPage) rests(panel *storyboard.Panel) []govuk.Link {
	var all []govuk.Link
	for _, a := range panel.About {
		all = append(all, p.restsOn(a))
	}
	return all
}

func (p boardPage) restsOn(a storyboard.About) govuk.Link {
	if h, ok := p.now.Case.Hearing(a.Ref); ok {
		return govuk.Link{Text: h.Type() + " on " + h.Day().Plain(), Href: p.URL()}
	}
	if o, ok := p.now.Case.Order(a.Ref); ok {
		return govuk.Link{Text: o.Name + " of " + o.Made.Plain(), Href: p.URL()}
	}
	if n, ok := p.now.Case.Note(a.Ref); ok {
		return govuk.Link{Text: "The note of " + wrote(n.At()), Href: p.URL("notes", string(n.Entry.ID))}
	}
	if a.What == "worker" {
		return govuk.Link{Text: "Who works on the case"}
	}
	if a.Ref.IsZero() {
		return govuk.Link{Text: "Not said yet: change the picture and say what it explains"}
	}
	return govuk.Link{Text: "An item of evidence", Href: p.URL("evidence", string(a.Ref.Entry))}
}
