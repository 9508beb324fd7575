package clientpage

import (
	"github.com/a-h/templ"

	"candour/internal/api"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/web"
	"candour/internal/webhook"
)

// hookPage is where an administrator says at which address another system is told of changes.
type hookPage struct{ endPage }

func (p hookPage) Title() string         { return "Set where it is told" }
func (p hookPage) Body() templ.Component { return hookBody(p) }

func (p Pages) showHook(v *web.Visit) (web.Page, error) {
	page, err := p.endForm(v)
	if err == nil && p.Check == nil {
		err = fault.Absent(nil)
	}
	return hookPage{page}, err
}

// setHook sets the address, makes a secret and shows it.
func (p Pages) setHook(v *web.Visit) (web.Page, error) {
	page, err := p.endForm(v)
	if err != nil {
		return nil, err
	}
	if p.Check == nil {
		return nil, fault.Absent(nil)
	}
	body := api.HookBody{Client: page.of.Ref(), Address: page.form.Text("address"), Secret: webhook.NewSecret()}
	err = p.act(v, page.form, func(s *api.Clients) (ledger.Change, error) {
		return api.SetHook(s, v.Person, p.Service, page.form.ID, body, p.Check)
	})
	if page.form.Refused(err) {
		return hookPage{page}, nil
	}
	if err = shownBefore(err); err != nil {
		return nil, err
	}
	return p.systemShowing(v, handed{"Hand this secret to whoever runs the system", "What it is told is signed with it. It is not shown again:", body.Secret})
}

func (p Pages) stopHook(v *web.Visit) (web.Page, error) {
	return p.press(v, func(s *api.Clients, c *api.Client, id ledger.EntryID, _ ledger.Ref) (ledger.Change, error) {
		return api.StopHook(s, v.Person, p.Service, id, c.Ref())
	})
}
