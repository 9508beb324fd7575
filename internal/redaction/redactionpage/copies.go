package redactionpage

import (
	"fmt"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/pack"
	"candour/internal/redaction"
	"candour/internal/web"
)

// copiesPage is what is made ready for others, and what was.
type copiesPage struct {
	web.CasePage
	pack   *pack.Pack
	copies []*redaction.Copy
}

func (p copiesPage) Title() string         { return "Copies for others" }
func (p copiesPage) Body() templ.Component { return copiesBody(p) }

func (p Pages) copies(c *web.Case) (web.Page, error) {
	if _, err := sideOf(c); err != nil {
		return nil, err
	}
	return copiesPage{web.CasePage{Case: c}, p.Desk.Pack, redaction.Of(c.History).Copies()}, nil
}

func (p copiesPage) rows() []govuk.RowData { return rowsOf(p.Case, p.pack, p.copies) }

func rowsOf(c *web.Case, pk *pack.Pack, copies []*redaction.Copy) []govuk.RowData {
	var all []govuk.RowData
	for _, copied := range copies {
		all = append(all, govuk.RowData{
			When:  govuk.ClockData{Words: calendar.DateInLondon(copied.Entry.Recorded).Brief(), Past: true},
			What:  govuk.Link{Text: copied.Wanted.What, Hidden: "for " + copied.Wanted.To.Words(), Href: copyURL(c, copied)},
			Why:   govuk.Text("For " + copied.Wanted.To.Words() + ". " + copied.Gateway(pk).Name + "."),
			State: govuk.Tag(stage(copied, pk)),
		})
	}
	return all
}

// stage is how far a copy has come.
func stage(c *redaction.Copy, pk *pack.Pack) string {
	switch {
	case len(c.Left) > 0:
		return "Handed over"
	case c.Dropped:
		return "Not needed any more"
	case c.Waits(pk) && c.Decided != nil:
		return "Sent back"
	case c.Waits(pk):
		return "A manager decides"
	case c.Made != nil:
		return "Ready"
	default:
		return "Being looked at"
	}
}

// people leads to what is marked and was given about each person of the case.
func (p copiesPage) people() []govuk.Link {
	var all []govuk.Link
	for _, who := range casework.Of(p.History).People() {
		all = append(all, govuk.Link{Text: who.Name(), Href: p.URL("held-about", string(who.Ref.Entry))})
	}
	return all
}

func pages(n int) string {
	if n == 1 {
		return "1 page"
	}
	return fmt.Sprintf("%d pages", n)
}
