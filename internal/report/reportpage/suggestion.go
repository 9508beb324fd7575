package reportpage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/redline"
	"candour/internal/report"
	"candour/internal/web"
)

// suggestionPage shows a wording that a reader suggests beside the words it is for. Its author takes it or declines it.
type suggestionPage struct {
	formOnReport
	suggestion *report.Suggestion
	on         *report.Statement // nil once it was taken out
}

func (p suggestionPage) Title() string         { return "A suggested wording" }
func (p suggestionPage) Body() templ.Component { return suggestionBody(p) }

func (p Pages) suggestionPage(c *web.Case) (suggestionPage, error) {
	v, err := p.view(c)
	if err != nil {
		return suggestionPage{}, err
	}
	id, err := c.Entry("suggestion")
	if err != nil {
		return suggestionPage{}, err
	}
	s, ok := v.Draft.Suggestion(id)
	if !ok {
		return suggestionPage{}, fault.Absent(nil)
	}
	form, err := v.form()
	page := suggestionPage{formOnReport: form, suggestion: s}
	if on, there := v.Draft.Statement(s.Statement); there {
		page.on = on
	}
	return page, err
}

// showSuggestion shows it; in an emergency, one that says something hidden stays closed.
func (p Pages) showSuggestion(c *web.Case) (web.Page, error) {
	page, err := p.suggestionPage(c)
	if err == nil && !c.May(access.Answerer) && len(page.v.hiddenIn(page.suggestion.Text)) > 0 {
		return nil, fault.Absent(nil)
	}
	return page, err
}

func (p Pages) answerSuggestion(c *web.Case) (web.Page, error) {
	page, err := p.suggestionPage(c)
	if err != nil {
		return nil, err
	}
	f, id := page.Form, page.suggestion.Entry.ID
	if err := warn(c, f, page.suggestion.Text, f.Text("why")); err != nil {
		return nil, err
	}
	if len(f.Errors) == 0 {
		err = page.v.edit(f, func(d *report.Draft) (ledger.Change, error) {
			switch f.Text("do") {
			case "take":
				return report.TakeSuggestion(page.v.Reading.Pack, d, c.By(), f.ID, id)
			case "decline":
				return report.DeclineSuggestion(d, c.By(), f.ID, id, f.Text("why"))
			default:
				return ledger.Change{}, fault.BadInput("Choose one of the buttons.", nil)
			}
		})
	}
	if f.Refused(err) || len(f.Errors) > 0 {
		return page, nil
	}
	return c.SeeOther(page.v.url()), err
}

// beside are both texts word by word, as the reader read the one and suggests the other.
func (p suggestionPage) beside() (was, is []redline.Run) {
	return redline.Beside(strings.Fields(p.suggestion.Was), strings.Fields(p.suggestion.Text))
}

// changedSince is how the statement reads now, when that is not what the reader read; "" otherwise.
func (p suggestionPage) changedSince() string {
	switch {
	case p.on == nil:
		return "It was taken out."
	case p.on.Last.ID == p.suggestion.On || !p.suggestion.Waits():
		return ""
	default:
		return p.on.Text
	}
}

func (p suggestionPage) mayAnswer() bool {
	return p.suggestion.Waits() && p.v.Signed == nil && p.Person.ID == p.v.Author
}

// outcome says what became of a suggestion, and by whom.
func (v *view) outcome(s *report.Suggestion) string {
	switch {
	case s.Taken != nil:
		return "Taken by " + v.People.Name(s.Taken.Entry.Author) + ", " + moment(s.Taken.Entry.Recorded) + "."
	case s.Declined != nil:
		return "Declined by " + v.People.Name(s.Declined.Entry.Author) + ", " + moment(s.Declined.Entry.Recorded) + ": " + s.Declined.Body.Why
	default:
		return "Not answered yet."
	}
}

// outcomeBrief is what became of it, as a link that leads there.
func (v *view) outcomeBrief(s *report.Suggestion) string {
	switch {
	case s.Taken != nil:
		return "Taken"
	case s.Declined != nil:
		return "Declined"
	default:
		return "Look at it"
	}
}

// readField carries the entry that gave a statement the words for which somebody suggests others.
const readField = "read"

// suggests is the wording that a comment suggests; false when it leaves the words as they were read.
func (p commentPage) suggests() (report.SuggestedBody, bool, error) {
	text, read := p.Form.Text("suggest"), ledger.EntryID(p.Form.Text(readField))
	if p.on == nil || text == "" {
		return report.SuggestedBody{}, false, nil
	}
	h, err := p.v.history()
	if err != nil {
		return report.SuggestedBody{}, false, err
	}
	for _, v := range report.VersionsOf(h, p.on.Ref) {
		if v.Entry.ID == read && strings.Join(strings.Fields(v.Text), " ") == strings.Join(strings.Fields(text), " ") {
			return report.SuggestedBody{}, false, nil
		}
	}
	return report.SuggestedBody{Statement: p.on.Ref, On: read, Text: text, Words: p.Form.Text("words")}, true, nil
}

// data is the form with the words that the page shows.
func (p commentPage) data() govuk.FormData {
	data := p.v.data(p.Form)
	if p.on != nil {
		data.Hidden = append(data.Hidden, govuk.Hidden{Name: readField, Value: string(p.on.Last.ID)})
	}
	return data
}
