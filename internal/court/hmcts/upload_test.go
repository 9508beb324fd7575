package hmcts_test

import (
	"crypto/sha256"
	"errors"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"candour/internal/court/hmcts"
	"candour/internal/court/hmcts/fake"
)

const (
	publicCase  = "1782355091713897"
	privateCase = "1791959231902200"
)

var report = []byte("%PDF-1.7\na report")

func filing(j hmcts.Jurisdiction) hmcts.Upload {
	if j == hmcts.Public {
		return hmcts.Upload{Case: publicCase, Type: "GUARDIAN_REPORT", Name: "Guardian’s analysis.pdf", PDF: report}
	}
	return hmcts.Upload{Case: privateCase, Type: "Section7_Report_Child_Impact_Analysis", Name: "Section 7 report.pdf", PDF: report}
}

func caseIn(t *testing.T, s served, j hmcts.Jurisdiction, id string) hmcts.CourtCase {
	t.Helper()
	answer, err := s.client(j).Search(t.Context(), around(morning))
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(answer.Cases, func(c hmcts.CourtCase) bool { return c.ID == id })
	if i < 0 {
		t.Fatalf("the court does not tell of case %s", id)
	}
	return answer.Cases[i]
}

func TestAPublicLawFilingIsRenamedMailedAndSeenBack(t *testing.T) {
	s := seeded(t)
	if got := s.public.Upload(t.Context(), filing(hmcts.Public)); got.State != hmcts.Accepted {
		t.Fatalf("%+v", got)
	}
	stored := s.Filings(publicCase)
	if len(stored) != 1 || stored[0].Name != "GUARDIAN_REPORT-01/07/2026 10:00.pdf" || stored[0].SHA256 != sha256.Sum256(report) || s.Mails() != 1 {
		t.Errorf("stored %+v, %d mails", stored, s.Mails())
	}
	c := caseIn(t, s, hmcts.Public, publicCase)
	back := hmcts.SeenBack(&c, "GUARDIAN_REPORT", "Guardian’s analysis.pdf", morning.Add(-time.Minute), morning.Add(time.Minute))
	if len(back) != 1 || back[0].ID != stored[0].DocumentID {
		t.Errorf("seen back: %+v", back)
	}
	if early := hmcts.SeenBack(&c, "GUARDIAN_REPORT", "", morning.Add(-time.Hour), morning.Add(-time.Minute)); len(early) != 0 {
		t.Errorf("seen back before it was sent: %+v", early)
	}
}

func TestAPrivateLawFilingWaitsInQuarantineAndMayNeverBeSeenBack(t *testing.T) {
	s := seeded(t)
	letter := filing(hmcts.Private)
	letter.Type = "Safeguarding_Letter"
	for _, u := range []hmcts.Upload{filing(hmcts.Private), letter} {
		if got := s.private.Upload(t.Context(), u); got.State != hmcts.Accepted {
			t.Fatalf("%+v", got)
		}
		c := caseIn(t, s, hmcts.Private, privateCase)
		if back := hmcts.SeenBack(&c, u.Type, u.Name, morning, morning); len(back) != 0 {
			t.Errorf("%s is seen back out of quarantine: %+v", u.Type, back)
		}
	}
	for _, f := range s.Filings(privateCase) {
		told, err := s.Release(f.DocumentID)
		if err != nil || told != hmcts.CanBeSeenBack(hmcts.Private, f.Type) {
			t.Errorf("%s: told %v, %v", f.Type, told, err)
		}
	}
	c := caseIn(t, s, hmcts.Private, privateCase)
	if back := hmcts.SeenBack(&c, filing(hmcts.Private).Type, "Section 7 report.pdf", morning, morning); len(back) != 1 {
		t.Errorf("the accepted report is not seen back: %+v", back)
	}
}

