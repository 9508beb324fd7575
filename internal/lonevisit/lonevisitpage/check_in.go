package lonevisitpage

import (
	"errors"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/lonevisit"
	"candour/internal/notice"
	"candour/internal/web"
)

// linkPage makes the address at which the worker checks in without signing in. It is shown once, on the page that answers.
type linkPage struct {
	formPage
	address string
}

func (p linkPage) Title() string         { return "Your check-in address" }
func (p linkPage) Errors() govuk.Errors  { return p.formPage.form.Errors }
func (p linkPage) Body() templ.Component { return linkBody(p) }

func (p Pages) showLink(v *web.Visit) (web.Page, error) {
	f, err := p.form(v, access.LoneVisitor)
	return linkPage{formPage: f}, err
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
	visit *lonevisit.Visit // nil at the address until a word of the visit was given
	back  string           // to the visit, for whoever is signed in; "" at the address
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

// hear takes in what the worker let us know. Whichever word it was, the answer is the same.
func (p Pages) hear(v *web.Visit) (web.Page, error) {
	f, err := p.form(v, access.LoneVisitor)
	if err != nil {
		return nil, err
	}
	how, word := said(f.form)
	step := lonevisit.Step{By: v.By(), ID: lonevisit.PressID(f.visit, f.form.ID, how, word), Now: v.Now}
	err = once(act(v, step.ID, f.stream(), func(h *ledger.History) (ledger.Change, error) { return lonevisit.Hear(p.rules(), h, step, how, word) }))
	return outcome(hearPage{v, f.form, f.visit, f.url()}, v, f.form, err, f.url("check-in"))
}

// said is the button that was pressed, and the word.
func said(f *web.Form) (lonevisit.How, string) {
	f.Asks("word", "answer")
	return lonevisit.How(f.Text("how")), f.Secret("answer")
}

// once is the fault of an act, unless it was the same button pressed twice.
func once(err error) error {
	if errors.Is(err, ledger.ErrReused) {
		return nil
	}
	return err
}

// showChecksIn is the page of a check-in address. Before a word of the visit is given it says nothing of it, not even that there is one.
func (p Pages) showChecksIn(v *web.Visit) (web.Page, error) {
	f, err := v.Form()
	return hearPage{Visit: v, form: f}, err
}

// errNotHeard is for whoever has no address, no word of the visit, or one of which too many wrong ones were given: they are told the same.
var errNotHeard = fault.Fields{{Name: "word", Sentence: "That did not work. Check the word and try again. If it still does not work, sign in to check in, or ring whoever watches over your visit"}}

func (p Pages) checksIn(v *web.Visit) (web.Page, error) {
	f, err := v.Form()
	if err != nil {
		return nil, err
	}
	page := hearPage{Visit: v, form: f}
	page.visit, err = p.knock(v, f)
	if f.Refused(err) {
		return page, nil
	}
	return page, err
}

// knock is the visit of the address, once a word of it was given and heard there; errNotHeard otherwise.
func (p Pages) knock(v *web.Visit, f *web.Form) (*lonevisit.Visit, error) {
	how, word := said(f)
	stream, err := lonevisit.ByLink(v.Context(), v.DB(), notice.SecretDigest(v.Request.PathValue("secret")))
	if fault.KindOf(err) == fault.NotFound {
		return nil, errNotHeard
	}
	if err != nil {
		return nil, err
	}
	before, err := v.Ledger().Read(v.Context(), stream)
	if err != nil {
		return nil, err
	}
	k := lonevisit.Knock{Step: lonevisit.Step{ID: lonevisit.KnockID(lonevisit.Of(before), f.ID, how, word), Now: v.Now}, How: how, Word: word}
	heard := false
	err = act(v, k.ID, stream, func(h *ledger.History) (change ledger.Change, err error) {
		change, heard, err = lonevisit.HearAt(p.rules(), v.People, h, k)
		return change, err
	})
	if err = once(err); err != nil {
		return nil, err
	}
	if !heard {
		return nil, errNotHeard
	}
	after, err := v.Ledger().Read(v.Context(), stream)
	return lonevisit.Of(after), err
}

// asks reports whether the page asks for a word.
func (p hearPage) asks() bool { return p.visit == nil || p.back != "" && !p.visit.OverSaid }

// says is what the worker is told, whichever words they used.
func (p hearPage) says() string {
	switch {
	case p.visit == nil:
		return "Give your word, and press what you let us know."
	case p.visit.OverSaid:
		return "This is over. Thank you."
	case p.visit.ArmedAt.IsZero():
		return "Nobody watches over this yet: both who were asked must accept first."
	default:
		return "Next to be heard of by " + clock(p.visit.Due, p.Now) + "."
	}
}

// callOffPage asks whether a visit is not made.
type callOffPage struct{ formPage }

func (p callOffPage) Title() string         { return "Call the visit off?" }
func (p callOffPage) Errors() govuk.Errors  { return p.formPage.form.Errors }
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
