package allegationpage

import (
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/allegation"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/redaction"
	"candour/internal/web"
)

// takePage takes paragraphs of a document into the table: marked in the document, or typed one under the other.
type takePage struct {
	formPage
	choices    []redaction.Choice
	chosen     *redaction.Choice // the document in which paragraphs are marked; nil when they are typed
	paragraphs []allegation.Paragraph
	covered    int // paragraphs that are hidden from whoever looks
}

func (p takePage) Title() string         { return "Take matters into the table" }
func (p takePage) Body() templ.Component { return takeBody(p) }

func (p Pages) takePage(c *web.Case, document string) (takePage, error) {
	form, err := p.formPage(c)
	if err != nil {
		return takePage{}, err
	}
	side, err := c.Ledger().Read(c.Context(), form.people.Side)
	if err != nil {
		return takePage{}, err
	}
	page := takePage{formPage: form, choices: redaction.Choices(p.Desk.Pack, c.History, side)}
	if document == "" {
		return page, nil
	}
	return page, page.read(document)
}

// read reads the paragraphs of a document. One of the court is read only by whoever is on record as having opened it.
func (p *takePage) read(document string) error {
	choice, there := redaction.Find(p.choices, document)
	if !there {
		return fault.Absent(nil)
	}
	if !redaction.Opened(p.History, p.Person.ID, choice.Document) {
		return fault.Refuse("Open this document first, in what the court sent: it may be confidential, and who has seen it is on record.", nil)
	}
	text, err := p.pages.Desk.Words(p.Context(), choice)
	if err != nil {
		return err
	}
	gate, err := casework.GateOf(p.Context(), p.Ledger(), p.History, casework.ToColleague(p.Person.ID))
	if err != nil {
		return err
	}
	p.chosen = &choice
	for _, page := range text.Pages {
		p.paragraphs = append(p.paragraphs, allegation.Paragraphs(page.Words)...)
	}
	all := len(p.paragraphs)
	p.paragraphs = slices.DeleteFunc(p.paragraphs, func(x allegation.Paragraph) bool { return len(gate.In(x.Words)) > 0 })
	p.covered = all - len(p.paragraphs)
	return nil
}

func (p Pages) showTake(c *web.Case) (web.Page, error) {
	page, err := p.takePage(c, c.Query("document"))
	if err != nil {
		return nil, err
	}
	if page.chosen != nil && !page.Form.Has("mark") {
		page.Form.Set("mark", page.places()...)
		page.Form.Set("paper", page.chosen.Called)
	}
	return page, nil
}

func (p Pages) take(c *web.Case) (web.Page, error) {
	form, err := c.Form()
	if err != nil {
		return nil, err
	}
	page, err := p.takePage(c, form.Text("document"))
	if err != nil {
		return nil, err
	}
	wanted := page.wanted()
	texts := []string{wanted.By.Name, wanted.Paper.Name}
	for _, paragraph := range wanted.Paragraphs {
		texts = append(texts, paragraph.Words)
	}
	if err := page.warn(texts...); err != nil {
		return nil, err
	}
	return page.record(page, c.URL(Home), func(h *ledger.History) (ledger.Change, error) {
		return allegation.Take(p.Desk.Pack, h, c.By(), page.Form.ID, wanted)
	})
}

// wanted is the form as it was sent.
func (p takePage) wanted() allegation.TakeForm {
	f := p.Form
	form := allegation.TakeForm{
		Sort: allegation.Sort(f.Text("sort")), By: p.who("by"), On: f.Date("on", "The date of the document"), Against: p.refs("against"),
		Paper: evidence.Paper{Name: f.Text("paper")}, Paragraphs: allegation.Paragraphs(f.Text("matters")),
	}
	if p.chosen == nil {
		return form
	}
	form.Paragraphs = nil
	for _, place := range f.All("mark") {
		if i, err := strconv.Atoi(place); err == nil && i >= 0 && i < len(p.paragraphs) {
			form.Paragraphs = append(form.Paragraphs, p.paragraphs[i])
		}
	}
	return p.from(form)
}

// from names the document in which the paragraphs were marked.
func (p takePage) from(form allegation.TakeForm) allegation.TakeForm {
	switch p.chosen.Sort {
	case redaction.Attached:
		form.Source = p.chosen.Of
	case redaction.OurNote:
		form.Paper.Note = p.chosen.Of
	}
	return form
}

// places are the values of all paragraphs.
func (p takePage) places() (all []string) {
	for i := range p.paragraphs {
		all = append(all, itoa(i))
	}
	return all
}

func (p takePage) marks() (all []govuk.Option) {
	for i, x := range p.paragraphs {
		all = append(all, govuk.Option{Value: itoa(i), Label: x.Number + ". " + x.Words})
	}
	return all
}

func (p takePage) sorts() (all []govuk.Option) {
	hints := map[allegation.Sort]string{
		allegation.Threshold: "Care and supervision proceedings: Children Act 1989, section 31(2)",
		allegation.Schedule:  "Allegations of domestic abuse: Practice Direction 12J",
	}
	for _, s := range allegation.Sorts {
		all = append(all, govuk.Option{Value: string(s), Label: s.Words(), Hint: hints[s]})
	}
	return all
}

func (p takePage) documentURL(c redaction.Choice) string {
	return p.Case.URL(Home, "take") + "?document=" + c.Key()
}

// data carries the document in which paragraphs are marked.
func (p takePage) data() govuk.FormData {
	d := p.Form.Data()
	if p.chosen != nil {
		d.Hidden = append(d.Hidden, govuk.Hidden{Name: "document", Value: p.chosen.Key()})
	}
	return d
}
