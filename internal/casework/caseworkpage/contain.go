package caseworkpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// containPage hides an entry at once, whatever is wrong with it, and asks why. Once it is hidden, it says who looks at it and by when.
type containPage struct {
	formPage
	entry ledger.Entry
	done  bool
}

func (p containPage) Title() string         { return "Hide it at once" }
func (p containPage) Body() templ.Component { return containBody(p) }

func (p Pages) containPage(c *web.Case) (containPage, error) {
	e, err := p.entryIn(c)
	if err != nil {
		return containPage{}, err
	}
	form, err := c.Form()
	return containPage{formPage: p.formPage(c, form), entry: e}, err
}

func (p Pages) showContain(c *web.Case) (web.Page, error) {
	page, err := p.containPage(c)
	if err != nil {
		return nil, err
	}
	if casework.Hidden(c.History)[page.entry.ID] != "" || casework.StaysPut(page.entry.Kind) {
		return nil, fault.Absent(nil)
	}
	return page, nil
}

func (p Pages) contain(c *web.Case) (web.Page, error) {
	page, err := p.containPage(c)
	if err != nil {
		return nil, err
	}
	err = c.ActOn(page.Form, []ledger.StreamID{page.State.Side}, func(hs ledger.Histories) (ledger.Change, error) {
		return casework.Contain(casework.Of(hs[c.Stream]), c.By(), page.Form.ID, page.entry.ID, page.Form.Text("why"))
	})
	if page.Form.Refused(err) {
		return page, nil
	}
	page.done = err == nil
	return page, err
}

func (p containPage) line() string { return p.Ledger().Registry().Line(p.Words, p.entry).Text }

// by is the day by which somebody else looks at it.
func (p containPage) by() string { return casework.ReviewBy(p.Pack, p.Today).Long() }

// containedPage is what somebody else hid at once, and asks what becomes of it.
type containedPage struct {
	formPage
	contained casework.Containment
	cases     []casework.Brief // to which it may belong
}

func (p containedPage) Title() string         { return "Hidden at once" }
func (p containedPage) Body() templ.Component { return containedBody(p) }

func (p Pages) containedPage(c *web.Case) (containedPage, error) {
	id, err := c.Entry("entry")
	if err != nil {
		return containedPage{}, err
	}
	form, err := c.Form()
	if err != nil {
		return containedPage{}, err
	}
	page := containedPage{formPage: p.formPage(c, form)}
	var waits bool
	if page.contained, waits = page.State.ContainedEntry(id); !waits {
		return page, fault.Absent(nil)
	}
	page.cases, err = otherCases(c)
	return page, err
}

func (p Pages) showContained(c *web.Case) (web.Page, error) {
	page, err := p.containedPage(c)
	if err != nil {
		return nil, err
	}
	return page, nil
}

// answerContained leads on to the proposal of its erasure where the entry is to go.
func (p Pages) answerContained(c *web.Case) (web.Page, error) {
	page, err := p.containedPage(c)
	if err != nil {
		return nil, err
	}
	f, entry := page.Form, page.contained.Entry.ID
	form := casework.ContainedForm{Entry: entry, Becomes: casework.Becomes(f.Text("becomes")), Why: f.Text("why")}
	there := page.chosen(f)
	others := []ledger.StreamID{page.State.Side}
	if there != "" {
		others = append(others, there)
	}
	err = c.ActOn(f, others, func(hs ledger.Histories) (ledger.Change, error) {
		var to *casework.State
		if there != "" {
			to = casework.Of(hs[there])
		}
		return casework.AnswerContained(casework.Of(hs[c.Stream]), to, c.By(), f.ID, form)
	})
	if f.Refused(err) {
		return page, nil
	}
	if form.Becomes == casework.BecomesErased {
		return c.SeeOther(c.URL("erase", string(entry))), err
	}
	return c.SeeOther(c.URL("timeline")), err
}

// chosen is the case it belongs to, of those offered; none when nobody knows.
func (p containedPage) chosen(f *web.Form) ledger.StreamID {
	i := slices.IndexFunc(p.cases, func(b casework.Brief) bool { return string(b.Case) == f.Text("to") })
	if i < 0 {
		return ""
	}
	return p.cases[i].Case
}

func (p containedPage) line() string {
	return p.Ledger().Registry().Line(p.Words, p.contained.Entry).Text
}

func (p containedPage) facts() []govuk.Fact {
	b, _ := casework.Contained.In(p.contained.By)
	all := []govuk.Fact{
		{Term: "Hidden by", Detail: govuk.Text(p.People.Name(p.contained.By.Author) + ", " + at(p.contained.By.Recorded))},
		{Term: "Why", Detail: govuk.Text(quoted(b.Why))},
		{Term: "Written by", Detail: govuk.Text(p.People.Name(p.contained.Entry.Author) + ", " + at(p.contained.Entry.Recorded))},
	}
	if said := p.Ledger().Registry().Line(p.Words, p.contained.Entry).Words; said != "" {
		all = append(all, govuk.Fact{Term: "It begins", Detail: govuk.Text(quoted(said))})
	}
	return all
}

func (p containedPage) mine() bool { return p.contained.By.Author == p.By() }

// becomes are what can become of it.
func (p containedPage) becomes() []govuk.Option {
	return []govuk.Option{
		{Value: string(casework.BecomesShown), Label: "It is shown again", Hint: "With what followed from it. Everybody on the case sees it."},
		{Value: string(casework.BecomesMoved), Label: "It belongs to another case", Hint: "A note is written there at once, if you choose the case below."},
		{Value: string(casework.BecomesErased), Label: "It should not be here at all", Hint: "It stays hidden. On the next page you propose to erase it."},
	}
}

// containedWaiting is what others hid at once, in cases whose hidden entries this person reviews.
func containedWaiting(v *web.Visit) ([]casework.ContainedRow, error) {
	all, err := casework.AllContained(v.Context(), v.DB())
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(r casework.ContainedRow) bool { return r.By == v.Person.ID })
	return web.Theirs(v, access.Reviewer, all, func(r casework.ContainedRow) ledger.StreamID { return r.Case })
}

// TodayOfContained asks whoever reviews hidden entries of a case to say what becomes of those that somebody hid at once.
func (p Pages) TodayOfContained(v *web.Visit) ([]templ.Component, error) {
	waiting, err := containedWaiting(v)
	if err != nil {
		return nil, err
	}
	var asks []templ.Component
	for _, r := range waiting {
		hid, err := ledger.ParseTime(r.At)
		if err != nil {
			return nil, err
		}
		words := v.People.Name(ledger.By(r.By)) + " hid an entry at once. Look at it by " + casework.ReviewBy(p.Pack, calendar.DateInLondon(hid)).Long() + ". "
		asks = append(asks, containedAsk(words, "/case/"+string(r.Case)+"/contained/"+string(r.Entry)))
	}
	return asks, nil
}
