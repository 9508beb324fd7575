package caseworkpage_test

import (
	"testing"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
)

func TestTheTimelineSaysEverythingInPlainWordsNewestFirst(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("timeline")).OK().Check(
		htmlcheck.InAt(".app-row", 0, htmlcheck.HasText("To be done by 27 November 2026: Tell Isla and Rowan what happens next"), htmlcheck.HasText("Ruth Adeyemi")),
		htmlcheck.In("main", htmlcheck.HasText("Hannah Ashdown: an address is on record; hidden from Daniel Kersey")),
	)
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddNote(s, nil, f.Ruth.By(), id, casework.NoteForm{
			NoteBody: casework.NoteBody{Sort: casework.Call, With: "Mrs Ellis", Said: "Rang"}, When: casework.When(calendar.MustParse("2026-05-09"), calendar.TimeOfDay{}),
		})
	})
	f.Ruth.Get(f.Path("timeline")).Check(htmlcheck.In(".app-row", htmlcheck.HasText("It was on Sat 9 May 2026.")))
}

func TestTheTimelineOpensAtTheEntrySomebodyCameToSee(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("timeline") + "?entry=" + string(f.Case)).OK() // no such entry
	f.Ruth.Get(f.Path("timeline") + "?page=99").OK().Check(htmlcheck.In("main", htmlcheck.HasText("Case opened by hand")))
	f.Ruth.Get(f.Path("timeline") + "?entry=" + string(f.Visit.Entry)).OK().Check(htmlcheck.In("#e-"+htmlcheck.Selector(f.Visit.Entry), htmlcheck.HasText("This is what you came to see.")))
}
