package redactionpage_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/redaction"
	"candour/internal/report"
	"candour/internal/web/webtest"
)

// asks is a copy of the statement for Daniel Kersey, who asked for what is held about him: a manager decides.
func (s *site) asks() *webtest.Answer {
	s.t.Helper()
	s.lists(statementID, "", []byte(theStatement))
	form := s.toDaniel("court:" + statementID)
	form.Set("gateway", "subject")
	form.Set("authority", "His letter of 3 November 2026")
	return s.begins(form)
}

// opens puts on record that somebody was shown the document, as its page asks.
func (s *site) opens(who *webtest.Browser, copied *webtest.Answer) {
	s.t.Helper()
	who.Get(copied.At + "/open").OK().Send(url.Values{"why": {"To decide whether it may be given"}}).OK()
}

func TestASecondPersonDecidesWhereThePackAsksForIt(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	copied := s.asks()
	s.ready(copied).Check(says("A manager of the case who did not make it ready decides"))
	s.Ruth.Get(copied.At + "/hand-over").Answered(http.StatusForbidden).Check(says("decides this first"))
	s.Ruth.Get(copied.At + "/decide").Answered(http.StatusNotFound)
	s.Colin.Get(s.Path("asks")).OK().Check(says("A copy for Daniel Kersey waits for your decision"))
	if asked := s.Ruth.Get(s.Path("asks")).OK(); strings.Contains(asked.Body, "waits for your decision") {
		t.Error("whoever made it ready is asked to decide")
	}
	s.opens(s.Colin, copied)
	s.Colin.Get(copied.At + "/decide").OK().Send(nil).Answered(http.StatusUnprocessableEntity)
	s.Colin.Get(copied.At + "/decide").OK().Send(url.Values{"agreed": {"no"}, "why": {"Line 1 of page 1 names his employer"}}).OK().Check(says("It may not be handed over as it is"))
	s.Ruth.Get(copied.At + "/hand-over").Answered(http.StatusForbidden)
	s.Colin.Get(copied.At + "/decide").OK().Send(url.Values{"agreed": {"yes"}}).OK()
	s.Ruth.Get(copied.At + "/hand-over").OK().Send(url.Values{"how": {"post"}}).OK()
	s.Ruth.Get(s.Path("left")).OK().Check(says("Somebody asked for what is held about them"), says("Decided by Colin Pryce"))
}

func TestTodayTellsAManagerOfACopyThatWaitsUntilItIsDecided(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	copied := s.asks()
	none := htmlcheck.LacksText("waits for your decision")
	s.Colin.Get("/today").OK().Check(none)
	s.ready(copied)
	s.Colin.Get("/today").OK().Check(says("Kersey and Ashdown: a copy of a document waits for your decision")).Click("Look at it").OK()
	s.Ruth.Get("/today").OK().Check(none)
	s.Ines.Get("/today").OK().Check(none)
	s.opens(s.Colin, copied)
	s.Colin.Get(copied.At + "/decide").OK().Send(url.Values{"agreed": {"no"}, "why": {"Line 1 of page 1 names his employer"}}).OK()
	s.Colin.Get("/today").OK().Check(none)
}

func TestACopyIsMadeReadyForAPartysSolicitorAndHoldsNothingHiddenFromTheParty(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.lists(statementID, "", []byte(theStatement))
	form := s.toDaniel("court:" + statementID)
	form.Set("to-person", string(s.Daniel.Entry)+" solicitor")
	s.Ruth.Get(s.Path("copies", "new")).OK().Check(htmlcheck.LacksText("solicitor for Daniel Kersey"))
	s.Does(func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Record(c, s.Ruth.By(), id, casework.RecordedBody{Saying: casework.Saying{Of: s.Daniel, Field: casework.Firm, Value: "Hale and Moor LLP"}})
	})
	s.Ruth.Get(s.Path("copies", "new")).OK().Check(says("Hale and Moor LLP, solicitor for Daniel Kersey"))
	copied := s.begins(form)
	wanted := s.state().Copies()[0].Wanted.To
	if wanted.Person != s.Daniel || wanted.Name != "Hale and Moor LLP, solicitor for Daniel Kersey" {
		t.Errorf("%+v", wanted)
	}
	copied.Check(says("solicitor for Daniel Kersey"))
}

func TestWhoeverMadeItReadyDoesNotDecide(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.lists(statementID, "", []byte("%PDF-1.7\nI drove on 9 May."))
	form := s.toDaniel("court:" + statementID)
	form.Set("gateway", "subject")
	copied := s.Colin.Get(s.Path("copies", "new")).OK().Send(form).OK()
	s.Colin.Get(page(copied, 1)).OK().SendTo(page(copied, 1)+"/looked", nil).OK()
	s.Colin.Get(copied.At + "/make").OK().Send(nil).OK()
	s.Colin.Get(copied.At + "/decide").OK().Send(url.Values{"agreed": {"yes"}}).Answered(http.StatusForbidden).Check(says("You made it ready yourself"))
}

