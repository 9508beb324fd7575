package fake_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"candour/internal/court/hmcts"
	"candour/internal/court/hmcts/fake"
)

var changed = time.Date(2026, 7, 1, 9, 0, 0, 0, time.UTC)

// aCourt has one case of each service, and accounts: public, private, and one that may do nothing.
func aCourt(t *testing.T) *fake.Court {
	t.Helper()
	court := fake.New(func() time.Time { return changed })
	court.Grant("public", fake.PublicRole)
	court.Grant("private", fake.PrivateRole)
	court.Grant("nobody")
	for _, c := range []hmcts.CourtCase{
		{Jurisdiction: hmcts.Public, ID: "1", State: "Submitted", LastModified: changed},
		{Jurisdiction: hmcts.Private, ID: "2", State: "DECISION_OUTCOME", LastModified: changed},
	} {
		if err := court.Add(c); err != nil {
			t.Fatal(err)
		}
	}
	return court
}

func ask(handler http.Handler, method, target, token string, header ...string) (status int, contentType, body string) {
	r := httptest.NewRequest(method, target, nil)
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	answer, _ := io.ReadAll(w.Result().Body) // a recorder's body is in memory
	return w.Code, w.Result().Header.Get("Content-Type"), string(answer)
}

func TestPublicLawAnswersAsItsServiceDoes(t *testing.T) {
	court := aCourt(t)
	const search = "/public-law-api/cases?startDate="
	for _, example := range []struct {
		name, target, token string
		status              int
		says                string
	}{
		{"London time finds it", search + "2026-07-01T10:00:00&endDate=2026-07-01T10:00", "public", 200, `"total":1`},
		{"UTC does not, and there is no list", search + "2026-07-01T08:50:00&endDate=2026-07-01T09:05:00", "public", 200, `{"total":0}`},
		{"an offset is ignored", search + "2026-07-01T10:00:00Z&endDate=2026-07-01T10:00:00%2B05:00", "public", 200, `"total":1`},
		{"fifteen minutes", search + "2026-07-01T09:45:00.000&endDate=2026-07-01T10:00:00.000", "public", 200, `"total":1`},
		{"a millisecond more", search + "2026-07-01T09:45:00.000&endDate=2026-07-01T10:00:00.001", "public", 400, `"error":"Bad Request"`},
		{"backwards", search + "2026-07-01T10:00:01&endDate=2026-07-01T10:00:00", "public", 400, `"path":"/cases"`},
		{"a date only", search + "2026-07-01&endDate=2026-07-01", "public", 400, `"status":400`},
		{"no parameters", "/public-law-api/cases", "public", 400, `"status":400`},
		{"no token", search, "", 403, `"error":"Forbidden"`},
		{"no role", search, "nobody", 403, `"status":403`},
		{"a role of the other court", search, "private", 403, `"status":403`},
		{"a token nobody issued", search, "invented", 500, `"status":500`},
		{"a document that is no UUID", "/public-law-api/cases/documents/7/binary", "public", 400, ``},
		{"a document nobody knows", "/public-law-api/cases/documents/9b10c01c-41f6-5379-b509-f07f5db5cade/binary", "public", 500, ``},
	} {
		status, _, body := ask(court.Gateway(), "GET", example.target, example.token)
		if status != example.status || !strings.Contains(body, example.says) {
			t.Errorf("%s: %d %s", example.name, status, body)
		}
	}
	court.Set(fake.Trouble{PublicOff: true})
	if status, _, _ := ask(court.Gateway(), "GET", search, ""); status != 503 {
		t.Errorf("switched off: %d, before the token is looked at", status)
	}
}

