package evidencepage

import (
	"fmt"
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// carryPage asks into which linked case an item is taken, why, and what allows it.
type carryPage struct {
	actPage
	forbidden error // a condition of its source forbids it
	into      []govuk.Option
}

func (p carryPage) Title() string         { return "Take evidence into another case" }
func (p carryPage) Body() templ.Component { return carryBody(p) }

func (p Pages) carryPage(c *web.Case) (carryPage, error) {
	page, err := p.actForm(c)
	if err != nil {
		return carryPage{}, err
	}
	into, err := linkedCases(c, page.view.people)
	return carryPage{page, evidence.MayCross(p.Pack, page.item), into}, err
}

// linkedCases are the cases linked with this one in which the person may write.
func linkedCases(c *web.Case, s *casework.State) ([]govuk.Option, error) {
	var streams []ledger.StreamID
	for _, l := range s.Links() {
		streams = append(streams, l.To)
	}
	allowed, err := c.Allowed(access.CaseWorker, streams...)
	if err != nil {
		return nil, err
	}
	streams = slices.DeleteFunc(streams, func(stream ledger.StreamID) bool { return !allowed[stream] })
	rows, err := casework.RowsOf(c.Context(), c.DB(), streams, c.Now)
	if err != nil {
		return nil, fmt.Errorf("name the linked cases: %w", err)
	}
	all := make([]govuk.Option, len(rows))
	for i, row := range rows {
		all[i] = govuk.Option{Value: string(row.Case), Label: row.Title}
	}
	return all, nil
}

func (p Pages) showCarry(c *web.Case) (web.Page, error) {
	page, err := p.carryPage(c)
	return page, err
}

// carry writes the item in the other case, and in both that it crossed.
func (p Pages) carry(c *web.Case) (web.Page, error) {
	page, err := p.carryPage(c)
	if err != nil {
		return nil, err
	}
	f, to := page.Form, ledger.StreamID(page.Form.Text("to"))
	switch {
	case page.forbidden != nil:
		return nil, page.forbidden
	case len(page.into) == 0:
		return nil, fault.Refuse("This case is linked with no case in which you may write. Link them first.", nil)
	case !slices.ContainsFunc(page.into, func(o govuk.Option) bool { return o.Value == string(to) }):
		f.Errors.Add("to", "Choose the other case")
		return page, nil
	}
	form := casework.CarryForm{What: page.item.Ref(), As: f.Text("as"), Why: f.Text("why"), By: f.Text("by")}
	err = c.ActOn(f, []ledger.StreamID{to}, func(hs ledger.Histories) (ledger.Change, error) {
		return evidence.Carry(p.Pack, hs[c.Stream], hs[to], c.By(), f.ID, form)
	})
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(page.view.itemURL(page.item)), err
}

func (p carryPage) options() []govuk.Option {
	return append([]govuk.Option{{Value: "", Label: "Choose one"}}, p.into...)
}