func TestAMarkAfterTheDecisionUndoesIt(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	copied := s.asks()
	s.ready(copied)
	s.opens(s.Colin, copied)
	s.Colin.Get(copied.At + "/decide").OK().Send(url.Values{"agreed": {"yes"}}).OK()
	s.marks(copied, 1, url.Values{"lines": {"2"}, "ground": {"privileged"}, "why": {"Advice"}}).OK()
	s.Ruth.Get(copied.At + "/hand-over").Answered(http.StatusForbidden)
	if c := s.state().Copies()[0]; c.Made != nil || c.Decided != nil {
		t.Error("a copy that was marked otherwise is still made and decided on")
	}
}

func TestACopyThatLeftDoesNotLeaveAgainOnceItsDocumentWasMarkedOtherwise(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	first := s.statement()
	s.ready(first)
	ask := s.Ruth.Get(first.At + "/hand-over").OK()
	ask.Send(url.Values{"how": {"post"}}).OK()
	s.Ruth.Get(first.At).OK().Check(says("Hand it over again"))
	open := s.Ruth.Get(first.At + "/hand-over").OK()
	second := s.begins(s.toDaniel("court:" + statementID))
	s.marks(second, 1, url.Values{"lines": {"2"}, "ground": {"privileged"}, "why": {"What he told his solicitor"}}).OK()
	s.Ruth.Get(first.At + "/hand-over").Answered(http.StatusForbidden).Check(says("must be made anew"))
	open.Send(url.Values{"how": {"post"}}).Answered(http.StatusForbidden)
	s.Ruth.Get(first.At).OK().Check(htmlcheck.In("main .govuk-button", htmlcheck.HasText("Begin another copy")))
	h := s.Read(s.Case)
	left, _ := redaction.Of(h).Copy(s.state().Copies()[1].Ref)
	if _, err := redaction.HandOver(s.Pack, h, left, s.byPost()); fault.KindOf(err) != fault.Denied {
		t.Errorf("it goes on the register again: %v", err)
	}
	if len(left.Left) != 1 {
		t.Errorf("it left %d times", len(left.Left))
	}
}

func (s *site) byPost() redaction.HandOverForm {
	return redaction.HandOverForm{ID: ledger.NewEntryID(), By: s.Ruth.By(), Now: s.Clock.Now(), How: leaving.ByPost}
}

func TestACopyDoesNotLeaveByWhatDoesNotHoldAnyMore(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	copied := s.statement()
	s.ready(copied)
	ended := *s.Pack
	ended.Leaving.Gateways = slices.Clone(s.Pack.Leaving.Gateways)
	for i := range ended.Leaving.Gateways {
		ended.Leaving.Gateways[i].Until = calendar.MustParse("2026-11-23")
	}
	h := s.Read(s.Case)
	c := redaction.Of(h).Copies()[0]
	desk := redaction.Desk{Pack: &ended, Ledger: s.Ledger, Files: s.Files, Bench: plainBench{}}
	if _, err := desk.File(t.Context(), h, c); fault.KindOf(err) != fault.Denied || !strings.Contains(fault.Sentence(err), "does not allow it any more") {
		t.Errorf("its file: %v", err)
	}
	if _, err := redaction.HandOver(&ended, h, c, s.byPost()); fault.KindOf(err) != fault.Denied {
		t.Errorf("its entry on the register: %v", err)
	}
}

func TestProtectingSomebodyInDangerWaitsForNobodyAndTellsWhatItHolds(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.lists(statementID, "", []byte(theStatement))
	copied := s.begins(url.Values{"document": {"court:" + statementID}, "to": {"police"}, "gateway": {"danger"}})
	s.Ruth.Get(page(copied, 3)).OK().Check(says("Holds an address of Hannah Ashdown"))
	for n := range 3 {
		s.looks(copied, n+1)
	}
	s.Ruth.Get(copied.At + "/make").OK().Check(says("Page 3 holds an address of Hannah Ashdown")).Send(nil).OK()
	file := s.Ruth.Get(copied.At + "/hand-over").OK().Send(url.Values{"how": {"hand"}}).OK()
	if !strings.Contains(file.Body, "14 Ferry Cottages") {
		t.Error("the police do not get where she lives")
	}
	if shown := s.shownTo(s.Ruth); len(shown) != 1 || shown[0].Fact != s.AddressFact || !shown[0].Urgent {
		t.Errorf("on record as shown to whoever got the file: %v", shown)
	}
	left := s.state().Copies()[0].Left[0]
	if len(left.Holds) != 1 || strings.Contains(left.Holds[0], "Ferry") {
		t.Errorf("on the register as %v", left.Holds)
	}
}

func TestTheGatewayForDangerGivesAPartyNothingHidden(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.lists(statementID, "", []byte(theStatement))
	form := s.toDaniel("court:" + statementID)
	form.Set("gateway", "danger")
	copied := s.begins(form)
	s.Ruth.Post(page(copied, 3)+"/looked", url.Values{}).Answered(http.StatusForbidden)
}

