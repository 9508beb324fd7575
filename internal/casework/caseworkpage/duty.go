package caseworkpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/web"
)

// dutyPage is one thing to be done: what made it so, and how its day came about.
type dutyPage struct {
	page
	d *casework.Duty
}

func (p dutyPage) Title() string         { return "Something to be done" }
func (p dutyPage) Body() templ.Component { return dutyBody(p) }

func (p Pages) duty(c *web.Case) (web.Page, error) {
	d, err := p.dutyIn(c)
	if err != nil {
		return nil, err
	}
	return dutyPage{p.page(c), d}, nil
}

// dutyIn is the duty that the address names.
func (p Pages) dutyIn(c *web.Case) (*casework.Duty, error) {
	return inAddress(c, "duty", (*casework.State).Duty)
}

func (p dutyPage) facts() []govuk.Fact {
	facts := []govuk.Fact{
		{Term: "For", Detail: govuk.Text(capital(p.d.To))}, {Term: "By", Detail: govuk.Text(p.byWhen())}, {Term: "Because", Detail: because(p.page, p.d)},
		{Term: "Who sees to it", Detail: govuk.Text(ownerWords[p.d.Owner])},
	}
	facts = append(facts, p.extensionFacts()...)
	if done, ok := p.d.Done(); ok {
		facts = append(facts, govuk.Fact{Term: "Done", Detail: govuk.Text(done.On.Plain() + ". " + done.How)})
	}
	if withdrawn, ok := p.d.Withdrawn(); ok {
		facts = append(facts, govuk.Fact{Term: "Withdrawn", Detail: govuk.Text(withdrawn.Why)})
	}
	return facts
}

var ownerWords = map[casework.Owner]string{casework.OfWorker: "The worker", casework.OfManager: "The manager"}

// byWhen is the day and time, with how far off they are.
func (p dutyPage) byWhen() string {
	if p.d.Due.On.IsZero() {
		return "The day is not known yet"
	}
	words := p.d.Due.On.Long()
	if !p.d.Due.At.IsZero() {
		words += ", " + p.d.Due.At.String()
	}
	if p.d.Open() {
		words += ", " + lower(p.due(p.Case, p.d.Due).Words)
	}
	return words
}

// counted is how the day came about, each count a sentence.
func (p dutyPage) counted() []string {
	var all []string
	if p.d.Due.ByOrder {
		all = append(all, "The order sets the day, not a rule.")
	}
	if p.d.Due.Computation != nil {
		all = append(all, p.d.Due.Computation.Sentence())
	}
	for _, other := range p.d.Due.Others {
		all = append(all, "Not this: "+other.Sentence())
	}
	return append(all, p.d.Due.Gaps...)
}

// becauseURL is where what made a duty can be looked up; nothing when it is no page of its own.
func (p page) becauseURL(b casework.Because) string {
	id := string(b.Ref.Entry)
	switch {
	case b.Ref.IsZero():
		return ""
	case b.Made == casework.ByOrder:
		return p.URL("order", id)
	case b.Made == casework.ByWord:
		return p.URL("hearing", id)
	case b.Made == casework.ByPromise:
		if _, ok := p.State.Note(b.Ref); ok {
			return p.URL("note", id)
		}
	case b.Made == casework.ByEvent:
		if _, ok := p.State.Worry(b.Ref); ok {
			return p.URL("worry", id)
		}
	}
	return p.URL("timeline") + "?entry=" + id
}

func (p dutyPage) acts() []govuk.ActData {
	if !p.May(access.CaseWorker) {
		return nil
	}
	id := string(p.d.Ref.Entry)
	acts := append(p.matchActs(), p.listActs()...)
	if !p.d.Open() {
		return []govuk.ActData{{Link: govuk.Link{Text: "It has to be done after all", Href: p.URL("duty", id, "reopen")}, Means: "It goes back on the list of what is due."}}
	}
	acts = append(acts, govuk.ActData{Link: govuk.Link{Text: "It is done", Href: p.URL("duty", id, "done")}, Means: "Say when and how."})
	if p.d.Fixed {
		return acts
	}
	acts = append(acts, p.timeActs()...)
	if !p.d.Provisional() {
		acts = append(acts, govuk.ActData{
			Link: govuk.Link{Text: "An order sets another day", Href: p.URL("duty", id, "day")}, Means: "Name the order and the paragraph. The count of the rule stays beside it.",
		})
	}
	return append(acts,
		govuk.ActData{Link: govuk.Link{Text: "It need not be done", Href: p.URL("duty", id, "withdraw")}, Means: "Say why. It stays readable."})
}

// matchActs lead to each order that may say what was told.
func (p dutyPage) matchActs() []govuk.ActData {
	var acts []govuk.ActData
	for _, o := range p.State.OrdersFor(p.d) {
		acts = append(acts, govuk.ActData{
			Link:  govuk.Link{Text: "Was this what you were told?", Hidden: orderWords(o), Href: matchURL(p.Case, casework.Match{Duty: p.d, Order: o})},
			Means: "Put it beside " + orderWords(o) + ".",
		})
	}
	return acts
}

// differences are where the order and what was told say different things, a sentence each; none while no order was found to say it.
func (p dutyPage) differences(t *casework.ToldDuty) []string {
	says, ok := t.Answer.Body.(casework.DutyInOrderBody)
	if !ok {
		return nil
	}
	order, _ := p.State.Order(says.Says.Because.Ref)
	asked := slices.DeleteFunc(p.State.QuestionsFor(says.Says.Report), func(a casework.Asked) bool { return a.Order != order })
	var all []string
	for _, d := range t.Differs(p.Pack, says.Says, asked) {
		all = append(all, capital(differenceWords(d)))
	}
	return all
}

// listActs lead to the list from which a report that is due fills, where the pack has one for the track, and otherwise to writing the report.
func (p dutyPage) listActs() []govuk.ActData {
	list, ok := p.Pack.SafeguardingFor(p.State.Track(), p.Today)
	if p.d.Report == "" {
		return nil
	}
	if !ok || p.d.Report != list.Report {
		return []govuk.ActData{{
			Link: govuk.Link{Text: "Write the report", Href: p.URL("reports", "new") + "?type=duty:" + string(p.d.Ref.Entry)}, Means: "It is begun for this, and says by when it is due.",
		}}
	}
	return []govuk.ActData{{Link: govuk.Link{Text: list.Name, Href: p.URL("safeguarding")}, Means: "What is checked and asked about safety, and what is still open. The report fills from it."}}
}

// onDuty is a form about the duty that the address names.
func (p Pages) onDuty(show func(formPage, *casework.Duty) web.Page) handler {
	return func(c *web.Case) (web.Page, error) {
		d, err := p.dutyIn(c)
		if err != nil {
			return nil, err
		}
		return fresh(c, func(form *web.Form) web.Page { return show(p.formPage(c, form), d) })
	}
}

// changeDuty carries out what a form says about a duty.
func (p Pages) changeDuty(show func(formPage, *casework.Duty) web.Page, read func(*web.Case, *web.Form, *casework.Duty) act) handler {
	return func(c *web.Case) (web.Page, error) {
		d, err := p.dutyIn(c)
		if err != nil {
			return nil, err
		}
		return send(c, func(form *web.Form) web.Page { return show(p.formPage(c, form), d) },
			func(form *web.Form) act { return read(c, form, d) }, c.URL("court"))
	}
}

// orNone is a sentence where there may be none.
func orNone(sentence string) templ.Component {
	if sentence == "" {
		return nil
	}
	return govuk.Text(sentence)
}
