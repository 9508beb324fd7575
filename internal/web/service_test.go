package web_test

import (
	"context"
	"fmt"
	"io"
	"testing"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/web"
	"candour/internal/web/webtest"
)

// The service of these tests has cases that hold nothing but a first word and corrections of it; a team has each of them.

// newSite starts it. Kersey is a case of the Wexcombe team.
func newSite(t *testing.T, change func(*webtest.Site, *web.Kit)) (site *webtest.Site, kersey ledger.StreamID) {
	t.Helper()
	wexcombe := func(h *ledger.History) []access.Tie {
		if len(h.Entries) == 0 || h.Entries[0].Kind != ledgertest.Noted.Name() {
			return nil
		}
		return []access.Tie{{Subject: site.Wexcombe, Relation: access.InTeam, From: h.Entries[0].Recorded}}
	}
	site = webtest.New(t, webtest.Service{
		Kinds: ledgertest.Kinds(&ledgertest.Own), Ties: []access.TieFunc{wexcombe}, Routes: routes, Kit: change,
	})
	site.Names = []string{"Kersey"}
	kersey = site.Begin(ledgertest.Entry(t, ledgertest.Noted, site.Ruth.By(), ledgertest.NotedBody{Words: "Kersey: seen at school"}))
	return site, kersey
}

func routes(*webtest.Site) []web.Route {
	return []web.Route{
		web.For("/mine/{one}/{other}", access.SignedIn, showAllowed, nil),
		web.For("/{$}", access.SignedIn, func(v *web.Visit) (web.Page, error) { return plain{"Today"}, nil }, nil),
		web.ForCase("/case/{case}", access.CaseReader, showWord, nil),
		web.ForCase("/case/{case}/correct", access.CaseWorker, showCorrect, correct),
		web.ForCase("/case/{case}/sign", access.CaseWorker, showCorrect, sign),
		web.ForCase("/case/{case}/broken", access.CaseReader, func(*web.Case) (web.Page, error) { panic("Kersey") }, nil),
		web.ForCase("/case/{case}/torn", access.CaseReader, func(*web.Case) (web.Page, error) { return tornPage{}, nil }, nil),
		web.ForCase("/case/{case}/refused", access.CaseReader, func(*web.Case) (web.Page, error) {
			return nil, fault.Refuse("This report is signed. Start an addendum.", nil)
		}, nil),
	}
}

// showAllowed says which of two cases are the person’s to see.
func showAllowed(v *web.Visit) (web.Page, error) {
	one, other := ledger.StreamID(v.Request.PathValue("one")), ledger.StreamID(v.Request.PathValue("other"))
	allowed, err := v.Allowed(access.CaseReader, one, other)
	return plain{fmt.Sprint(allowed[one], allowed[other])}, err
}

type plain struct{ title string }

func (p plain) Title() string         { return p.title }
func (p plain) Body() templ.Component { return govuk.Title(govuk.TitleData{Text: p.title}) }

// tornPage breaks while it is made.
type tornPage struct{ plain }

func (tornPage) Body() templ.Component {
	return templ.Join(govuk.Text("Kersey was"), templ.ComponentFunc(func(context.Context, io.Writer) error { panic("Kersey") }))
}

// wordPage is the case: what was said last of it.
type wordPage struct {
	web.CasePage
	word string
}

func (p wordPage) Title() string         { return "Case" }
func (p wordPage) Body() templ.Component { return govuk.Title(govuk.TitleData{Text: p.word}) }

func showWord(c *web.Case) (web.Page, error) {
	last, _ := ledgertest.Noted.In(c.History.Entries[len(c.History.Entries)-1])
	return wordPage{web.CasePage{Case: c}, last.Words}, nil
}

// correctPage is a form of one field that says the word anew.
type correctPage struct{ web.CaseForm }

func (p correctPage) Title() string         { return "Correct" }
func (p correctPage) Body() templ.Component { return correctBody(p) }

func showCorrect(c *web.Case) (web.Page, error) {
	form, err := c.Form()
	return correctPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}}, err
}

// hiddenAddress is what nobody may write into a case of these tests.
const hiddenAddress = "12 Mill Lane"

func correct(c *web.Case) (web.Page, error) { return record(c, c.Act) }
func sign(c *web.Case) (web.Page, error)    { return record(c, c.ActStrictly) }

func record(c *web.Case, act func(*web.Form, func(*ledger.History) (ledger.Change, error)) error) (web.Page, error) {
	form, err := c.Form()
	if err != nil {
		return nil, err
	}
	said := form.Text("said")
	if said == hiddenAddress {
		form.MustGo([]string{"an address that is hidden from the father"}) // and yet it goes on to act
	}
	err = act(form, func(h *ledger.History) (change ledger.Change, err error) {
		var wrong fault.Fields
		wrong.Need(said != "", "said", "Say what it was")
		if err := wrong.Err(); err != nil {
			return change, err
		}
		n, err := ledgertest.Noted.New(form.ID, c.By(), nil, ledgertest.NotedBody{Words: said, About: []ledger.Ref{h.Entries[0].Ref()}})
		change.Add(c.Stream, n)
		return change, err
	})
	if form.Refused(err) {
		return correctPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}}, nil
	}
	return c.SeeOther(c.URL()), err
}

// correctBody is the form in parts, as a template would put them.
func correctBody(p correctPage) templ.Component {
	field := govuk.Input(govuk.InputData{Field: p.Form.Field("said", "What was it?", "")})
	form := withChildren(govuk.Form(p.Form.Data()), templ.Join(field, web.HoldsHidden(p.Form, ""), govuk.Button(govuk.ButtonData{Text: "Record"})))
	return templ.Join(web.Clashed(p.Visit, p.Form), govuk.Title(govuk.TitleData{Text: "Correct"}), form)
}
