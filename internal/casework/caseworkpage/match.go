package caseworkpage

import (
	"cmp"
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// matchPage puts what was told beside an order that has come, and asks whether the order says it.
type matchPage struct {
	formPage
	d *casework.Duty
	o *casework.Order
}

func (p matchPage) Title() string         { return "Was this what you were told?" }
func (p matchPage) Body() templ.Component { return matchBody(p) }

// matchIn is the duty and the order that the address names. What waits for no order is not there to be matched.
func (p Pages) matchIn(c *web.Case) (*casework.Duty, *casework.Order, error) {
	d, err := p.dutyIn(c)
	if err != nil {
		return nil, nil, err
	}
	o, err := p.orderIn(c)
	if err == nil && len(d.Told) == 0 {
		err = fault.Absent(nil)
	}
	return d, o, err
}

func (p Pages) showMatch(c *web.Case) (web.Page, error) {
	d, o, err := p.matchIn(c)
	if err != nil {
		return nil, err
	}
	return fresh(c, func(form *web.Form) web.Page { return matchPage{p.formPage(c, form), d, o} })
}

func (p Pages) match(c *web.Case) (web.Page, error) {
	d, o, err := p.matchIn(c)
	if err != nil {
		return nil, err
	}
	return sendOpenly(c, func(form *web.Form) web.Page { return matchPage{p.formPage(c, form), d, o} },
		func(f *web.Form) act { return matchPage{p.formPage(c, f), d, o}.answer(c) }, c.URL("duty", string(d.Ref.Entry)), "other-what", "why")
}

// What a person answers besides one of the order's own requests.
const (
	saysSame  = "same"
	saysOther = "other"
	notInIt   = "not"
	notThis   = "waits"
)

func (p matchPage) answer(c *web.Case) act {
	f, not := p.Form, casework.DutyNotInOrderBody{Duty: p.d.Ref, Order: p.o.Ref, Why: p.Form.Text("why")}
	switch f.Text("says") {
	case saysSame:
		return p.matched(c, p.asTold(f.Text("same-paragraph")))
	case saysOther:
		return p.matched(c, p.askIn(f, "other-"))
	case notInIt:
		return func(s *casework.State) (ledger.Change, error) { return casework.NotInOrder(s, c.By(), f.ID, not) }
	case notThis:
		not.Waits, not.Why = true, ""
		return func(s *casework.State) (ledger.Change, error) { return casework.NotInOrder(s, c.By(), f.ID, not) }
	}
	for i, ask := range p.o.Asks {
		if f.Text("says") == itoa(i) {
			return p.matched(c, ask)
		}
	}
	return func(*casework.State) (ledger.Change, error) {
		return ledger.Change{}, fault.Fields{{Name: "says", Sentence: "Say what the order says of it"}}
	}
}

func (p matchPage) matched(c *web.Case, ask casework.Ask) act {
	form := casework.MatchForm{Duty: p.d.Ref, Order: p.o.Ref, Says: ask}
	return func(s *casework.State) (ledger.Change, error) {
		return casework.MatchDuty(s, p.Pack, c.By(), p.Form.ID, form)
	}
}

// asTold is what was told, as an order says it in a paragraph.
func (p matchPage) asTold(paragraph string) casework.Ask {
	told, _ := p.d.ToldLast()
	return casework.Ask{
		Report: told.Says.Report, What: told.Says.What, To: told.Says.To, By: told.Says.Due.On, At: told.Says.Due.At, Paragraph: paragraph,
	}
}

// answers are the order's own requests, each with how it differs from what was told, and what else may be.
func (p matchPage) answers() []govuk.Option {
	var all []govuk.Option
	for i, ask := range p.o.Asks {
		all = append(all, govuk.Option{Value: itoa(i), Label: askWords(ask), Hint: p.hint(ask)})
	}
	if !slices.ContainsFunc(p.o.Asks, p.isSame) {
		all = append(all, govuk.Option{Value: saysSame, Label: "It says what I was told", More: sameFields(p)},
			govuk.Option{Value: saysOther, Label: "It says something else of it", Hint: "The order counts. What you were told stays in its history.", More: otherFields(p)})
	}
	return append(all,
		govuk.Option{Value: notInIt, Label: p.notWords(), More: notFields(p)},
		govuk.Option{Value: notThis, Label: "This order is about something else", Hint: "What you were told goes on waiting for its order."})
}

// notWords is what follows when the order does not say it.
func (p matchPage) notWords() string {
	if told, _ := p.d.ToldLast(); told.OnlyDay() {
		return "It does not say it, and the day before counts again"
	}
	return "It does not say it, and it need not be done"
}

// isSame reports whether a request of the order is what was told.
func (p matchPage) isSame(ask casework.Ask) bool { return len(p.differs(ask)) == 0 }

func (p matchPage) differs(ask casework.Ask) []casework.Difference {
	told, _ := p.d.ToldLast()
	says := casework.DutyBody{What: ask.What, Report: ask.Report, Due: casework.Due{On: ask.By, At: ask.At}}
	return told.Differs(p.Pack, says, p.questionsOf(ask))
}

// questionsOf are what this order asks of the report that a request of it is for.
func (p matchPage) questionsOf(ask casework.Ask) []casework.Asked {
	return slices.DeleteFunc(p.State.QuestionsFor(ask.Report), func(a casework.Asked) bool { return a.Order != p.o })
}

func (p matchPage) hint(ask casework.Ask) string {
	differs := p.differs(ask)
	if len(differs) == 0 {
		return "The same as you were told."
	}
	words := "It differs:"
	for _, d := range differs {
		words += " " + differenceWords(d)
	}
	return words
}

func differenceWords(d casework.Difference) string {
	return d.Of + " (told: " + d.Told + "; in the order: " + d.Orders + ")."
}

// askWords is a request of an order in a line.
func askWords(a casework.Ask) string {
	words := a.What
	if a.Paragraph != "" {
		words = "Paragraph " + a.Paragraph + ": " + words
	}
	if !a.By.IsZero() {
		words += ", by " + a.By.Long()
	}
	if !a.At.IsZero() {
		words += ", " + a.At.String()
	}
	return words
}

// toldFacts are what was told, a line each.
func (s seen) toldFacts(t *casework.ToldDuty) []govuk.Fact {
	facts := []govuk.Fact{
		{Term: "What", Detail: govuk.Text(t.Says.What)}, {Term: "By", Detail: govuk.Text(cmp.Or(t.Says.Due.On.Long(), "No day was named"))},
		{Term: "Told", Detail: govuk.Text(capital(string(t.How)) + " by " + t.By + ", " + t.On.Plain())},
	}
	if h, ok := s.State.Hearing(t.Hearing); ok {
		facts = append(facts, govuk.Fact{Term: "Hearing", Detail: govuk.Text(s.hearingType(h) + ", " + s.hearingWhen(h))})
	}
	for _, q := range t.Questions {
		facts = append(facts, govuk.Fact{Term: "To answer", Detail: govuk.Text(q)})
	}
	return facts
}

// AsksOfTold asks of each order that has come whether it says what somebody was told.
func (p Pages) AsksOfTold(c *web.Case) ([]templ.Component, error) {
	if !c.May(access.CaseWorker) {
		return nil, nil
	}
	var all []templ.Component
	for _, m := range casework.Of(c.History).Matches() {
		all = append(all, matchAsk(c, m))
	}
	return all, nil
}

// matchURL is where somebody says whether an order says what was told.
func matchURL(c *web.Case, m casework.Match) string {
	return c.URL("duty", string(m.Duty.Ref.Entry), "order", string(m.Order.Ref.Entry))
}

func orderWords(o *casework.Order) string {
	if o.Made.IsZero() {
		return o.Name
	}
	return o.Name + " of " + o.Made.Plain()
}