// TestWhatBecameOfAFiling is CONTRACT 5.10, row by row.
func TestWhatBecameOfAFiling(t *testing.T) {
	spring503 := `{"timestamp":"2026-07-01T09:00:00.000+00:00","status":503,"error":"Service Unavailable","path":"/cases/1/document"}`
	for _, example := range []struct {
		name   string
		court  hmcts.Jurisdiction
		fault  fake.Fault
		want   hmcts.OutcomeState
		stored int
	}{
		{"created", hmcts.Public, fake.Fault{Status: 201, Body: "done", Type: "text/plain"}, hmcts.Accepted, 0},
		{"too many", hmcts.Private, fake.Fault{Status: 429, RetryAfter: time.Minute}, hmcts.Unsent, 0},
		{"the flag is off", hmcts.Public, fake.Fault{Status: 503}, hmcts.Unsent, 0},
		{"another 503", hmcts.Public, fake.Fault{Status: 503, Body: "upstream", Type: "text/plain"}, hmcts.Uncertain, 0},
		{"a 503 of the other court", hmcts.Private, fake.Fault{Status: 503, Body: spring503, Type: "application/json"}, hmcts.Uncertain, 0},
		{"500", hmcts.Public, fake.Fault{Status: 500}, hmcts.Uncertain, 0},
		{"502", hmcts.Private, fake.Fault{Status: 502}, hmcts.Uncertain, 0},
		{"504", hmcts.Public, fake.Fault{Status: 504}, hmcts.Uncertain, 0},
		{"a redirect", hmcts.Private, fake.Fault{Status: 307}, hmcts.Uncertain, 0},
		{"a page", hmcts.Public, fake.Fault{Status: 200, Body: "<html>", Type: "text/html; charset=utf-8"}, hmcts.Uncertain, 0},
		{"reset when it had arrived", hmcts.Public, fake.Fault{Reset: true}, hmcts.Uncertain, 1},
		{"reset when it had arrived", hmcts.Private, fake.Fault{Reset: true}, hmcts.Uncertain, 1},
		{"reset and lost", hmcts.Private, fake.Fault{Deaf: true}, hmcts.Uncertain, 0},
		{"too late", hmcts.Public, fake.Fault{Delay: 300 * time.Millisecond}, hmcts.Uncertain, 1},
		{"not for us", hmcts.Private, fake.Fault{Status: 403}, hmcts.Refused, 0},
		{"not there", hmcts.Public, fake.Fault{Status: 404}, hmcts.Refused, 0},
		{"too large", hmcts.Public, fake.Fault{Status: 413}, hmcts.Refused, 0},
		{"unsupported", hmcts.Private, fake.Fault{Status: 415}, hmcts.Refused, 0},
	} {
		t.Run(string(example.court)+" "+example.name, func(t *testing.T) {
			s := seeded(t, func(settings *hmcts.Settings) { settings.HeaderTimeout = 100 * time.Millisecond })
			example.fault.On, example.fault.Times = fake.Upload, 1
			s.Break(example.fault)
			got := s.client(example.court).Upload(t.Context(), filing(example.court))
			if got.State != example.want {
				t.Errorf("%s: %q (%v); want %s", got.State, got.Reason, got.Err, example.want)
			}
			if (got.Reason == "") != (got.State == hmcts.Accepted) || got.Status == 429 && got.Wait != time.Minute {
				t.Errorf("%+v", got)
			}
			waitFor(t, func() bool { return len(s.Filings(filing(example.court).Case)) == example.stored })
		})
	}
}

