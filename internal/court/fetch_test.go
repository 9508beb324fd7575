package court_test

import (
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"candour/internal/clamav"
	"candour/internal/court"
	"candour/internal/court/hmcts/fake"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// The documents of the public-law fixture.
const (
	application = "3861519c-23da-564d-828e-210fe8cdb724"
	second      = "a9796542-e38e-55be-ad33-bd13bad17396"
	third       = "f45c9aa9-5847-52c8-89b9-1cbd2e459b7f"
)

// papers puts a file behind each document of the fixture.
func (c *courts) papers(words string) {
	for _, id := range []string{application, second, third} {
		c.AddPaper(id, fake.Paper{Name: "paper.pdf", Bytes: []byte("%PDF-1.7\n" + words + id)})
	}
}

func (c *courts) document(id string) court.Listed {
	c.t.Helper()
	side, _ := c.side()
	d, ok := side.Document(id)
	if !ok {
		c.t.Fatalf("document %s is not listed", id)
	}
	return d
}

func TestEachDocumentIsFetchedOnceAndKept(t *testing.T) {
	c := withCourts(t)
	c.papers("first ")
	c.gets(public(t, may))
	c.works()
	d := c.document(application)
	if len(d.Files) != 1 || d.Files[0].Media != "application/pdf" || len(d.Files[0].SHA256) != 64 {
		t.Fatalf("%+v", d)
	}
	from, err := c.Files.Get(t.Context(), d.Files[0])
	if err != nil {
		t.Fatal(err)
	}
	if bytes, err := io.ReadAll(from); err != nil || string(bytes) != "%PDF-1.7\nfirst "+application {
		t.Errorf("%q %v", bytes, err)
	}
	_, side := c.side()
	before := c.Read(side).Version
	c.gets(public(t, june).with("children", 0, "gender", "FEMALE"))
	c.works()
	if after := c.Read(side).Version; after != before+1 {
		t.Errorf("%d new entries; want the payload alone", after-before)
	}
}

// suspicious takes every file for one that is known to do harm.
type suspicious struct{ ledger.Files }

func (suspicious) Put(context.Context, string, io.Reader) (ledger.File, error) {
	return ledger.File{}, fault.BadInput("It was not kept.", &clamav.Harmful{Signature: "Eicar"})
}

func TestADocumentThatIsKnownToDoHarmIsListedWithoutAFileAndNotAskedForAgain(t *testing.T) {
	c := withCourts(t)
	c.fetcher.Files = suspicious{c.Files}
	c.papers("")
	c.gets(public(t, may))
	c.works()
	before := c.calls.Load()
	c.Clock.Advance(time.Hour)
	c.works()
	if d := c.document(application); len(d.Files) != 0 || !strings.Contains(d.Missing, "known to do harm") {
		t.Errorf("%+v", d)
	}
	if after := c.calls.Load(); after != before {
		t.Errorf("the court was asked %d times more", after-before)
	}
}

func TestADocumentThatFailsHoldsUpNoneOfTheOthers(t *testing.T) {
	c := withCourts(t)
	c.papers("")
	c.Break(fake.Fault{On: fake.Document, Times: 2, Status: 500})
	c.gets(public(t, may))
	c.works()
	fetched := 0
	for _, id := range []string{application, second, third} {
		fetched += len(c.document(id).Files)
	}
	if fetched != 2 {
		t.Errorf("%d documents fetched beside the one that failed", fetched)
	}
	c.Clock.Advance(time.Minute)
	c.works()
	for _, id := range []string{application, second, third} {
		if len(c.document(id).Files) != 1 {
			t.Errorf("document %s was not fetched later", id)
		}
	}
}

func TestADocumentThatTheCourtDoesNotHaveIsSaidToBeMissing(t *testing.T) {
	c := withCourts(t)
	c.papers("")
	c.Break(fake.Fault{On: fake.Document, Times: 1, Status: 404})
	c.gets(public(t, may))
	c.works()
	missing := 0
	for _, id := range []string{application, second, third} {
		if d := c.document(id); d.Missing != "" && len(d.Files) == 0 {
			missing++
		}
	}
	if missing != 1 {
		t.Errorf("%d documents are missing", missing)
	}
}

func TestADocumentThatNeverComesIsGivenUpAfterThreeDays(t *testing.T) {
	c := withCourts(t)
	c.gets(public(t, may)) // the court has none of the papers, and public law answers 500
	for range 80 {
		c.works()
		c.Clock.Advance(time.Hour)
	}
	if d := c.document(application); !strings.Contains(d.Missing, "three days") {
		t.Errorf("%+v", d)
	}
}

func TestAnotherFileUnderAKnownIdRaisesTheAlarm(t *testing.T) {
	c := withCourts(t)
	c.papers("first ")
	c.gets(public(t, may))
	c.works()
	c.AddPaper(application, fake.Paper{Name: "paper.pdf", Bytes: []byte("%PDF-1.7\nsomething else")})
	c.gets(public(t, june).with("caseDocuments", 0, "documentFileName", "c110a-2.pdf"))
	c.works()
	if d := c.document(application); len(d.Files) != 2 || len(d.Alarms) != 1 {
		t.Fatalf("%+v", d)
	}
	lines := c.timeline(pack.PublicLaw, publicNumber)
	if last := lines[len(lines)-1]; !strings.HasPrefix(last, "A document of the court is no longer the file that was fetched before.") {
		t.Errorf("the timeline ends %q", last)
	}
	if d := c.document(second); len(d.Files) != 1 {
		t.Errorf("%+v", d)
	}
}

func TestARedactedDocumentIsNotAskedFor(t *testing.T) {
	c := withCourts(t)
	v := private(t, may)
	v.data["c8Document"] = map[string]any{"document_id": "00000000-0000-0000-0000-000000000000", "document_filename": "*Redacted*"}
	c.gets(v)
	s, _ := c.open(pack.PrivateLaw, privateNumber)
	for _, d := range court.SideOf(c.Read(s.Side)).Documents() {
		if d.From == "c8Document" && (!d.Redacted || d.ID != "") {
			t.Errorf("%+v", d)
		}
	}
}
