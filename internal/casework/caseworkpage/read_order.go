package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/web"
)

// readOrderPage asks what stands in an order that is on record.
type readOrderPage struct {
	formPage
	o *casework.Order
}

func (p readOrderPage) Title() string         { return "What an order says" }
func (p readOrderPage) Body() templ.Component { return readOrderBody(p) }

func (p Pages) readOrderPage(c *web.Case, o *casework.Order) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page {
		fillOrder(form, o.OrderText)
		return readOrderPage{p.formPage(c, form), o}
	}
}

func (p Pages) showReadOrder(c *web.Case) (web.Page, error) {
	o, err := p.orderIn(c)
	if err != nil {
		return nil, err
	}
	return fresh(c, p.readOrderPage(c, o))
}

func (p Pages) readOrder(c *web.Case) (web.Page, error) {
	o, err := p.orderIn(c)
	if err != nil {
		return nil, err
	}
	s := p.seen(c)
	return send(c, p.readOrderPage(c, o), func(f *web.Form) act {
		body := casework.OrderReadBody{Order: o.Ref, OrderText: s.orderText(f, o), Why: f.Text("why")}
		return func(s *casework.State) (ledger.Change, error) {
			return casework.ReadOrder(s, p.Pack, c.By(), f.ID, body)
		}
	}, c.URL("order", string(o.Ref.Entry)))
}