func TestPapersOfEvidenceReportsAndNotesLeaveTheSameWay(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	keys := map[string]string{"note:" + string(s.Call.Entry): "the car was wobbling", s.attaches("%PDF-1.7\nMia came to school."): "Mia came to school.", s.signs("%PDF-1.7\nOur report."): "Our report."}
	for key, kept := range keys {
		copied := s.begins(s.toDaniel(key))
		s.looks(copied, 1)
		s.Ruth.Get(copied.At + "/make").OK().Send(nil).OK()
		if file := s.Ruth.Get(copied.At + "/hand-over").OK().Send(url.Values{"how": {"post"}}).OK(); !strings.Contains(file.Body, kept) {
			t.Errorf("the copy of %s lacks %q", key, kept)
		}
	}
	s.Ruth.Get(s.Path("left")).OK().Check(says("A copy of a paper given as evidence"), says("A copy of note of"), says("A copy of section 7 report"))
}

func TestAPictureDoesNotLeave(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	key := s.attaches("\x89PNG\r\n\x1a\nnot words")
	s.Ruth.Get(s.Path("copies", "new")).OK().Send(s.toDaniel(key)).Answered(http.StatusBadRequest).Check(says("No machine can read words in this document"))
	s.lists(statementID, "", []byte("%PDF-1.7\n\f"))
	s.Ruth.Get(s.Path("copies", "new")).OK().Send(s.toDaniel("court:" + statementID)).Answered(http.StatusBadRequest).Check(says("not checked"))
	if len(s.state().Copies()) != 0 {
		t.Error("a copy of it is begun")
	}
}

// attaches records a source with a paper, and gives its key.
func (s *site) attaches(content string) string {
	s.t.Helper()
	file, err := s.Files.Put(s.t.Context(), "application/octet-stream", strings.NewReader(content))
	if err != nil {
		s.t.Fatal(err)
	}
	source := ledgertest.Entry(s.t, evidence.SourceRecorded, s.Ruth.By(), evidence.SourceBody{
		Who: evidence.Who{Name: "Hill Road School"}, Kind: "school", Obtained: "in_writing", Naming: evidence.Named, Paper: evidence.Paper{Name: "Letter", File: file},
	})
	s.Append(s.Case, source)
	return "source:" + string(source.ID)
}

// signs puts a signed report on record, and gives its key.
func (s *site) signs(content string) string {
	s.t.Helper()
	pdf, err := s.Files.Put(s.t.Context(), "application/pdf", strings.NewReader(content))
	if err != nil {
		s.t.Fatal(err)
	}
	opened := ledgertest.Entry(s.t, report.Opened, s.Ruth.By(), report.OpenedBody{Type: "section7", Draft: ledger.NewStreamID(), Author: s.Ruth.ID, Name: s.Ruth.Name})
	of := ledger.Ref{Stream: s.Case, Entry: opened.ID}
	s.Append(s.Case, opened, ledgertest.Entry(s.t, report.Signed, s.Ruth.By(), report.SignedBody{
		Report: of, Type: "section7", Author: s.Ruth.ID, Name: s.Ruth.Name, On: calendar.MustParse("2026-11-20"), Text: pdf.SHA256, PDF: pdf,
		Statements: []report.FrozenStatement{{Statement: of, Number: "1.1", Kind: report.Opinion, Standing: "stands"}},
	}))
	return "report:" + string(opened.ID)
}

func TestOnceADocumentIsHiddenInTheCaseNoCopyOfItLeaves(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	copied := s.begins(s.toDaniel("note:" + string(s.Visit.Entry)))
	s.looks(copied, 1)
	s.Ruth.Get(copied.At + "/make").OK().Send(nil).OK()
	s.Does(func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Contain(c, s.Ruth.By(), id, s.Visit.Entry, "It is another child’s")
	})
	s.Ruth.Get(copied.At + "/hand-over").Answered(http.StatusForbidden).Check(says("no copy of it leaves"))
}

func TestWhoAsksForWhatIsHeldAboutThemIsGivenItTheSameWay(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.ready(s.statement())
	held := s.Ruth.Get(s.Path("copies")).OK().Click("Hannah Ashdown").OK().Check(says("What is held about Hannah Ashdown"), says("About somebody else, in 2 places; confidential, in 1 place"))
	form := held.Click("Make it ready: A document of the court: DK_statement.pdf").OK()
	filled := form.Filled(nil)
	if filled.Get("document") != "court:"+statementID || filled.Get("to-person") != string(s.Hannah.Entry) || filled.Get("gateway") != "subject" {
		t.Errorf("the form begins with %v", filled)
	}
	copied := form.Send(url.Values{"authority": {"Her letter of 3 November 2026"}, "purpose": {"She asked"}}).OK()
	s.Ruth.Get(page(copied, 2)).OK().Check(says("His sister, who has no part in this"))
	s.Ruth.Get(held.At).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Being looked at")))
}
