package comparisonpage_test

import (
	"context"
	"net/http"
	"net/url"
	"testing"

	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/comparison"
	"candour/internal/comparison/comparisonpage"
	"candour/internal/court"
	"candour/internal/evidence"
	"candour/internal/evidence/evidencepage"
	"candour/internal/footing"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/redaction"
	"candour/internal/report"
	"candour/internal/typeset"
	"candour/internal/web"
	"candour/internal/workbench"
)

// noBench reads no file: the papers of these tests are notes.
type noBench struct{}

func (noBench) PDF(context.Context, []byte) (workbench.Reading, error) {
	return workbench.Reading{}, nil
}
func (noBench) Plain(_ context.Context, file []byte) (string, error) { return string(file), nil }
func (noBench) Render(context.Context, string, typeset.Document) ([]byte, error) {
	return nil, nil
}
func (noBench) Proof(context.Context, typeset.Document, []byte) error { return nil }
func (noBench) Text(context.Context, []byte) (string, error)          { return "", nil }

// family is the invented case.
func family(t *testing.T) *pagetest.Family {
	t.Helper()
	return pagetest.New(t, pagetest.Pages{
		Kinds: []*ledger.Set{&evidence.Kinds, &footing.Kinds, &report.Kinds, &court.Kinds, &redaction.Kinds, &comparison.Kinds},
		Routes: func(f *pagetest.Family) []web.Route {
			pages := comparisonpage.Pages{Desk: redaction.Desk{Pack: f.Pack, Ledger: f.Ledger, Files: f.Files, Bench: noBench{}}}
			argument := footing.New(f.Pack, evidence.Contribute(func(*ledger.History, ledger.Ref) string { return "" }))
			return append(pages.Routes(), evidencepage.Pages{Pack: f.Pack, Footing: argument, Files: f.Files, Papers: pages}.Routes()...)
		},
	})
}

// plan is a care plan in the words of a note, and its key.
func plan(f *pagetest.Family, said string) string {
	ref := f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddNote(s, nil, f.Ruth.By(), id, casework.NoteForm{Now: f.Clock.Now(), When: ledger.AtMinute(f.Clock.Now()), NoteBody: casework.NoteBody{
			Sort: casework.Other, With: "the care plan", Said: said,
		}})
	})
	return "note:" + string(ref.Entry)
}

func compared(f *pagetest.Family, before, after string) string {
	return f.Path("compare") + "?" + url.Values{"before": {before}, "after": {after}}.Encode()
}

func TestTwoCarePlansStandSideBySideAndTheNewerReplacesTheOlder(t *testing.T) {
	f := family(t)
	older, newer := plan(f, "Isla lives with her aunt.\n\nShe sees her father each month."), plan(f, "Isla lives with her aunt.\n\nShe sees her father each week.")
	f.Ruth.Get(f.Path("compare")).OK().Check(htmlcheck.HasText("The earlier paper"))
	page := f.Ruth.Get(compared(f, older, newer)).OK()
	page.Check(
		htmlcheck.In("table del", htmlcheck.HasText("removed: month.")), htmlcheck.In("table ins", htmlcheck.HasText("added: week.")),
		htmlcheck.In("table", htmlcheck.HasText("The same"), htmlcheck.HasText("Changed")),
	)
	page.Send(url.Values{}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#why")))
	page.Send(url.Values{"why": {"The covering letter says so"}}).OK().Check(htmlcheck.HasText("was replaced by"), htmlcheck.HasText("The covering letter says so"))
	h := f.Read(f.Case)
	if _, gone := comparison.Of(h).By(redaction.Document{Sort: redaction.OurNote, Of: ledger.Ref{Stream: f.Case, Entry: ledger.EntryID(older[len("note:"):])}}); !gone {
		t.Error("the older plan is in force still")
	}
}

func TestAHiddenAddressIsCoveredInBothPapers(t *testing.T) {
	f := family(t)
	older, newer := plan(f, "Contact is at the library."), plan(f, "Contact is at "+pagetest.Address+" from now on.")
	f.Aisha.Get(compared(f, older, newer)).OK().Check(htmlcheck.LacksText("Ferry"), htmlcheck.HasText(comparison.Covered), htmlcheck.HasText("hidden from you"))
}

func TestAPaperWithoutWordsSaysSo(t *testing.T) {
	f := family(t)
	f.Ruth.Get(compared(f, plan(f, "– – –"), plan(f, "The plan."))).OK().Check(htmlcheck.HasText("No machine can read words in"), htmlcheck.NotIn("table"))
}

func TestOnlyThoseOnTheCaseCompareItsPapers(t *testing.T) {
	f := family(t)
	older, newer := plan(f, "One."), plan(f, "Two.")
	f.Tom.Get(compared(f, older, newer)).Answered(http.StatusNotFound)
	f.Ruth.Get(compared(f, older, "note:"+string(ledger.NewEntryID()))).Answered(http.StatusNotFound)
}
