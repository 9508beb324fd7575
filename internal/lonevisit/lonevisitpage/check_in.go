package lonevisitpage

import (
	"errors"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/lonevisit"
	"candour/internal/notice"
	"candour/internal/web"
)

// linkPage makes the address at which the worker checks in without signing in. It is shown once, on the page that answers.
type linkPage struct {
	form
	address string
}

func (p linkPage) Title() string         { return "Your check-in address" }
func (p linkPage) Errors() govuk.Errors  { return p.form.form.Errors }
func (p linkPage) Body() templ.Component { return linkBody(p) }

func (p Pages) showLink(v *web.Visit) (web.Page, error) {
	f, err := p.form(v, access.LoneVisitor)
	return linkPage{form: f}, err
}

func (p Pages) link(v *web.Visit) (web.Page, error) {
	f, err := p.form(v, access.LoneVisitor)
	if err != nil {
		return nil, err
	}
	secret, step := notice.NewSecret(), f.step()
	step.ID = ledger.NewEntryID() // pressed twice it makes two, of which the last answers: only the last page is seen
	err = act(v, step.ID, f.stream(), func(h *ledger.History) (ledger.Change, error) {
		return lonevisit.Link(h, step, notice.SecretDigest(secret))
	})
	if err != nil {
		return nil, err
	}
	v.Forget(f.form)
	return linkPage{f, strings.TrimSuffix(p.Site, "/") + linkHome + secret}, nil
}

// hearPage is where the worker checks in: the same fields and words at the address without signing in and on the visit’s own page.
type hearPage struct {
	*web.Visit
	form  *web.Form
	visit *lonevisit.Visit
	back  string // to the visit, for whoever is signed in; "" otherwise
}

func (p hearPage) Title() string         { return "Check in" }
func (p hearPage) Errors() govuk.Errors  { return p.form.Errors }
func (p hearPage) Body() templ.Component { return hearBody(p) }

func (p Pages) showHear(v *web.Visit) (web.Page, error) {
	f, err := p.form(v, access.LoneVisitor)
	if err != nil {
		return nil, err
	}
	return hearPage{v, f.form, f.visit, f.url()}, nil
}

func (p Pages) hear(v *web.Visit) (web.Page, error) {
	f, err := p.form(v, access.LoneVisitor)
	if err != nil {
		return nil, err
	}
	return p.heard(hearPage{v, f.form, f.visit, f.url()}, f.url("check-in"))
}

// byLink is the visit of an address that holds a secret.
func (p Pages) byLink(v *web.Visit) (hearPage, error) {
	visit, err := lonevisit.ByLink(v.Context(), v.DB(), notice.SecretDigest(v.Request.PathValue("secret")))
	if err != nil {
		return hearPage{}, err
	}
	h, err := v.Ledger().Read(v.Context(), visit)
	if err != nil {
		return hearPage{}, err
	}
	f, err := v.Form()
	return hearPage{Visit: v, form: f, visit: lonevisit.Of(h)}, err
}

func (p Pages) showChecksIn(v *web.Visit) (web.Page, error) {
	page, err := p.byLink(v)
	return page, err
}

func (p Pages) checksIn(v *web.Visit) (web.Page, error) {
	page, err := p.byLink(v)
	if err != nil {
		return nil, err
	}
	return p.heard(page, v.Path())
}

// heard takes in what the worker let us know. Whichever word it was, the answer is the same.
func (p Pages) heard(page hearPage, to string) (web.Page, error) {
	how, word := lonevisit.How(page.form.Text("how")), page.form.Secret("answer")
	step := lonevisit.Step{By: page.By(), ID: lonevisit.PressID(page.visit, page.form.ID, how, word), Now: page.Now}
	page.form.Asks("word", "answer")
	err := act(page.Visit, step.ID, page.visit.Entry.Stream, func(h *ledger.History) (ledger.Change, error) {
		return lonevisit.Hear(p.rules(), h, step, how, word)
	})
	if errors.Is(err, ledger.ErrReused) {
		err = nil // the same button, pressed twice
	}
	if page.form.Refused(err) {
		return page, nil
	}
	if err != nil {
		return nil, err
	}
	return page.SeeOther(to), nil
}

// data is the form. It keeps no draft: the address of one would hold the secret.
func (p hearPage) data() govuk.FormData {
	data := p.form.Data()
	data.Draft = ""
	return data
}

// says is what the worker is told, whichever words they used.
func (p hearPage) says() string {
	if p.visit.OverSaid {
		return "This is over. Thank you."
	}
	if p.visit.ArmedAt.IsZero() {
		return "Nobody watches over this yet: both who were asked must accept first."
	}
	return "Next to be heard of by " + clock(p.visit.Due, p.Now) + "."
}

// callOffPage asks whether a visit is not made.
type callOffPage struct{ form }

func (p callOffPage) Title() string         { return "Call the visit off?" }
func (p callOffPage) Errors() govuk.Errors  { return p.form.form.Errors }
func (p callOffPage) Body() templ.Component { return callOffBody(p) }

func (p Pages) showCallOff(v *web.Visit) (web.Page, error) {
	f, err := p.form(v, access.LoneVisitor)
	return callOffPage{f}, err
}

func (p Pages) callOff(v *web.Visit) (web.Page, error) {
	f, err := p.form(v, access.LoneVisitor)
	if err != nil {
		return nil, err
	}
	err = act(v, f.form.ID, f.stream(), func(h *ledger.History) (ledger.Change, error) { return lonevisit.CallOff(h, f.step()) })
	return outcome(callOffPage{f}, v, f.form, err, f.url())
}
