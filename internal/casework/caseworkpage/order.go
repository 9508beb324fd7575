package caseworkpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/web"
)

// orderPage is one order: what it asks, what it says, and who read it.
type orderPage struct {
	page
	o *casework.Order
}

func (p orderPage) Title() string         { return "Order" }
func (p orderPage) Body() templ.Component { return orderBody(p) }

func (p Pages) order(c *web.Case) (web.Page, error) {
	o, err := p.orderIn(c)
	if err != nil {
		return nil, err
	}
	return orderPage{p.page(c), o}, nil
}

// orderIn is the order that the address names.
func (p Pages) orderIn(c *web.Case) (*casework.Order, error) {
	return inAddress(c, "order", (*casework.State).Order)
}

func (p orderPage) over() string {
	over := "Order"
	if !p.o.Made.IsZero() {
		over += " · made on " + p.o.Made.Plain()
	}
	if p.o.Before != "" {
		over += " by " + p.o.Before
	}
	return over
}

// asked are the order’s questions.
func (p orderPage) asked() []govuk.AskedItem {
	var all []govuk.AskedItem
	for _, q := range p.o.Questions {
		all = append(all, govuk.AskedItem{Letter: "(" + q.Key + ")", Question: q.Text, Answer: govuk.Text(p.questionFor(q))})
	}
	return all
}

func (p orderPage) questionFor(q casework.Question) string {
	words := "For the " + p.reportName(q.Report)
	if q.Paragraph != "" {
		words += ", paragraph " + q.Paragraph
	}
	if m, marked := p.o.Marked(q); marked {
		words += ". Marked on page " + itoa(m.Page) + " of: " + lower(m.Paper.Name)
	}
	return words
}

// reportName is a report type in the pack’s words: "section 7 report".
func (s seen) reportName(id string) string {
	if t, ok := s.Pack.ReportType(id); ok {
		return lower(t.Name)
	}
	return "report"
}

// duties are what the order made, or set the day of.
func (p orderPage) duties() []*casework.Duty {
	return slices.DeleteFunc(slices.Clone(p.State.Duties()), func(d *casework.Duty) bool { return d.Because.Ref.Entry != p.o.Ref.Entry })
}

func (p orderPage) paragraphs() []govuk.Fact {
	var all []govuk.Fact
	for _, par := range p.o.Paragraphs {
		all = append(all, govuk.Fact{Term: par.Number, Detail: govuk.Text(par.Text)})
	}
	return all
}

func (p orderPage) acts() []govuk.ActData {
	if !p.May(access.CaseWorker) {
		return nil
	}
	id := string(p.o.Ref.Entry)
	var all []govuk.ActData
	if p.OrderText != "" {
		all = append(all, govuk.ActData{
			Link: govuk.Link{Text: "Mark its questions in its text", Href: p.URL("order", id, p.OrderText)}, Means: "They are kept word for word, with their page.",
		})
	}
	return append(all, govuk.ActData{
		Link: govuk.Link{Text: "Write out what it says", Href: p.URL("order", id, "read")}, Means: "Its questions stand first in the report, and what it asks becomes something to be done.",
	})
}
