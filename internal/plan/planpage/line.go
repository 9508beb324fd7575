package planpage

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/decision"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/plan"
	"candour/internal/web"
)

// linePage is one line, what it rests on, and how it read before.
type linePage struct {
	web.CasePage
	*plan.Line
	state    *casework.State
	work     plan.Work
	argument *footing.Case
}

func (p linePage) Title() string         { return "A line of the plan" }
func (p linePage) Body() templ.Component { return lineBody(p) }

func (p Pages) showLine(c *web.Case) (web.Page, error) {
	l, err := find(c)
	if err != nil {
		return nil, err
	}
	argument, err := p.Footing.At(calendar.DateInLondon(c.Now), c.History)
	return linePage{web.CasePage{Case: c}, l, casework.Of(c.History), plan.WorkOf(c.History), argument}, err
}

func (p linePage) facts() []govuk.Fact {
	all := []govuk.Fact{{Term: "From whom, how, by when", Detail: govuk.Text(from(p.state, p.Line))}}
	for _, c := range p.Why {
		all = append(all, govuk.Fact{Term: "Why", Detail: govuk.Text(c.Words)})
	}
	if asked := asked(p.Case, string(p.Order.Entry), p.Question); asked != nil {
		all = append(all, govuk.Fact{Term: "The court asked", Detail: govuk.SmallWords(asked.Text)})
	}
	told := "The family, and the children"
	if p.Tell != plan.TellAll {
		told = tells[p.Tell]
	}
	all = append(all, govuk.Fact{Term: "Who may be told", Detail: govuk.Text(told)})
	if p.Plain != "" {
		all = append(all, govuk.Fact{Term: "In plain words", Detail: govuk.SmallWords(p.Plain)})
	}
	if tick, ok := p.Line.Done(p.work); ok {
		all = append(all, govuk.Fact{Term: "Done", Detail: tickDetail(p, tick)})
	}
	for _, h := range p.Hand {
		if !h.Body.Done {
			all = append(all, govuk.Fact{Term: "Was not an answer", Detail: govuk.Text(h.Body.Why + " (" + p.People.Name(h.Entry.Author) + ", " + h.On().Plain() + ")")})
		}
	}
	return all
}

func (p linePage) gone() string {
	var names []string
	for _, k := range p.Gone(p.argument) {
		names = append(names, p.argument.Name(k)+" ("+p.argument.Words(k)+")")
	}
	return strings.Join(names, ", and on ")
}

// href is where the entry that ticked a line can be read; "" where it has no page.
func (p linePage) href(by ledger.Ref) string {
	if _, ok := p.state.Note(by); ok {
		return p.URL("note", string(by.Entry))
	}
	return ""
}

func (p linePage) acts() []govuk.ActData {
	if !p.May(access.CaseWorker) || !p.Holds() {
		return nil
	}
	mark := govuk.ActData{Link: govuk.Link{Text: "Tick it", Href: lineURL(p.Case, p.Line, "mark")}, Means: "It was found out in a way that did not tick it."}
	if _, done := p.Line.Done(p.work); done {
		mark = govuk.ActData{Link: govuk.Link{Text: "It is not done yet", Href: lineURL(p.Case, p.Line, "mark")}, Means: "What ticked it did not answer it."}
	}
	return []govuk.ActData{
		{Link: govuk.Link{Text: "Change it", Href: lineURL(p.Case, p.Line, "change")}, Means: "With a reason. How it read before stays readable."},
		mark,
		{Link: govuk.Link{Text: "Take it out", Href: lineURL(p.Case, p.Line, "end")}, Means: "With a reason."},
	}
}

// whyText is why a line is needed as it is typed: what rests on an item ends in its number.
func whyText(c *web.Case, l *plan.Line) string {
	var lines []string
	for _, w := range l.Why {
		lines = append(lines, w.Words+number(c, w))
	}
	return strings.Join(lines, "\n")
}

func number(c *web.Case, w decision.Consideration) string {
	if i, ok := evidence.Of(c.History).Item(w.On); ok {
		return " (" + strconv.Itoa(i.Number) + ")"
	}
	return ""
}

// markPage is the word of a person on whether a line is done.
type markPage struct {
	web.CaseForm
	*plan.Line
	tick plan.Tick // by which it is done; none when it is not
}

func (p markPage) Title() string {
	if p.isDone() {
		return "It is not done yet"
	}
	return "Tick it"
}
func (p markPage) Body() templ.Component { return markBody(p) }
func (p markPage) isDone() bool          { return !p.tick.By.IsZero() }

func newMarkPage(c *web.Case) (markPage, error) {
	l, err := find(c)
	if err != nil {
		return markPage{}, err
	}
	tick, _ := l.Done(plan.WorkOf(c.History))
	form, err := c.Form()
	return markPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, l, tick}, err
}

func (p Pages) showMark(c *web.Case) (web.Page, error) {
	page, err := newMarkPage(c)
	if err != nil {
		return nil, err
	}
	return page, nil
}

func (p Pages) mark(c *web.Case) (web.Page, error) {
	page, err := newMarkPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	body := plan.TickedBody{Line: page.Ref(), Why: f.Text("why")}
	if err := f.Without(casework.HeldIn(c.Context(), c.Ledger(), c.History, c.Words, body.Why)); err != nil {
		return nil, err
	}
	return sent(c, page, f, lineURL(c, page.Line), body.Validate(), func(h *ledger.History) (ledger.Change, error) { return plan.Mark(h, c.By(), f.ID, body) })
}

func questionOf(s *casework.State, b plan.LeftOutBody) string {
	for _, a := range s.QuestionsFor("") {
		if a.Order.Ref == b.Order && a.Key == b.Question {
			return "“" + a.Text + "”"
		}
	}
	return "A question of an order."
}

func caseOf(r plan.Row) ledger.StreamID { return r.Case }
