package hmcts

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"candour/internal/calendar"
)

// public and private put data into one case of each service.
func publicPayload(data string) string {
	return `{"total":1,"cases":[{"id":1782355091713897,"jurisdiction":"PUBLICLAW","state":"Submitted","lastModified":"2026-06-04T15:02:44.9","caseData":` + data + `}]}`
}

func privatePayload(data string) string {
	return `{"total":1,"cases":[{"id":1673970714366224,"jurisdiction":"PRIVATELAW","state":"DECISION_OUTCOME","last_modified":"2026-06-04T15:02:44.9","case_data":` + data + `}]}`
}

func only(t *testing.T, payload string) CourtCase {
	t.Helper()
	r, err := Parse([]byte(payload))
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Cases) != 1 {
		t.Fatalf("%d cases, refused %v", len(r.Cases), r.Refused)
	}
	if r.Leaves() < leavesOf([]byte(payload)) { // more where a name is given twice
		t.Errorf("%d leaves classed of %d", r.Leaves(), leavesOf([]byte(payload)))
	}
	return r.Cases[0]
}

func TestAPublicLawCaseIsReadInOurWords(t *testing.T) {
	c := fixture(t, "fpl/fpl-api_SearchAllFieldData2_as-on-the-wire.json").Cases[0]

	if c.Jurisdiction != Public || c.ID != "1782355091713897" || c.State != "PREPARE_FOR_HEARING" || c.FamilyMan != "Famil1234" {
		t.Errorf("case %s %s in state %s, number %s", c.Jurisdiction, c.ID, c.State, c.FamilyMan)
	}
	if want := time.Date(2026, 6, 4, 15, 2, 44, 900_000_000, time.UTC); !c.LastModified.Equal(want) {
		t.Errorf("last modified %v; want %v", c.LastModified, want)
	}
	if len(c.Children) != 3 || len(c.Respondents) != 3 || len(c.Others) != 2 || len(c.Applicants) != 1 {
		t.Fatalf("%d children, %d respondents, %d others, %d applicants", len(c.Children), len(c.Respondents), len(c.Others), len(c.Applicants))
	}
	council := c.Applicants[0]
	if !council.Organisation || council.FullName() != "London Borough Hillingdon" || len(council.Colleagues) != 3 || council.Key == "" {
		t.Errorf("the authority is %+v", council)
	}
	child := c.Children[1]
	if child.FullName() != "Child Two" || child.Born != calendar.MustParse("2015-04-03") || child.Place != "child 2" || child.Key != "" {
		t.Errorf("the second child is %+v", child)
	}
	if child.Representative.Firm != "FPLSolicitorOrg" || child.AdditionalNeeds != Yes || child.FathersResponsibility != Yes {
		t.Errorf("the second child is %+v", child)
	}
	if len(c.Hearings) != 8 || !slices.Equal(c.Hearings[4].Attendance, []string{"VIDEO", "PHONE", "IN_PERSON"}) {
		t.Errorf("%d hearings, the fifth %+v", len(c.Hearings), c.Hearings[4])
	}
	want := []Risk{{"emotionalHarm", []string{"Future risk of harm", "Past harm"}}, {"sexualAbuse", []string{"Past harm"}}}
	if fmt.Sprint(c.Risks) != fmt.Sprint(want) || len(c.Concerns) != 8 || len(c.Earlier) != 2 {
		t.Errorf("risks %v, %d concerns, %d earlier proceedings", c.Risks, len(c.Concerns), len(c.Earlier))
	}
}

