package redactionpage_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/court"
	"candour/internal/court/courtpage"
	"candour/internal/evidence"
	"candour/internal/govuk"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/leaving"
	"candour/internal/leaving/leavingpage"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/pack"
	"candour/internal/redaction"
	"candour/internal/redaction/redactionpage"
	"candour/internal/report"
	"candour/internal/typeset"
	"candour/internal/web"
	"candour/internal/web/webtest"
	"candour/internal/workbench"
	"candour/packs/england"
)

// rulesOfEngland are read once for all tests: nobody changes them.
var rulesOfEngland = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

// plainBench reads pretended PDFs, whose pages are parted by form feeds, and makes pretended ones, which are the document as data.
type plainBench struct{}

func (plainBench) PDF(_ context.Context, file []byte) (r workbench.Reading, err error) {
	_, words, _ := strings.Cut(string(file), "\n")
	for page := range strings.SplitSeq(words, "\f") {
		r.Pages = append(r.Pages, workbench.Page{Text: page, Missing: page == ""})
	}
	return r, nil
}

func (plainBench) Plain(_ context.Context, file []byte) (string, error) { return string(file), nil }

func (plainBench) Render(_ context.Context, _ string, d typeset.Document) ([]byte, error) {
	if err := d.Check(); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	data := json.NewEncoder(&out)
	data.SetEscapeHTML(false)
	err := data.Encode(d)
	return out.Bytes(), err
}

func (plainBench) Proof(context.Context, typeset.Document, []byte) error { return nil }

func (plainBench) Text(_ context.Context, pdf []byte) (string, error) {
	if len(pdf) == 0 {
		return "", errors.New("there is nothing to read")
	}
	return string(pdf), nil
}

// theStatement is a document of the court, of four pages: the second names somebody else, the third says where she lives, and the fourth is a picture.
const theStatement = "%PDF-1.7\nStatement of Daniel Kersey\n\nI drove on 9 May.\fMy sister Zoë Marsh was there.\nZoë Marsh saw nothing.\fThey live at 14 Ferry Cottages now.\n\nI want to see them.\f"

const statementID = "b96bc6c5-f507-43f2-aa08-6cfd2743b125"

// site is the family’s case with a document of the court, and the pages on which it is made ready for somebody.
type site struct {
	*pagetest.Family
	t testing.TB
}

func newSite(t testing.TB) *site { return siteWith(t, plainBench{}) }

func siteWith(t testing.TB, bench redaction.Bench) *site {
	t.Helper()
	s := &site{t: t}
	rules, err := rulesOfEngland()
	if err != nil {
		t.Fatal(err)
	}
	s.Family = pagetest.New(t, pagetest.Pages{
		Views: []*ledger.View{redaction.View(rules)},
		Kinds: ledgertest.Kinds(&evidence.Kinds, &report.Kinds, &leaving.Kinds, &court.Kinds, &redaction.Kinds),
		Routes: func(f *pagetest.Family) []web.Route {
			desk := redaction.Desk{Pack: f.Pack, Ledger: f.Ledger, Files: f.Files, Bench: bench}
			pages := redactionpage.Pages{Desk: desk}
			return slices.Concat(pages.Routes(), asks(pages), leavingpage.Pages{Pack: f.Pack}.Routes(), courtpage.Pages{Pack: f.Pack, Files: f.Files}.Routes())
		},
	})
	return s
}

// lists puts a document of the court with its file on record, as the court’s list and a fetch would.
func (s *site) lists(id, category string, file []byte) {
	s.t.Helper()
	s.listed(court.Document{ID: id, Name: "DK_statement.pdf", Category: category}, file)
}

func (s *site) listed(d court.Document, file []byte) {
	s.t.Helper()
	kept, err := s.Files.Put(s.t.Context(), "application/pdf", bytes.NewReader(file))
	if err != nil {
		s.t.Fatal(err)
	}
	s.Append(s.Side,
		ledgertest.Entry(s.t, court.Received, ledger.ByService("court"), court.ReceivedBody{
			Law: pack.PrivateLaw, ID: "1", At: ledger.FormatTime(s.Clock.Now()), Content: d.ID, Payload: []byte("{}"),
			Documents: []court.Document{d},
		}),
		ledgertest.Entry(s.t, court.Fetched, ledger.ByService("court"), court.FetchedBody{Document: d.ID, Name: d.Name, File: kept}))
}

