package evidencepage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/evidence"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/web/webtest"
)

// fromSchool is what is asked once for all papers.
var fromSchool = url.Values{
	"who-name": {"Mrs Ellis, class teacher"}, "kind": {"school"}, "said-day": {"20"}, "said-month": {"11"}, "said-year": {"2026"},
	"titles": {"Attendance this term\nLetter about Isla"},
}

func text(name, words string) webtest.File {
	return webtest.File{Name: name, Media: "text/plain", Bytes: []byte(words)}
}

func papersOf(f *pagetest.Family) []*evidence.Source { return evidence.Of(f.Read(f.Case)).Papers() }

func TestSeveralFilesAndAPhotographBecomePapersInOneAct(t *testing.T) {
	f := family(t)
	photograph := webtest.File{Name: "image.jpg", Media: "image/jpeg", Bytes: []byte("\xff\xd8\xff\xe0 a letter")}
	form := f.Ruth.Get(f.Path("papers", "new")).OK()
	files := map[string]webtest.File{"files#1": text("a.txt", "Present on all days."), "files#2": text("b.txt", "She is quiet."), "photograph": photograph}
	page := form.SendFiles(fromSchool, files).OK()
	page.Check(htmlcheck.In("main", htmlcheck.HasText("Attendance this term"), htmlcheck.HasText("Letter about Isla"), htmlcheck.HasText("image.jpg"),
		htmlcheck.HasText("From Mrs Ellis, class teacher.")))
	form.SendFiles(fromSchool, files).OK()
	if all := papersOf(f); len(all) != 3 {
		t.Errorf("%d papers after a second press, wanted 3", len(all))
	}
}

func TestAFileThatIsRefusedDoesNotLoseTheOthers(t *testing.T) {
	f := family(t)
	page := f.Ruth.Get(f.Path("papers", "new")).OK().SendFiles(fromSchool, map[string]webtest.File{
		"files#1": text("a.txt", ""), "files#2": text("b.txt", "She is quiet."), "files#3": {Name: "run.exe", Bytes: []byte("MZ\x00\x01\x02")},
	}).Answered(http.StatusUnprocessableEntity)
	page.Check(htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("a.txt was not kept: The file is empty"), htmlcheck.HasText("run.exe was not kept")),
		htmlcheck.In("main", htmlcheck.HasText("1 of the files you sent are on record")))
	if all := papersOf(f); len(all) != 1 || all[0].Paper.Name != "Letter about Isla" {
		t.Fatalf("%d papers are on record", len(all))
	}
	page.SendFiles(url.Values{"titles": {"Attendance"}}, map[string]webtest.File{"files": text("a.txt", "Present.")}).OK()
	if all := papersOf(f); len(all) != 2 || all[0].Paper.Name != "Attendance" {
		t.Errorf("%d papers once the other came again", len(all))
	}
}

func TestWhatIsCalledByAHiddenNameIsNotKept(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("papers", "new")).OK().SendFiles(fromSchool, map[string]webtest.File{"files": text("14 Ferry Cottages.txt", "x y")}).
		Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In("main", htmlcheck.HasText("an address of Hannah Ashdown")))
	if all := papersOf(f); len(all) != 0 {
		t.Errorf("%d papers are on record", len(all))
	}
}

func TestPapersAreForTheCase(t *testing.T) {
	f := family(t)
	f.Tom.Get(f.Path("papers")).Answered(http.StatusNotFound)
	f.Tom.Get(f.Path("papers", "new")).Answered(http.StatusNotFound)
}
