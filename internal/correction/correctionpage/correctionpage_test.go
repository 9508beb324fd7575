package correctionpage_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/correction/correctionpage"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/govuk"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/letter"
	"candour/internal/letter/letterpage"
	"candour/internal/practice"
	"candour/internal/report"
	"candour/internal/report/reportpage"
	"candour/internal/typeset"
	"candour/internal/web"
	"candour/internal/workbench"
)

// plainBench makes pretended PDFs, which are the document as data.
type plainBench struct{}

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

func (plainBench) Text(_ context.Context, pdf []byte) (string, error) { return string(pdf), nil }

func (plainBench) Word(context.Context, []byte) (workbench.Words, error) {
	return workbench.Words{}, errors.New("a draft is no Word file")
}

// bench is the invented case with a section 7 report that Ruth is writing.
type bench struct {
	*pagetest.Family
	t  *testing.T
	at string // the address of the report
}

func newBench(t *testing.T) *bench {
	t.Helper()
	t.Parallel()
	b := &bench{t: t}
	b.Family = pagetest.New(t, pages(t))
	page := b.Ruth.Get(b.Path("reports", "new")).OK().Send(url.Values{"type": {"type:section7"}}).OK()
	b.at, _, _ = strings.Cut(page.At, "#")
	b.writes("The school wrote that Mr Kersey smelled of alcohol on 24 April.")
	return b
}

func (b *bench) writes(text string) {
	b.t.Helper()
	b.Ruth.Get(b.at + "/add/professionals").OK().Send(url.Values{"text": {text}, "kind": {report.Account}}).OK()
}

