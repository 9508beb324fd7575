package courtpage_test

import (
	"net/url"
	"strings"
	"testing"

	"candour/internal/court/hmcts"
	"candour/internal/court/hmcts/fake"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/words"
)

// Documents of the fixture.
const (
	application = "b96bc6c5-f507-43f2-aa08-6cfd2743b125"
	formC8      = "4b0368ed-6319-4b2f-9256-96248b837eed"
)

// papers puts a file behind each document that the fixture lists.
func (s *site) papers() {
	s.t.Helper()
	answer, err := hmcts.Parse(s.payload())
	if err != nil {
		s.t.Fatal(err)
	}
	for _, d := range answer.Cases[0].Documents {
		s.court.AddPaper(d.ID, fake.Paper{Name: "paper.pdf", Bytes: []byte("%PDF-1.7\n" + d.ID)})
	}
	s.runs()
}

func TestDocumentsAreListedAndLeaveAsFilesOnly(t *testing.T) {
	s := newSite(t)
	s.Ruth.Get(s.path("court", "documents")).OK().Check(says("Draft_C100_application.pdf"), says("Not fetched yet."))
	s.papers()
	s.Ruth.Get(s.path("court", "documents")).OK().Check(says("Fetched."))
	file := s.Ruth.Get(s.path("court", "documents", application)).OK().Send(url.Values{"why": {"To read what is asked for"}}).OK()
	if got := file.Header.Get("Content-Disposition"); got != `attachment; filename=court-document-b96bc6c5.pdf` {
		t.Errorf("it leaves as %s", got)
	}
	if file.Body != "%PDF-1.7\n"+application {
		t.Errorf("%q", file.Body)
	}
}

func TestAPictureFromTheCourtIsHandedOverMadeAnew(t *testing.T) {
	s := newSite(t)
	s.court.AddPaper(application, fake.Paper{Name: "photograph.jpg", Bytes: []byte("\xff\xd8\xff\xe1\x00\x10Exif\x00\x00 51.5007N")})
	s.court.AddPaper(formC8, fake.Paper{Name: "photograph.heic", Bytes: []byte("\x00\x00\x00\x18ftypheic 51.5007N")})
	s.runs()
	why := url.Values{"why": {"To see what was photographed"}}
	file := s.Ruth.Get(s.path("court", "documents", application)).OK().Send(why).OK()
	if got := file.Header.Get("Content-Type"); file.Body != "\xff\xd8\xff anew" || got != "image/jpeg" || file.Header.Get("Content-Length") != "8" {
		t.Errorf("%s %q", got, file.Body)
	}
	s.Ruth.Get(s.path("court", "documents", formC8)).OK().Send(why).Answered(403).Check(says("It is not handed over"))
}

func TestADocumentThatNobodyLookedThroughIsHandedOverForAReasonWhileSomethingIsHidden(t *testing.T) {
	s := newSite(t)
	s.papers()
	page := s.Ruth.Get(s.path("court", "documents", application)).OK().Check(says("Nobody has looked through this document"))
	page.Send(nil).Answered(422)
}

func TestAFormThatHoldsHiddenDetailsIsHandedOverForAReasonOnRecord(t *testing.T) {
	s := newSite(t)
	s.papers()
	page := s.Ruth.Get(s.path("court", "documents", formC8)).OK().Check(says("holds confidential contact details"))
	page.Send(nil).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#why")))
	file := page.Send(url.Values{"why": {"To plan the first visit safely"}}).OK()
	if !strings.HasPrefix(file.Body, "%PDF-1.7") {
		t.Errorf("%q", file.Body)
	}
	h := s.Read(s.stream)
	line := s.Ledger.Registry().Line(words.Printer{}, h.Entries[len(h.Entries)-1])
	if line.Text != "A confidential document of the court was opened: To plan the first visit safely" {
		t.Errorf("on record: %q", line.Text)
	}
}

func TestDocumentsAreForThoseWhoWorkOnTheCase(t *testing.T) {
	s := newSite(t)
	s.papers()
	for _, page := range []string{s.path("court", "documents"), s.path("court", "documents", application)} {
		s.Tom.Get(page).Answered(404)
	}
	s.Ruth.Get(s.path("court", "documents", "3f2b8c1e-9a4d-4f0b-8a51-6d2c7b1e0f43")).Answered(404)
}
