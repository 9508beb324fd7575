package voicepage

import (
	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/footing"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/voice"
	"candour/internal/web"
)

// answerPage asks what a child says of what was written down, beside it.
type answerPage struct {
	formPage
	item *evidence.Item
}

func (p answerPage) Title() string         { return "What the child says of it now" }
func (p answerPage) Body() templ.Component { return answerBody(p) }

func (p Pages) answerPage(c *web.Case) (answerPage, error) {
	page, err := p.asking(c)
	if err != nil {
		return answerPage{}, err
	}
	ref, err := page.ref("item")
	said, known := page.state.SaidIn(ref)
	item, drawn := evidence.Of(c.History).Item(ref)
	if err == nil && (!known || !drawn || said.Body.Child != page.child.Ref) {
		err = fault.Absent(nil)
	}
	return answerPage{page, item}, err
}

func (p Pages) showAnswer(c *web.Case) (web.Page, error) {
	page, err := p.answerPage(c)
	if err == nil {
		page.Form.SetDate("on", calendar.DateInLondon(c.Now))
		p.takesUp(page.formPage)
	}
	return page, err
}

// answer leads to the page from which the child is answered, with what rested on the first version.
func (p Pages) answer(c *web.Case) (web.Page, error) {
	page, err := p.answerPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	form := voice.AnswerForm{Item: page.item.Ref(), Sort: voice.Sort(f.Text("sort")), Words: f.Text("words"), Says: f.Text("says"), Came: f.Text("came"), On: f.Date("on", "The day")}
	if a, known := p.picturedIn(page.formPage); known {
		form.From = a.Ref
	}
	again, err := page.acts([]string{form.Words, form.Says}, func(h *ledger.History) (ledger.Change, error) {
		return voice.Answer(p.Pack, h, c.By(), f.ID, form)
	})
	if again {
		return page, nil
	}
	return c.SeeOther(page.at("answer", string(voice.AnswerOf(c.Stream, f.ID)))), err
}

func sortOptions() []govuk.Option {
	labels := map[voice.Sort]string{voice.NotSaid: "“That is not what I said”", voice.ChangedMind: "“I have changed my mind”", voice.Missed: "“You missed something”"}
	hints := map[voice.Sort]string{
		voice.NotSaid: "Whether it was said is then disputed. Both versions stay.", voice.ChangedMind: "What was said stays as said; what the child wishes now counts.",
		voice.Missed: "What was missed stands beside it.",
	}
	var all []govuk.Option
	for _, s := range voice.Sorts {
		all = append(all, govuk.Option{Value: string(s), Label: labels[s], Hint: hints[s]})
	}
	return all
}

var cameWords = map[string]string{"page": "By the young person’s page", "letter": "By a letter", "worker": "They told somebody who works here"}

func cameOptions() []govuk.Option {
	var all []govuk.Option
	for _, way := range voice.Ways {
		all = append(all, govuk.Option{Value: way, Label: cameWords[way]})
	}
	return all
}

// replyPage shows what a child says of their words, what rested on the first version, and asks what the child was told of it.
type replyPage struct {
	formPage
	answer     *voice.Correction
	first, now *evidence.Item
	argument   *footing.Case
	back       govuk.Link // beside the picture that the child spoke of; zero where it was none
}

func (p replyPage) Title() string         { return "Answer the child" }
func (p replyPage) Body() templ.Component { return replyBody(p) }

func (p Pages) replyPage(c *web.Case) (replyPage, error) {
	page, err := p.asking(c)
	if err != nil {
		return replyPage{}, err
	}
	ref, err := page.ref("answer")
	if err != nil {
		return replyPage{}, err
	}
	answer, known := page.state.Correction(ref.Entry)
	if !known || answer.Body.Child != page.child.Ref {
		return replyPage{}, fault.Absent(nil)
	}
	e := evidence.Of(c.History)
	first, _ := e.Item(answer.Body.Item)
	now, _ := e.Item(answer.Body.Account)
	if first == nil || now == nil {
		return replyPage{}, fault.Absent(nil)
	}
	argument, err := p.Footing.At(calendar.DateInLondon(c.Now), c.History)
	back, _ := p.backTo(c, answer.Body.From)
	return replyPage{page, answer, first, now, argument, back}, err
}

func (p Pages) showReply(c *web.Case) (web.Page, error) {
	page, err := p.replyPage(c)
	if err == nil {
		page.Form.SetDate("on", calendar.DateInLondon(c.Now))
	}
	return page, err
}

func (p Pages) reply(c *web.Case) (web.Page, error) {
	page, err := p.replyPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	form := voice.ReplyForm{On: f.Date("on", "The day"), RepliedBody: voice.RepliedBody{Answer: page.answer.Entry.Ref(), Words: f.Text("words"), How: f.Text("how")}}
	again, err := page.acts([]string{form.Words, form.How}, func(h *ledger.History) (ledger.Change, error) {
		return voice.Reply(h, c.By(), f.ID, form)
	})
	if again {
		return page, nil
	}
	return c.SeeOther(page.at()), err
}

// rested is what rests on the first version, by what it is called, with how it stands now.
func (p replyPage) rested() []govuk.RowData {
	var rows []govuk.RowData
	for _, r := range p.argument.RestingOn(p.first.Ref()) {
		if r.Ref != p.now.Ref() {
			rows = append(rows, govuk.RowData{What: govuk.Link{Text: p.argument.Name(r.Key)}, State: govuk.Tag(r.Standing.String())})
		}
	}
	return rows
}
