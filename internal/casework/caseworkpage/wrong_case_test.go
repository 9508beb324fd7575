package caseworkpage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/casework"
	"candour/internal/govuk/htmlcheck"
)

func TestAnEntryInTheWrongCaseIsHiddenAtOnceWrittenWhereItBelongsAndItsReadersAreNamed(t *testing.T) {
	f := family(t)
	other := f.Open(f.Wexcombe, f.Ruth, casework.OpenedBody{Law: "private", Title: "Hollis and Grant"})
	f.Aisha.Get(f.Path("note", string(f.Call.Entry))).OK()
	f.Ruth.Get(f.Path("note", string(f.Call.Entry))).Click("It was written in the wrong case").OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("Aisha Cole Last opened the case Tue 24 Nov 2026, 08:52"))).
		Send(url.Values{"to": {string(other)}, "why": {"I had the other case open"}}).OK().
		Check(htmlcheck.In("h1", htmlcheck.IsText("It is hidden here")), htmlcheck.In("main", htmlcheck.HasText("Aisha Cole")))

	f.Ruth.Get(f.Path("note", string(f.Call.Entry))).Answered(http.StatusNotFound)
	f.Ruth.Get(f.Path("timeline")).Check(htmlcheck.LacksText("the car was wobbling"))
	if notes := casework.Of(f.Read(other)).Notes(); len(notes) != 1 {
		t.Errorf("the other case has %d notes", len(notes))
	}
}

func TestOnlyAReviewerSeesWhatIsHiddenAndBringsItBack(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("wrong-case", string(f.Call.Entry))).Send(url.Values{"why": {"I had the other case open"}}).OK()
	f.Ruth.Get(f.Path("bring-back", string(f.Call.Entry))).Answered(http.StatusNotFound)
	f.Colin.Get(f.Path("timeline")).OK().Check(htmlcheck.In("#hidden + .app-sheet", htmlcheck.HasText("the car was wobbling"))).
		Click("It belongs here after all").Send(url.Values{"why": {"It was about this family"}}).OK()
	f.Ruth.Get(f.Path("note", string(f.Call.Entry))).OK()
}

func TestWhatMakesTheCaseWhatItIsCannotBeHidden(t *testing.T) {
	f := family(t)
	opened := f.Read(f.Case).Entries[0].ID
	f.Ruth.Get(f.Path("wrong-case", string(opened))).Send(url.Values{"why": {"A mistake"}}).Answered(http.StatusForbidden)
	f.Ruth.Get(f.Path("timeline")).Check(htmlcheck.NotIn("a[href$=" + htmlcheck.Selector(opened) + "]"))
}
