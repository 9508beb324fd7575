package caseworkpage

import (
	"errors"
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// wrongCasePage hides an entry that was written in the wrong case, and asks where it belongs.
type wrongCasePage struct {
	formPage
	entry ledger.Entry
	cases []casework.Brief // in which this person may write
	seen  []access.Look    // who opened the case since it was written, newest first
	done  bool
}

func (p wrongCasePage) Title() string         { return "Written in the wrong case" }
func (p wrongCasePage) Body() templ.Component { return wrongCaseBody(p) }

// entryIn is the entry that the address names, while nobody has hidden it.
func (p Pages) entryIn(c *web.Case) (ledger.Entry, error) {
	id, err := c.Entry("entry")
	if err != nil {
		return ledger.Entry{}, err
	}
	e, ok := casework.Find(c.History, id)
	if !ok {
		return e, fault.Absent(errors.New("no such entry"))
	}
	return e, nil
}

// wrongCasePageOf gathers what the page shows: the cases it may belong to, and who may have read it.
func (p Pages) wrongCasePageOf(c *web.Case) (wrongCasePage, error) {
	page := wrongCasePage{}
	var err error
	if page.entry, err = p.entryIn(c); err != nil {
		return page, err
	}
	if page.cases, err = otherCases(c); err != nil {
		return page, err
	}
	page.seen, err = access.WhoLooked(c.Context(), c.DB(), c.Stream, page.entry.Recorded, c.Now)
	return page, err
}

// otherCases are the open cases besides this one in which the person may write.
func otherCases(c *web.Case) ([]casework.Brief, error) {
	all, err := casework.Mine(c.Context(), c.DB(), c.Person, c.Now)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(b casework.Brief) bool { return b.Case == c.Stream })
	return web.Theirs(c.Visit, access.CaseWorker, all, func(b casework.Brief) ledger.StreamID { return b.Case })
}

func (p Pages) showWrongCase(c *web.Case) (web.Page, error) {
	page, err := p.wrongCasePageOf(c)
	if err != nil {
		return nil, err
	}
	if casework.Hidden(c.History)[page.entry.ID] != "" {
		return nil, fault.Absent(nil)
	}
	return fresh(c, page.with(p, c))
}

func (p wrongCasePage) with(pages Pages, c *web.Case) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page {
		p.formPage = pages.formPage(c, form)
		return p
	}
}

// wrongCase hides the entry at once, writes it where it belongs, and answers with who may have read it.
func (p Pages) wrongCase(c *web.Case) (web.Page, error) {
	page, err := p.wrongCasePageOf(c)
	if err != nil {
		return nil, err
	}
	form, err := c.Form()
	if err != nil {
		return nil, err
	}
	there := page.chosen(form)
	body := casework.WrongCaseForm{Entry: page.entry.ID, Why: form.Text("why"), SeenBy: form.Text("seenBy")}
	others := []ledger.StreamID{casework.Of(c.History).Side}
	if there != "" {
		others = append(others, there)
	}
	err = c.ActOn(form, others, func(hs ledger.Histories) (ledger.Change, error) {
		var to *casework.State
		if there != "" {
			to = casework.Of(hs[there])
		}
		return casework.MoveToRightCase(casework.Of(hs[c.Stream]), to, c.By(), form.ID, body)
	})
	if form.Refused(err) {
		return page.with(p, c)(form), nil
	}
	page.done = err == nil
	return page.with(p, c)(form), err
}

// chosen is the case it belongs to, of those offered; none when nobody knows.
func (p wrongCasePage) chosen(f *web.Form) ledger.StreamID {
	for _, r := range p.cases {
		if string(r.Case) == f.Text("to") {
			return r.Case
		}
	}
	return ""
}

func (p wrongCasePage) places() []govuk.Option { return casePlaces(p.cases) }

// casePlaces are the cases to which something may belong.
func casePlaces(cases []casework.Brief) []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "I do not know, or it is not one of mine"}}
	for _, r := range cases {
		label := r.Title
		if r.Number != "" {
			label += ", " + r.Number
		}
		all = append(all, govuk.Option{Value: string(r.Case), Label: label})
	}
	return all
}

// readers are those who opened the case since the entry was written, each once with the last time.
func (p wrongCasePage) readers() []govuk.NewsItem {
	var all []govuk.NewsItem
	var told []ledger.StreamID
	for _, look := range p.seen {
		if look.Person == p.Person.ID || slices.Contains(told, look.Person) {
			continue
		}
		told = append(told, look.Person)
		all = append(all, govuk.NewsItem{What: []templ.Component{govuk.Text(p.People.Name(ledger.By(look.Person)))}, When: "Last opened the case " + at(look.At)})
	}
	return all
}

func (p wrongCasePage) line() string { return p.Ledger().Registry().Line(p.Words, p.entry).Text }
