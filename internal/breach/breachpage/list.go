package breachpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/breach"
	"candour/internal/calendar"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// listPage is every breach of the service for whoever decides on them. It names no family.
type listPage struct {
	*web.Visit
	open, closed []breach.Row
}

func (p listPage) Title() string         { return "Breaches" }
func (p listPage) Body() templ.Component { return listBody(p) }

func (p Pages) list(v *web.Visit) (web.Page, error) {
	open, err := officers(v, breach.OpenOnes)
	if err != nil {
		return nil, err
	}
	closed, err := officers(v, breach.ClosedOnes)
	return listPage{v, open, closed}, err
}

func caseOf(r breach.Row) ledger.StreamID { return r.Case }

func href(r breach.Row) string { return "/case/" + string(r.Case) + "/breach/" + string(r.Breach) }

func (p listPage) rows(of []breach.Row) []govuk.RowData {
	var all []govuk.RowData
	for _, r := range of {
		all = append(all, p.row(r))
	}
	return all
}

// row is a breach by the court’s number of its case.
func (p listPage) row(r breach.Row) govuk.RowData {
	row := govuk.RowData{What: govuk.Link{Text: numbered(r.Number), Href: href(r)}, Why: govuk.Text("Recorded on " + dayOf(r.OpenedAt) + ".")}
	if r.Open == 1 {
		row.State = govuk.Tag(r.Clock(p.Now))
	}
	return row
}

func dayOf(recorded string) string {
	t, err := ledger.ParseTime(recorded)
	if err != nil {
		return recorded
	}
	return calendar.DateInLondon(t).Plain()
}

// officers are the breaches on which an information governance officer may decide: none of a case in which they have an interest of their own.
func officers(v *web.Visit, rows breach.List) ([]breach.Row, error) {
	all, err := rows(v.Context(), v.DB())
	if err != nil {
		return nil, err
	}
	return web.Theirs(v, access.RecordKeeper, all, caseOf)
}
