package clientpage

import (
	"strings"
	"time"

	"github.com/a-h/templ"

	"candour/internal/api"
	"candour/internal/calendar"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
	"candour/internal/words"
)

// minePage is the systems that act for whoever looks. They were not asked whether these may, and end it by one press.
type minePage struct {
	*web.Visit
	acting, ended []*api.Client // acting are also those that wait for the second word
	used          map[*api.Client]calendar.Date
}

func (p minePage) Title() string         { return "Systems that act for you" }
func (p minePage) Body() templ.Component { return mineBody(p) }

func (p Pages) mine(v *web.Visit) (web.Page, error) {
	clients, err := p.clients(v)
	if err != nil {
		return nil, err
	}
	page := minePage{Visit: v, used: map[*api.Client]calendar.Date{}}
	for _, c := range clients.For(v.Person.ID) {
		if c.Ended || calendar.DateInLondon(v.Now).After(c.Until) {
			page.ended = append(page.ended, c)
		} else {
			page.acting = append(page.acting, c)
		}
		if page.used[c], err = p.Uses.Last(v.Context(), c); err != nil {
			return nil, err
		}
	}
	return page, nil
}

func (p Pages) endMine(v *web.Visit) (web.Page, error) {
	c, err := p.named(v)
	if err != nil {
		return nil, err
	}
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	err = p.act(v, form, func(s *api.Clients) (ledger.Change, error) {
		return api.DeclineClient(s, v.Person, p.Service, form.ID, c.Ref())
	})
	return v.SeeOther(MineURL), err
}

// ending is the form of the button that ends a system. Its id follows from the system: pressed twice, it is one act.
func (p minePage) ending(c *api.Client) govuk.FormData {
	id := ledger.DerivedID(c.Asked.Stream, "declined "+string(c.Asked.ID))
	return govuk.FormData{Action: MineURL + "/" + string(c.Asked.ID) + "/end", Entry: string(id)}
}

func (p minePage) facts(c *api.Client) []govuk.Fact {
	return []govuk.Fact{
		{Term: "It may", Detail: govuk.Text(words.UpperFirst(scopesOf(c)))},
		{Term: "What for", Detail: govuk.Text(c.Why)},
		{Term: "Since", Detail: govuk.Text(p.since(c))},
		{Term: "Until", Detail: govuk.Text(c.Until.Plain())},
		{Term: "Last used", Detail: govuk.Text(lastUsed(p.used[c]))},
		{Term: "Told of changes", Detail: govuk.Text(p.told(c))},
	}
}

// since is from when on it acts: from the second word on, once somebody made it a token and another confirmed that.
func (p minePage) since(c *api.Client) string {
	if !c.Confirmed {
		return "Not yet: it was asked for by " + p.by(c.Asked) + ", and waits for another administrator’s word"
	}
	return day(c.Since) + ", asked for by " + p.by(c.Asked)
}

func lastUsed(on calendar.Date) string {
	if on.IsZero() {
		return "No use is on record"
	}
	return "On " + on.Plain()
}

func (p minePage) by(e ledger.Entry) string {
	return p.People.Name(e.Author) + " on " + day(e.Recorded)
}

func day(t time.Time) string { return calendar.DateInLondon(t).Plain() }

func (p minePage) told(c *api.Client) string {
	if !c.Told(calendar.DateInLondon(p.Now)) {
		return "No"
	}
	return "Of which case changed, and of no words, at " + c.Hook.Address
}

// scopesOf are what a system may do, in words.
func scopesOf(c *api.Client) string {
	var all []string
	for _, one := range api.Scopes {
		for _, has := range c.Scopes {
			if has == one.Scope {
				all = append(all, one.Means)
			}
		}
	}
	return strings.Join(all, "; ")
}