func TestAPrivateLawCaseIsReadInOurWords(t *testing.T) {
	c := fixture(t, "prl/prl-derived_served-orders-four.json").Cases[0]

	if len(c.Children) != 5 || len(c.Applicants) != 3 || len(c.Respondents) != 3 || len(c.Relations) != 35 || len(c.Orders) != 4 {
		t.Fatalf("%d children, %d applicants, %d respondents, %d relations, %d orders",
			len(c.Children), len(c.Applicants), len(c.Respondents), len(c.Relations), len(c.Orders))
	}
	order := c.Orders[1]
	if order.TypeID != "childArrangementsSpecificProhibitedOrder" || order.Made != calendar.MustParse("2024-01-20") || order.DocumentID == "" {
		t.Errorf("the second order is %+v", order)
	}
	if !slices.ContainsFunc(c.Documents, func(d Document) bool { return d.ID == order.DocumentID && d.Category == "order" }) {
		t.Error("the paper of the second order is not among the documents")
	}
	if !slices.ContainsFunc(c.Documents, func(d Document) bool { return d.Confidential && d.Category == "c8Document" }) {
		t.Error("the C8 form is not marked")
	}
	hearing := c.Hearings[0]
	if hearing.Status == "" || len(hearing.Days) != 1 || hearing.Days[0].Start.UTC.IsZero() || !c.HearingsGiven {
		t.Errorf("the first hearing is %+v", hearing)
	}
}

func TestBothWaysToWriteWhatTheSourcesDisagreeAboutAreRead(t *testing.T) {
	shapes := []string{
		`{"hearingID":7,"hearingStatus":"CANCELLED","hearingDaySchedule":[{"hearingStartDateTime":"2026-05-09T09:00:00"}]}`,
		`{"hearingId":"7","hmcStatus":"CANCELED","hearingDaySchedule":[{"hearingStartDateTime":[2026,5,9,9,0]}]}`,
	}
	for _, shape := range shapes {
		h := only(t, privatePayload(`{"hearingData":{"caseHearings":[`+shape+`]}}`)).Hearings[0]
		if h.Key != "7" || !strings.HasPrefix(h.Status, "CANCEL") || !h.Days[0].Start.UTC.Equal(time.Date(2026, 5, 9, 9, 0, 0, 0, time.UTC)) {
			t.Errorf("%s: %+v", shape, h)
		}
	}
	for _, made := range []string{`"2023-01-20"`, `"20 Jan 2023"`, `"20 January 2023"`, `"2023-01-20T00:00:00.000Z"`, `[2023,1,20]`} {
		o := only(t, privatePayload(`{"orderCollection":[{"id":"a","value":{"otherDetails":{"orderMadeDate":`+made+`}}}]}`)).Orders[0]
		if o.Made != calendar.MustParse("2023-01-20") {
			t.Errorf("%s is read as %v", made, o.Made)
		}
	}
	for _, name := range []string{"postcode", "postCode"} {
		p := only(t, publicPayload(`{"others":[{"detailsHidden":false,"address":{"`+name+`":"LS1 4DY"}}]}`)).Others[0]
		if p.Details[0].Reveal() != "LS1 4DY" {
			t.Errorf("%s: %v", name, p.Details)
		}
	}
	for _, reports := range []string{`["Section 7 report"]`, `[{"id":"x","value":"Section 7 report"}]`} {
		o := only(t, privatePayload(`{"orderCollection":[{"value":{"courtReportType":`+reports+`,"originalFilingDate":"2026-09-01"}}]}`)).Orders[0]
		if !slices.Equal(o.Reports, []string{"Section 7 report"}) || o.ReportsDue != calendar.MustParse("2026-09-01") {
			t.Errorf("%s: %+v", reports, o)
		}
	}
	if state := only(t, strings.Replace(publicPayload(`{}`), "Submitted", "Closed", 1)); len(state.Account.Unknown) != 0 {
		t.Errorf("Closed and CLOSED are not the same: %v", state.Account.Unknown)
	}
	list, err := Parse([]byte("[" + publicPayload(`{}`) + "," + publicPayload(`{}`) + "]"))
	if err != nil || len(list.Cases) != 2 {
		t.Errorf("a list of answers: %d cases, %v", len(list.Cases), err)
	}
}