func TestPrivateLawAnswersAsItsServiceDoes(t *testing.T) {
	court := aCourt(t)
	const search, json = "/family-api/cases?start_date=", "application/json"
	for _, example := range []struct {
		name, target, token, content string
		status                       int
		says                         string
	}{
		{"UTC finds it", search + "2026-07-01T09:00&end_date=2026-07-01T09:00:00.49", "private", json, 200, `"total":1`},
		{"nothing is an empty list", search + "2026-07-01T10:00:00&end_date=2026-07-01T10:00:00", "private", json, 200, `{"cases":[],"total":0}`},
		{"no content type", search + "2026-07-01T09:00:00&end_date=2026-07-01T09:00:00", "private", "", 415, `message`},
		{"a Z breaks it", search + "2026-07-01T09:00:00Z&end_date=2026-07-01T09:00:00Z", "private", json, 500, `could not be parsed`},
		{"a date only breaks it", search + "2026-07-01&end_date=2026-07-01", "private", json, 500, `could not be parsed`},
		{"too wide", search + "2026-07-01T09:00:00&end_date=2026-07-01T09:15:00.001", "private", json, 400, `not be more than 15 minutes`},
		{"backwards", search + "2026-07-01T09:00:01&end_date=2026-07-01T09:00:00", "private", json, 400, `not be more than 15 minutes`},
		{"a parameter missing", search + "2026-07-01T09:00:00", "private", json, 400, `about:blank`},
		{"no token", search, "", json, 400, `about:blank`},
		{"no role", search, "nobody", json, 401, `message`},
		{"a token nobody issued", search, "invented", json, 401, `message`},
		{"a document that is no UUID", "/family-api/cases/documents/7/binary", "private", "", 400, `about:blank`},
		{"a document nobody knows", "/family-api/cases/documents/9b10c01c-41f6-5379-b509-f07f5db5cade/binary", "private", "", 404, `message`},
	} {
		header := []string{"Content-Type", example.content}
		if example.content == "" {
			header = nil
		}
		status, _, body := ask(court.Gateway(), "GET", example.target, example.token, header...)
		if status != example.status || !strings.Contains(body, example.says) {
			t.Errorf("%s: %d %s", example.name, status, body)
		}
	}
}

func TestUploadsWithoutARoleAreForbiddenAndNotUnauthorised(t *testing.T) {
	court := aCourt(t)
	for path, token := range map[string]string{"/prl-document-api/2/document": "nobody", "/public-law-api/cases/1/document": "nobody"} {
		if status, _, _ := ask(court.Gateway(), "POST", path, token); status != 403 {
			t.Errorf("%s: %d", path, status)
		}
	}
}

func TestThePrivateBackendAsksForTheServiceToo(t *testing.T) {
	court := aCourt(t)
	const search = "/cases/searchCases?start_date=2026-07-01T09:00:00&end_date=2026-07-01T09:00:00"
	for service, want := range map[string]int{"": 400, "Bearer stranger": 401, "Bearer service": 200} {
		header := []string{"Content-Type", "application/json"}
		if service != "" {
			header = append(header, "ServiceAuthorization", service)
		}
		if status, _, body := ask(court.PrivateBackend(), "GET", search, "private", header...); status != want {
			t.Errorf("%q: %d %s", service, status, body)
		}
	}
}

func TestOtherDocumentsHaveANewIDInEveryAnswer(t *testing.T) {
	court := aCourt(t)
	c := hmcts.CourtCase{Jurisdiction: hmcts.Private, ID: "2", State: "DECISION_OUTCOME", LastModified: changed,
		Documents: []hmcts.Document{{ID: "9b10c01c-41f6-5379-b509-f07f5db5cade", Name: "a.pdf", Category: "anyOtherDoc"}}}
	if err := court.Add(c); err != nil {
		t.Fatal(err)
	}
	var bodies [2]string
	var contents [2]hmcts.Content
	for i := range bodies {
		_, _, bodies[i] = ask(court.Gateway(), "GET", "/family-api/cases?start_date=2026-07-01T09:00:00&end_date=2026-07-01T09:00:00", "private", "Content-Type", "application/json")
		answer, err := hmcts.Parse([]byte(bodies[i]))
		if err != nil || len(answer.Cases) != 1 {
			t.Fatal(err, bodies[i])
		}
		contents[i] = answer.Cases[0].Content
	}
	if bodies[0] == bodies[1] || contents[0] != contents[1] {
		t.Errorf("the answers are %s and %s", bodies[0], bodies[1])
	}
}

func TestTheRepeatedHourFindsTheChangesOfBothPasses(t *testing.T) {
	court := aCourt(t)
	for id, at := range map[string]string{"3": "2026-10-25T00:30:00Z", "4": "2026-10-25T01:30:00Z"} {
		moment, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if err := court.Add(hmcts.CourtCase{Jurisdiction: hmcts.Public, ID: id, State: "Submitted", LastModified: moment}); err != nil {
			t.Fatal(err)
		}
	}
	_, _, body := ask(court.Gateway(), "GET", "/public-law-api/cases?startDate=2026-10-25T01:25:00&endDate=2026-10-25T01:35:00", "public")
	if !strings.Contains(body, `"total":2`) {
		t.Error(body)
	}
}
