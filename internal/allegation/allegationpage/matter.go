package allegationpage

import (
	"github.com/a-h/templ"

	"candour/internal/allegation"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// matterPage says more of one matter: against whom, when, and which evidence speaks to it.
type matterPage struct {
	formPage
	row allegation.Row
}

func (p matterPage) Title() string         { return "A matter of the table" }
func (p matterPage) Body() templ.Component { return matterBody(p) }

func (p Pages) matterPage(c *web.Case) (matterPage, error) {
	id, err := c.Entry("matter")
	if err != nil {
		return matterPage{}, err
	}
	form, err := p.formPage(c)
	if err != nil {
		return matterPage{}, err
	}
	for _, r := range form.table.Rows(form.evidence, form.argument) {
		if r.MatterBody.Item.Entry == id {
			return matterPage{form, r}, nil
		}
	}
	return matterPage{}, fault.Absent(nil)
}

func (p Pages) showMatter(c *web.Case) (web.Page, error) {
	page, err := p.matterPage(c)
	if err != nil {
		return nil, err
	}
	if !page.Form.Has("when") {
		page.Form.Set("when", page.row.When)
		var against []string
		for _, ref := range page.row.Against {
			against = append(against, string(ref.Entry))
		}
		page.Form.Set("against", against...)
	}
	return page, nil
}

func (p Pages) matter(c *web.Case) (web.Page, error) {
	page, err := p.matterPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	wanted := allegation.DescribeForm{Evidence: page.refs("evidence"), DescribedBody: allegation.DescribedBody{
		Item: page.row.MatterBody.Item, Against: page.refs("against"), When: f.Text("when"),
	}}
	if err := page.warn(wanted.When); err != nil {
		return nil, err
	}
	return page.record(page, c.URL(Home), func(h *ledger.History) (ledger.Change, error) {
		return allegation.Describe(h, c.By(), f.ID, wanted)
	})
}

// unjoined are the items that could speak to the matter and do not yet: none that is a matter itself, or somebody’s response.
func (p matterPage) unjoined() (all []govuk.Option) {
	for _, i := range p.evidence.Items() {
		if p.table.Alleges(i.Ref()) || p.evidence.MatterOf(i.Ref()) == p.evidence.MatterOf(p.row.MatterBody.Item) {
			continue
		}
		all = append(all, govuk.Option{Value: string(i.Entry.ID), Label: itoa(i.Number) + ": " + i.Says})
	}
	return all
}

func (p matterPage) itemURL(i *evidence.Item, parts ...string) string {
	return p.Case.URL(append([]string{"evidence", string(i.Entry.ID)}, parts...)...)
}
