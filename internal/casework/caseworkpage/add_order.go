package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/web"
)

// addOrderPage asks for an order of the court and what stands in it.
type addOrderPage struct{ formPage }

func (p addOrderPage) Title() string         { return "Add an order" }
func (p addOrderPage) Body() templ.Component { return addOrderBody(p) }

func (p Pages) addOrderPage(c *web.Case) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page {
		fillOrder(form, casework.OrderText{})
		return addOrderPage{p.formPage(c, form)}
	}
}

func (p Pages) showAddOrder(c *web.Case) (web.Page, error) { return fresh(c, p.addOrderPage(c)) }

func (p Pages) addOrder(c *web.Case) (web.Page, error) {
	s := p.seen(c)
	return send(c, p.addOrderPage(c), func(f *web.Form) act {
		body := casework.OrderBody{
			Name: f.Text("name"), Made: f.Date("made", "The day it was made"), Before: f.Text("before"), Hearing: s.inCase(f.Entry("hearing")),
			ToldBy: f.Text("toldBy"), OrderText: s.orderText(f, nil),
		}
		return func(s *casework.State) (ledger.Change, error) {
			return casework.MakeOrder(s, p.Pack, c.By(), f.ID, body)
		}
	}, c.URL("court"))
}

// nth is "Question for a report, number 2".
func nth(what string, i int) string { return what + ", number " + itoa(i+1) }
