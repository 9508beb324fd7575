package reportpage_test

import (
	"net/url"
	"strings"
	"testing"

	"candour/internal/casework"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/web/webtest"
)

// filedSafeguardingLetter is one that rests on a letter of the school.
func (b *bench) filedSafeguardingLetter() (signed *webtest.Answer, letter ledger.Ref) {
	b.t.Helper()
	letter = b.school("2026-10-12", "Mr Kersey smelled of alcohol at the gate on 8 October.")
	page := b.adds(b.starts("type:safeguarding_letter"), "checks", url.Values{
		"text": {"Thornmere Primary School wrote that Mr Kersey smelled of alcohol on 8 October."}, "kind": {report.Account}, "on": {item(letter)},
		"answers": {"pack/1", "pack/2", "pack/3"},
	}).OK()
	signed = signs(page).OK()
	b.does(func(h *ledger.History) (ledger.Change, error) {
		s := report.Of(h)
		of := s.Reports()[0].Signed.Ref
		return report.MarkFiled(s, b.Ruth.By(), ledger.NewEntryID(), nil, report.FiledBody{Signed: of, To: "the court", How: "by post"})
	})
	return signed, letter
}

func TestThePackForGivingEvidenceIsAPageAndAPDF(t *testing.T) {
	b := newBench(t)
	signed, letter := b.filedSafeguardingLetter()
	b.corrects(letter, "2026-11-19", "Our letter named the wrong adult.")
	pack := b.Ruth.Get(signed.At).OK().Click("For giving evidence").OK()
	pack.Check(
		htmlcheck.In("h1", htmlcheck.IsText("For giving evidence: safeguarding letter")),
		htmlcheck.In("main", htmlcheck.HasText("Bears on paragraph 2.1."), htmlcheck.HasText("Evidence of the other side"),
			htmlcheck.HasText("Replaced by: Thornmere Primary School"), htmlcheck.HasText("Nobody has answered for it yet.")),
	)
	pdf := pack.Click("As a PDF, to print").OK()
	if !strings.Contains(pdf.Body, "Our letter named the wrong adult.") || !strings.Contains(pdf.Header.Get("Content-Disposition"), "safeguarding_letter_for_evidence.pdf") {
		t.Errorf("%s: %.200s", pdf.Header.Get("Content-Disposition"), pdf.Body)
	}
}

func TestThePackForGivingEvidencePassesTheGate(t *testing.T) {
	b := newBench(t)
	signed, letter := b.filedSafeguardingLetter()
	b.corrects(letter, "2026-11-19", "Our letter named the wrong adult.")
	b.hides(casework.School, "Thornmere Primary School")
	for _, path := range []string{"/for-evidence", "/for-evidence/pdf"} {
		b.Ruth.Get(signed.At + path).Answered(403).Check(htmlcheck.In("main", htmlcheck.HasText("Nothing has left."), htmlcheck.LacksText("Thornmere")))
	}
}

func TestThereIsNoPackForWhatNobodySignedNorForWhoIsNotOnTheCase(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	b.Ruth.Get(page.At + "/for-evidence").Answered(403).Check(htmlcheck.In("main", htmlcheck.HasText("Sign it first.")))
	b.Tom.Get(page.At + "/for-evidence").Answered(404)
}

func TestAReportUnderWhichSomethingFellLeadsToItsAddendum(t *testing.T) {
	b := newBench(t)
	signed, letter := b.filedSafeguardingLetter()
	b.Ruth.Get(signed.At).OK().Check(htmlcheck.In("main", htmlcheck.LacksText("Write what has changed")))
	b.corrects(letter, "2026-11-19", "Our letter named the wrong adult.")
	begun := b.Ruth.Get(signed.At).OK().Click("Write what has changed: update to the safeguarding letter").OK().Send(nil).OK()
	begun.Check(htmlcheck.In("h1", htmlcheck.IsText("Update to the safeguarding letter")))
}

func TestASignedReportIsGivenInLargePrintWhileItsWordsAreTheSame(t *testing.T) {
	b := newBench(t)
	signed, letter := b.filedSafeguardingLetter()
	large := b.Ruth.Get(signed.At).OK().Click("The same in large print").OK()
	if !strings.Contains(large.Body, `"large":true`) || !strings.Contains(large.Header.Get("Content-Disposition"), "safeguarding_letter_large_print.pdf") {
		t.Errorf("%s: %.200s", large.Header.Get("Content-Disposition"), large.Body)
	}
	b.corrects(letter, "2026-11-19", "Our letter named the wrong adult.")
	b.Ruth.Get(signed.At + "/pdf?print=large").OK()
	b.hides(casework.School, "Thornmere Primary School")
	b.Ruth.Get(signed.At + "/pdf?print=large").Answered(403)
}
