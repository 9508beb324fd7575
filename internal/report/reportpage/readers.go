package reportpage

import (
	"fmt"
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/web"
)

// handPage asks who is to read a report before it is signed.
type handPage struct{ formOnReport }

func (p handPage) Title() string         { return "Ask somebody to read it" }
func (p handPage) Body() templ.Component { return handBody(p) }

func (p Pages) handPage(c *web.Case) (handPage, error) {
	v, err := p.view(c)
	if err != nil {
		return handPage{}, err
	}
	form, err := v.form()
	return handPage{form}, err
}

func (p Pages) showHand(c *web.Case) (web.Page, error) {
	page, err := p.handPage(c)
	return page, err
}

func (p Pages) hand(c *web.Case) (web.Page, error) {
	page, err := p.handPage(c)
	if err != nil {
		return nil, err
	}
	to := page.v.colleague(page.Form.Text("to"))
	body := report.HandedBody{To: to.ID, Name: to.Name, As: page.v.readsAs(to), Ask: page.Form.Text("ask")}
	err = page.v.edit(page.Form, func(d *report.Draft) (ledger.Change, error) {
		return report.Hand(d, c.By(), page.Form.ID, body)
	})
	if page.Form.Refused(err) {
		return page, nil
	}
	return c.SeeOther(page.v.url() + "#ready"), err
}

// colleagues are the people of the team that has the case who can see it, without the author.
func (v *view) colleagues() []access.Person {
	team, _ := v.people.Team()
	return slices.DeleteFunc(v.People.Members(team), func(p access.Person) bool {
		return p.ID == v.Author || !access.Decide(p, access.CaseReader, v.Ties).Allowed
	})
}

// colleague is one of them; nobody when none of that name is.
func (v *view) colleague(id string) access.Person {
	for _, p := range v.colleagues() {
		if string(p.ID) == id {
			return p
		}
	}
	return access.Person{}
}

// readsAs is in what capacity somebody reads the reports of this case.
func (v *view) readsAs(p access.Person) pack.Reader {
	if access.Decide(p, access.CaseManager, v.Ties).Allowed {
		return pack.Manager
	}
	return pack.Peer
}

func (v *view) colleagueOptions() []govuk.Option {
	var all []govuk.Option
	for _, p := range v.colleagues() {
		o := govuk.Option{Value: string(p.ID), Label: p.Name}
		if v.readsAs(p) == pack.Manager {
			o.Label += ", manager"
		}
		all = append(all, o)
	}
	return all
}

// passPage asks who goes on with a report.
type passPage struct{ formOnReport }

func (p passPage) Title() string         { return "Another author" }
func (p passPage) Body() templ.Component { return passBody(p) }

func (p Pages) passPage(c *web.Case) (passPage, error) {
	v, err := p.view(c)
	if err != nil {
		return passPage{}, err
	}
	form, err := v.form()
	return passPage{form}, err
}

func (p Pages) showPass(c *web.Case) (web.Page, error) {
	page, err := p.passPage(c)
	return page, err
}

func (p Pages) pass(c *web.Case) (web.Page, error) {
	page, err := p.passPage(c)
	if err != nil {
		return nil, err
	}
	to, draft := page.v.colleague(page.Form.Text("author")), page.v.Draft.Stream
	body := report.PassedBody{Report: page.v.Ref, Author: to.ID, Name: to.Name, Why: page.Form.Text("why")}
	err = c.ActOn(page.Form, []ledger.StreamID{draft}, func(hs ledger.Histories) (ledger.Change, error) {
		r, ok := report.Of(hs[c.Stream]).Report(page.v.Ref)
		if !ok {
			return ledger.Change{}, fmt.Errorf("the report %s is gone", page.v.Ref)
		}
		return report.Pass(r, c.By(), page.Form.ID, body)
	})
	if page.Form.Refused(err) {
		return page, nil
	}
	return c.SeeOther(page.v.url()), err
}

// haveReadPage asks a reader for what they think, and says that they have read the report.
type haveReadPage struct{ formOnReport }

func (p haveReadPage) Title() string         { return "I have read it" }
func (p haveReadPage) Body() templ.Component { return haveReadBody(p) }

func (p Pages) haveReadPage(c *web.Case) (haveReadPage, error) {
	v, err := p.view(c)
	if err != nil {
		return haveReadPage{}, err
	}
	form, err := v.form()
	return haveReadPage{form}, err
}

func (p Pages) showHaveRead(c *web.Case) (web.Page, error) {
	page, err := p.haveReadPage(c)
	return page, err
}

func (p Pages) haveRead(c *web.Case) (web.Page, error) {
	page, err := p.haveReadPage(c)
	if err != nil {
		return nil, err
	}
	body := report.ReadBody{Name: c.Person.Name, As: page.v.readsAs(c.Person), Words: page.Form.Text("words")}
	err = page.v.edit(page.Form, func(d *report.Draft) (ledger.Change, error) {
		return report.MarkRead(d, c.By(), page.Form.ID, body)
	})
	if page.Form.Refused(err) {
		return page, nil
	}
	return c.SeeOther(page.v.url() + "#ready"), err
}

// readWords says who has read the report, and what changed since.
func readWords(v *view, r report.Act[report.ReadBody]) string {
	as := "as a colleague"
	if r.Body.As == pack.Manager {
		as = "as manager"
	}
	words := fmt.Sprintf("Read by %s %s, %s.", r.Body.Name, as, moment(r.Entry.Recorded))
	if n := v.Draft.ChangedSince(r.Body.Version); n > 0 {
		words += " Since then " + count(n, "statement was changed", "statements were changed") + "."
	}
	if r.Body.Words != "" {
		words += " They say: " + r.Body.Words
	}
	return words
}

// withholdPage asks why a report must not go as it is, or why it may go after all.
type withholdPage struct{ formOnReport }

func (p withholdPage) Title() string         { return "Withhold a report" }
func (p withholdPage) Body() templ.Component { return withholdBody(p) }

func (p Pages) withholdPage(c *web.Case) (withholdPage, error) {
	v, err := p.view(c)
	if err != nil {
		return withholdPage{}, err
	}
	form, err := v.form()
	return withholdPage{form}, err
}

func (p Pages) showWithhold(c *web.Case) (web.Page, error) {
	page, err := p.withholdPage(c)
	return page, err
}

func (p Pages) withhold(c *web.Case) (web.Page, error) {
	page, err := p.withholdPage(c)
	if err != nil {
		return nil, err
	}
	release, why := page.Form.Text("do") == "release", page.Form.Text("why")
	err = page.v.edit(page.Form, func(d *report.Draft) (ledger.Change, error) {
		if release {
			return report.Release(d, c.By(), page.Form.ID, why)
		}
		return report.Withhold(page.v.Desk.Pack, d, c.By(), page.Form.ID, why)
	})
	if page.Form.Refused(err) {
		return page, nil
	}
	return c.SeeOther(page.v.url()), err
}
