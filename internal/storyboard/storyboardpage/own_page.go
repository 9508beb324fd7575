package storyboardpage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/storyboard"
	"candour/internal/web"
)

// ownPagePage opens a young person’s own page, and shuts it.
type ownPagePage struct {
	web.CaseForm
	board  *storyboard.Board
	page   *storyboard.Page // that is there, though it may be locked; nil when there is none
	left   []storyboard.LeftOut
	secret string // only on the page that answers the form which opened one
	square govuk.QR
	site   string
}

func (p ownPagePage) Title() string         { return "A young person’s own page" }
func (p ownPagePage) Body() templ.Component { return ownPageBody(p) }

func (p Pages) ownPage(c *web.Case) (ownPagePage, error) {
	b, _, err := p.board(c)
	if err != nil {
		return ownPagePage{}, err
	}
	form, err := c.Form()
	page := ownPagePage{CaseForm: web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, board: b, page: b.Open(c.Now), site: strings.TrimSuffix(p.Site, "/")}
	if err == nil && page.page != nil {
		_, page.left, err = page.page.Now(c.Context(), c.Ledger(), c.History, b)
	}
	if err == nil {
		form.Set("secret", storyboard.NewSecret())
		form.SetDate("until", calendar.DateInLondon(c.Now).AddDays(p.Pack.Stories.Page.Days))
	}
	return page, err
}

func (p Pages) showOwnPage(c *web.Case) (web.Page, error) {
	page, err := p.ownPage(c)
	return page, err
}

func (p Pages) openOwnPage(c *web.Case) (web.Page, error) {
	page, err := p.ownPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	if f.Text("act") == "shut" {
		return p.shut(c, page)
	}
	form := storyboard.PageForm{Secret: f.Text("secret"), Word: f.Text("word"), Safe: f.All("safe"), Until: f.Date("until", "The last day")}
	if today := calendar.DateInLondon(c.Now); len(f.Errors) == 0 && (form.Until.Before(today) || form.Until.After(today.AddDays(mostDays))) {
		f.Errors.Add("until", "Choose a last day within half a year")
	}
	if err := f.Without(storyboard.HeldAtHome(c.Context(), c.Ledger(), c.History, c.Words, page.board.Child, page.chosen(form.Safe)...)); err != nil {
		return nil, err
	}
	if len(f.Errors) == 0 {
		err = p.acts(c, f, page.board, func(now storyboard.Now, b *storyboard.Board) (ledger.Change, error) {
			return storyboard.OpenPage(now, b, c.By(), f.ID, form)
		})
	}
	if f.Refused(err) {
		return page, nil
	}
	if err != nil {
		return nil, err
	}
	page.secret = form.Secret
	page.square, err = govuk.NewQR(page.address())
	return page, err
}

// chosen are the words of the pictures of those keys.
func (p ownPagePage) chosen(keys []string) []string {
	var all []string
	for _, key := range keys {
		if panel, there := p.board.Panel(key); there {
			all = append(all, panel.Words)
		}
	}
	return all
}

// mostDays is how long a page may be there: then the worker is asked again what is safe.
const mostDays = 183

func (p Pages) shut(c *web.Case, page ownPagePage) (web.Page, error) {
	f := page.Form
	f.ID = ledger.DerivedID(c.Stream, "shut "+string(f.ID))
	err := p.acts(c, f, page.board, func(_ storyboard.Now, b *storyboard.Board) (ledger.Change, error) {
		return storyboard.ShutPage(b, c.By(), f.ID)
	})
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.Path()), err
}

func (p ownPagePage) address() string { return p.site + ownURL + p.secret }

// shutting is the form that shuts the page.
func (p ownPagePage) shutting() govuk.FormData {
	d := formWith(p.Form, "app-form")
	d.Hidden = append(d.Hidden, govuk.Hidden{Name: "act", Value: "shut"})
	return d
}

func (p ownPagePage) opening() govuk.FormData {
	d := formWith(p.Form, "app-form")
	d.Hidden = append(d.Hidden, govuk.Hidden{Name: "secret", Value: p.Form.Text("secret")})
	return d
}

// pictures are those of the storyboard: each asked about, and none chosen beforehand.
func (p ownPagePage) pictures() []govuk.Option {
	state := casework.Of(p.History)
	var all []govuk.Option
	for _, panel := range p.board.Pictures {
		o := govuk.Option{Value: panel.Key, Label: panel.Words}
		if held := storyboard.NotForHome(state, p.Words, panel.Words); len(held) > 0 {
			o.Hint = "Not for this page: it says " + strings.Join(held, " and ")
		}
		all = append(all, o)
	}
	return all
}

// locked says that the page answers nobody although it is there; "" when it answers.
func (p ownPagePage) locked() string {
	if !p.page.Locked(p.Now) {
		return ""
	}
	again := p.page.Unlocks()
	if again.IsZero() {
		return "Too many wrong words were given. It answers nobody any more: shut it, or open another in its place."
	}
	return "Too many wrong words were given. It answers nobody until " + calendar.InLondon(again).Format("15:04") + "."
}

// until is the last day of the page that was opened just now.
func (p ownPagePage) until() string {
	f := p.Form
	return f.Date("until", "The last day").Plain()
}

func (p ownPagePage) heading() string {
	if p.page != nil {
		return "Open another in its place"
	}
	return "Open one"
}
