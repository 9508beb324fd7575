package evidencemappage_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/evidence"
	"candour/internal/evidencemap/evidencemappage"
	"candour/internal/footing"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/pack"
	"candour/internal/practice"
	"candour/internal/report"
	"candour/internal/report/reportpage"
	"candour/internal/typeset"
	"candour/internal/web"
	"candour/internal/web/webtest"
	"candour/packs/england"
)

var load = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

// mapped is the invented case with reports and the map.
type mapped struct {
	*pagetest.Family
	t    testing.TB
	desk report.Desk
}

func newMapped(t *testing.T) *mapped {
	t.Helper()
	rules, err := load()
	if err != nil {
		t.Fatal(err)
	}
	name := func(h *ledger.History, person ledger.Ref) string {
		p, _ := casework.Of(h).Person(person)
		return p.Name()
	}
	m := &mapped{t: t, desk: report.Desk{Pack: rules, Footing: footing.New(rules, evidence.Contribute(name), report.Contribute)}}
	m.Family = pagetest.New(t, pagetest.Pages{
		Kinds: ledgertest.Kinds(&evidence.Kinds, &footing.Kinds, &report.Kinds),
		Views: []*ledger.View{m.desk.Footing.View(), evidence.View(rules), m.desk.View(), practice.View, report.Register},
		Ties:  []access.TieFunc{m.desk.Ties},
		Routes: func(f *pagetest.Family) []web.Route {
			return append(
				reportpage.Pages{Desk: m.desk, Signer: report.Signer{Press: plainPress{}, Files: f.Files}, Map: evidencemappage.Home}.Routes(),
				evidencemappage.Pages{Desk: m.desk}.Routes()...)
		},
	})
	return m
}

// plainPress is a press whose PDF is the document as data.
type plainPress struct{}

func (plainPress) Render(_ context.Context, _ string, d typeset.Document) ([]byte, error) {
	return json.Marshal(d)
}
func (plainPress) Proof(context.Context, typeset.Document, []byte) error { return nil }
func (plainPress) Text(_ context.Context, pdf []byte) (string, error)    { return string(pdf), nil }

