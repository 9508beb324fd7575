package ordertextpage

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/ordertext"
	"candour/internal/redaction"
	"candour/internal/web"
)

// questionsPage has the questions of an order marked in the text of its paper.
type questionsPage struct {
	web.CaseForm
	pages    Pages
	state    *casework.State
	o        *casework.Order
	choices  []redaction.Choice
	chosen   *redaction.Choice // the paper that is read; nil while it is to be chosen
	passages []ordertext.Passage
	covered  int // passages that are hidden from whoever looks
}

func (p *questionsPage) Title() string         { return "Mark the order’s questions" }
func (p *questionsPage) Body() templ.Component { return questionsBody(p) }

// questionsPage is the page for one paper, by its key; without one, for the paper that the order names.
func (p Pages) questionsPage(c *web.Case, key string) (*questionsPage, error) {
	page, err := p.ofOrder(c)
	if err != nil {
		return nil, err
	}
	named := redaction.Document{Sort: redaction.OfTheCourt, Court: page.o.Document}
	choice, there := redaction.Find(page.choices, cmp.Or(key, named.Key()))
	switch {
	case there && (key != "" || redaction.Opened(c.History, c.Person.ID, choice.Document)):
		return page, page.read(choice)
	case key != "":
		return nil, fault.Absent(nil)
	default:
		return page, nil
	}
}

func (p Pages) ofOrder(c *web.Case) (*questionsPage, error) {
	state := casework.Of(c.History)
	id, err := c.Entry("order")
	if err != nil {
		return nil, err
	}
	o, there := state.Order(ledger.Ref{Stream: c.Stream, Entry: id})
	if !there {
		return nil, fault.Absent(nil)
	}
	side, err := c.Ledger().Read(c.Context(), state.Side)
	if err != nil {
		return nil, err
	}
	form, err := c.Form()
	return &questionsPage{
		CaseForm: web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, pages: p, state: state, o: o,
		choices: papers(redaction.Choices(p.Desk.Pack, c.History, side)),
	}, err
}

// papers are the documents in which an order can stand.
func papers(all []redaction.Choice) []redaction.Choice {
	return slices.DeleteFunc(all, func(c redaction.Choice) bool { return c.Sort != redaction.OfTheCourt && c.Sort != redaction.Attached })
}

// read reads the passages of a paper. One of the court is read only by whoever is on record as having opened it.
func (p *questionsPage) read(choice redaction.Choice) error {
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
	for _, passage := range ordertext.Passages(text) {
		if len(gate.In(passage.Words)) > 0 {
			p.covered++
			continue
		}
		p.passages = append(p.passages, passage)
	}
	return nil
}

func (p Pages) showQuestions(c *web.Case) (web.Page, error) {
	page, err := p.questionsPage(c, c.Query("document"))
	if err == nil {
		page.Form.Set("report", page.asked())
	}
	return page, err
}

// asked is the report that the order asks for, where it is one.
func (p *questionsPage) asked() string {
	report := ""
	for _, a := range p.o.Asks {
		if report != "" && a.Report != report {
			return ""
		}
		report = a.Report
	}
	return report
}

func (p Pages) questions(c *web.Case) (web.Page, error) {
	form, err := c.Form()
	if err != nil {
		return nil, err
	}
	page, err := p.questionsPage(c, form.Text("document"))
	if err != nil {
		return nil, err
	}
	body, err := page.wanted()
	if err != nil {
		return nil, err
	}
	err = page.act(func(s *casework.State) (ledger.Change, error) {
		return casework.MarkQuestions(s, c.By(), page.Form.ID, body)
	})
	if page.Form.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL("order", string(page.o.Ref.Entry))), err
}

func (p *questionsPage) act(verb func(*casework.State) (ledger.Change, error)) error {
	if len(p.Form.Errors) > 0 {
		_, err := verb(p.state)
		return err
	}
	return p.Act(p.Form, func(h *ledger.History) (ledger.Change, error) { return verb(casework.Of(h)) })
}

// wanted is the form as it was sent. What is hidden is not to be marked: everybody on the case reads the questions, and then the court.
func (p *questionsPage) wanted() (casework.QuestionsMarkedBody, error) {
	body := casework.QuestionsMarkedBody{Order: p.o.Ref}
	var texts []string
	for _, passage := range p.marked() {
		body.Questions = append(body.Questions, casework.MarkedQuestion{Page: passage.Page, Question: casework.Question{
			Text: passage.Words, Paragraph: passage.Paragraph, Report: p.Form.Text("report"),
		}})
		texts = append(texts, passage.Words)
	}
	if p.chosen != nil {
		body.Paper = casework.Paper{Name: p.chosen.What, Document: p.chosen.Court, Of: p.chosen.Of}
	}
	return body, p.Form.Without(casework.HeldIn(p.Context(), p.Ledger(), p.History, p.Words, texts...))
}

// marked are the passages that were marked. One that the text no longer has is asked for again.
func (p *questionsPage) marked() (all []ordertext.Passage) {
	for _, key := range p.Form.All("mark") {
		i := slices.IndexFunc(p.passages, func(x ordertext.Passage) bool { return x.Key() == key })
		if i < 0 {
			p.Form.Errors.Add("mark", "The text of the paper has changed. Mark the questions again")
			continue
		}
		all = append(all, p.passages[i])
	}
	return all
}

// marks are the passages that are not marked yet, as they are offered.
func (p *questionsPage) marks() (all []govuk.Option) {
	for _, x := range p.passages {
		if p.o.IsMarked(x.Words) {
			continue
		}
		hint := "Page " + strconv.Itoa(x.Page)
		if x.Paragraph != "" {
			hint += ", paragraph " + x.Paragraph
		}
		all = append(all, govuk.Option{Value: x.Key(), Label: x.Words, Hint: hint})
	}
	return all
}

// reports are the report types that an order on this track may ask for.
func (p *questionsPage) reports() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "No report, or not known"}}
	for _, t := range p.pages.Desk.Pack.ReportTypesOn(p.state.Track()) {
		all = append(all, govuk.Option{Value: t.ID, Label: t.Name})
	}
	return all
}

func (p *questionsPage) orderURL(parts ...string) string {
	return p.URL(append([]string{"order", string(p.o.Ref.Entry)}, parts...)...)
}

// data carries the paper in which the questions are marked.
func (p *questionsPage) data() govuk.FormData {
	d := p.Form.Data()
	d.Hidden = append(d.Hidden, govuk.Hidden{Name: "document", Value: p.chosen.Key()})
	return d
}