// toDaniel asks for a copy for Daniel Kersey, to whom the address is hidden.
func (s *site) toDaniel(document string) url.Values {
	return url.Values{
		"document": {document}, "to": {"person"}, "to-person": {string(s.Daniel.Entry)}, "gateway": {"rule"}, "authority": {"A party"},
		"purpose": {"He asked for it before the hearing"},
	}
}

// begins asks for a copy of the statement.
func (s *site) begins(form url.Values) *webtest.Answer {
	s.t.Helper()
	return s.Ruth.Get(s.Path("copies", "new")).OK().Send(form).OK()
}

// statement is a case with the statement, and a copy of it begun for Daniel Kersey.
func (s *site) statement() *webtest.Answer {
	s.t.Helper()
	s.lists(statementID, "", []byte(theStatement))
	return s.begins(s.toDaniel("court:" + statementID))
}

// page is a page of the copy.
func page(of *webtest.Answer, n int) string { return fmt.Sprintf("%s/page/%d", of.At, n) }

// marks marks words of a page.
func (s *site) marks(copied *webtest.Answer, n int, form url.Values) *webtest.Answer {
	s.t.Helper()
	return s.Ruth.Get(page(copied, n)).OK().SendTo(page(copied, n), form)
}

// looks looks at a page.
func (s *site) looks(copied *webtest.Answer, n int) *webtest.Answer {
	s.t.Helper()
	return s.Ruth.Get(page(copied, n)).OK().SendTo(page(copied, n)+"/looked", nil).OK()
}

func says(words string) htmlcheck.Checker { return htmlcheck.In("main", htmlcheck.HasText(words)) }

var sister = url.Values{"words": {"zoe marsh"}, "everywhere": {"yes"}, "ground": {"third party"}, "why": {"His sister, who has no part in this"}}

// ready marks and looks at every page of the statement, and makes the copy.
func (s *site) ready(copied *webtest.Answer) *webtest.Answer {
	s.t.Helper()
	s.marks(copied, 2, sister).OK()
	s.Ruth.Get(page(copied, 3)).OK().SendTo(page(copied, 3)+"/found", url.Values{"found": {"4-6"}}).OK()
	for n := range 3 {
		s.looks(copied, n+1)
	}
	return s.Ruth.Get(copied.At + "/make").OK().Send(nil).OK()
}

func (s *site) state() *redaction.State { return redaction.Of(s.Read(s.Case)) }

// hides hides a detail of Hannah Ashdown from everyone.
func (s *site) hides(value string) {
	s.t.Helper()
	s.Does(func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddDetail(c, s.Ruth.By(), id, casework.DetailForm{Of: s.Hannah, Kind: casework.Workplace, Value: value, Source: "herself", Hiding: casework.Hiding{From: casework.FromEveryone}})
	})
}

// asksPage shows what these pages give to the overview of a case.
type asksPage struct {
	web.CasePage
	asks []templ.Component
}

func (p asksPage) Title() string { return "Asks" }
func (p asksPage) Body() templ.Component {
	return templ.Join(append([]templ.Component{govuk.Title(govuk.TitleData{Text: "Asks"})}, p.asks...)...)
}

func asks(pages redactionpage.Pages) []web.Route {
	today := web.For("/today", access.SignedIn, func(v *web.Visit) (web.Page, error) {
		asks, err := pages.Today(v)
		return todayPage(asks), err
	}, nil)
	return []web.Route{today, web.ForCase("/case/{case}/asks", access.CaseReader, func(c *web.Case) (web.Page, error) {
		asks, err := pages.Asks(c)
		return asksPage{web.CasePage{Case: c}, asks}, err
	}, nil)}
}

// todayPage is what waits for somebody.
type todayPage []templ.Component

func (p todayPage) Title() string         { return "Today" }
func (p todayPage) Body() templ.Component { return templ.Join(p...) }
