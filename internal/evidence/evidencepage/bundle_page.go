package evidencepage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/web"
)

// bundlePagePage takes the page at which the source of an item begins in a bundle that was made elsewhere.
type bundlePagePage struct{ actPage }

func (p bundlePagePage) Title() string         { return "Page in a bundle" }
func (p bundlePagePage) Body() templ.Component { return bundlePageBody(p) }

func (p Pages) bundlePageForm(c *web.Case) (bundlePagePage, error) {
	page, err := p.actForm(c)
	if err == nil && page.item.Source == nil {
		return bundlePagePage{}, fault.Absent(nil)
	}
	return bundlePagePage{page}, err
}

func (p Pages) showBundlePage(c *web.Case) (web.Page, error) {
	page, err := p.bundlePageForm(c)
	if err != nil {
		return nil, err
	}
	if at, bundle := page.view.evidence.BundlePageOf(page.item.Source, 1); at != "" {
		page.Form.Set("page", at)
		page.Form.Set("bundle", bundle)
	}
	return page, nil
}

func (p Pages) bundlePage(c *web.Case) (web.Page, error) {
	page, err := p.bundlePageForm(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	held, err := casework.HeldIn(c.Context(), c.Ledger(), c.History, c.Words, f.Text("bundle"))
	if err != nil {
		return nil, err
	}
	f.MustGo(held)
	return page.record(page, func(s *evidence.State) (ledger.Change, error) {
		return evidence.GiveBundlePage(s, c.By(), f.ID, page.item.ItemBody.Source, f.Text("bundle"), f.Text("page"))
	})
}