func TestWhatIsMissingNullOrEmptyLosesNothingElse(t *testing.T) {
	for _, data := range []string{
		`null`, `{}`, `{"children":null}`, `{"children":[]}`, `{"children":[null,{},{"firstName":"Ava"}]}`, `{"children":{}}`, `{"children":"none"}`,
		`{"hearingDetails":[{"id":null,"startDate":null}],"respondents":[{"address":{},"solicitor":null}]}`, `[]`, `7`,
	} {
		only(t, publicPayload(data))
	}
	for _, data := range []string{
		`null`, `{}`, `{"children":[{"id":null,"value":null},{"id":"a"},null]}`, `{"hearingData":{"caseHearings":[{"hearingDaySchedule":null},{}]}}`,
		`{"orderCollection":[{"value":{"hearingId":"1, 2","orderDocument":null}}]}`, `{"otherDocuments":[{"id":"x","value":{"documentOther":{}}}]}`,
		`{"bundleInformation":{"caseBundles":null}}`,
	} {
		only(t, privatePayload(data))
	}
	o := only(t, privatePayload(`{"orderCollection":[{"value":{"hearingId":"1, 2","hearingIds":[2]}}]}`)).Orders[0]
	if !slices.Equal(o.HearingIDs, []string{"2", "1"}) {
		t.Errorf("hearings of the order: %v", o.HearingIDs)
	}
}

func TestOneBadCaseLosesNoneOfTheOthers(t *testing.T) {
	good := `{"id":"2","jurisdiction":"PUBLICLAW","caseData":{}}`
	for bad, why := range map[string]string{
		`{"jurisdiction":"PUBLICLAW","caseData":{"familyManCaseNumber":"X"}}`: "no number",
		`{"id":[1],"caseData":{}}`:                           "no number",
		`{"id":"../2","caseData":{}}`:                        "no number",
		`{"id":3,"jurisdiction":"PUBLICLAW","case_data":{}}`: "form of one court",
		`{"id":3,"caseData":{},"case_data":{}}`:              "form of one court",
		`{"id":3}`:                                           "does not say which court",
		`"three"`:                                            "no number",
	} {
		payload := `{"total":2,"cases":[` + bad + `,` + good + `]}`
		r, err := Parse([]byte(payload))
		if err != nil || len(r.Cases) != 1 || len(r.Refused) != 1 || !strings.Contains(r.Refused[0].Why, why) {
			t.Errorf("%s: %d cases, refused %+v, %v", bad, len(r.Cases), r.Refused, err)
			continue
		}
		if r.Leaves() != leavesOf([]byte(payload)) || r.Refused[0].Path != "/cases/0" {
			t.Errorf("%s: %d leaves, refused at %q", bad, r.Leaves(), r.Refused[0].Path)
		}
	}
}

func TestTheListOfCasesIsBelievedAndNotTheTotal(t *testing.T) {
	r, err := Parse([]byte(`{"total":4,"cases":[{"id":1,"caseData":{}},null]}`))
	if err != nil || len(r.Cases) != 1 || len(r.Outside.Contradictory) != 1 || r.Outside.Contradictory[0].Path != "/total" {
		t.Errorf("%d cases, outside %+v, %v", len(r.Cases), r.Outside, err)
	}
}

func TestAnEmptyAnswerTellsItsCourtByItsForm(t *testing.T) {
	for payload, want := range map[string]Jurisdiction{`{"total":0}`: Public, `{"total":0,"cases":[]}`: Private, `[]`: ""} {
		if r, err := Parse([]byte(payload)); err != nil || r.Jurisdiction != want || len(r.Cases) != 0 {
			t.Errorf("%s: %q, %v", payload, r.Jurisdiction, err)
		}
	}
}

func TestAnUnknownCodeIsKeptAndReportedWithItsValueButAnUnknownFieldWithout(t *testing.T) {
	c := only(t, publicPayload(`{"hearingDetails":[{"type":"TRIAL_BY_POST"}],"livesInRefuge":true,"newField":{"a":"secret"},"caseDocuments":[{"documentCategory":"parentAssessments "}]}`))
	if c.Hearings[0].Type != "TRIAL_BY_POST" || c.Documents[0].Category != "parentAssessments" {
		t.Errorf("hearing %q, document %q", c.Hearings[0].Type, c.Documents[0].Category)
	}
	want := []Unknown{{"/cases/0/caseData/hearingDetails/0/type", "TRIAL_BY_POST"}, {"/cases/0/caseData/livesInRefuge", ""}, {"/cases/0/caseData/newField/a", ""}}
	if !slices.Equal(c.Account.Unknown, want) {
		t.Errorf("unknown: %v", c.Account.Unknown)
	}
}

