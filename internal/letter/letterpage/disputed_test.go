package letterpage_test

import (
	"net/url"
	"strings"
	"testing"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/report"
)

const (
	disputed   = "Hill Road School wrote that Mr Kersey smelled of alcohol on 24 April."
	hisWords   = "I had not had a drink."
	itsLine    = "Mr Kersey disputes paragraph 2.1 of the safeguarding letter of 14 November 2026"
	annexesIt  = itsLine + "; their words are annexed."
	annexesNot = itsLine + "."
)

// replied files a safeguarding letter of which Daniel Kersey disputes a paragraph.
func (f site) replied(t *testing.T) {
	t.Helper()
	draft, by := f.Begin(), f.Ruth.By()
	opened := f.DoesIn(f.Case, func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return report.Open(f.Pack, c, by, id, report.OpenedBody{Type: "safeguarding_letter", Draft: draft, Author: f.Ruth.ID, Name: "Ruth Adeyemi"})
	}, draft)
	id := ledger.NewEntryID()
	_, err := f.Ledger.Do(t.Context(), ledger.Act{On: []ledger.Seen{{Stream: draft, Version: ledger.Any}}, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		return report.Write(f.Pack, report.DraftOf(hs[draft]), by, id, report.WrittenBody{Section: "checks", Saying: report.Saying{Kind: report.Account, Text: disputed}})
	}})
	if err != nil {
		t.Fatal(err)
	}
	pdf, err := f.Files.Put(t.Context(), "application/pdf", strings.NewReader("as it was signed"))
	if err != nil {
		t.Fatal(err)
	}
	signed := ledgertest.Entry(t, report.Signed, by, report.SignedBody{
		Report: opened, Type: "safeguarding_letter", Author: f.Ruth.ID, Name: "Ruth Adeyemi", On: calendar.MustParse("2026-11-14"), Text: pdf.SHA256, PDF: pdf,
		Statements: []report.FrozenStatement{{Statement: ledger.Ref{Stream: draft, Entry: id}, Number: "2.1", Kind: report.Account, Standing: "stands"}},
	})
	of := ledger.Ref{Stream: f.Case, Entry: signed.ID}
	f.Append(f.Case, signed, ledgertest.Entry(t, report.Filed, by, report.FiledBody{Signed: of, To: "the court", How: "by post"}), ledgertest.Entry(t, report.Replied, by, report.RepliedBody{
		Signed: of, Person: f.Daniel, Name: "Mr Kersey", On: calendar.MustParse("2026-11-18"), Paragraphs: []string{"2.1"}, Words: hisWords,
	}))
}

// files are what leaves as a PDF and as a Word file.
func (f site) files(t *testing.T, at string) map[string]string {
	t.Helper()
	said, err := plainBench{}.Word(t.Context(), []byte(f.Ruth.Get(at+"/word").OK().Body))
	if err != nil {
		t.Fatal(err)
	}
	return map[string]string{"PDF": f.Ruth.Get(at + "/pdf").OK().Body, "Word file": said.Text}
}

func TestALetterThatRepeatsWhatSomebodyDisputesSaysSoAndAnnexesTheirWordsForTheCourtAlone(t *testing.T) {
	f := family(t)
	f.replied(t)
	repeats := "As you know, the school wrote that Mr Kersey smelled of alcohol on 24 April."
	for to, form := range map[string]struct {
		at, text, line string
		annexed        bool
	}{
		"him":                        {"letters/new/welcome/" + string(f.Daniel.Entry), repeats, annexesNot, false},
		"the court":                  {"letters/new/school/court", repeats, annexesIt, true},
		"the court, naming it":       {"letters/new/school/court", "I wrote in the safeguarding letter of 14 November 2026 what the school says.", annexesIt, true},
		"him, and repeating nothing": {"letters/new/welcome/" + string(f.Daniel.Entry), "We met on Monday.", "", false},
	} {
		looked := f.Ruth.Get(f.Path(strings.Split(form.at, "/")...)).OK().Send(url.Values{"text": {form.text}, "how": {"hand"}, "subject": {"A letter"}, "authority": {"The court asked"}}).OK()
		if form.line != "" {
			looked.Check(htmlcheck.In("main", htmlcheck.HasText(form.line)))
		}
		for name, file := range f.files(t, looked.Send(url.Values{"keep": {"yes"}}).OK().At) {
			if strings.Contains(file, "disputes") != (form.line != "") || !strings.Contains(file, form.line) || strings.Contains(file, hisWords) != form.annexed {
				t.Errorf("the %s to %s says %s", name, to, file)
			}
		}
	}
}

func TestAChronologyAndASummaryThatRepeatWhatSomebodyDisputesSaySo(t *testing.T) {
	f := family(t)
	f.replied(t)
	f.tells(t, "Mr Kersey smelled of alcohol on 24 April")
	for _, sort := range []string{"chronology", "summary"} {
		for to, annexed := range map[string]bool{string(f.Daniel.Entry): false, "court": true} {
			sent := f.Ruth.Get(f.Path("chronology", "send")).OK().Send(f.sends(url.Values{"sort": {sort}, "to": {to}})).OK()
			for name, file := range f.files(t, sent.At) {
				if !strings.Contains(file, itsLine) || strings.Contains(file, hisWords) != annexed || strings.Contains(file, annexesNot) == annexed {
					t.Errorf("the %s of a %s says %s", name, sort, file)
				}
			}
		}
	}
}