func pages(t *testing.T) pagetest.Pages {
	t.Helper()
	var desk report.Desk
	return pagetest.Pages{
		Kinds: ledgertest.Kinds(&evidence.Kinds, &footing.Kinds, &report.Kinds, &leaving.Kinds), Views: []*ledger.View{practice.View, report.Register},
		Ties: []access.TieFunc{},
		Routes: func(f *pagetest.Family) []web.Route {
			name := func(h *ledger.History, person ledger.Ref) string { return "somebody" }
			desk.Pack = f.Pack
			desk.Footing = footing.New(f.Pack, evidence.Contribute(name), report.Contribute)
			letters := letter.Desk{Pack: f.Pack, Ledger: f.Ledger, Files: f.Files, Bench: plainBench{}}
			corrections := correctionpage.Pages{Desk: desk, Letters: letters}
			return slices.Concat(
				reportpage.Pages{Desk: desk, Signer: report.Signer{Press: plainBench{}, Files: f.Files}, Corrections: correctionpage.Home}.Routes(),
				corrections.Routes(), asks(corrections), letterpage.Pages{Desk: letters}.Routes(),
			)
		},
	}
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

func asks(pages correctionpage.Pages) []web.Route {
	return []web.Route{web.ForCase("/case/{case}/asks", access.CaseReader, func(c *web.Case) (web.Page, error) {
		asks, err := pages.Asks(c)
		if err != nil {
			return nil, err
		}
		disputed, err := pages.Disputed(c)
		return asksPage{web.CasePage{Case: c}, append(asks, disputed...)}, err
	}, nil)}
}

// toDaniel is what Ruth says when she gives him the draft by hand.
func (b *bench) toDaniel(with ...string) url.Values {
	v := url.Values{
		"to": {string(b.Daniel.Entry)}, "is-safe": {"Nothing in it says where anybody is."}, "permitted": {"He is a party."},
		"child": {"I told Isla and Rowan on Monday."}, "gateway": {"rule"}, "authority": {"A party"}, "how": {string(leaving.ByHand)},
	}
	for i := 0; i+1 < len(with); i += 2 {
		v.Set(with[i], with[i+1])
	}
	return v
}

func (b *bench) shares() {
	b.t.Helper()
	b.Ruth.Get(b.at + "/corrections/share").OK().Send(b.toDaniel()).OK()
}

// statement is the entry of the report’s only statement.
func (b *bench) statement() string {
	r := report.Of(b.Read(b.Case)).Reports()[0]
	return string(report.DraftOf(b.Read(r.Draft)).Statements()[0].Ref.Entry)
}

func (b *bench) draft() *report.Draft {
	return report.DraftOf(b.Read(report.Of(b.Read(b.Case)).Reports()[0].Draft))
}

func TestADraftIsSharedCorrectedAndAnswered(t *testing.T) {
	b := newBench(t)
	list := b.Ruth.Get(b.at).OK().Click("Factual corrections").OK().Click("Share the draft").OK().Send(b.toDaniel()).OK()
	list.Check(
		htmlcheck.In("#shared"), htmlcheck.In("main", htmlcheck.HasText("I told Isla and Rowan on Monday."), htmlcheck.HasText("He is a party.")))
	copied := list.Click("As it was given").OK()
	copied.Check(htmlcheck.In("main", htmlcheck.HasText("Daniel Kersey"), htmlcheck.LacksText("Get the Word file")))
	pdf := copied.Click("Get the PDF").OK()
	if !strings.Contains(pdf.Body, "Draft for factual correction, for Daniel Kersey alone. Not signed, not filed.") || !strings.Contains(pdf.Body, "smelled of alcohol on 24 April") {
		t.Errorf("the copy says %.300s", pdf.Body)
	}
	b.Ruth.Get(copied.At + "/word").Answered(http.StatusNotFound)

	came := b.Ruth.Get(list.At).OK().Click("Enter a correction").OK().Send(url.Values{
		"who": {string(b.Daniel.Entry)}, "paragraph": {b.statement()}, "wrong": {"It was not the 24th."}, "right": {"It was the 25th."},
	}).OK()
	came.Check(htmlcheck.In("main", htmlcheck.HasText("It was the 25th."), htmlcheck.HasText("Not answered")))
	b.Ruth.Get(b.at + "/sign").OK().Check(htmlcheck.In("main", htmlcheck.HasText("1 came back, 1 not answered")))
	b.Ruth.Get(b.at).OK().Check(htmlcheck.In(".app-check", htmlcheck.HasText("Mr Kersey says that a fact in")))

	b.Ruth.Get(b.Path("asks")).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Mr Kersey says that a fact in")))
	b.Colin.Get(b.Path("asks")).OK().Check(htmlcheck.In("main a", htmlcheck.HasText("See what they say")))
	answer := b.Ruth.Get(b.Path("asks")).OK().Click("Answer it").OK()
	answer.Send(url.Values{"answer": {string(report.Corrected)}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#answer")))
	answer.Send(url.Values{"answer": {string(report.ShownDisputed)}}).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Shown as disputed")))
	b.Ruth.Get(b.Path("asks")).OK().Check(htmlcheck.In("main", htmlcheck.LacksText("Mr Kersey")))
	b.Ruth.Get(b.at + "/as-read").OK().Check(htmlcheck.In("main", htmlcheck.HasText("Mr Kersey disputes paragraph"), htmlcheck.HasText("It was the 25th.")))
	b.Ruth.Get(b.at + "/sign").OK().Check(htmlcheck.In("main", htmlcheck.HasText("1 came back, 0 not answered")))
}

func TestNoDraftLeavesWithoutTheThreeStatements(t *testing.T) {
	b := newBench(t)
	for _, field := range []string{"to", "is-safe", "permitted", "child", "gateway", "authority", "how"} {
		form := b.toDaniel(field, "")
		if field == "gateway" || field == "how" {
			form.Del(field)
		}
		b.Ruth.Get(b.at + "/corrections/share").OK().Send(form).Answered(http.StatusUnprocessableEntity).
			Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#"+field)))
	}
	if len(b.draft().Shared) != 0 || len(letter.All(b.Read(b.Case))) != 0 {
		t.Error("a draft left")
	}
}

func TestADraftThatSaysWhatIsHiddenGoesToNobody(t *testing.T) {
	b := newBench(t)
	_, err := b.Ledger.Do(t.Context(), ledger.Act{
		On: []ledger.Seen{{Stream: b.Case, Version: ledger.Any}, {Stream: b.Side, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			return casework.AddDetail(casework.Of(hs[b.Case]), b.Ruth.By(), ledger.NewEntryID(), casework.DetailForm{
				Of: b.Isla, Kind: casework.School, Value: "smelled of alcohol", Hiding: casework.Hiding{From: casework.FromEveryone},
			})
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	b.Ruth.Get(b.at + "/corrections/share").OK().Send(b.toDaniel()).Answered(http.StatusForbidden)
	b.Ruth.Get(b.at + "/corrections/share").OK().Send(b.toDaniel("permitted", "She lives at "+pagetest.Address)).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#hidden")))
	if len(b.draft().Shared) != 0 || len(letter.All(b.Read(b.Case))) != 0 {
		t.Error("a draft left")
	}
}

func TestADraftThatMayNotReachTheCourtGoesToNobodyNotEvenToWhomItIsNotHiddenFrom(t *testing.T) {
	b := newBench(t)
	b.Does(func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddDetail(c, b.Ruth.By(), id, casework.DetailForm{
			Of: b.Daniel, Kind: casework.Workplace, Value: "smelled of alcohol", Source: "himself", Hiding: casework.Hiding{From: casework.FromEveryone},
		})
	})
	b.Ruth.Get(b.at + "/corrections/share").OK().Send(b.toDaniel()).Answered(http.StatusForbidden)
	if len(b.draft().Shared) != 0 || len(letter.All(b.Read(b.Case))) != 0 {
		t.Error("a draft left that the court may not have")
	}
}

func TestASecondPressSharesOnce(t *testing.T) {
	b := newBench(t)
	form := b.Ruth.Get(b.at + "/corrections/share").OK()
	sent := form.Filled(b.toDaniel())
	b.Ruth.Post(form.At, sent).OK()
	b.Ruth.Post(form.At, sent).OK()
	if n, m := len(b.draft().Shared), len(letter.All(b.Read(b.Case))); n != 1 || m != 1 {
		t.Errorf("shared %d times, %d copies", n, m)
	}
}

func TestOnlyTheAuthorSharesADraft(t *testing.T) {
	b := newBench(t)
	b.Colin.Get(b.at + "/corrections").OK().Check(htmlcheck.In("main", htmlcheck.LacksText("Share the draft")))
	b.Colin.Get(b.at + "/corrections/share").Answered(http.StatusForbidden)
	b.Tom.Get(b.at + "/corrections").Answered(http.StatusNotFound)
}

func TestACorrectionIsEnteredOnlyOnceTheDraftWasShared(t *testing.T) {
	b := newBench(t)
	b.Ruth.Get(b.at + "/corrections/new").Answered(http.StatusNotFound)
	b.shares()
	b.Ruth.Get(b.at+"/corrections/new").OK().Send(url.Values{"who": {string(b.Daniel.Entry)}}).Answered(http.StatusUnprocessableEntity).Check(
		htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#paragraph")), htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("what they say is right")))
}

func TestATypeWithoutTheStepHasNoSuchPage(t *testing.T) {
	b := newBench(t)
	page := b.Ruth.Get(b.Path("reports", "new")).OK().Send(url.Values{"type": {"type:letter"}}).OK()
	at, _, _ := strings.Cut(page.At, "#")
	page.Check(htmlcheck.In("main", htmlcheck.LacksText("Factual corrections")))
	b.Ruth.Get(at + "/corrections").Answered(http.StatusNotFound)
}

func TestARepliedReportIsSaidAtTheFootOfTheOverview(t *testing.T) {
	b := newBench(t)
	b.Ruth.Get(b.Path("asks")).OK().Check(htmlcheck.In("main", htmlcheck.LacksText("disputes")))
	r, by := report.Of(b.Read(b.Case)).Reports()[0], b.Ruth.By()
	pdf, err := b.Files.Put(t.Context(), "application/pdf", strings.NewReader("as it was signed"))
	if err != nil {
		t.Fatal(err)
	}
	signed := ledgertest.Entry(t, report.Signed, by, report.SignedBody{
		Report: r.Ref, Type: r.Type, Author: b.Ruth.ID, Name: "Ruth Adeyemi", On: calendar.MustParse("2026-11-14"), Text: pdf.SHA256, PDF: pdf,
		Statements: []report.FrozenStatement{{Statement: ledger.Ref{Stream: r.Draft, Entry: ledger.EntryID(b.statement())}, Number: "2.1", Kind: report.Account, Standing: "stands"}},
	})
	of := ledger.Ref{Stream: b.Case, Entry: signed.ID}
	b.Append(b.Case, signed, ledgertest.Entry(t, report.Replied, by, report.RepliedBody{
		Signed: of, Person: b.Daniel, Name: "Mr Kersey", On: calendar.MustParse("2026-11-18"), Paragraphs: []string{"2.1"}, Words: "I had not had a drink.",
	}))
	b.Ruth.Get(b.Path("asks")).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Mr Kersey disputes paragraph 2.1 of the section 7 report of 14 November 2026."))).Click("See the reply").OK()
}