func (m *mapped) does(verb func(*ledger.History) (ledger.Change, error)) {
	m.t.Helper()
	_, err := m.Ledger.Do(m.t.Context(), ledger.Act{
		On:   []ledger.Seen{{Stream: m.Case, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) { return verb(hs[m.Case]) },
	})
	if err != nil {
		m.t.Fatal(err)
	}
}

// draws puts words on record as an item of evidence.
func (m *mapped) draws(who evidence.Who, kind, on, says string) ledger.Ref {
	m.t.Helper()
	id := ledger.NewEntryID()
	m.does(func(h *ledger.History) (ledger.Change, error) {
		return evidence.Draw(m.desk.Pack, evidence.Of(h), m.Ruth.By(), id, evidence.ItemForm{
			ItemBody: evidence.ItemBody{Words: says, Says: says, Hand: evidence.FirstHand},
			From: &evidence.SourceForm{
				SourceBody: evidence.SourceBody{Who: who, Kind: kind, Obtained: "in_writing", Naming: evidence.Named, Verbatim: true}, Said: ledger.OnDay(on),
			},
		})
	})
	return ledger.Ref{Stream: m.Case, Entry: evidence.ItemOf(m.Case, id)}
}

// What is on record in every test: an account and its denial, and a letter of the school that a later one corrects.
type said struct{ account, denial, letter, correction ledger.Ref }

func (m *mapped) tells() said {
	m.t.Helper()
	s := said{
		account: m.draws(evidence.Who{Person: m.Hannah}, "party", "2026-09-01", "Mr Kersey drove the children on 9 May after drinking."),
		denial:  m.draws(evidence.Who{Person: m.Daniel}, "party", "2026-09-02", "I had nothing to drink that day."),
		letter:  m.draws(evidence.Who{Name: "Thornmere Primary School"}, "school", "2026-10-12", "Mr Kersey smelled of alcohol at the gate on 8 October."),
	}
	m.does(func(h *ledger.History) (ledger.Change, error) {
		return evidence.Dispute(m.desk.Pack, evidence.Of(h), m.Ruth.By(), ledger.NewEntryID(), evidence.DisputeForm{Item: s.account, Denial: evidence.AccountForm{Ref: s.denial}})
	})
	s.correction = m.draws(evidence.Who{Name: "Thornmere Primary School"}, "school", "2026-10-20", "Our letter named the wrong adult.")
	m.does(func(h *ledger.History) (ledger.Change, error) {
		return evidence.Replace(m.desk.Pack, evidence.Of(h), m.Ruth.By(), ledger.NewEntryID(), evidence.ReplaceForm{
			Older: s.letter, Newer: evidence.AccountForm{Ref: s.correction}, Why: "The letter named the wrong adult",
		})
	})
	return s
}

// writes begins a letter to the court with a statement that rests on an item.
func (m *mapped) writes(on ledger.Ref, text string) *webtest.Answer {
	m.t.Helper()
	page := m.Ruth.Get(m.Path("reports", "new")).OK().Send(url.Values{"type": {"type:letter"}}).OK()
	return m.Ruth.Get(page.At + "/add/letter").OK().Send(url.Values{"text": {text}, "kind": {report.Account}, "on": {"item:" + string(on.Entry)}}).OK()
}

// leads is the box on the map that leads to an item.
func (m *mapped) leads(item ledger.Ref) htmlcheck.Selector {
	return htmlcheck.Selector(`.app-map a[href="` + m.Path("evidence", string(item.Entry)) + `"]`)
}

func TestTheMapDrawsWhatDisputesAndReplacesWhatAndSaysSoInWords(t *testing.T) {
	m := newMapped(t)
	s := m.tells()
	m.Ruth.Get(m.Path("evidence", "map")).OK().Check(
		htmlcheck.Count(".app-map a", 4),
		htmlcheck.In(m.leads(s.account), htmlcheck.HasText("Evidence 1"), htmlcheck.HasText("Disputed"), htmlcheck.HasText("That it was said: stands")),
		htmlcheck.In(m.leads(s.letter), htmlcheck.HasText("No longer stands: replaced")),
		htmlcheck.In(m.leads(s.correction), htmlcheck.HasText("Stands")),
		htmlcheck.Count(".app-map .app-map__line--against", 2), // the dispute, both ways at once, and the correction
		htmlcheck.Count(".app-map .app-map__bar", 3),
		htmlcheck.In(".app-chain", htmlcheck.HasText("disputed by, and disputing,"), htmlcheck.HasText("replaced by")),
		htmlcheck.In("main", htmlcheck.HasText("records, such as notes and orders, are not shown")),
	)
}

func TestTheMapCanBeAboutOneThing(t *testing.T) {
	m := newMapped(t)
	s := m.tells()
	m.Ruth.Get(m.Path("evidence", "map")+"?of="+string(s.letter.Entry)).OK().Check(
		htmlcheck.Count(".app-map a", 2),
		htmlcheck.In(m.leads(s.letter)), htmlcheck.In(m.leads(s.correction)), htmlcheck.NotIn(m.leads(s.account)),
		htmlcheck.In("main", htmlcheck.HasText("Only what this rests on")),
		htmlcheck.In("#of option[selected]", htmlcheck.HasText("Evidence 3")),
	)
}

func TestADraftIsMappedWithItsWordsFromItsChecks(t *testing.T) {
	m := newMapped(t)
	s := m.tells()
	page := m.writes(s.letter, "Thornmere Primary School wrote that Mr Kersey smelled of alcohol.")
	page.Click("See what each statement rests on, drawn").OK().Check(
		htmlcheck.Count(".app-map a", 3),
		htmlcheck.In(".app-map", htmlcheck.HasText("Thornmere Primary School")),
		htmlcheck.In(m.leads(s.letter)), htmlcheck.In(m.leads(s.correction)), htmlcheck.NotIn(m.leads(s.account)),
		htmlcheck.In(".app-chain", htmlcheck.HasText("no longer rests on")),
	)
	only := page.Click("On the map statement 1").OK()
	only.Check(htmlcheck.Count(".app-map a", 3), htmlcheck.In("main", htmlcheck.HasText("Only what this rests on")))
	only.Click("Show everything on this map").OK()
}

func TestTheStatementsOfADraftAreOnNoOtherMap(t *testing.T) {
	m := newMapped(t)
	s := m.tells()
	m.writes(s.letter, "Thornmere Primary School wrote that Mr Kersey smelled of alcohol.")
	page := m.Ruth.Get(m.Path("evidence", "map")).OK().Check(htmlcheck.Count(".app-map a", 4))
	page.Click("Letter, draft by Ruth Adeyemi").OK().Check(htmlcheck.Count(".app-map a", 3))
}

func TestMoreThanCanBeReadIsListedAndNotDrawn(t *testing.T) {
	m := newMapped(t)
	first := m.draws(evidence.Who{Person: m.Hannah}, "party", "2026-09-01", "Mr Kersey was late.")
	for i := range 100 {
		m.draws(evidence.Who{Person: m.Hannah}, "party", "2026-09-01", fmt.Sprintf("Mr Kersey was late %d times.", i+2))
	}
	m.Ruth.Get(m.Path("evidence", "map")).OK().Check(
		htmlcheck.NotIn(".app-map"), htmlcheck.In("main", htmlcheck.HasText("101 boxes")), htmlcheck.Count(".app-chain li", 101),
	)
	m.Ruth.Get(m.Path("evidence", "map") + "?of=" + string(first.Entry)).OK().Check(htmlcheck.Count(".app-map a", 1))
}

func TestACaseWithoutEvidenceSaysSo(t *testing.T) {
	m := newMapped(t)
	m.Ruth.Get(m.Path("evidence", "map")).OK().Check(htmlcheck.NotIn(".app-map"), htmlcheck.In("#map + p", htmlcheck.HasText("nothing to draw yet")))
}

func TestWhatIsNotOnTheMapIsNotThere(t *testing.T) {
	m := newMapped(t)
	m.tells()
	nothing := m.Ruth.Get(m.Path("evidence", "map") + "?of=3f2b8c1e-9a4d-4f0b-8a51-6d2c7b1e0f43").Answered(404)
	mine := m.Tom.Get(m.Path("evidence", "map")).Answered(404)
	report := m.Ruth.Get(m.Path("evidence", "map") + "?report=3f2b8c1e-9a4d-4f0b-8a51-6d2c7b1e0f43").Answered(404)
	if nothing.Words() != report.Words() || strings.Contains(mine.Body, "app-map") {
		t.Error("what is not there is told apart")
	}
}