func TestAValueInACodesPlaceThatMayNameSomebodyIsNotShown(t *testing.T) {
	for _, value := range []string{"0113 4960123", "ring 07700900123", "LS1 4DY", "someone@example.net", "two\nlines", strings.Repeat("x", 61), "a, b"} {
		encoded, _ := json.Marshal(value)
		c := only(t, publicPayload(`{"hearingDetails":[{"type":`+string(encoded)+`}]}`))
		if len(c.Account.Unknown) != 1 || c.Account.Unknown[0].Value != "" {
			t.Errorf("%q: %v", value, c.Account.Unknown)
		}
	}
	born := only(t, publicPayload(`{"others":[{"name":"Sam","dateOfBirth":"spring 1980","addressUnknownReason":"In the refuge"}]}`))
	if born.Others[0].BornAs != "spring 1980" || born.Account.Unknown[0].Value != "" || born.Account.Unknown[1].Value != "" {
		t.Errorf("%+v, unknown %v", born.Others[0], born.Account.Unknown)
	}
}

func TestAnAnswerNestedWithoutEndIsRefused(t *testing.T) {
	_, err := Parse([]byte(publicPayload(strings.Repeat("[", 5000) + strings.Repeat("]", 5000))))
	var broken *BrokenPayload
	if !errors.As(err, &broken) || broken.Byte < 100 {
		t.Errorf("%v", err)
	}
}

func TestThePayloadKeptIsTheCasesExactBytes(t *testing.T) {
	one, two := `{"id": 1,"caseData":{ "x":"\u0041" }}`, `{"caseData":{},"id":"2"}`
	r, err := Parse([]byte("{\"total\" :2, \"cases\" : [ " + one + " ,\n" + two + "]}"))
	if err != nil || string(r.Cases[0].Raw) != one || string(r.Cases[1].Raw) != two {
		t.Errorf("%v, %v", r.Cases, err)
	}
}

func TestPathsAreJSONPointers(t *testing.T) {
	c := only(t, publicPayload(`{"a/b":{"c~d":["x"]}}`))
	if c.Account.Unknown[0].Path != "/cases/0/caseData/a~1b/c~0d/0" {
		t.Errorf("path %s", c.Account.Unknown[0].Path)
	}
}

func TestAHearingInTheRepeatedHourSaysSo(t *testing.T) {
	c := only(t, publicPayload(`{"hearingDetails":[{"startDate":"2026-10-25T01:30:00","endDate":"2026-10-25T10:00:00.123456789"}]}`))
	day := c.Hearings[0].Days[0]
	if day.Start.Doubt != calendar.Repeated || day.End.Doubt != calendar.NoDoubt {
		t.Errorf("start %+v, end %+v", day.Start, day.End)
	}
	summer := only(t, publicPayload(`{"hearingDetails":[{"startDate":"2026-07-01T10:00"}]}`)).Hearings[0].Days[0]
	if want := time.Date(2026, 7, 1, 9, 0, 0, 0, time.UTC); !summer.Start.UTC.Equal(want) {
		t.Errorf("ten o’clock in July is %v; want %v", summer.Start.UTC, want)
	}
}

func TestTheRedactionMarkerIsNotADocumentToFetch(t *testing.T) {
	c := only(t, privatePayload(`{"c1ADocument":{"document_id":"00000000-0000-0000-0000-000000000000","document_filename":"*Redacted*"},
		"finalDocument":{"document_id":"../../etc","document_url":"http://10.0.0.1/","document_filename":"..\\..\\a\u0000b.pdf"}}`))
	if d := c.Documents[0]; !d.Redacted || d.ID != "" {
		t.Errorf("%+v", d)
	}
	if d := c.Documents[1]; d.ID != "" || d.Name != "ab.pdf" || d.Redacted {
		t.Errorf("%+v", d)
	}
}

