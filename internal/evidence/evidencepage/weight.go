package evidencepage

import (
	"github.com/a-h/templ"

	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// weightPage is where somebody gives up their opinion that an item is not to be leaned on.
type weightPage struct{ actPage }

func (p weightPage) Title() string         { return "I give up my opinion" }
func (p weightPage) Body() templ.Component { return weightBody(p) }

func (p Pages) showWeight(c *web.Case) (web.Page, error) {
	page, err := p.actForm(c)
	if err != nil {
		return nil, err
	}
	mine := page.opinions()
	if len(mine) == 0 {
		return nil, fault.Absent(nil)
	}
	if len(mine) == 1 && !page.Form.Has("noWeight") {
		page.Form.Set("noWeight", mine[0].Value)
	}
	return weightPage{page}, nil
}

func (p Pages) weight(c *web.Case) (web.Page, error) {
	page, err := p.actForm(c)
	if err != nil {
		return nil, err
	}
	form := evidence.WeightRestoredBody{NoWeight: page.ref(page.Form.Entry("noWeight")), Because: page.Form.Text("because")}
	return page.record(weightPage{page}, func(s *evidence.State) (ledger.Change, error) {
		return evidence.RestoreWeight(s, c.By(), page.Form.ID, form)
	})
}

// opinions are those on the item that whoever looks holds themselves.
func (p actPage) opinions() []govuk.Option {
	var out []govuk.Option
	for _, o := range p.view.evidence.OpinionsOf(p.item.Ref(), p.Person.ID) {
		out = append(out, govuk.Option{Value: string(o.Entry.ID), Label: o.On().Plain() + ": " + o.Body.Because})
	}
	return out
}
