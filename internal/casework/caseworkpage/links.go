package caseworkpage

import (
	"slices"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
)

// linksPage is the cases that this one belongs together with, and the form that links another.
type linksPage struct {
	formPage
	linked  []linkedCase
	crossed []casework.Crossing
	cases   []casework.Brief // that may be linked
}

func (p linksPage) Title() string         { return "Linked cases" }
func (p linksPage) Body() templ.Component { return linksBody(p) }

func (p Pages) linksPageOf(c *web.Case) (linksPage, error) {
	var page linksPage
	var err error
	s := casework.Of(c.History)
	if page.linked, err = linked(c, s, access.CaseReader); err != nil {
		return page, err
	}
	if page.crossed, err = crossings(c, s); err != nil {
		return page, err
	}
	page.cases, err = otherCases(c)
	page.cases = slices.DeleteFunc(page.cases, func(r casework.Brief) bool { return s.LinkedTo(r.Case) })
	return page, err
}

func (p linksPage) with(pages Pages, c *web.Case) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page {
		p.formPage = pages.formPage(c, form)
		return p
	}
}

func (p Pages) showLinks(c *web.Case) (web.Page, error) {
	page, err := p.linksPageOf(c)
	if err != nil {
		return nil, err
	}
	return fresh(c, page.with(p, c))
}

// link says, in both cases, that they belong together.
func (p Pages) link(c *web.Case) (web.Page, error) {
	page, err := p.linksPageOf(c)
	if err != nil {
		return nil, err
	}
	form, err := c.Form()
	if err != nil {
		return nil, err
	}
	to, err := page.other(c, form)
	if err != nil || len(form.Errors) > 0 {
		return page.with(p, c)(form), err
	}
	body := casework.LinkForm{How: casework.How(form.Text("how")), Why: form.Text("why")}
	err = c.ActOn(form, []ledger.StreamID{to}, func(hs ledger.Histories) (ledger.Change, error) {
		return casework.LinkCases(casework.Of(hs[c.Stream]), casework.Of(hs[to]), c.By(), form.ID, body)
	})
	if form.Refused(err) {
		return page.with(p, c)(form), nil
	}
	return c.SeeOther(c.URL("links")), err
}

// other is the case chosen, of those in which this person may write: linked already, when the form is sent twice. A closed one is named by its
// court number, for a list of all that were closed would have no end.
func (p linksPage) other(c *web.Case, f *web.Form) (ledger.StreamID, error) {
	to, number := ledger.StreamID(f.Text("to")), strings.TrimSpace(f.Text("number"))
	switch {
	case to != "" && number != "":
		f.Errors.Add("number", "Choose a case of the list or give a number, not both")
	case number != "":
		return p.numbered(c, f, number)
	case !slices.ContainsFunc(p.cases, func(r casework.Brief) bool { return r.Case == to }) &&
		!slices.ContainsFunc(p.linked, func(one linkedCase) bool { return one.To == to }):
		f.Errors.Add("to", "Choose the other case")
	}
	return to, nil
}

// numbered is another case with a court number, in which this person may write. One that is not theirs is not there.
func (p linksPage) numbered(c *web.Case, f *web.Form, number string) (ledger.StreamID, error) {
	for _, law := range []pack.Law{pack.PrivateLaw, pack.PublicLaw} {
		all, err := casework.WithNumber(c.Context(), c.DB(), law, number)
		if err != nil {
			return "", err
		}
		allowed, err := c.Allowed(access.CaseWorker, all...)
		if err != nil {
			return "", err
		}
		for _, one := range all {
			if allowed[one] && one != c.Stream {
				return one, nil
			}
		}
	}
	f.Errors.Add("number", "No other case in which you may write has this number")
	return "", nil
}

func (p linksPage) options() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Choose one"}}
	for _, r := range p.cases {
		all = append(all, govuk.Option{Value: string(r.Case), Label: r.Title})
	}
	return all
}

var howWords = map[casework.How]string{
	casework.SameChild: "The same child", casework.Siblings: "Brothers and sisters", casework.HalfSiblings: "Half-brothers and half-sisters",
	casework.Earlier: "An earlier case of this family", casework.Later: "A later case of this family", casework.Consolidated: "The court hears them as one",
}

func hows() []govuk.Option {
	var all []govuk.Option
	for _, how := range casework.Hows {
		all = append(all, govuk.Option{Value: string(how), Label: howWords[how]})
	}
	return all
}

func (p linksPage) row(one linkedCase) govuk.RowData {
	row := govuk.RowData{What: govuk.Link{Text: one.Title, Href: "/case/" + string(one.To)}, Why: govuk.Text(howWords[one.How] + ". " + one.Why)}
	if p.May(access.CaseWorker) {
		row.State = govuk.Anchor(govuk.Link{Text: "Take the link back", Hidden: "to " + one.Title, Href: p.URL("links", string(one.Entry.ID)), Act: true})
	}
	return row
}

// crossings are what was taken from this case into others that the person may see, and the other way about.
func crossings(c *web.Case, s *casework.State) ([]casework.Crossing, error) {
	var others []ledger.StreamID
	for _, x := range s.Crossings() {
		others = append(others, x.Other)
	}
	allowed, err := c.Allowed(access.CaseReader, others...)
	return slices.DeleteFunc(slices.Clone(s.Crossings()), func(x casework.Crossing) bool { return !allowed[x.Other] }), err
}

// news is what crossed, newest first.
func (p linksPage) news() []govuk.NewsItem {
	var all []govuk.NewsItem
	for _, x := range slices.Backward(p.crossed) {
		all = append(all, govuk.NewsItem{
			What: []templ.Component{govuk.Text(p.Ledger().Registry().Line(p.Words, x.Entry).Text)},
			When: p.People.Name(x.Entry.Author) + ", " + at(x.Entry.Recorded), DateTime: ledger.FormatTime(x.Entry.Recorded),
		})
	}
	return all
}