func TestTwoHearingsWithOneIDAreBothKept(t *testing.T) {
	c := fixture(t, "fpl/fpl-derived_vacated-and-relisted-hearings.json").Cases[0]
	if len(c.Hearings) != 3 || c.Hearings[2].Key != c.Hearings[1].Key+"~2" || c.Hearings[2].Cancelled != "LW1" {
		t.Errorf("%+v", c.Hearings)
	}
}

// anyJSON draws values of any shape, with the courts' own names among the names.
func anyJSON(depth int) *rapid.Generator[any] {
	leaf := rapid.OneOf(rapid.Just[any](nil), rapid.Bool().AsAny(), rapid.IntRange(-5, 3000).AsAny(), rapid.String().AsAny(),
		rapid.SampledFrom([]any{"Yes", "No", "2026-01-01", "2026-10-25T01:30:00", "PUBLICLAW", "PRIVATELAW", "applicant", ""}))
	if depth == 0 {
		return leaf
	}
	name := rapid.OneOf(rapid.SampledFrom([]string{"total", "cases", "id", "value", "jurisdiction", "caseData", "case_data", "children", "applicants",
		"respondents", "address", "isAddressConfidential", "whoDoesTheChildLiveWith", "partyId", "childAddress", "hearingDetails", "hearingData",
		"caseHearings", "hearingDaySchedule", "orderCollection", "courtReportType", "otherDocuments", "childLiveWith", "applicantsConfidentialDetails",
		"childAndOtherPeopleRelations", "firstName", "email", "dateOfBirth", "lastModified", "last_modified", "AddressLine1", "newChildDetails"}),
		rapid.StringN(0, 4, 8))
	inner := rapid.Deferred(func() *rapid.Generator[any] { return anyJSON(depth - 1) })
	return rapid.OneOf(leaf, rapid.MapOfN(name, inner, 0, 8).AsAny(), rapid.SliceOfN(inner, 0, 4).AsAny())
}

func TestEveryLeafOfAnyJSONIsInExactlyOneClass(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cases := rapid.SliceOfN(anyJSON(6), 0, 4).Draw(t, "cases")
		raw, err := json.Marshal(map[string]any{"total": 1, "cases": cases, "more": anyJSON(2).Draw(t, "more")})
		if err != nil {
			t.Fatal(err)
		}
		r, err := Parse(raw)
		if err != nil {
			t.Fatal(err)
		}
		if r.Leaves() != leavesOf(raw) {
			t.Fatalf("%d leaves classed of %d in %s", r.Leaves(), leavesOf(raw), raw)
		}
	})
}

func FuzzPublicPayload(f *testing.F)  { fuzzPayload(f, "testdata/fpl", publicPayload) }
func FuzzPrivatePayload(f *testing.F) { fuzzPayload(f, "testdata/prl", privatePayload) }

// fuzzPayload feeds whole answers, and the same bytes again as the data of one case. Big seeds make a fuzzer spend its time making them small.
func fuzzPayload(f *testing.F, folder string, wrap func(string) string) {
	for name, raw := range searchFixtures(f) {
		if strings.HasPrefix(name, strings.TrimPrefix(folder, "testdata/")) && len(raw) < 5000 {
			f.Add(raw)
		}
	}
	f.Add([]byte(`{"children":[{"value":{"whoDoesTheChildLiveWith":{"partyId":"x","childAddress":{"AddressLine1":"1"}}}}],"hearingDetails":[{"startDate":[2026,1,1]}]}`))
	f.Add([]byte(`{"applicants":[{"id":"a","value":{"isAddressConfidential":"Yes","address":{}}}],"applicantsConfidentialDetails":[{"value":{"email":"x"}}]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, payload := range [][]byte{raw, []byte(wrap(string(raw)))} {
			r, err := Parse(payload)
			if want := leavesOf(payload); err == nil && r.Leaves() < want {
				t.Fatalf("%d leaves classed of at least %d", r.Leaves(), want)
			}
		}
	})
}