// waitFor gives the court time to do what it was asked before the line broke.
func waitFor(t *testing.T, done func() bool) {
	t.Helper()
	for range 500 {
		if done() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("it did not come about")
}

func TestAFilingToACourtThatIsNotThereWasNotSent(t *testing.T) {
	s := serve(t, func(settings *hmcts.Settings) {
		settings.Upload = strings.Replace(settings.Upload, settings.Upload[strings.LastIndex(settings.Upload, ":"):], ":1/{case}/document", 1)
	})
	if got := s.public.Upload(t.Context(), filing(hmcts.Public)); got.State != hmcts.Unsent || got.Reason == "" {
		t.Errorf("%+v", got)
	}
}

func TestAFilingWithoutATokenWasNotSent(t *testing.T) {
	s := seeded(t, func(settings *hmcts.Settings) { settings.Token = noToken })
	got := s.public.Upload(t.Context(), filing(hmcts.Public))
	if got.State != hmcts.Unsent || !errors.Is(got.Err, errNoToken) || len(s.Filings("")) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestWhatACourtCannotTakeIsNotSentToIt(t *testing.T) {
	s := seeded(t)
	change := func(f func(*hmcts.Upload)) hmcts.Upload {
		u := filing(hmcts.Public)
		f(&u)
		return u
	}
	for name, u := range map[string]hmcts.Upload{
		"a type of the other court": change(func(u *hmcts.Upload) { u.Type = "CR_1" }),
		"a type in other letters":   change(func(u *hmcts.Upload) { u.Type = "guardian_report" }),
		"a Word file":               change(func(u *hmcts.Upload) { u.PDF = []byte("PK\x03\x04") }),
		"eleven megabytes":          change(func(u *hmcts.Upload) { u.PDF = append([]byte("%PDF-"), make([]byte, 11<<20)...) }),
		"a path for a case":         change(func(u *hmcts.Upload) { u.Case = "../1" }),
	} {
		got := s.public.Upload(t.Context(), u)
		if got.State != hmcts.Refused || !strings.HasSuffix(got.Reason, "It was not sent.") {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if len(s.Filings("")) != 0 {
		t.Error("something was sent")
	}
}

func TestACourtsRefusalIsPassedOnOnlyFromAFormalReport(t *testing.T) {
	s := seeded(t)
	detail, err := os.ReadFile("testdata/prl/prl-err_upload-400-problem.json")
	if err != nil {
		t.Fatal(err)
	}
	s.Break(fake.Fault{Times: 1, Status: 400, Body: string(detail), Type: "application/problem+json"},
		fake.Fault{Times: 1, Status: 400, Body: `{"message":"at uk.gov.Secret.java:12 Ada Nolan"}`, Type: "application/json"})
	formal, loose := s.private.Upload(t.Context(), filing(hmcts.Private)), s.private.Upload(t.Context(), filing(hmcts.Private))
	if !strings.Contains(formal.Reason, "Selfie") || strings.Contains(loose.Reason+loose.Err.Error(), "Nolan") {
		t.Errorf("%q, %q (%v)", formal.Reason, loose.Reason, loose.Err)
	}
}

func TestAnUnknownTypeLeavesAnOrphanInThePublicLawStore(t *testing.T) {
	s := seeded(t)
	body := "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-\r\n" +
		"--b\r\nContent-Disposition: form-data; name=\"typeOfDocument\"\r\n\r\nSELFIE\r\n--b--\r\n"
	request, err := http.NewRequest(http.MethodPost, s.url+"/public-law-api/cases/"+publicCase+"/document", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "multipart/form-data; boundary=b")
	request.Header.Set("Authorization", "Bearer token-public")
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if stored := s.Filings(publicCase); answer.StatusCode != 400 || len(stored) != 1 || !stored[0].Orphan || s.Mails() != 0 {
		t.Errorf("status %d, stored %+v", answer.StatusCode, stored)
	}
}

func TestGuardiansReplaceTheListAndTheSameListMailsNobody(t *testing.T) {
	s := seeded(t)
	june := hmcts.Guardian{Name: "June Thacher", Email: "june@example.net", Children: []string{"Child Two"}}
	tom := hmcts.Guardian{Name: "Tom Mac", Children: []string{"Child Three"}}
	for _, step := range []struct {
		list  []hmcts.Guardian
		mails int
	}{{[]hmcts.Guardian{june, tom}, 1}, {[]hmcts.Guardian{tom, june}, 1}, {[]hmcts.Guardian{tom}, 2}} {
		if got := s.public.Guardians(t.Context(), publicCase, step.list); got.State != hmcts.Accepted || s.Mails() != step.mails {
			t.Errorf("%v: %+v, %d mails", step.list, got, s.Mails())
		}
	}
	for name, list := range map[string][]hmcts.Guardian{"none": {}, "no name": {{Children: []string{"A"}}}, "no children": {{Name: "June"}}} {
		if got := s.public.Guardians(t.Context(), publicCase, list); got.State != hmcts.Refused {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got := s.private.Guardians(t.Context(), privateCase, []hmcts.Guardian{tom}); got.State != hmcts.Refused {
		t.Errorf("private law takes guardians: %+v", got)
	}
	if got := s.public.Guardians(t.Context(), "12", []hmcts.Guardian{tom}); got.State != hmcts.Refused || len(s.Guardians(publicCase)) != 1 {
		t.Errorf("a case that is not there: %+v, %v", got, s.Guardians(publicCase))
	}
}
