package practicepage

import (
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/practice"
	"candour/internal/web"
)

// listPage is all guidance and all tools: those in force, those still to come, and those withdrawn.
type listPage struct {
	*web.Visit
	today   calendar.Date
	all     []practice.Listed
	due     map[ledger.StreamID]string // by when each is looked at again
	resting []Resting
	known   []pack.PracticeTool // of the pack, that are not on the list
}

func (p listPage) Title() string         { return "Guidance and tools" }
func (p listPage) Body() templ.Component { return listBody(p) }

func (p Pages) list(v *web.Visit) (web.Page, error) {
	page := listPage{Visit: v, today: calendar.DateInLondon(v.Now)}
	var err error
	if page.all, err = practice.List(v.Context(), v.DB()); err != nil {
		return nil, err
	}
	if page.due, err = practice.ReviewsDue(v.Context(), v.DB()); err != nil {
		return nil, err
	}
	page.known = p.notListed(page.all)
	page.resting, err = p.Resting(v)
	return page, err
}

// notListed are the tools that the pack knows and nobody put on the list.
func (p Pages) notListed(all []practice.Listed) []pack.PracticeTool {
	return slices.DeleteFunc(slices.Clone(p.Pack.Tools), func(t pack.PracticeTool) bool {
		return slices.ContainsFunc(all, func(l practice.Listed) bool {
			on, known := p.Pack.ToolNamed(l.Name)
			return known && on.ID == t.ID
		})
	})
}

func (p listPage) offered() []govuk.RowData {
	var rows []govuk.RowData
	for _, t := range p.known {
		rows = append(rows, govuk.RowData{What: govuk.Link{Text: t.Name, Href: Home + "/new?tool=" + t.ID}, Why: govuk.Text(t.Publisher + ". " + t.Cite())})
	}
	return rows
}

// inForce are those that may be relied on now, or from a day to come; ended are the others.
func (p listPage) inForce() []govuk.RowData { return p.rows(false) }
func (p listPage) ended() []govuk.RowData   { return p.rows(true) }

func (p listPage) rows(ended bool) []govuk.RowData {
	var rows []govuk.RowData
	for _, l := range p.all {
		if gone := l.Unsound == 1 || l.Until != "" && l.Until <= p.today.String(); gone == ended {
			rows = append(rows, p.row(l))
		}
	}
	return rows
}

func (p listPage) row(l practice.Listed) govuk.RowData {
	words := "Guidance, "
	if l.Sort == practice.Tool {
		words = "Tool, "
	}
	words += "in force from " + plain(l.From)
	if l.Until != "" {
		words += ", withdrawn from " + plain(l.Until)
	}
	if l.Unsound == 1 {
		words += " as unsound"
	}
	return govuk.RowData{
		What: govuk.Link{Text: l.Cited().Label(), Href: pieceURL(l.Stream)}, Why: govuk.Text(words + ". " + restingWords(on(p.resting, l.Stream))),
		State: govuk.Tag(string(l.Status(p.today, p.due[l.Stream]))),
	}
}

// plain is a day of a row for people.
func plain(day string) string {
	d, err := calendar.ParseDate(day)
	if err != nil {
		return day
	}
	return d.Plain()
}

// on are those that rest on one piece.
func on(all []Resting, piece ledger.StreamID) []Resting {
	var some []Resting
	for _, r := range all {
		if r.Piece == piece {
			some = append(some, r)
		}
	}
	return some
}

// restingWords say in how many cases something rests on it, of those that the visitor may see.
func restingWords(resting []Resting) string {
	cases := map[ledger.StreamID]bool{}
	for _, r := range resting {
		cases[r.Case] = true
	}
	switch len(cases) {
	case 0:
		return "Nothing rests on it in a case that you may see."
	case 1:
		return "Reports rest on it in one case that you may see."
	default:
		return "Reports rest on it in " + strconv.Itoa(len(cases)) + " cases that you may see."
	}
}
