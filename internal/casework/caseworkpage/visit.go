package caseworkpage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// visitPage is one planned visit with its history.
type visitPage struct {
	page
	v *casework.PlannedVisit
}

func (p visitPage) Title() string         { return "Planned visit" }
func (p visitPage) Body() templ.Component { return visitBody(p) }

func (p Pages) visit(c *web.Case) (web.Page, error) {
	v, err := p.visitIn(c)
	if err != nil {
		return nil, err
	}
	return visitPage{p.page(c), v}, nil
}

// visitIn is the planned visit that the address names.
func (p Pages) visitIn(c *web.Case) (*casework.PlannedVisit, error) {
	return inAddress(c, "visit", (*casework.State).PlannedVisit)
}

// calledAll are what people are called, in one line.
func (s seen) calledAll(people []ledger.Ref) string {
	var all []string
	for _, ref := range people {
		if who, ok := s.State.Person(ref); ok {
			all = append(all, who.Called())
		}
	}
	return strings.Join(all, ", ")
}

func (p visitPage) facts() []govuk.Fact {
	facts := []govuk.Fact{
		{Term: "Who is to be seen", Detail: govuk.Text(p.calledAll(p.v.People))}, {Term: "When", Detail: govuk.Text(casework.ShowMoment(p.v.Starts))},
		{Term: "By", Detail: govuk.Text(p.People.Name(p.v.By()))},
	}
	for _, f := range []struct{ term, text string }{{"Where", p.v.Where}, {"What for", p.v.Why}} {
		if f.text != "" {
			facts = append(facts, govuk.Fact{Term: f.term, Detail: govuk.Text(f.text)})
		}
	}
	if ended, is := p.v.Ended(); is {
		facts = append(facts, govuk.Fact{Term: "What became of it", Detail: p.became(ended)})
	}
	return facts
}

func (p visitPage) became(ended casework.VisitEndedBody) templ.Component {
	if ended.Note.IsZero() {
		return govuk.Text("Cancelled: " + ended.Why)
	}
	return govuk.Anchor(govuk.Link{Text: "Made: the note of it", Href: p.URL("note", string(ended.Note.Entry))})
}

func (p visitPage) acts() []govuk.ActData {
	if _, is := p.v.Ended(); is || !p.May(access.CaseWorker) {
		return nil
	}
	id := string(p.v.Ref.Entry)
	return []govuk.ActData{
		{Link: govuk.Link{Text: "It was made, or is cancelled", Href: p.URL("visit", id, "end")}, Means: "Choose the note of it, or say why it is cancelled."},
		{Link: govuk.Link{Text: "It was moved", Href: p.URL("visit", id, "move")}, Means: "Where it was before stays in its history."},
		{Link: govuk.Link{Text: "Write a note of it", Href: p.URL("write-note")}, Means: "Of what was seen and said, or that nobody was there."},
	}
}

// changeVisitPage asks what became of a planned visit, or when it is now.
type changeVisitPage struct {
	formPage
	v     *casework.PlannedVisit
	title string
	asks  func(changeVisitPage) templ.Component
}

func (p changeVisitPage) Title() string         { return p.title }
func (p changeVisitPage) Body() templ.Component { return changeVisitBody(p) }

func showMoveVisit(p formPage, v *casework.PlannedVisit) web.Page {
	return changeVisitPage{p, v, "The visit was moved", moveVisitFields}
}

func showEndVisit(p formPage, v *casework.PlannedVisit) web.Page {
	return changeVisitPage{p, v, "What became of the visit", endVisitFields}
}

// onVisit is a form about the planned visit that the address names.
func (p Pages) onVisit(show func(formPage, *casework.PlannedVisit) web.Page) handler {
	return func(c *web.Case) (web.Page, error) {
		v, err := p.visitIn(c)
		if err != nil {
			return nil, err
		}
		return fresh(c, func(form *web.Form) web.Page { return show(p.formPage(c, form), v) })
	}
}

func (p Pages) moveVisit(c *web.Case) (web.Page, error) {
	return p.changeVisit(c, showMoveVisit, func(f *web.Form, v *casework.PlannedVisit) act {
		body := casework.VisitMovedBody{Visit: v.Ref, Starts: momentIn(f, "starts"), Where: f.Text("where"), Why: f.Text("why")}
		return func(s *casework.State) (ledger.Change, error) {
			return casework.MoveVisit(s, c.By(), f.ID, p.seen(c).Today, body)
		}
	})
}

func (p Pages) endVisit(c *web.Case) (web.Page, error) {
	return p.changeVisit(c, showEndVisit, func(f *web.Form, v *casework.PlannedVisit) act {
		body := casework.VisitEndedBody{Visit: v.Ref, Note: p.seen(c).inCase(f.Entry("note")), Why: f.Text("why")}
		return func(s *casework.State) (ledger.Change, error) { return casework.EndVisit(s, c.By(), f.ID, body) }
	})
}

func (p Pages) changeVisit(c *web.Case, show func(formPage, *casework.PlannedVisit) web.Page, read func(*web.Form, *casework.PlannedVisit) act) (web.Page, error) {
	v, err := p.visitIn(c)
	if err != nil {
		return nil, err
	}
	return sendOpenly(c, func(f *web.Form) web.Page { return show(p.formPage(c, f), v) },
		func(f *web.Form) act { return read(f, v) }, c.URL("visit", string(v.Ref.Entry)), "where", "why")
}

// noteOptions are the notes of the case, the newest first.
func (s seen) noteOptions(line func(ledger.Entry) string) []govuk.Option {
	all := []govuk.Option{{Label: "None: it is cancelled"}}
	for _, n := range s.State.Notes() {
		all = append(all, govuk.Option{Value: string(n.Entry.ID), Label: happened(n.Entry) + ": " + line(n.Entry)})
	}
	return all
}

func (p changeVisitPage) notes() []govuk.Option {
	return p.noteOptions(func(e ledger.Entry) string { return p.Ledger().Registry().Line(p.Words, e).Text })
}
