package clientpage

import (
	"github.com/a-h/templ"

	"candour/internal/api"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// systemPage is one other system: what it may do, its tokens, where it is told of changes.
type systemPage struct {
	*web.Visit
	of    *api.Client
	shown handed // what was just made, shown once
	told  bool   // whether the service may tell anybody anything
}

// handed is what an administrator is to hand on, shown once.
type handed struct{ title, says, secret string }

func (p systemPage) Title() string         { return p.of.Name }
func (p systemPage) Body() templ.Component { return systemBody(p) }

func (p Pages) system(v *web.Visit) (web.Page, error) { return p.systemShowing(v, handed{}) }

// systemShowing is the page of a system as it stands, with what is to be handed on.
func (p Pages) systemShowing(v *web.Visit, shown handed) (web.Page, error) {
	c, err := p.named(v)
	if err != nil {
		return nil, err
	}
	return systemPage{v, c, shown, p.Check != nil}, nil
}

func (p Pages) confirm(v *web.Visit) (web.Page, error) {
	return p.press(v, func(s *api.Clients, c *api.Client, id ledger.EntryID, _ ledger.Ref) (ledger.Change, error) {
		return api.ConfirmClient(s, v.Person, p.Service, id, c.Ref())
	})
}

func (p Pages) confirmToken(v *web.Visit) (web.Page, error) {
	return p.press(v, func(s *api.Clients, _ *api.Client, id ledger.EntryID, of ledger.Ref) (ledger.Change, error) {
		return api.ConfirmToken(s, v.Person, p.Service, id, of)
	})
}

func (p Pages) endToken(v *web.Visit) (web.Page, error) {
	return p.press(v, func(s *api.Clients, _ *api.Client, id ledger.EntryID, of ledger.Ref) (ledger.Change, error) {
		return api.EndToken(s, v.Person, p.Service, id, of)
	})
}

// press carries out a form of one button about a system, or about something of it, and goes back to its page.
func (p Pages) press(v *web.Visit, do func(*api.Clients, *api.Client, ledger.EntryID, ledger.Ref) (ledger.Change, error)) (web.Page, error) {
	c, err := p.named(v)
	if err != nil {
		return nil, err
	}
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	of := ledger.Ref{Stream: p.Service, Entry: form.Entry("of")}
	err = p.act(v, form, func(s *api.Clients) (ledger.Change, error) { return do(s, c, form.ID, of) })
	return v.SeeOther(urlOf(c, "")), err
}

// makeToken makes a token and shows it. A second press is refused: what was made is shown to nobody again.
func (p Pages) makeToken(v *web.Visit) (web.Page, error) {
	c, err := p.named(v)
	if err != nil {
		return nil, err
	}
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	token := api.NewToken()
	err = p.act(v, form, func(s *api.Clients) (ledger.Change, error) {
		return api.MakeToken(s, v.Person, p.Service, form.ID, c.Ref(), token, v.Now)
	})
	if err = shownBefore(err); err != nil {
		return nil, err
	}
	return p.systemShowing(v, handed{"Hand this token to whoever runs the system", "It is not shown again, and opens nothing until another administrator confirms it:", token})
}

// button is a form of one button about a system or something of it. Its id is its own, for several stand on the page.
func button(c *api.Client, act string, of ledger.EntryID) govuk.FormData {
	data := govuk.FormData{Action: urlOf(c, act), Entry: string(ledger.NewEntryID())}
	if of != "" {
		data.Hidden = []govuk.Hidden{{Name: "of", Value: string(of)}}
	}
	return data
}

// scopes are what the system may do, in words.
func (p systemPage) scopes() string { return scopesOf(p.of) }

func (p systemPage) tokenStands(t *api.Token) string {
	switch {
	case t.Ended:
		return "ended"
	case !t.Confirmed:
		return "waits for another administrator’s word"
	default:
		return "opens until " + t.Until.Plain()
	}
}

// live are the tokens that have not ended.
func (p systemPage) live() []*api.Token {
	var all []*api.Token
	for _, t := range p.of.Tokens {
		if !t.Ended {
			all = append(all, t)
		}
	}
	return all
}

// on is the day of something, and by whom it was.
func (p systemPage) on(e ledger.Entry) string {
	return p.People.Name(e.Author) + ", " + e.Recorded.Format("2 January 2006")
}
