package closingpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/closing"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// closedPage says how a case was closed, each time, and what came of it since.
type closedPage struct {
	web.CasePage
	state    *casework.State
	accounts []*closing.Account // the last first
}

func (p closedPage) Title() string         { return "How the case was closed" }
func (p closedPage) Body() templ.Component { return closedBody(p) }

func (p Pages) closed(c *web.Case) (web.Page, error) {
	page := closedPage{CasePage: web.CasePage{Case: c}, state: casework.Of(c.History)}
	for _, a := range closing.Of(c.History).All() {
		page.accounts = append([]*closing.Account{a}, page.accounts...)
	}
	return page, nil
}

// accountOf is the account that the address names.
func accountOf(c *web.Case) (*closing.Account, error) {
	id, err := c.Entry("account")
	if err != nil {
		return nil, err
	}
	a, known := closing.Of(c.History).Account(id)
	if !known {
		return nil, fault.Absent(nil)
	}
	return a, nil
}

// withoutAccount says that a case was closed before such an account was asked for.
func (p closedPage) withoutAccount() string {
	on, why := p.state.ClosedOn()
	switch {
	case !on.IsZero():
		return "It was closed on " + on.Plain() + ": " + why
	case p.state.Status() == casework.Closed:
		return "It goes on in the case made by hand."
	}
	return "The case is open, and was not closed before."
}

func (p closedPage) when(a *closing.Account) string {
	words := "Closed on " + a.On.Plain()
	if a.Reopened {
		words += ", and opened again"
	}
	return words
}

// outcome are what the court decided, as the account has it.
func (p closedPage) outcome(a *closing.Account) []govuk.Fact {
	facts := []govuk.Fact{{Term: "What was decided", Detail: govuk.Words(a.Outcome.Words)}, {Term: "By the order", Detail: p.order(a)}}
	switch o := a.Outcome; {
	case o.Compared == closing.AsAdvised:
		facts = append(facts, govuk.Fact{Term: "What was recommended", Detail: govuk.Text("The court decided as the report recommended.")})
	case o.Compared == closing.Otherwise && o.Reasons == "":
		facts = append(facts, govuk.Fact{Term: "What was recommended", Detail: govuk.Text("The court decided otherwise, in whole or in part, and gave no reasons.")})
	case o.Compared == closing.Otherwise:
		facts = append(facts, govuk.Fact{Term: "Why the court decided otherwise than the report recommended", Detail: govuk.Words(o.Reasons)})
	}
	if a.Review {
		facts = append(facts, govuk.Fact{Term: "Review", Detail: govuk.Text("The court ordered one. What is to be prepared stands among what is due.")})
	}
	return append(facts, govuk.Fact{Term: "Closed by", Detail: govuk.Text(wrote(p.Case, a.Entry))})
}

func (p closedPage) order(a *closing.Account) templ.Component {
	o, known := p.state.Order(a.Outcome.Order)
	if !known {
		return govuk.Text("None. The work ended without an order.")
	}
	words := o.Name
	if !o.Made.IsZero() {
		words += " of " + o.Made.Plain()
	}
	return govuk.Anchor(govuk.Link{Text: words, Href: p.URL("order", string(o.Ref.Entry))})
}

// matterRow is what became of one thing that was open or was asked.
func (p closedPage) matterRow(a *closing.Account, m closing.Matter) govuk.RowData {
	row := govuk.RowData{What: govuk.Link{Text: m.What}, Why: govuk.Text(p.became(a, m))}
	if a.Waits(p.state, m) {
		row.What.Href, row.State = p.leftURL(a, m), govuk.Tag("Not seen to yet")
	}
	return row
}

func (p closedPage) became(a *closing.Account, m closing.Matter) string {
	switch m.Fate {
	case closing.Done:
		if m.On.IsZero() {
			return "Done: " + m.Words
		}
		return "Done on " + m.On.Plain() + ": " + m.Words
	case closing.Released:
		return "Not done: " + m.Words
	}
	words := "Handed to " + m.To.Name
	if m.Words != "" {
		words += ": " + m.Words
	}
	if e, answered := a.Answers[m.Key]; answered {
		words += ". Seen to by " + wrote(p.Case, e) + ": " + e.Body.(closing.AnsweredBody).How
	}
	return words
}

// leftURL is where something that is left is seen to; nowhere for whoever does not work on the case.
func (p closedPage) leftURL(a *closing.Account, m closing.Matter) string {
	if !p.May(access.CaseWorker) {
		return ""
	}
	return leftURL(p.Case, a.Entry.ID, m.Key, dutyEntry(p.state, m))
}

func dutyEntry(s *casework.State, m closing.Matter) ledger.EntryID {
	if d, is := s.Duty(m.Of); is && !m.Of.IsZero() {
		return d.Ref.Entry
	}
	return ""
}

// leftURL is where something that is left is seen to: a duty on its own page.
func leftURL(c *web.Case, account ledger.EntryID, key string, duty ledger.EntryID) string {
	if duty != "" {
		return c.URL("duty", string(duty))
	}
	return c.URL("closed", string(account), "left", key)
}

// lookedBack is what became of the order for the child, or when somebody looks.
func (p closedPage) lookedBack(a *closing.Account) []govuk.Fact {
	if a.LookedBack == nil {
		if !a.LooksBack() {
			return nil
		}
		return []govuk.Fact{{Term: "Looked at again", Detail: govuk.Text("By " + a.Looks.Name + ", from " + a.LookBack.Plain() + " on"), Act: p.lookLink(a)}}
	}
	b := a.LookedBack.Body.(closing.LookedBackBody)
	facts := []govuk.Fact{{Term: "Looked at again", Detail: govuk.Text(wrote(p.Case, *a.LookedBack))}}
	if b.NotLearnt {
		return append(facts, govuk.Fact{Term: "What became of the order", Detail: govuk.Text("Not learnt. " + b.Tried)})
	}
	return append(facts, govuk.Fact{Term: "What became of the order", Detail: govuk.Words(b.Became)}, govuk.Fact{Term: "Where the service learnt it", Detail: govuk.Words(b.Source)})
}

func (p closedPage) lookLink(a *closing.Account) govuk.Link {
	if !p.May(access.CaseWorker) || calendar.DateInLondon(p.Now).Before(a.LookBack) {
		return govuk.Link{}
	}
	return govuk.Link{Text: "Look again", Href: p.URL("closed", string(a.Entry.ID), "looked"), Act: true}
}

func wrote(c *web.Case, e ledger.Entry) string {
	return c.People.Name(e.Author) + ", " + calendar.DateInLondon(e.Recorded).Plain()
}
