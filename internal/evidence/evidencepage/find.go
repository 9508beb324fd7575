package evidencepage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// findPage records what a court decided of a matter, from an order or judgment with its paragraph, or provisionally from a note.
type findPage struct{ actPage }

func (p findPage) Title() string         { return "A court decided it" }
func (p findPage) Body() templ.Component { return findBody(p) }

func (p Pages) showFind(c *web.Case) (web.Page, error) {
	page, err := p.actForm(c)
	if err == nil {
		page.Form.Set("court", page.view.people.Fact(casework.Court).Value())
	}
	return findPage{page}, err
}

func (p Pages) find(c *web.Case) (web.Page, error) {
	page, err := p.actForm(c)
	if err != nil {
		return nil, err
	}
	paper, err := p.attached(c, page.Form)
	if err != nil {
		return nil, err
	}
	f := page.Form
	paper.Note = page.ref(f.Entry("note"))
	if f.Text("proved") == "" {
		f.Errors.Add("proved", "Say whether the court found it proved")
	}
	form := evidence.FindForm{On: f.Date("on", "The day of the decision"), FoundBody: evidence.FoundBody{
		Items: []ledger.Ref{page.item.Ref()}, Proved: f.Text("proved") == "yes", Court: f.Text("court"), Judge: f.Text("judge"),
		Words: f.Text("words"), Paper: paper,
	}}
	return page.record(findPage{page}, func(s *evidence.State) (ledger.Change, error) {
		return evidence.Find(s, c.By(), f.ID, form)
	})
}

// noteOptions are the notes of the case, for a finding known from a hearing before its document has come.
func (p actPage) noteOptions() []govuk.Option {
	out := []govuk.Option{{Value: "", Label: "The document itself, named below"}}
	for _, n := range p.view.people.Notes() {
		out = append(out, govuk.Option{Value: string(n.Entry.ID), Label: p.Words.Say("My note: %s, %s", n.With, n.At().Format("2 January 2006"))})
	}
	return out
}
