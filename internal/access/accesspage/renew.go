package accesspage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// renewPage is where an administrator asks for a new way in for somebody who cannot sign in any more.
type renewPage struct{ colleaguePage }

func (p renewPage) Title() string         { return "Renew their way in" }
func (p renewPage) Body() templ.Component { return renewBody(p) }

func (p Pages) showRenew(v *web.Visit) (web.Page, error) {
	page, err := p.colleaguePage(v)
	return renewPage{page}, err
}

func (p Pages) renew(v *web.Visit) (web.Page, error) {
	page, err := p.colleaguePage(v)
	if err != nil {
		return nil, err
	}
	f := page.form
	err = p.act(v, f, func(s *access.People) (ledger.Change, error) {
		return access.AskRecovery(s, v.Person, p.Staff.Service, f.ID, access.RecoveryBody{Person: page.of.ID, Why: f.Text("why")})
	})
	if f.Refused(err) {
		return renewPage{page}, nil
	}
	v.Forget(f)
	return v.SeeOther("/people"), err
}

// confirmRenewal is the second administrator's word. It is on record before anything ends, with the job that ends it if this does not.
func (p Pages) confirmRenewal(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	asked := ledger.Ref{Stream: p.Staff.Service, Entry: form.Entry("asked")}
	err = p.act(v, form, func(s *access.People) (ledger.Change, error) {
		return access.ConfirmRecovery(s, v.Person, p.Staff.Service, form.ID, asked, v.Now)
	})
	if err != nil {
		return nil, err
	}
	renewals := access.Renewals{Accounts: p.Accounts, Staff: p.Staff}
	if err := renewals.Do(v.Context(), ledger.Job{Kind: access.RenewJob, Entry: asked.Entry}); err != nil {
		return nil, err
	}
	return p.showHalf(v)
}

// showHalf shows an administrator the half that they hold of a new way in, which is made anew each time: whoever asked the code, whoever confirmed the
// link. Nobody sees both.
func (p Pages) showHalf(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	if v.People, err = p.Staff.People(v.Context()); err != nil {
		return nil, err
	}
	asked := ledger.Ref{Stream: p.Staff.Service, Entry: form.Entry("asked")}
	r, half := v.People.HalfOf(v.Person, asked, v.Now)
	switch half {
	case access.LinkHalf:
		token, err := p.Accounts.RecoveryLink(v.Context(), r)
		return p.handed(v, handed{"Give them this link", "It asks for a code that " + v.People.Name(r.By) + " gives them. It works once, within a day, and until a new one is shown:", p.Site + recoverURL + token}, err)
	case access.CodeHalf:
		code, err := p.Accounts.RecoveryCode(v.Context(), r)
		return p.handed(v, handed{"Read them this code", "The link that " + v.People.Name(r.ConfirmedBy) + " gives them asks for it. Be sure that it is they who hear it. It holds until a new one is shown:", code}, err)
	}
	return nil, fault.Absent(nil)
}

// held are the new ways in of which the one who looks holds a half.
func (p Pages) held(v *web.Visit) ([]access.Recovery, error) {
	var open []access.Recovery
	for _, r := range v.People.RecoveriesHeld(v.Person, v.Now) {
		waits, err := p.Accounts.RecoveryOpen(v.Context(), r)
		if err != nil {
			return nil, err
		}
		if waits {
			open = append(open, r)
		}
	}
	return open, nil
}

// half is what somebody may have shown to them once more.
func (p peoplePage) half(r access.Recovery) string {
	if _, half := p.visit.People.HalfOf(p.visit.Person, r.Asked, p.visit.Now); half == access.CodeHalf {
		return "code"
	}
	return "link"
}

func showing(r access.Recovery) govuk.FormData {
	data := confirming(r.Asked)
	data.Action = "/people/renew/half"
	return data
}

// renewing is the form of a second administrator’s word.
func renewing(r access.Recovery) govuk.FormData {
	data := confirming(r.Asked)
	data.Action = "/people/renew"
	return data
}

// nameOf is what somebody of the service is called.
func (p peoplePage) nameOf(person ledger.StreamID) string {
	return p.visit.People.Name(ledger.By(person))
}

func (p peoplePage) mayRenew(r access.Recovery) bool {
	_, counts := p.visit.People.ToConfirm(p.visit.Person, r.Asked, p.visit.Now)
	return counts
}

// renewals say when one’s own way in was renewed, and by whom.
func (p mePage) renewals() []govuk.NewsItem {
	var all []govuk.NewsItem
	for _, r := range p.visit.People.Recovered(p.visit.Person.ID) {
		all = append(all, govuk.NewsItem{
			What: []templ.Component{
				govuk.Text("Your way in was renewed: your password, codes and passkeys no longer worked, and you were signed out everywhere. " + p.visit.People.Name(r.By) + " asked, and " +
					p.visit.People.Name(r.ConfirmedBy) + " confirmed. If you did not ask for it, tell your manager."),
				govuk.Text(r.Why),
			},
			When: calendar.DateInLondon(r.Confirmed).Plain(), DateTime: ledger.FormatTime(r.Confirmed),
		})
	}
	return all
}
